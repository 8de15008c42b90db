/** What is used of N3.js, which brings no types of its own. */
declare module 'n3' {
  import type { DatasetCore, DataFactory as Factory, Quad } from '@rdfjs/types';

  export const DataFactory: Factory & {
    readonly literal: (
      value: string,
      languageOrType?: string | import('@rdfjs/types').NamedNode,
    ) => import('@rdfjs/types').Literal;
  };
  export class Writer {
    constructor(options: { readonly prefixes: Readonly<Record<string, string>> });
    addQuads(quads: readonly Quad[]): void;
    end(done: (error: Error | null, result: string) => void): void;
  }
  export class Parser {
    constructor(options?: { readonly baseIRI?: string });
    parse(text: string): Quad[];
  }
  export class Store implements DatasetCore {
    constructor(quads?: readonly Quad[]);
    readonly size: number;
    add(quad: Quad): this;
    delete(quad: Quad): this;
    has(quad: Quad): boolean;
    match: DatasetCore['match'];
    [Symbol.iterator](): Iterator<Quad>;
  }
}
