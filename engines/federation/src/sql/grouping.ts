/** GROUP BY: its keys, and what expressions are after grouping. */
import type { SelectStmt, Node as Syntax } from '@pgsql/types';
import { type ColumnId, column, columnsIn, type Expression, mapParts } from '../plan/expression.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import {
  type AggregateColumn,
  type ComputedColumn,
  inputsOf,
  type Node,
  outputOf,
  type Scan,
} from '../plan/node.ts';
import { typeText } from '../values.ts';
import {
  failure,
  located,
  locationIn,
  locationOf,
  type Place,
  type QueryContext,
  textsOf,
} from './context.ts';
import { withType } from './conversion.ts';
import { bindExpression } from './expressions.ts';
import {
  type GroupingQuestion,
  type GroupingSet,
  groupedBySets,
  groupingSets,
} from './grouping-sets.ts';
import { findOwnColumn, named } from './scope.ts';
import { type Target, writtenAlike } from './targets.ts';
import { isComparable } from './type-rules.ts';

/** The name that a GROUP BY or ORDER BY item is if it is one word. */
export const bareName = (syntax: Syntax): string | undefined => {
  if (!('ColumnRef' in syntax)) return undefined;
  const [name, ...more] = textsOf(syntax.ColumnRef.fields);
  return more.length === 0 ? name : undefined;
};

/**
 * The result column that a whole number stands for in GROUP BY and ORDER BY, from 0.
 *
 * @throws FederationError `wrong-type` for other literals and for numbers without a column
 */
export const ordinal = (
  query: QueryContext,
  syntax: Syntax,
  columns: number,
  clause: string,
): number | undefined => {
  if (!('A_Const' in syntax)) return undefined;
  const { ival, location } = syntax.A_Const;
  if (!ival)
    throw failure(
      query,
      'wrong-type',
      `${clause} takes columns, expressions and whole numbers, not other literals`,
      location,
    );
  const index = (ival.ival ?? 0) - 1;
  if (index < 0 || index >= columns)
    throw failure(query, 'unknown-column', `${clause} ${index + 1} is no result column`, location);
  return index;
};

/** The target that a GROUP BY item means: by number, or by name where no column of FROM has it. */
const targetOf = (place: Place, targets: readonly Target[], item: Syntax): number | undefined => {
  const byNumber = ordinal(place.query, item, targets.length, 'GROUP BY');
  if (byNumber !== undefined) return byNumber;
  const name = bareName(item);
  if (name === undefined) return writtenAlike(targets, item);
  if (findOwnColumn(place.query, place.scope, name, locationIn(item))) return undefined;
  const [target, another] = named(targets, name);
  if (another)
    throw failure(
      place.query,
      'ambiguous-column',
      `${name} is more than one result column`,
      locationIn(item),
    );
  return target && targets.indexOf(target);
};

export interface GroupKeys {
  readonly keys: ComputedColumn[];
  /** Targets that are keys themselves, by their index: before grouping, or as columns after it. */
  readonly targets: ReadonlyMap<number, Expression>;
  /** Keys of each grouping, where there are several: GROUPING SETS, ROLLUP and CUBE. */
  readonly sets?: readonly GroupingSet[];
}

/** Binds the keys of GROUP BY; the same written twice is one key. */
export const groupKeys = (
  place: Place,
  input: Node,
  { groupClause, groupDistinct }: SelectStmt,
  targets: readonly Target[],
): GroupKeys => {
  const { query } = place;
  const keys: ComputedColumn[] = [];
  const keyTargets = new Map<number, Expression>();
  /** Among several sets, result columns that are computed alike are keys of their own. */
  const areApart = groupClause?.some((item) => 'GroupingSet' in item) ?? false;
  const byTarget = new Map<number, ComputedColumn>();
  const keyOf = (item: Syntax): ComputedColumn => {
    const index = targetOf(place, targets, item);
    const before = index === undefined ? undefined : byTarget.get(index);
    if (before) return before;
    const key = boundKey(item, index);
    if (index !== undefined) byTarget.set(index, key);
    return key;
  };
  const boundKey = (item: Syntax, index: number | undefined): ComputedColumn => {
    const target = index === undefined ? undefined : targets[index];
    const syntax = target?.syntax ?? item;
    const expression = withType(query, target?.expression ?? bindExpression(place, syntax));
    if (!isComparable(expression.type))
      throw failure(
        query,
        'wrong-type',
        `${typeText(expression.type)} cannot be grouped by`,
        locationIn(item),
      );
    if (index !== undefined && !areApart) keyTargets.set(index, expression);
    const known = keys.find((key) => fingerprint(key.expression) === fingerprint(expression));
    if (known && (index === undefined || !areApart)) return known;
    const source =
      expression.kind === 'column'
        ? outputOf(input).find(({ id }) => id === expression.id)
        : undefined;
    const key: ComputedColumn = {
      id: query.ids.next(),
      name: source?.name ?? target?.name ?? 'key',
      type: expression.type,
      expression,
    };
    keys.push(key);
    if (index !== undefined && areApart) keyTargets.set(index, column(key.id, key.type));
    return key;
  };
  const sets = groupingSets(query, groupClause ?? [], keyOf, groupDistinct ?? false);
  return { keys, targets: keyTargets, ...(sets && { sets }) };
};

/** Tables of a FROM clause. */
const scansIn = (node: Node): readonly Scan[] => {
  if (node.kind === 'scan') return [node];
  const isJoined = node.kind === 'join' || node.kind === 'filter';
  return isJoined ? inputsOf(node).flatMap(scansIn) : [];
};

/** Columns of tables whose primary key is grouped by: they have one value in each group. */
const dependentColumns = (
  input: Node,
  keys: readonly ComputedColumn[],
): ReadonlyMap<ColumnId, string> => {
  const grouped = new Set(
    keys.flatMap(({ expression }) => (expression.kind === 'column' ? [expression.id] : [])),
  );
  const dependent = new Map<ColumnId, string>();
  for (const { table, columns } of scansIn(input)) {
    const [primary = []] = table.keys;
    const ids = primary.map((name) => columns.find((known) => known.column === name)?.id);
    if (ids.length === 0 || !ids.every((id) => id !== undefined && grouped.has(id))) continue;
    for (const { id, name } of columns) dependent.set(id, name);
  }
  return dependent;
};

export interface Grouping {
  readonly node: () => Node;
  /** An expression on the rows before grouping as one on the groups. */
  readonly rewrite: (expression: Expression) => Expression;
}

/**
 * Groups rows. Columns that depend on a grouped primary key become keys, too, once they are asked for: the
 * node is complete when everything has been rewritten.
 */
export const grouping = (
  query: QueryContext,
  input: Node,
  groups: GroupKeys,
  aggregates: readonly AggregateColumn[],
  questions: readonly GroupingQuestion[],
): Grouping => {
  // Constants divide nothing, and some sources refuse them; alone, they still mean no rows for none.
  const dividing = groups.keys.filter(({ expression }) => columnsIn(expression).size > 0);
  const keys = dividing.length > 0 ? dividing : groups.keys;
  const names = new Map(outputOf(input).map(({ id, name }) => [id, name]));
  // A key is not there in every set.
  const dependent = groups.sets ? new Map() : dependentColumns(input, keys);
  const known = groups.sets ? groups.keys : keys;
  const byFingerprint = new Map(known.map((key) => [fingerprint(key.expression), key]));
  const rewrite = (expression: Expression): Expression => {
    const key = byFingerprint.get(fingerprint(expression));
    if (key) return located(query, column(key.id, key.type), locationOf(query, expression));
    if (expression.kind !== 'column') return mapParts(expression, rewrite);
    const name = names.get(expression.id);
    // Aggregates, subqueries and columns of queries around are not of the input.
    if (name === undefined) return expression;
    if (!dependent.has(expression.id))
      throw failure(
        query,
        'grouping',
        `${name} has to stand in GROUP BY or in an aggregate`,
        query.locations.get(expression),
      );
    const { id, type } = expression;
    const added: ComputedColumn = {
      id: query.ids.next(),
      name,
      type,
      expression: column(id, type),
    };
    keys.push(added);
    byFingerprint.set(fingerprint(added.expression), added);
    return column(added.id, type);
  };
  const isSimple = !groups.sets && questions.length === 0;
  return {
    node: () =>
      isSimple
        ? { kind: 'aggregate', input, keys, aggregates }
        : groupedBySets(query, input, groups, aggregates, questions),
    rewrite,
  };
};
