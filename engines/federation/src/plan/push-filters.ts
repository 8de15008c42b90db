/**
 * Moves conditions to where rows come from: through projections, into the sides of joins, below groups
 * and set operations, never below a limit. The rows of the plan stay the same.
 */

import { isWhole } from '../values.ts';
import type { ColumnId } from './expression.ts';
import { columnsIn, conjunction, conjuncts, type Expression, substitute } from './expression.ts';
import { fingerprint } from './fingerprint.ts';
import {
  inputsOf,
  type Join,
  type Node,
  outputOf,
  partitionColumns,
  type SetOperation,
  withInputs,
} from './node.ts';
import { canRaise } from './raising.ts';

const isAmong = (condition: Expression, columns: ReadonlySet<ColumnId>): boolean => {
  for (const id of columnsIn(condition)) if (!columns.has(id)) return false;
  return true;
};

const idsOf = (node: Node): ReadonlySet<ColumnId> => new Set(outputOf(node).map(({ id }) => id));

const filtered = (input: Node, conditions: readonly Expression[]): Node => {
  const condition = conjunction(conditions);
  return condition ? { kind: 'filter', input, condition } : input;
};

const split = <Item>(
  items: readonly Item[],
  belongs: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] => [
  items.filter(belongs),
  items.filter((item) => !belongs(item)),
];

/** `x = y` of two columns. */
export const columnEquality = (
  condition: Expression,
): readonly [Expression & { kind: 'column' }, Expression & { kind: 'column' }] | undefined => {
  if (condition.kind !== 'call' || condition.function !== 'equal') return undefined;
  const [left, right] = condition.operands;
  return left?.kind === 'column' && right?.kind === 'column' ? [left, right] : undefined;
};

/** A column that a condition holds to constants: `x = 5`, `x in (1, 2)`. */
const constantRestriction = (
  condition: Expression,
): { readonly id: ColumnId; readonly of: (other: Expression) => Expression } | undefined => {
  if (condition.kind === 'in' && condition.operand.kind === 'column') {
    if (condition.list.some(({ kind }) => kind !== 'literal')) return undefined;
    return { id: condition.operand.id, of: (operand) => ({ ...condition, operand }) };
  }
  if (condition.kind !== 'call' || condition.operands.length !== 2) return undefined;
  if (
    !['equal', 'less', 'less-or-equal', 'greater', 'greater-or-equal'].includes(condition.function)
  )
    return undefined;
  const [left, right] = condition.operands;
  if (left?.kind === 'column' && right?.kind === 'literal')
    return { id: left.id, of: (other) => ({ ...condition, operands: [other, right] }) };
  if (left?.kind === 'literal' && right?.kind === 'column')
    return { id: right.id, of: (other) => ({ ...condition, operands: [left, other] }) };
  return undefined;
};

/** Whole numbers of all sizes compare with each other as they are. */
const areComparable = (a: Expression, b: Expression): boolean =>
  a.type.name === b.type.name || (isWhole(a.type) && isWhole(b.type));

/**
 * What follows from conditions that all hold: with `a = b` and `a = 5` also `b = 5`, so that a key given
 * for one source reaches the others.
 */
export const withConsequences = (conditions: readonly Expression[]): readonly Expression[] => {
  const known = new Set(conditions.map(fingerprint));
  const all = [...conditions];
  for (let at = 0; at < all.length; at += 1) {
    const restriction = constantRestriction(all[at] as Expression); // at is below its length
    if (!restriction) continue;
    for (const equality of conditions) {
      const pair = columnEquality(equality);
      if (!pair || !areComparable(...pair)) continue;
      const [left, right] = pair;
      const other =
        left.id === restriction.id ? right : right.id === restriction.id ? left : undefined;
      if (!other) continue;
      const consequence = restriction.of(other);
      const key = fingerprint(consequence);
      if (known.has(key)) continue;
      known.add(key);
      all.push(consequence);
    }
  }
  return all;
};

/** Which sides of a join a condition above it, or of it, may move to. */
const intoJoin = (join: Join, above: readonly Expression[]): Node => {
  const [leftIds, rightIds] = [idsOf(join.left), idsOf(join.right)];
  const own = join.condition ? conjuncts(join.condition) : [];
  switch (join.type) {
    case 'inner': {
      const conditions = withConsequences([...own, ...above]);
      const [ofLeft, others] = split(conditions, (condition) => isAmong(condition, leftIds));
      const [ofRight, ofBoth] = split(others, (condition) => isAmong(condition, rightIds));
      const condition = conjunction(ofBoth);
      return {
        kind: 'join',
        type: 'inner',
        left: push(join.left, ofLeft),
        right: push(join.right, ofRight),
        ...(condition && { condition }),
      };
    }
    case 'left':
    case 'single': {
      const [ofLeft, rest] = split(above, (condition) => isAmong(condition, leftIds));
      // What the left side is held to, its partners are held to as well.
      const inherited = withConsequences([...own, ...ofLeft]).filter(
        (condition) => !own.includes(condition) && !ofLeft.includes(condition),
      );
      const [ofRight, ofBoth] = split([...own, ...inherited], (condition) =>
        isAmong(condition, rightIds),
      );
      const condition = conjunction(ofBoth.filter((one) => !inherited.includes(one)));
      const { condition: _, ...bare } = join;
      return filtered(
        {
          ...bare,
          left: push(join.left, ofLeft),
          // At most one partner is checked before conditions on partners may take some away.
          right: push(join.right, ofRight),
          ...(condition && { condition }),
        },
        rest,
      );
    }
    case 'semi':
    case 'anti': {
      const inherited = withConsequences([...own, ...above]).filter(
        (condition) => !own.includes(condition) && !above.includes(condition),
      );
      const isOfRight = (condition: Expression): boolean =>
        !join.isNullAware && isAmong(condition, rightIds);
      const [ofRight, ofBoth] = split([...own, ...inherited], isOfRight);
      const condition = conjunction(ofBoth.filter((one) => !inherited.includes(one)));
      const { condition: _, ...bare } = join;
      return {
        ...bare,
        left: push(join.left, above),
        right: push(join.right, ofRight),
        ...(condition && { condition }),
      };
    }
    case 'full':
      return filtered({ ...join, left: push(join.left, []), right: push(join.right, []) }, above);
  }
};

/** The conditions in the columns of one side of a set operation. */
const forSide = (
  node: SetOperation,
  side: Node,
  conditions: readonly Expression[],
): readonly Expression[] => {
  const output = outputOf(side);
  const by = new Map(
    node.columns.map(({ id, type }, index): readonly [ColumnId, Expression] => {
      const own = output[index];
      const read: Expression = own
        ? { kind: 'column', id: own.id, type: own.type }
        : { kind: 'literal', value: null, type };
      return [
        id,
        own && own.type.name !== type.name ? { kind: 'cast', operand: read, type } : read,
      ];
    }),
  );
  return conditions.map((condition) => substitute(condition, by));
};

/** Whether a source answers only for what it is given, so that conditions have to reach it. */
const needsInput = (node: Node): boolean =>
  node.kind === 'scan' ? node.table.access !== undefined : inputsOf(node).some(needsInput);

const push = (node: Node, conditions: readonly Expression[]): Node => {
  switch (node.kind) {
    case 'filter': {
      if (!node.isBarrier) return push(node.input, [...conjuncts(node.condition), ...conditions]);
      // Below it a condition would choose among hidden rows as well, which numbers of rows could tell.
      const [below, above] = split(
        conditions,
        (condition) => needsInput(node.input) && !canRaise(condition),
      );
      const { input, ...barrier } = node;
      return filtered({ ...barrier, input: push(input, below) }, above);
    }
    case 'project': {
      const by = new Map(node.columns.map(({ id, expression }) => [id, expression]));
      return {
        ...node,
        input: push(
          node.input,
          conditions.map((condition) => substitute(condition, by)),
        ),
      };
    }
    case 'join':
      return intoJoin(node, conditions);
    case 'aggregate': {
      const keys = new Map(node.keys.map(({ id, expression }) => [id, expression]));
      const ids = new Set(keys.keys());
      // Without keys there is a group even of no rows: nothing moves below it.
      const [ofKeys, rest] = split(
        conditions,
        (condition) =>
          node.keys.length > 0 && columnsIn(condition).size > 0 && isAmong(condition, ids),
      );
      return filtered(
        {
          ...node,
          input: push(
            node.input,
            ofKeys.map((one) => substitute(one, keys)),
          ),
        },
        rest,
      );
    }
    case 'window': {
      // What takes away whole partitions leaves the others as they are.
      const ids = new Set(partitionColumns(node));
      const [ofPartitions, rest] = split(conditions, (condition) => isAmong(condition, ids));
      return filtered({ ...node, input: push(node.input, ofPartitions) }, rest);
    }
    case 'sort':
    case 'distinct':
      return { ...node, input: push(node.input, conditions) };
    case 'set':
      return node.operation === 'union' || conditions.length === 0
        ? {
            ...node,
            left: push(node.left, forSide(node, node.left, conditions)),
            right: push(node.right, forSide(node, node.right, conditions)),
          }
        : filtered(withInputs(node, pushFilters), conditions);
    case 'limit':
    case 'scan':
    case 'values':
    case 'fragment':
      return filtered(withInputs(node, pushFilters), conditions);
  }
};

export const pushFilters = (node: Node): Node => push(node, []);
