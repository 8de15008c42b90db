/** Aggregates: what each takes and gives. */
import type { Expression } from '../plan/expression.ts';
import { column } from '../plan/expression.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import type { AggregateColumn, AggregateFunction } from '../plan/node.ts';
import { isNumeric, isWhole, type SqlType, type TypeName, typeText } from '../values.ts';
import { failure, type Location, located, type QueryContext } from './context.ts';
import { asBoolean, asText, coerced, withType } from './conversion.ts';
import { average } from './functions.ts';
import { BIGINT, DOUBLE, isFloating, numeric } from './type-rules.ts';

const NAMES = ['count', 'sum', 'avg', 'min', 'max', 'bool_and', 'bool_or', 'every', 'string_agg'];

/** Aggregates of PostgreSQL that are known and left out, so that they are not taken for scalar functions. */
const LEFT_OUT = [
  'array_agg',
  'json_agg',
  'jsonb_agg',
  'json_object_agg',
  'stddev',
  'stddev_pop',
  'stddev_samp',
  'variance',
  'var_pop',
  'var_samp',
  'corr',
  'percentile_cont',
  'percentile_disc',
  'mode',
  'bit_and',
  'bit_or',
];

export const isAggregate = (name: string): boolean => NAMES.includes(name);

export const isAggregateLeftOut = (name: string): boolean => LEFT_OUT.includes(name);

/** Types that min and max have in PostgreSQL. */
const ORDERED: readonly TypeName[] = [
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'double',
  'text',
  'date',
  'time',
  'timestamp',
  'timestamptz',
  'interval',
];

export interface AggregateCall {
  readonly query: QueryContext;
  readonly name: string;
  readonly operands: readonly Expression[];
  readonly isDistinct: boolean;
  readonly filter: Expression | undefined;
  readonly location: Location;
  /** Where it is computed: gives the column in which its answer stands. */
  readonly add: (aggregate: Omit<AggregateColumn, 'id'>) => Expression;
}

const sumType = (type: SqlType): SqlType => {
  if (type.name === 'bigint') return numeric(undefined, 0);
  if (type.name === 'numeric') return numeric(undefined, type.scale);
  return isWhole(type) ? BIGINT : type;
};

const addColumn = (
  on: AggregateCall,
  name: AggregateFunction,
  operands: readonly Expression[],
  type: SqlType,
): Expression => {
  const { query, filter, location } = on;
  // A value more or less of the same changes neither the least nor the greatest, nor all nor any.
  const isDistinct = on.isDistinct && ['count', 'sum', 'string-agg'].includes(name);
  const added = on.add({
    name: on.name,
    type,
    function: name,
    operands,
    isDistinct,
    ...(filter && { filter }),
  });
  return located(query, added, location);
};

/** Adds to the aggregates of a query; the same aggregate is computed once. */
export const addTo =
  (query: QueryContext, into: AggregateColumn[]): AggregateCall['add'] =>
  (wanted) => {
    const isSame = (known: AggregateColumn): boolean =>
      known.function === wanted.function &&
      known.isDistinct === wanted.isDistinct &&
      known.operands.length === wanted.operands.length &&
      known.operands.every(
        (operand, index) => fingerprint(operand) === fingerprint(wanted.operands[index]),
      ) &&
      fingerprint(known.filter) === fingerprint(wanted.filter);
    let found = into.find(isSame);
    if (!found) {
      found = { ...wanted, id: query.ids.next() };
      into.push(found);
    }
    return column(found.id, found.type);
  };

/**
 * The column in which an aggregate stands after grouping.
 *
 * @throws FederationError `wrong-type`, `unknown-function`
 */
export const aggregateCall = (on: AggregateCall): Expression => {
  const { query, name, operands, location } = on;
  const [operand, separator] = operands;
  const most = name === 'string_agg' ? 2 : 1;
  if (operands.length > most || (most === 2 && !separator) || (!operand && name !== 'count'))
    throw failure(
      query,
      'unknown-function',
      `${name} takes ${most === 2 ? 'two operands' : 'one operand'}, not ${operands.length}`,
      location,
    );
  if (!operand) return addColumn(on, 'count', [], BIGINT);

  const wrongType = () =>
    failure(query, 'wrong-type', `${name} does not take ${typeText(operand.type)}`, location);
  switch (name) {
    case 'count':
      if (on.isDistinct && operand.type.name === 'json') throw wrongType();
      return addColumn(on, 'count', [withType(query, operand)], BIGINT);
    case 'sum':
    case 'avg': {
      if (!isNumeric(operand.type)) throw wrongType();
      if (name === 'sum') return addColumn(on, 'sum', [operand], sumType(operand.type));
      const summed = isFloating(operand.type) ? coerced(query, operand, DOUBLE) : operand;
      const sum = addColumn(on, 'sum', [summed], sumType(summed.type));
      return average(query, sum, addColumn(on, 'count', [summed], BIGINT));
    }
    case 'min':
    case 'max': {
      const known = withType(query, operand);
      if (!ORDERED.includes(known.type.name)) throw wrongType();
      return addColumn(on, name, [known], known.type);
    }
    case 'string_agg':
      return addColumn(
        on,
        'string-agg',
        operands.map((part) => asText(query, part, name)),
        { name: 'text' },
      );
    default: {
      const condition = asBoolean(query, operand, name);
      return addColumn(
        on,
        name === 'bool_or' ? 'bool-or' : 'bool-and',
        [condition],
        condition.type,
      );
    }
  }
};
