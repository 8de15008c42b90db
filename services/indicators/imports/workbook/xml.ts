/**
 * Reads XML as it comes in pieces: names without their prefix, texts with their letters decoded. No
 * entities of its own, no document type: a workbook has none, and they are how small files grow.
 */
import { WorkbookTrouble } from './trouble.ts';

export interface XmlHandler {
  /** `attributes` as they stand, for `attributeOf`. */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** One tag or one text; a cell of a workbook holds at most 32 767 letters. */
const lettersAtMost = 2_000_000;

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
        if (!name.startsWith('#')) return entities[name] ?? whole;
        const code = name[1]?.toLowerCase() === 'x' ? `0${name.slice(1)}` : name.slice(1);
        const number = Number(code);
        return number <= 0x10ffff ? String.fromCodePoint(number) : whole;
      })
    : text;

const patterns = new Map<string, RegExp>();

/** @returns the value of an attribute, whatever its prefix, or undefined */
export const attributeOf = (attributes: string, name: string): string | undefined => {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decoded(value);
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * @returns takes the next piece of text; the last call says so
 * @throws WorkbookTrouble damaged
 */
export const createXmlReader = ({ open, close, text }: XmlHandler) => {
  let held = '';

  const tag = (content: string): void => {
    if (content.startsWith('/')) {
      close(localName(content.slice(1).trim()));
      return;
    }
    const isEmpty = content.endsWith('/');
    const inside = isEmpty ? content.slice(0, -1) : content;
    const space = inside.search(/\s/);
    const name = localName(space === -1 ? inside : inside.slice(0, space));
    open(name, space === -1 ? '' : inside.slice(space));
    if (isEmpty) close(name);
  };

  return (piece: string, isLast = false): void => {
    const all = held + piece;
    let at = 0;
    const upTo = (end: string, from: number): number => {
      const found = all.indexOf(end, from);
      return found === -1 ? -1 : found + end.length;
    };
    while (at < all.length) {
      const next = all.indexOf('<', at);
      if (next !== at) {
        if (next === -1 && !isLast) break; // the text may go on in the next piece
        text(decoded(next === -1 ? all.slice(at) : all.slice(at, next)));
        at = next === -1 ? all.length : next;
        continue;
      }
      if (all.startsWith('<!--', at)) {
        const end = upTo('-->', at);
        if (end === -1) break;
        at = end;
      } else if (all.startsWith('<![CDATA[', at)) {
        const end = upTo(']]>', at);
        if (end === -1) break;
        text(all.slice(at + 9, end - 3));
        at = end;
      } else if (all.startsWith('<!DOCTYPE', at)) {
        throw new WorkbookTrouble('damaged', 'a document type');
      } else {
        const end = upTo('>', at);
        if (end === -1) break;
        if (all[at + 1] !== '?' && all[at + 1] !== '!') tag(all.slice(at + 1, end - 1));
        at = end;
      }
    }
    held = all.slice(at);
    if (held.length > lettersAtMost || (isLast && held.trim() !== ''))
      throw new WorkbookTrouble('damaged', 'XML without an end');
  };
};

/** Reads a whole part of an archive. @throws WorkbookTrouble */
export const readXml = async (
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): Promise<void> => {
  const read = createXmlReader(handler);
  const decoder = new TextDecoder();
  for await (const piece of pieces) read(decoder.decode(piece, { stream: true }));
  read(decoder.decode(), true);
};
