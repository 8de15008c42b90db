/** `to_char` of moments: patterns of numbers, which need no names of months in some language. */
import { call, type Expression, literal } from '../plan/expression.ts';
import { typeText } from '../values.ts';
import { datePart } from './calendar-functions.ts';
import { failure, notSupported } from './context.ts';
import type { FunctionCall } from './functions.ts';
import { joined, zeroPadded } from './text-functions.ts';
import { INTEGER, TEXT } from './type-rules.ts';

type Part = readonly [pattern: string, part: string, digits: number];

/** By PostgreSQL's names, of which the longest that fits counts. */
const PARTS: readonly Part[] = [
  ['YYYY', 'year', 4],
  ['IYYY', 'isoyear', 4],
  ['HH24', 'hour', 2],
  ['DDD', 'doy', 3],
  ['MM', 'month', 2],
  ['DD', 'day', 2],
  ['MI', 'minute', 2],
  ['IW', 'week', 2],
  ['ID', 'isodow', 1],
  ['Q', 'quarter', 1],
];

/** Patterns of PostgreSQL's that begin like two of these. */
const OTHERS = /^(?:IDDD|iddd)/;

/** Either all capitals or none: PostgreSQL reads `Yyyy` as `Y` and `yyy`. */
const beginsWith = (text: string, pattern: string): boolean =>
  text.startsWith(pattern) || text.startsWith(pattern.toLowerCase());

/** What stands for itself: signs, and text in quotation marks. */
const SIGNS = /^(?:[-\s./,:;]+|"[^"\\]*")/;

/** @throws FederationError `not-supported` for patterns with anything else, `wrong-type` for no moment */
export const writtenMoment = (
  [moment, pattern]: readonly [Expression, ...Expression[]],
  on: FunctionCall,
): Expression => {
  const { query, location, name } = on;
  if (!['date', 'timestamp', 'timestamptz'].includes(moment.type.name))
    throw failure(
      query,
      'wrong-type',
      `${name} takes a date or timestamp, not ${typeText(moment.type)}`,
      location,
    );
  if (pattern?.kind !== 'literal' || typeof pattern.value !== 'string')
    throw notSupported(query, `${name} with a pattern that is computed`, location);
  if (pattern.value === '') return literal(null, TEXT);
  const pieces: Expression[] = [literal('', TEXT)];
  let readsMoment = false;
  let rest = pattern.value;
  while (rest !== '') {
    const [signs] = SIGNS.exec(rest) ?? [];
    const known = OTHERS.test(rest) ? undefined : PARTS.find(([start]) => beginsWith(rest, start));
    if (signs === undefined && !known)
      throw notSupported(
        query,
        `this pattern of ${name} (${PARTS.map(([start]) => start).join(', ')}, signs and "text" are)`,
        location,
      );
    if (signs !== undefined) {
      pieces.push(literal(signs.replaceAll('"', ''), TEXT));
      rest = rest.slice(signs.length);
    } else if (known) {
      const [start, part, digits] = known;
      const isDate = moment.type.name === 'date' && (part === 'hour' || part === 'minute');
      const value = isDate ? literal(0, INTEGER) : datePart([literal(part, TEXT), moment], on);
      readsMoment ||= !isDate;
      pieces.push(zeroPadded(on, call('absolute', [value], INTEGER), digits));
      rest = rest.slice(start.length);
    }
  }
  const text = joined(...pieces);
  return readsMoment
    ? text
    : {
        kind: 'case',
        branches: [{ when: call('is-null', [moment]), result: literal(null, TEXT) }],
        otherwise: text,
        type: TEXT,
      };
};
