/** GROUPING SETS, ROLLUP and CUBE: the same rows grouped several times, one below the other. */
import type { GroupingFunc, Node as Syntax } from '@pgsql/types';
import { copyOf } from '../plan/copy.ts';
import { type ColumnId, column, columnsIn, type Expression, literal } from '../plan/expression.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import type { AggregateColumn, ComputedColumn, Node, OutputColumn } from '../plan/node.ts';
import { failure, type Location, notSupported, type Place, type QueryContext } from './context.ts';
import { withType } from './conversion.ts';
import { INTEGER } from './type-rules.ts';

/** The keys that rows are grouped by at one time. */
export type GroupingSet = readonly ComputedColumn[];

/** GROUPING (…): which of some keys rows are not grouped by. */
export interface GroupingQuestion {
  readonly id: ColumnId;
  readonly operands: readonly Expression[];
  readonly location: Location;
}

const MAXIMUM_SETS = 64;

type KeyOf = (item: Syntax) => ComputedColumn;

/** `(a, b)` without ROW is as many keys. */
const keysOf = (item: Syntax, keyOf: KeyOf): GroupingSet =>
  'RowExpr' in item && item.RowExpr.row_format === 'COERCE_IMPLICIT_CAST'
    ? (item.RowExpr.args ?? []).map(keyOf)
    : [keyOf(item)];

const subsetsOf = (parts: readonly GroupingSet[]): readonly GroupingSet[] =>
  Array.from({ length: 2 ** parts.length }, (_, without) =>
    parts.filter((_part, index) => ((without >> index) & 1) === 0).flat(),
  );

const beginningsOf = (parts: readonly GroupingSet[]): readonly GroupingSet[] =>
  Array.from({ length: parts.length + 1 }, (_, index) =>
    parts.slice(0, parts.length - index).flat(),
  );

const setsOf = (query: QueryContext, item: Syntax, keyOf: KeyOf): readonly GroupingSet[] => {
  if (!('GroupingSet' in item)) return [keysOf(item, keyOf)];
  const { kind, content = [], location } = item.GroupingSet;
  const tooMany = () => notSupported(query, `more than ${MAXIMUM_SETS} grouping sets`, location);
  const parts = () => content.map((part) => keysOf(part, keyOf));
  switch (kind) {
    case 'GROUPING_SET_ROLLUP':
      return beginningsOf(parts());
    case 'GROUPING_SET_CUBE':
      if (2 ** content.length > MAXIMUM_SETS) throw tooMany();
      return subsetsOf(parts());
    case 'GROUPING_SET_SETS':
      return content.flatMap((part) => setsOf(query, part, keyOf));
    default:
      return [[]];
  }
};

const withoutTwice = (set: GroupingSet): GroupingSet => [...new Set(set)];

const nameOf = (set: GroupingSet): string =>
  set
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join();

/**
 * The sets that the items of GROUP BY make together: each of one item with each of the others.
 *
 * @param isDistinct whether sets that are alike count once: GROUP BY DISTINCT
 * @returns undefined where every row is grouped once
 */
export const groupingSets = (
  query: QueryContext,
  items: readonly Syntax[],
  keyOf: KeyOf,
  isDistinct: boolean,
): readonly GroupingSet[] | undefined => {
  const sets = items.reduce<readonly GroupingSet[]>(
    (before, item) => {
      const own = setsOf(query, item, keyOf);
      if (before.length * own.length > MAXIMUM_SETS)
        throw notSupported(query, `more than ${MAXIMUM_SETS} grouping sets`);
      return before.flatMap((set) => own.map((more) => withoutTwice([...set, ...more])));
    },
    [[]],
  );
  if (!items.some((item) => 'GroupingSet' in item)) return undefined;
  return isDistinct ? [...new Map(sets.map((set) => [nameOf(set), set])).values()] : sets;
};

/** Remembers a GROUPING (…) to be answered for each set. */
export const bindGrouping = (place: Place, { args = [], location }: GroupingFunc): Expression => {
  const { query, groupings, beforeGrouping } = place;
  if (!groupings || !beforeGrouping)
    throw failure(query, 'grouping', `GROUPING cannot stand in ${place.clause}`, location);
  const operands = args.map((part) =>
    withType(query, query.bindExpression({ ...beforeGrouping, level: place.level }, part)),
  );
  if (operands.length > 31) throw notSupported(query, 'GROUPING with more than 31 keys', location);
  const id = query.ids.next();
  groupings.push({ id, operands, location });
  return column(id, INTEGER);
};

/** A bit for each operand, the last one lowest: 1 where rows are not grouped by it. */
const answerIn = (
  query: QueryContext,
  { operands, location }: GroupingQuestion,
  keys: GroupingSet,
  set: GroupingSet,
): Expression => {
  const bits = operands.reduce((mask, operand) => {
    const isOperand = ({ expression }: ComputedColumn): boolean =>
      fingerprint(expression) === fingerprint(operand);
    if (!keys.some(isOperand))
      throw failure(query, 'grouping', 'GROUPING takes what stands in GROUP BY', location);
    return mask * 2 + (set.some(isOperand) ? 0 : 1);
  }, 0);
  return literal(bits, INTEGER);
};

interface Groups {
  readonly keys: GroupingSet;
  readonly sets?: readonly GroupingSet[];
}

/**
 * Rows grouped by each set, all in the columns of all keys (NULL where a set is without it), of the
 * aggregates and of the questions.
 */
export const groupedBySets = (
  query: QueryContext,
  input: Node,
  { keys, sets = [keys] }: Groups,
  aggregates: readonly AggregateColumn[],
  questions: readonly GroupingQuestion[],
): Node => {
  const fresh = () => query.ids.next();
  const columns: readonly OutputColumn[] = [
    ...keys,
    ...aggregates,
    ...questions.map(({ id }) => ({ id, name: 'grouping', type: INTEGER })),
  ].map(({ id, name, type }) => ({ id, name, type }));

  const groupedBy = (set: GroupingSet): Node => {
    const { node, translate } = copyOf(input, fresh);
    // Constants divide nothing, and some sources refuse them; alone, they still mean no rows for none.
    const dividing = set.filter(({ expression }) => columnsIn(expression).size > 0);
    const ownKeys = (dividing.length > 0 ? dividing : set).map((key) => ({
      key,
      own: { ...key, id: fresh(), expression: translate(key.expression) },
    }));
    const ownAggregates = aggregates.map((aggregate) => ({
      ...aggregate,
      id: fresh(),
      operands: aggregate.operands.map(translate),
      ...(aggregate.filter && { filter: translate(aggregate.filter) }),
    }));
    const valueIn = (key: ComputedColumn): Expression => {
      if (!set.includes(key)) return literal(null, key.type);
      const found = ownKeys.find((known) => known.key === key);
      return found ? column(found.own.id, key.type) : key.expression;
    };
    const values = [
      ...keys.map(valueIn),
      ...ownAggregates.map(({ id, type }) => column(id, type)),
      ...questions.map((question) => answerIn(query, question, keys, set)),
    ];
    return {
      kind: 'project',
      input: {
        kind: 'aggregate',
        input: node,
        keys: ownKeys.map(({ own }) => own),
        aggregates: ownAggregates,
      },
      columns: columns.map(({ name, type }, index) => ({
        ...{ id: fresh(), name, type },
        expression: values[index] ?? literal(null, type),
      })),
    };
  };

  const [first, ...others] = sets.map(groupedBy);
  if (!first) throw notSupported(query, 'GROUP BY without sets');
  const joined = others.reduce<Node>(
    (left, right) => ({
      ...{ kind: 'set', operation: 'union', isAll: true, left, right },
      columns: columns.map((known) => ({ ...known, id: fresh() })),
    }),
    first,
  );
  // The same columns as the query knows them.
  const found = joined.kind === 'set' || joined.kind === 'project' ? joined.columns : [];
  return {
    kind: 'project',
    input: joined,
    columns: columns.map((known, index) => ({
      ...known,
      expression: column(found[index]?.id ?? known.id, known.type),
    })),
  };
};
