/**
 * What a text may hold before it is given to the parser. The parser recurses: expressions some thousands
 * deep overflow its stack, and after some of these it answers nothing any more, for the whole process.
 */
import { FederationError } from '../federation-error.ts';

/** Bytes of a query's text in UTF-8. */
const MAXIMUM_BYTES = 64 * 1024;
/** Brackets within brackets. */
const MAXIMUM_DEPTH = 100;
/**
 * Keywords and operators: each may be one level of the tree, and twice as many were measured to be safe.
 * Names, dots, literals and commas only make a tree wider.
 */
const MAXIMUM_KEYWORDS = 2000;

/** The pieces of PostgreSQL's lexis that tell where strings, names and comments begin and end. */
const PIECE = new RegExp(
  [
    String.raw`(?<blank>[\s,.;]+|--[^\n\r]*)`,
    String.raw`(?<comment>/\*)`,
    String.raw`(?<literal>[eE]'[^'\\]*(?:(?:\\[^]|'')[^'\\]*)*'|'[^']*(?:''[^']*)*'|[0-9][\w.]*|\$[0-9]+)`,
    '(?<name>"[^"]*(?:""[^"]*)*")',
    String.raw`(?<dollar>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<open>[(\[])`,
    String.raw`(?<close>[)\]])`,
    '(?<operator>[^])',
  ].join('|'),
  'y',
);

/** Words that may repeat without end in a row and make a tree deeper, or that stand between operands. */
const DEEPENING =
  /^(?:not|and|or|case|when|else|is|isnull|notnull|like|ilike|between|in|select|from|join|union|intersect|except|values|collate|at|cast|all|any|some|distinct|operator|overlaps|similar)$/i;

const endOfComment = (text: string, start: number): number => {
  let depth = 1;
  let at = start;
  const border = /\/\*|\*\//g;
  while (depth > 0) {
    border.lastIndex = at;
    const found = border.exec(text);
    if (!found) return text.length;
    depth += found[0] === '/*' ? 1 : -1;
    at = border.lastIndex;
  }
  return at;
};

const tooLarge = (message: string, position?: number): FederationError =>
  new FederationError('query-too-large', message, position);

/**
 * @param shift units in front that were not written by whoever asks; positions leave them out
 * @throws FederationError `query-too-large`; `syntax` for a NUL, at which the parser would stop reading
 */
export const checkSize = (text: string, shift = 0): void => {
  if (text.length > MAXIMUM_BYTES || new TextEncoder().encode(text).length > MAXIMUM_BYTES)
    throw tooLarge(`the query is longer than ${MAXIMUM_BYTES} bytes`);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new FederationError('syntax', 'the query holds a NUL character', nul - shift);

  let at = 0;
  let depth = 0;
  let keywords = 0;
  while (at < text.length) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(text);
    const start = at;
    at = PIECE.lastIndex;
    const groups = found?.groups ?? {};
    if (groups.comment) at = endOfComment(text, at);
    else if (groups.dollar) {
      const end = text.indexOf(groups.dollar, at);
      at = end < 0 ? text.length : end + groups.dollar.length;
    } else if (groups.open) {
      depth += 1;
      if (depth > MAXIMUM_DEPTH)
        throw tooLarge(`brackets are nested deeper than ${MAXIMUM_DEPTH}`, start - shift);
    } else if (groups.close) depth -= 1;
    else if (groups.operator || (groups.word && DEEPENING.test(groups.word))) {
      keywords += 1;
      if (keywords > MAXIMUM_KEYWORDS)
        throw tooLarge(
          `the query has more than ${MAXIMUM_KEYWORDS} keywords and operators`,
          start - shift,
        );
    }
  }
};
