/** The records of a CSV text and how many fields each has, found as DuckDB does when it is told the signs. */

/** What separates fields, where nobody says. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

export type LineEnd = '\n' | '\r\n' | '\r';

export interface CsvSigns {
  /** Undefined where each line is one field. */
  readonly delimiter: Delimiter | undefined;
  /** What stands before a quote that does not end its field: another one, or a backslash. */
  readonly escaping: '"' | '\\';
}

export interface CsvRecords {
  /** Byte at which each begins. */
  readonly starts: readonly number[];
  /** Fields of each, 0 of an empty line. */
  readonly counts: readonly number[];
  /** Fields of each without empty ones at its end. */
  readonly filled: readonly number[];
  readonly lineEnd: LineEnd | undefined;
  /** The first record that ends otherwise than the first. */
  readonly otherEnd: number | undefined;
  /** Where quotes end the reading: what follows is in no record. */
  readonly fault: { readonly start: number; readonly kind: 'open' | 'misplaced' } | undefined;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;

/** Bytes that a line may have, for DuckDB. */
const LONGEST_LINE = 2_097_152;

const OPEN = -1;
const MISPLACED = -2;

/** Where the quotes of a field begin: before them may be one blank. */
const quoteOf = (bytes: Uint8Array, start: number): number | undefined => {
  if (bytes[start] === QUOTE) return start;
  return bytes[start] === SPACE && bytes[start + 1] === QUOTE ? start + 1 : undefined;
};

const isLineEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;

/** The byte after a field's last, or why there is none. */
const endOfField = (
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  escaping: number,
): number => {
  const quote = quoteOf(bytes, start);
  let at = quote ?? start;
  if (quote === undefined) {
    while (at < bytes.length && bytes[at] !== delimiter && !isLineEnd(bytes[at])) at += 1;
    return at;
  }
  at += 1;
  for (;;) {
    if (at >= bytes.length) return OPEN;
    const byte = bytes[at];
    if (escaping !== QUOTE && byte === escaping) at += 2;
    else if (byte !== QUOTE) at += 1;
    else if (escaping === QUOTE && bytes[at + 1] === QUOTE) at += 2;
    else break;
  }
  at += 1;
  while (bytes[at] === SPACE) at += 1;
  return at >= bytes.length || bytes[at] === delimiter || isLineEnd(bytes[at]) ? at : MISPLACED;
};

const isEmptyField = (bytes: Uint8Array, start: number, end: number): boolean => {
  if (start === end) return true;
  const quote = quoteOf(bytes, start);
  return quote !== undefined && bytes[quote + 1] === QUOTE && bytes[quote + 2] !== QUOTE;
};

const lineEndAt = (bytes: Uint8Array, at: number): LineEnd => {
  if (bytes[at] === LF) return '\n';
  return bytes[at + 1] === LF ? '\r\n' : '\r';
};

const codes = ({ delimiter, escaping }: CsvSigns) =>
  [delimiter?.charCodeAt(0) ?? -1, escaping.charCodeAt(0)] as const;

/**
 * @param start byte at which the text begins, after a mark of its encoding
 * @param isWhole otherwise the text goes on, and its last record is left out
 */
export const recordsOf = (
  bytes: Uint8Array,
  start: number,
  signs: CsvSigns,
  isWhole: boolean,
): CsvRecords => {
  const [delimiter, escaping] = codes(signs);
  const starts: number[] = [];
  const counts: number[] = [];
  const filled: number[] = [];
  let lineEnd: LineEnd | undefined;
  let otherEnd: number | undefined;
  const found = (fault?: CsvRecords['fault']): CsvRecords => ({
    starts,
    counts,
    filled,
    lineEnd,
    otherEnd,
    fault,
  });

  for (let position = start; position < bytes.length; ) {
    const first = position;
    let count = 0;
    let filledTo = 0;
    let end = endOfField(bytes, position, delimiter, escaping);
    for (;;) {
      if (end < 0) break;
      count += 1;
      if (!isEmptyField(bytes, position, end)) filledTo = count;
      if (end >= bytes.length || bytes[end] !== delimiter) break;
      position = end + 1;
      end = endOfField(bytes, position, delimiter, escaping);
    }
    const isCutOff = !isWhole && (end === OPEN || end >= bytes.length - 1);
    if (isCutOff && bytes.length - first < LONGEST_LINE) return found();
    if (end < 0) return found({ start: first, kind: end === OPEN ? 'open' : 'misplaced' });
    starts.push(first);
    counts.push(end === first ? 0 : count);
    filled.push(filledTo);
    if (end >= bytes.length) return found();
    const ends = lineEndAt(bytes, end);
    lineEnd ??= ends;
    if (ends !== lineEnd) otherEnd ??= starts.length - 1;
    position = end + ends.length;
  }
  return found();
};

/** The fields of the record at a byte, as bytes without their quotes. */
export const fieldsAt = (
  bytes: Uint8Array,
  start: number,
  signs: CsvSigns,
): readonly Uint8Array[] => {
  const [delimiter, escaping] = codes(signs);
  const fields: Uint8Array[] = [];
  for (let position = start; ; ) {
    const end = endOfField(bytes, position, delimiter, escaping);
    const quote = quoteOf(bytes, position);
    const last = quote === undefined ? end : bytes.lastIndexOf(QUOTE, end - 1);
    const inner = bytes.subarray(quote === undefined ? position : quote + 1, last);
    fields.push(quote === undefined ? inner : withoutEscapes(inner, escaping));
    if (end >= bytes.length || bytes[end] !== delimiter) return fields;
    position = end + 1;
  }
};

const withoutEscapes = (bytes: Uint8Array, escaping: number): Uint8Array => {
  const kept: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === escaping && at + 1 < bytes.length) at += 1;
    kept.push(bytes[at] ?? escaping);
  }
  return Uint8Array.from(kept);
};

/** The byte at which the line after the one of a byte begins. */
export const nextLine = (bytes: Uint8Array, position: number): number => {
  let at = position;
  while (at < bytes.length && !isLineEnd(bytes[at])) at += 1;
  return at < bytes.length ? at + lineEndAt(bytes, at).length : at;
};

/** The line that a byte is on, counted from 1 as editors do. */
export const lineAt = (bytes: Uint8Array, position: number): number => {
  let line = 1;
  for (let at = 0; at < position; at += 1)
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line += 1;
  return line;
};
