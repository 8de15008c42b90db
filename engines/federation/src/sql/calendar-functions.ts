/** Parts of moments, and moments cut to a unit. */
import { call, type Expression, type FunctionName, literal } from '../plan/expression.ts';
import { type SqlType, type TypeName, typeText } from '../values.ts';
import { failure, notSupported, type QueryContext } from './context.ts';
import { coerced, converted } from './conversion.ts';
import type { FunctionCall } from './functions.ts';
import { DATE, INTEGER, TEXT, TIMESTAMP } from './type-rules.ts';

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

const number = (value: number): Expression => literal(value, INTEGER);

const integer = (name: FunctionName, ...operands: readonly Expression[]): Expression =>
  call(name, operands, INTEGER);

/** Days since a day of which the weekday is known, as 0 to 6. */
const daysAfter = (weekday: string, date: Expression): Expression => {
  const days = integer('days-between', date, literal(weekday, DATE));
  return integer(
    'modulo',
    integer('add', integer('modulo', days, number(7)), number(7)),
    number(7),
  );
};

const A_SUNDAY = '2000-01-02';
const A_MONDAY = '2000-01-03';

const addDays = (date: Expression, days: Expression): Expression =>
  call('add-days', [date, days], DATE);

/** The Thursday of its week, which is in the year that the week counts to (ISO 8601). */
const thursdayOf = (date: Expression): Expression =>
  addDays(date, integer('subtract', number(3), daysAfter(A_MONDAY, date)));

const startOfYear = (query: QueryContext, date: Expression): Expression => {
  const start = call(
    'date-truncate',
    [literal('year', TEXT), coerced(query, date, TIMESTAMP)],
    TIMESTAMP,
  );
  return converted(query, start, DATE);
};

const dayOfYear = (query: QueryContext, date: Expression): Expression =>
  integer('add', integer('days-between', date, startOfYear(query, date)), number(1));

/** Parts that are computed from the day. */
const OF_DAYS: Readonly<Record<string, (date: Expression, query: QueryContext) => Expression>> = {
  dow: (date) => daysAfter(A_SUNDAY, date),
  isodow: (date) => integer('add', daysAfter(A_MONDAY, date), number(1)),
  doy: (date, query) => dayOfYear(query, date),
  week: (date, query) => {
    const day = integer('subtract', dayOfYear(query, thursdayOf(date)), number(1));
    return integer('add', integer('divide', day, number(7)), number(1));
  },
  isoyear: (date) => integer('year', thursdayOf(date)),
};

/** `extract(part from moment)` as an integer. */
export const datePart = (
  [unit, moment]: readonly [Expression, ...Expression[]],
  on: FunctionCall,
): Expression => {
  const { query, location } = on;
  const name = unitIn(unit, on);
  const ofDay = Object.hasOwn(OF_DAYS, name) ? OF_DAYS[name] : undefined;
  const [part, types] =
    name === 'quarter'
      ? (['month', DATES] as const)
      : ((Object.hasOwn(PARTS, name) ? PARTS[name] : undefined) ?? []);
  if (!moment || (!part && !ofDay))
    throw notSupported(
      query,
      `this part of a date (${[...Object.keys(PARTS), 'quarter', ...Object.keys(OF_DAYS)].join(', ')} are)`,
      location,
    );
  if (!(types ?? DATES).includes(moment.type.name)) {
    if (moment.type.name === 'interval') throw notSupported(query, 'parts of intervals', location);
    throw failure(query, 'wrong-type', `${typeText(moment.type)} has no ${name}`, location);
  }
  if (ofDay) return ofDay(coerced(query, moment, DATE), query);
  return name === 'quarter' || !part ? quarter(moment) : call(part, [moment], INTEGER);
};

/**
 * Whole years from one day to another, negative backwards: the years that PostgreSQL's `age` counts.
 */
export const wholeYears = (later: Expression, earlier: Expression): Expression => {
  const inYear = (date: Expression): Expression =>
    integer('add', integer('multiply', integer('month', date), number(100)), integer('day', date));
  const forwards = (to: Expression, from: Expression): Expression =>
    integer('subtract', integer('subtract', integer('year', to), integer('year', from)), {
      kind: 'case',
      branches: [{ when: call('less', [inYear(to), inYear(from)]), result: number(1) }],
      otherwise: number(0),
      type: INTEGER,
    });
  return {
    kind: 'case',
    branches: [
      { when: call('less', [later, earlier]), result: integer('negate', forwards(earlier, later)) },
    ],
    otherwise: forwards(later, earlier),
    type: INTEGER,
  };
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
