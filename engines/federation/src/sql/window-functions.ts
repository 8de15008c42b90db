/** Calls with OVER: functions that only windows have, and aggregates over windows. */
import type { FuncCall } from '@pgsql/types';
import { type Expression, literal } from '../plan/expression.ts';
import type { WindowFunction } from '../plan/window.ts';
import type { SqlType } from '../values.ts';
import { aggregateCall, isAggregate } from './aggregates.ts';
import { unified } from './branches.ts';
import { failure, type Location, located, notSupported, type Place } from './context.ts';
import { asBoolean, asInteger } from './conversion.ts';
import { BIGINT, DOUBLE, INTEGER } from './type-rules.ts';
import { addWindowColumn, insideWindow, overWindow } from './windows.ts';

/** What one call asks for; undefined where its answer is NULL whatever the rows are. */
interface Asked {
  readonly function: WindowFunction;
  readonly operands: readonly Expression[];
  readonly type: SqlType;
}

interface Call {
  readonly place: Place;
  readonly name: string;
  readonly operands: readonly Expression[];
  readonly location: Location;
}

interface Definition {
  /** Fewest and most operands. */
  readonly arity: readonly [number, number];
  readonly ask: (call: Call) => Asked | Extract<Expression, { readonly kind: 'literal' }>;
}

const ranking = (name: WindowFunction, type: SqlType): Definition => ({
  arity: [0, 0],
  ask: () => ({ function: name, operands: [], type }),
});

/** A whole number that stands in the query; undefined for NULL. */
const count = (
  { place, name, location }: Call,
  operand: Expression,
  least: number,
): number | undefined => {
  const number = asInteger(place.query, operand, name);
  if (number.kind !== 'literal')
    throw notSupported(place.query, `${name} with a number that is computed`, location);
  if (number.value === null) return undefined;
  if (Number(number.value) < least)
    throw failure(place.query, 'value', `${name} takes a number above zero`, location);
  return Number(number.value);
};

const ntile: Definition = {
  arity: [1, 1],
  ask: (call) => {
    const [operand] = call.operands;
    const groups = operand && count(call, operand, 1);
    if (groups === undefined) return { kind: 'literal', value: null, type: INTEGER };
    return { function: 'ntile', operands: [literal(groups, INTEGER)], type: INTEGER };
  },
};

const OPPOSITE = { lag: 'lead', lead: 'lag' } as const;
const MOST_ROWS = 2_147_483_647;

/** A value whose type PostgreSQL would have to guess is none of these functions'. */
const known = ({ place, name, location }: Call, operand: Expression | undefined): Expression => {
  if (!operand || operand.type.name === 'unknown')
    throw failure(place.query, 'wrong-type', `${name} takes a value of a known type`, location);
  return operand;
};

/** The value so many rows before or behind, in a type that also holds what there is beyond. */
const shifted = (direction: 'lag' | 'lead'): Definition => ({
  arity: [1, 3],
  ask: (call) => {
    const [operand, offset, beyond] = call.operands;
    const values = operand && beyond ? [operand, beyond] : [known(call, operand)];
    const { type, operands } = unified(call.place.query, call.name, values, call.location);
    const rows = offset ? count(call, offset, Number.NEGATIVE_INFINITY) : 1;
    if (rows === undefined) return { kind: 'literal', value: null, type };
    const [value, ...others] = operands;
    const away = literal(Math.min(Math.abs(rows), MOST_ROWS), INTEGER);
    return {
      function: rows < 0 ? OPPOSITE[direction] : direction,
      operands: [...(value ? [value] : []), away, ...others],
      type,
    };
  },
});

const ofFrame = (name: 'first-value' | 'last-value' | 'nth-value'): Definition => {
  const operandCount = name === 'nth-value' ? 2 : 1;
  return {
    arity: [operandCount, operandCount],
    ask: (call) => {
      const [written, number] = call.operands;
      const operand = known(call, written);
      const { type } = operand;
      if (!number) return { function: name, operands: [operand], type };
      const nth = count(call, number, 1);
      if (nth === undefined) return { kind: 'literal', value: null, type };
      return { function: name, operands: [operand, literal(nth, INTEGER)], type };
    },
  };
};

const FUNCTIONS: Readonly<Record<string, Definition>> = {
  row_number: ranking('row-number', BIGINT),
  rank: ranking('rank', BIGINT),
  dense_rank: ranking('dense-rank', BIGINT),
  percent_rank: ranking('percent-rank', DOUBLE),
  cume_dist: ranking('cume-dist', DOUBLE),
  ntile,
  lag: shifted('lag'),
  lead: shifted('lead'),
  first_value: ofFrame('first-value'),
  last_value: ofFrame('last-value'),
  nth_value: ofFrame('nth-value'),
};

export const isOnlyOverWindows = (name: string): boolean => Object.hasOwn(FUNCTIONS, name);

const aggregateOver = (place: Place, syntax: FuncCall, name: string): Expression => {
  const { query, windows } = place;
  const { over, location, args = [] } = syntax;
  if (!windows || !over) throw notSupported(query, `${name} over`, location);
  const window = overWindow(place, windows, over);
  const inside = insideWindow(place);
  const filter =
    syntax.agg_filter &&
    asBoolean(
      query,
      query.bindExpression(
        { ...inside, aggregates: undefined, clause: 'FILTER' },
        syntax.agg_filter,
      ),
      'FILTER',
    );
  return aggregateCall({
    query,
    name,
    operands: args.map((part) => query.bindExpression(inside, part)),
    isDistinct: false,
    filter,
    location,
    add: ({ isDistinct: _, ...aggregate }) => addWindowColumn(query, windows, window, aggregate),
  });
};

const functionOver = (place: Place, syntax: FuncCall, name: string): Expression => {
  const { query, windows } = place;
  const { over, location, args = [] } = syntax;
  const definition = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!definition)
    throw failure(
      query,
      'unknown-function',
      `${name} is neither a window function nor an aggregate`,
      location,
    );
  if (!windows || !over) throw notSupported(query, `${name} over`, location);
  if (syntax.agg_filter)
    throw notSupported(query, `FILTER with ${name}, which is no aggregate`, location);
  const [fewest, most] = definition.arity;
  if (args.length < fewest || args.length > most)
    throw failure(
      query,
      'unknown-function',
      `${name} takes ${fewest === most ? fewest : `${fewest} to ${most}`} operands, not ${args.length}`,
      location,
    );
  const window = overWindow(place, windows, over);
  const inside = insideWindow(place);
  const operands = args.map((part) => query.bindExpression(inside, part));
  const asked = definition.ask({ place, name, operands, location });
  if ('kind' in asked) return located(query, asked, location);
  return located(query, addWindowColumn(query, windows, window, { ...asked, name }), location);
};

/**
 * The column in which a call with OVER stands.
 *
 * @throws FederationError `grouping` where windows cannot stand; `not-supported`, `wrong-type`, `value`
 */
export const windowCall = (place: Place, syntax: FuncCall, name: string): Expression => {
  const { query } = place;
  const { location } = syntax;
  if (syntax.agg_distinct) throw notSupported(query, `DISTINCT in ${name} over a window`, location);
  if (syntax.agg_order) throw notSupported(query, `ORDER BY in ${name} over a window`, location);
  if (!place.windows)
    throw failure(
      query,
      'grouping',
      `${name} over a window cannot stand in ${place.clause}`,
      location,
    );
  return isAggregate(name) ? aggregateOver(place, syntax, name) : functionOver(place, syntax, name);
};
