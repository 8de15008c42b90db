/** Text as PostgreSQL has it under collation "C": characters are code points, order is that of UTF-8 bytes. */

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Order of the UTF-8 bytes of two texts, which is that of their code points and not of UTF-16 units. */
export const compareText = (left: string, right: string): number => {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a === b) continue;
    // Characters beyond U+FFFF are written with surrogates, which as units stand before U+E000.
    if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
    return a < b ? -1 : 1;
  }
  return left.length < right.length ? -1 : 1;
};

const hasSurrogates = (text: string): boolean => /[\ud800-\udfff]/.test(text);

/** Characters of a text; texts without any beyond U+FFFF need not be taken apart. */
const characters = (
  text: string,
): { readonly length: number; slice(from: number, to: number): string } => {
  if (!hasSurrogates(text)) return text;
  const points = Array.from(text);
  return { length: points.length, slice: (from, to) => points.slice(from, to).join('') };
};

export const characterLength = (text: string): number => characters(text).length;

/** Characters from the `from`th (1 is the first, and it may lie before); `length` may be undefined. */
export const substringOf = (text: string, from: number, length?: number): string => {
  const points = characters(text);
  const start = Math.max(from - 1, 0);
  const end = length === undefined ? points.length : from - 1 + length;
  return end <= start ? '' : points.slice(start, Math.min(end, points.length));
};

/** The first characters; with a negative count all but the last. */
export const leftOf = (text: string, count: number): string => {
  const points = characters(text);
  return points.slice(0, Math.max(count >= 0 ? count : points.length + count, 0));
};

/** The last characters; with a negative count all but the first. */
export const rightOf = (text: string, count: number): string => {
  const points = characters(text);
  return points.slice(Math.max(count >= 0 ? points.length - count : -count, 0), points.length);
};

/** Where a text first stands in another; 1 is the first character, 0 means nowhere. */
export const positionOf = (text: string, sought: string): number => {
  const index = text.indexOf(sought);
  return index < 0 ? 0 : characterLength(text.slice(0, index)) + 1;
};

export const replaceIn = (text: string, sought: string, by: string): string =>
  sought === '' ? text : text.split(sought).join(by);

/** Without the given characters at its start, its end or both. */
export const trimmed = (text: string, removed: string, side: 'both' | 'left' | 'right'): string => {
  const unwanted = new Set(removed);
  const points = Array.from(text);
  let from = 0;
  let to = points.length;
  if (side !== 'right') while (from < to && unwanted.has(points[from] ?? '')) from += 1;
  if (side !== 'left') while (to > from && unwanted.has(points[to - 1] ?? '')) to -= 1;
  return points.slice(from, to).join('');
};

type PatternPart = string | 'any' | 'one';

/** A pattern of LIKE, part by part; undefined when it ends in its escape character, which is an error. */
const patternParts = (pattern: string, escapeBy: string): readonly PatternPart[] | undefined => {
  const parts: PatternPart[] = [];
  const points = Array.from(pattern);
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index] ?? '';
    if (escapeBy !== '' && point === escapeBy) {
      index += 1;
      const escaped = points[index];
      if (escaped === undefined) return undefined;
      parts.push(escaped);
    } else parts.push(point === '%' ? 'any' : point === '_' ? 'one' : point);
  }
  return parts;
};

/**
 * Whether a text matches a pattern of LIKE: `%` stands for any characters, `_` for one, and what follows
 * the escape character for itself. Undefined when the pattern ends in its escape character, which is an error.
 *
 * Going back only to the last `%` keeps the time to length × length, whatever the pattern.
 */
export const likeMatcher = (
  pattern: string,
  escapeBy: string,
): ((text: string) => boolean) | undefined => {
  const parts = patternParts(pattern, escapeBy);
  if (!parts) return undefined;
  return (text) => {
    const points = hasSurrogates(text) ? Array.from(text) : text;
    let at = 0;
    let part = 0;
    let lastAny = -1;
    let retryAt = 0;
    while (at < points.length) {
      const wanted = parts[part];
      if (wanted === 'any') {
        lastAny = part;
        retryAt = at;
        part += 1;
      } else if (wanted === 'one' || (wanted !== undefined && wanted === points[at])) {
        at += 1;
        part += 1;
      } else if (lastAny >= 0) {
        retryAt += 1;
        at = retryAt;
        part = lastAny + 1;
      } else return false;
    }
    while (parts[part] === 'any') part += 1;
    return part === parts.length;
  };
};
