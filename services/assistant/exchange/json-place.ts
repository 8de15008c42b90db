/** Where in a JSON text (RFC 8259) a value stands, by the path that leads to it. */
import { tokenAt } from './json-fault.ts';

export type JsonPath = readonly (string | number)[];

export interface Place {
  /** `subjects[3].key`, as JSON paths are written: elements are counted from 0. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

interface Value {
  /** Of its first sign, from 0. */
  readonly start: number;
  readonly end: number;
  readonly parts: ReadonlyMap<string | number, Value>;
}

const noParts: Value['parts'] = new Map();

const nextSign = (text: string, place: number): number => {
  let at = place;
  while (' \t\n\r'.includes(text[at] ?? '.')) at += 1;
  return at;
};

const endAt = (text: string, start: number): number => {
  const token = tokenAt(text, start);
  if (typeof token === 'number') throw new Error(`No JSON at ${token}: it is to be parsed first.`);
  return token.end;
};

/** @param text right JSON, of bearable depth */
const valueAt = (text: string, place: number): Value => {
  const start = nextSign(text, place);
  const sign = text[start];
  if (sign !== '{' && sign !== '[') return { start, end: endAt(text, start), parts: noParts };
  const parts = new Map<string | number, Value>();
  let at = nextSign(text, start + 1);
  while (text[at] !== '}' && text[at] !== ']') {
    let name: string | number = parts.size;
    if (sign === '{') {
      const end = endAt(text, at);
      name = String(JSON.parse(text.slice(at, end)));
      at = nextSign(text, end) + 1;
    }
    const value = valueAt(text, at);
    parts.set(name, value);
    at = nextSign(text, value.end);
    if (text[at] === ',') at = nextSign(text, at + 1);
  }
  return { start, end: at + 1, parts };
};

/** Numbers of lines by places, for many places of one text. */
const lineCounter = (text: string): ((place: number) => number) => {
  const ends: number[] = [];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) ends.push(end);
  return (place) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
};

const pathInWords = (path: JsonPath): string =>
  path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join('');

/**
 * Looks at the text only once something is asked for.
 *
 * @param text JSON that could be parsed, of bearable depth
 * @returns the place of a value; of what it should stand in where it is missing
 */
export const placeFinder = (text: string): ((path: JsonPath) => Place) => {
  let known: { readonly root: Value; readonly lineOf: (place: number) => number } | undefined;
  return (path) => {
    known ??= { root: valueAt(text, 0), lineOf: lineCounter(text) };
    let value = known.root;
    for (const part of path) {
      const next = value.parts.get(part);
      if (!next) break;
      value = next;
    }
    return { path: pathInWords(path), line: known.lineOf(value.start) };
  };
};
