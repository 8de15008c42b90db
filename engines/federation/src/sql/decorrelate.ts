/**
 * Takes conditions on columns of the query around out of a subquery, so that it can be joined.
 *
 * Source of the method: Kim, On Optimizing an SQL-like Nested Query (ACM TODS 7, 1982), with the correction
 * for counts that Ganski and Wong give (SIGMOD 1987), which `subquery-values.ts` makes.
 */
import { expressionsOf } from '../plan/cut.ts';
import {
  type ColumnId,
  column,
  columnsIn,
  conjunction,
  conjuncts,
  type Expression,
  substitute,
} from '../plan/expression.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import {
  type ComputedColumn,
  inputsOf,
  type Node,
  type OutputColumn,
  outputOf,
} from '../plan/node.ts';
import { type Location, notSupported, type QueryContext } from './context.ts';
import { firstOfEach } from './first-rows.ts';

const collect = (node: Node, used: Set<ColumnId>, made: Set<ColumnId>): void => {
  for (const expression of expressionsOf(node)) columnsIn(expression, used);
  for (const { id } of outputOf(node)) made.add(id);
  for (const input of inputsOf(node)) collect(input, used, made);
};

/** Columns that a plan reads and does not have: those of queries around it. */
export const freeColumns = (node: Node): ReadonlySet<ColumnId> => {
  const used = new Set<ColumnId>();
  const made = new Set<ColumnId>();
  collect(node, used, made);
  return new Set([...used].filter((id) => !made.has(id)));
};

/** A plan, and the conditions that its rows have to meet together with a row of the query around. */
export interface Pulled {
  readonly node: Node;
  readonly conditions: readonly Expression[];
}

const isWithin = (expression: Expression, columns: ReadonlySet<ColumnId>): boolean =>
  [...columnsIn(expression)].every((id) => columns.has(id));

const idsOf = (columns: readonly OutputColumn[]): ReadonlySet<ColumnId> =>
  new Set(columns.map(({ id }) => id));

export const filtered = (input: Node, conditions: readonly Expression[]): Node => {
  const condition = conjunction(conditions);
  return condition ? { kind: 'filter', input, condition } : input;
};

/** Both sides of an equality between something around and something inside; undefined for others. */
const equality = (
  condition: Expression,
  inside: ReadonlySet<ColumnId>,
): { readonly inner: Expression; readonly outer: Expression } | undefined => {
  if (condition.kind !== 'call' || condition.function !== 'equal') return undefined;
  const [left, right] = condition.operands;
  if (!left || !right) return undefined;
  const isOutside = (side: Expression): boolean =>
    ![...columnsIn(side)].some((id) => inside.has(id));
  if (isWithin(left, inside) && isOutside(right)) return { inner: left, outer: right };
  if (isWithin(right, inside) && isOutside(left)) return { inner: right, outer: left };
  return undefined;
};

/** Gives a name to a column that is passed on. */
const nameOf = (expression: Expression, columns: readonly OutputColumn[]): string =>
  (expression.kind === 'column' && columns.find(({ id }) => id === expression.id)?.name) || 'key';

/**
 * Makes columns of what conditions read of the inside: as columns that are there already, or new ones.
 */
const passedOn = (
  query: QueryContext,
  conditions: readonly Expression[],
  input: Node,
  existing: readonly ComputedColumn[],
): { readonly added: readonly ComputedColumn[]; readonly conditions: readonly Expression[] } => {
  const added: ComputedColumn[] = [];
  const replaced = new Map<ColumnId, Expression>();
  for (const inner of outputOf(input)) {
    if (!conditions.some((condition) => columnsIn(condition).has(inner.id))) continue;
    const wanted = column(inner.id, inner.type);
    let found = existing.find(({ expression }) => fingerprint(expression) === fingerprint(wanted));
    if (!found) {
      found = { id: query.ids.next(), name: inner.name, type: inner.type, expression: wanted };
      added.push(found);
    }
    replaced.set(inner.id, column(found.id, found.type));
  }
  return { added, conditions: conditions.map((condition) => substitute(condition, replaced)) };
};

/** Keys of a grouped subquery: every condition has to be an equality, of which the inner side is one. */
export const grouped = (
  query: QueryContext,
  { node, conditions }: Pulled,
  location: Location,
): { readonly keys: readonly ComputedColumn[]; readonly conditions: readonly Expression[] } => {
  const inside = idsOf(outputOf(node));
  const keys: ComputedColumn[] = [];
  const equalities = conditions.map((condition): Expression => {
    const sides = equality(condition, inside);
    if (!sides || condition.kind !== 'call')
      throw notSupported(
        query,
        'a subquery with groups, windows, DISTINCT or LIMIT that depends on the query around it by more than equality',
        location,
      );
    const { inner, outer } = sides;
    let key = keys.find(({ expression }) => fingerprint(expression) === fingerprint(inner));
    if (!key) {
      const name = nameOf(inner, outputOf(node));
      key = { id: query.ids.next(), name, type: inner.type, expression: inner };
      keys.push(key);
    }
    return { ...condition, operands: [outer, column(key.id, key.type)] };
  });
  return { keys, conditions: equalities };
};

/**
 * Pulls conditions on outside columns up to the top of a subquery's plan.
 *
 * @param isOnlyTested whether rows are only looked for, so that their number does not matter
 * @throws FederationError `not-supported` where such columns stand elsewhere than in conditions
 */
export const pullUp = (
  query: QueryContext,
  node: Node,
  isOnlyTested: boolean,
  location: Location,
): Pulled => {
  if (freeColumns(node).size === 0) return { node, conditions: [] };
  const fail = () =>
    notSupported(query, 'a subquery that depends on the query around it in this way', location);
  const below = (input: Node): Pulled => pullUp(query, input, isOnlyTested, location);
  /** How many rows there are matters to what is computed of them. */
  const counted = (input: Node): Pulled => pullUp(query, input, false, location);
  switch (node.kind) {
    case 'filter': {
      const { node: input, conditions } = below(node.input);
      const inside = idsOf(outputOf(input));
      const own = conjuncts(node.condition);
      const kept = own.filter((condition) => isWithin(condition, inside));
      const pulled = own.filter((condition) => !kept.includes(condition));
      return { node: filtered(input, kept), conditions: [...conditions, ...pulled] };
    }
    case 'join': {
      const left = below(node.left);
      if (node.type !== 'inner') {
        const inside = idsOf([...outputOf(left.node), ...outputOf(node.right)]);
        const isFree =
          freeColumns(node.right).size > 0 ||
          (node.condition !== undefined && !isWithin(node.condition, inside));
        if (isFree || node.type === 'full') throw fail();
        return { node: { ...node, left: left.node }, conditions: left.conditions };
      }
      const right = below(node.right);
      const inside = idsOf([...outputOf(left.node), ...outputOf(right.node)]);
      const own = node.condition ? conjuncts(node.condition) : [];
      const kept = conjunction(own.filter((condition) => isWithin(condition, inside)));
      return {
        node: {
          kind: 'join',
          type: 'inner',
          left: left.node,
          right: right.node,
          ...(kept && { condition: kept }),
        },
        conditions: [
          ...left.conditions,
          ...right.conditions,
          ...own.filter((condition) => !isWithin(condition, inside)),
        ],
      };
    }
    case 'project': {
      const { node: input, conditions } = below(node.input);
      const inside = idsOf(outputOf(input));
      if (!node.columns.every(({ expression }) => isWithin(expression, inside))) throw fail();
      const { added, conditions: outside } = passedOn(query, conditions, input, node.columns);
      return {
        node: { ...node, input, columns: [...node.columns, ...added] },
        conditions: outside,
      };
    }
    case 'aggregate': {
      // Without keys there is a row also for nothing; `subquery-values.ts` takes care of that.
      if (node.keys.length === 0) throw fail();
      const pulled = counted(node.input);
      const { keys, conditions } = grouped(query, pulled, location);
      const whole: Node = { ...node, input: pulled.node, keys: [...node.keys, ...keys] };
      if (freeColumns(whole).size > 0) throw fail();
      return { node: whole, conditions };
    }
    case 'window': {
      const pulled = counted(node.input);
      // Rows with one value of what is equal to something around are one partition.
      const { keys } = grouped(query, pulled, location);
      const partition = [...node.partition, ...keys.map(({ expression }) => expression)];
      const whole: Node = { ...node, input: pulled.node, partition };
      if (freeColumns(whole).size > 0) throw fail();
      return { node: whole, conditions: pulled.conditions };
    }
    case 'distinct': {
      const pulled = below(node.input);
      if (isOnlyTested) return { ...pulled, node: { ...node, input: pulled.node } };
      // Distinct for each value of what is equal to something around, and of nothing else that was passed on.
      const { keys, conditions } = grouped(query, pulled, location);
      const shown = outputOf(node.input).map(
        ({ id, name, type }): ComputedColumn => ({ id, name, type, expression: column(id, type) }),
      );
      const input: Node = { kind: 'project', input: pulled.node, columns: [...shown, ...keys] };
      return { node: { ...node, input }, conditions };
    }
    case 'sort':
      // Without a limit above, the order of a subquery's rows says nothing.
      return below(node.input);
    case 'limit': {
      const sorting = node.input.kind === 'sort' ? node.input : undefined;
      const pulled = counted(sorting?.input ?? node.input);
      // The first rows for each value of what is equal to something around.
      const { keys } = grouped(query, pulled, location);
      const first = firstOfEach(
        query,
        pulled.node,
        keys.map(({ expression }) => expression),
        sorting?.keys ?? [],
        node,
      );
      if (freeColumns(first).size > 0) throw fail();
      return { node: first, conditions: pulled.conditions };
    }
    default:
      throw fail();
  }
};
