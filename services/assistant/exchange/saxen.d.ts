/** What is used of saxen, which brings no types of its own. */
declare module 'saxen' {
  /** Where the parser is; the first line is 0. */
  type Place = () => { readonly line: number; readonly column: number };

  export class Parser {
    on(event: 'error' | 'warn', handle: (error: Error, place: Place) => void): this;
    on(
      event: 'openTag',
      handle: (
        name: string,
        attributes: () => Readonly<Record<string, string>> | false,
        decode: (text: string) => string,
        isSelfClosing: boolean,
        place: Place,
      ) => void,
    ): this;
    on(event: 'closeTag', handle: (name: string) => void): this;
    on(
      event: 'text' | 'attention',
      handle: (text: string, decode: (text: string) => string, place: Place) => void,
    ): this;
    on(event: 'cdata', handle: (text: string, place: Place) => void): this;
    parse(text: string): void;
  }
}
