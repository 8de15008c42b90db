/** Parts of moments, and moments cut to a unit. */
import { call, type Expression, type FunctionName, literal } from '../plan/expression.ts';
import { type SqlType, type TypeName, typeText } from '../values.ts';
import { failure, notSupported } from './context.ts';
import { coerced } from './conversion.ts';
import type { FunctionCall } from './functions.ts';
import { INTEGER, TEXT } from './type-rules.ts';

const DATES: readonly TypeName[] = ['date', 'timestamp', 'timestamptz'];
const TIMES: readonly TypeName[] = ['time', 'timestamp', 'timestamptz'];

/** Parts that are whole numbers, and the types that have them. */
const PARTS: Readonly<Record<string, readonly [name: FunctionName, of: readonly TypeName[]]>> = {
  year: ['year', DATES],
  month: ['month', DATES],
  day: ['day', DATES],
  hour: ['hour', TIMES],
  minute: ['minute', TIMES],
};

const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'];

/** The unit, which PostgreSQL takes as text in any case. */
const unitIn = (operand: Expression, { query, name, location }: FunctionCall): string => {
  const known = operand.type.name === 'text' || operand.type.name === 'unknown';
  if (operand.kind !== 'literal' || typeof operand.value !== 'string' || !known)
    throw notSupported(query, `${name} with a unit that is computed`, location);
  return operand.value.toLowerCase();
};

/** The quarter, by the month: 1 to 4. */
const quarter = (moment: Expression): Expression =>
  call(
    'divide',
    [
      call('add', [call('month', [moment], INTEGER), literal(2, INTEGER)], INTEGER),
      literal(3, INTEGER),
    ],
    INTEGER,
  );

/** `extract(part from moment)` as an integer. */
export const datePart = (
  [unit, moment]: readonly [Expression, ...Expression[]],
  on: FunctionCall,
): Expression => {
  const { query, location } = on;
  const name = unitIn(unit, on);
  const [part, types] =
    name === 'quarter'
      ? (['month', DATES] as const)
      : ((Object.hasOwn(PARTS, name) ? PARTS[name] : undefined) ?? []);
  if (!part || !types || !moment)
    throw notSupported(
      query,
      'this part of a date (year, quarter, month, day, hour and minute are)',
      location,
    );
  if (!types.includes(moment.type.name)) {
    if (moment.type.name === 'interval') throw notSupported(query, 'parts of intervals', location);
    throw failure(query, 'wrong-type', `${typeText(moment.type)} has no ${name}`, location);
  }
  return name === 'quarter' ? quarter(moment) : call(part, [moment], INTEGER);
};

/** `date_trunc(unit, moment)`: of a date it is a timestamptz, as in PostgreSQL. */
export const truncated = (
  [unit, moment]: readonly [Expression, ...Expression[]],
  on: FunctionCall,
): Expression => {
  const { query, location, name } = on;
  const written = unitIn(unit, on);
  if (!UNITS.includes(written))
    throw notSupported(query, `${name} to this unit (${UNITS.join(', ')} are)`, location);
  if (!moment || !DATES.includes(moment.type.name))
    throw failure(
      query,
      'wrong-type',
      `${name} takes a date or timestamp${moment ? `, not ${typeText(moment.type)}` : ''}`,
      location,
    );
  const type: SqlType = moment.type.name === 'date' ? { name: 'timestamptz' } : moment.type;
  return call('date-truncate', [literal(written, TEXT), coerced(query, moment, type)], type);
};
