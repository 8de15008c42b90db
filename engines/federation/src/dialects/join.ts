/** Joins as `join … on`, or as conditions with `exists` and `not in`. */
import {
  type ColumnId,
  columnsIn,
  conjuncts,
  type Expression,
  substitute,
} from '../plan/expression.ts';
import type { Join } from '../plan/node.ts';
import { givesAtMostOneRow } from './at-most-one.ts';
import { type Grammar, refuse } from './grammar.ts';
import { allOf, type Names, readsOnly, writtenConditions } from './names.ts';
import {
  changed,
  columnName,
  derived,
  expressionOf,
  isSimple,
  type Select,
  selectFrom,
  withKeys,
} from './select.ts';
import { joined, type Sql, sql } from './sql.ts';

/** A select as a side of a join: tables, conditions and expressions only. */
const asSide = (select: Select, grammar: Grammar, names: Names): Select =>
  isSimple(select) && select.from !== undefined
    ? changed(select, { sort: [] })
    : changed(derived(select, grammar, names), { sort: [] });

/** A side that may be missing: expressions would be computed of its NULLs, so only columns may stand. */
const asOptionalSide = (
  select: Select,
  mayHaveConditions: boolean,
  grammar: Grammar,
  names: Names,
): Select => {
  const side = asSide(select, grammar, names);
  const isPlain = side.columns.every((output) => expressionOf(side, output).kind === 'column');
  return isPlain && (mayHaveConditions || side.where.length === 0)
    ? side
    : derived(side, grammar, names);
};

const forgetNotNull = (side: Select, { neverNull }: Names): void => {
  for (const output of side.columns) {
    neverNull.delete(output.id);
    for (const id of columnsIn(expressionOf(side, output))) neverNull.delete(id);
  }
};

const bothSides = (left: Select, right: Select): ReadonlyMap<ColumnId, Expression> =>
  new Map([...left.expressions, ...right.expressions]);

const together = (
  left: Select,
  right: Select,
  join: string,
  on: readonly Sql[] | undefined,
): Select => {
  const second = right.isJoined ? sql`(${right.from ?? ''})` : (right.from ?? '');
  const from = sql`${left.from ?? ''} ${join} ${second}${on ? sql` on ${allOf(on)}` : ''}`;
  return changed(selectFrom(from, [...left.columns, ...right.columns]), {
    isJoined: true,
    where: left.where,
    expressions: bothSides(left, right),
  });
};

const inner = (node: Join, left: Select, right: Select, grammar: Grammar, names: Names): Select => {
  const sides = [asSide(left, grammar, names), asSide(right, grammar, names)] as const;
  const condition = node.condition && substitute(node.condition, bothSides(...sides));
  const on = writtenConditions(condition, names.write);
  const select = together(
    ...sides,
    on.length > 0 ? 'join' : 'cross join',
    on.length > 0 ? on : undefined,
  );
  return changed(select, { where: [...sides[0].where, ...sides[1].where] });
};

const outer = (node: Join, left: Select, right: Select, grammar: Grammar, names: Names): Select => {
  const isFull = node.type === 'full';
  if (isFull && !grammar.hasFullJoin) return refuse('full join');
  const first = isFull ? asOptionalSide(left, false, grammar, names) : asSide(left, grammar, names);
  const mayHaveConditions = !isFull && !grammar.areOptionalSidesApart;
  const second = asOptionalSide(right, mayHaveConditions, grammar, names);
  const condition = node.condition && substitute(node.condition, bothSides(first, second));
  const on = [...writtenConditions(condition, names.write), ...second.where];
  const select = together(
    first,
    second,
    isFull ? 'full join' : 'left join',
    on.length > 0 ? on : [grammar.constant(true)],
  );
  forgetNotNull(second, names);
  if (isFull) forgetNotNull(first, names);
  return select;
};

/** `left in (select right …)`, when that is all the condition says. */
const asNotIn = (
  condition: Expression,
  left: Select,
  right: Select,
): readonly [operand: Expression, selected: Expression] | undefined => {
  const [only, ...others] = conjuncts(condition);
  if (!only || others.length > 0 || only.kind !== 'call' || only.function !== 'equal')
    return undefined;
  const [first, second] = only.operands;
  if (!first || !second) return undefined;
  const leftIds = new Set(left.columns.map(({ id }) => id));
  const rightIds = new Set(right.columns.map(({ id }) => id));
  const pair = readsOnly(first, leftIds) ? ([first, second] as const) : ([second, first] as const);
  if (!readsOnly(pair[0], leftIds) || !readsOnly(pair[1], rightIds)) return undefined;
  return [substitute(pair[0], left.expressions), substitute(pair[1], right.expressions)];
};

/** The side whose columns the subquery reads. */
const asOuter = (node: Join, left: Select, grammar: Grammar, names: Names): Select => {
  const simple = isSimple(left) && left.from !== undefined ? left : derived(left, grammar, names);
  if (!node.condition) return simple;
  const read = columnsIn(node.condition);
  const isRead = (id: ColumnId): boolean => read.has(id);
  if (grammar.isOrderedByOuterValues) {
    const arePlain = simple.columns.every(
      (output) => !isRead(output.id) || expressionOf(simple, output).kind === 'column',
    );
    return arePlain ? simple : derived(simple, grammar, names);
  }
  if (!grammar.isSubqueryCached) return simple;
  const areKeys = simple.columns.every(
    (output) =>
      !isRead(output.id) || !grammar.isKeyWrapped?.(expressionOf(simple, output), names.write),
  );
  return areKeys ? simple : derived(withKeys(simple, grammar, names, isRead), grammar, names);
};

const filtering = (
  node: Join,
  left: Select,
  right: Select,
  grammar: Grammar,
  names: Names,
): Select => {
  const first = asOuter(node, left, grammar, names);
  const second = asSide(right, grammar, names);
  const where = (condition: Sql): Select => changed(first, { where: [...first.where, condition] });
  const condition = node.condition && substitute(node.condition, bothSides(first, second));
  if (node.type === 'anti' && node.isNullAware && node.condition) {
    const pair = grammar.notIn && asNotIn(node.condition, first, second);
    const selected = (expression: Sql, conditions: readonly Sql[]): Sql =>
      sql`select ${expression} from ${second.from ?? ''}${
        conditions.length > 0 ? sql` where ${allOf(conditions)}` : ''
      }`;
    if (pair && grammar.notIn) {
      const [operand, of] = grammar.notIn(...pair, names.write);
      if (!grammar.areNullsOfNotInApart)
        return where(sql`${operand} not in (${selected(of, second.where)})`);
      const [mayMiss, mayHoldNull] = pair.map((side) => names.write.isNullable(side));
      const known = mayHoldNull ? [...second.where, sql`(${of} is not null)`] : second.where;
      const isNotAmong = sql`${operand} not in (${selected(of, known)})`;
      const isNothing = sql`not exists (${selected('1', second.where)})`;
      const absent = mayMiss
        ? sql`case when ${operand} is null then ${isNothing} else ${isNotAmong} end`
        : isNotAmong;
      const missing = selected('1', [...second.where, sql`(${of} is null)`]);
      return where(mayHoldNull ? sql`not exists (${missing}) and ${absent}` : absent);
    }
    const notFalse = grammar.isNotFalse ?? refuse('not in with several conditions');
    const unknown = notFalse(allOf(writtenConditions(condition, names.write)));
    return where(sql`not exists (${selected('1', [...second.where, unknown])})`);
  }
  const conditions = [...second.where, ...writtenConditions(condition, names.write)];
  const inside = sql`select 1 from ${second.from ?? ''}${
    conditions.length > 0 ? sql` where ${allOf(conditions)}` : ''
  }`;
  return where(sql`${node.type === 'anti' ? 'not ' : ''}exists (${inside})`);
};

/**
 * A join whose right side may turn out to give several rows: each row of the left asks for it in a
 * subquery that stands as a value, which the database refuses to be more than one row.
 */
const single = (
  node: Join,
  left: Select,
  right: Select,
  grammar: Grammar,
  names: Names,
): Select => {
  if (!grammar.hasScalarStructs) return refuse('a subquery that may give several rows');
  const first = derived(left, grammar, names);
  const second = derived(right, grammar, names);
  const on = writtenConditions(node.condition, names.write);
  const { identifier } = grammar;
  const fields = right.columns.map(({ id }, index) => {
    return sql`${columnName(grammar, index)} := ${names.references.get(id) ?? refuse('a column')}`;
  });
  const struct = fields.length > 0 ? sql`struct_pack(${joined(fields, ', ')})` : '1';
  const where = on.length > 0 ? sql` where ${allOf(on)}` : '';
  const found = identifier('found');
  const leftColumns = left.columns.map(({ id }, index) => {
    return sql`${names.references.get(id) ?? refuse('a column')} as ${columnName(grammar, index)}`;
  });
  const select = sql`select ${joined(
    [...leftColumns, sql`(select ${struct} from ${second.from ?? ''}${where}) as ${found}`],
    ', ',
  )} from ${first.from ?? ''}`;
  const alias = names.alias();
  left.columns.forEach(({ id }, index) => {
    names.references.set(id, `${alias}.${columnName(grammar, index)}`);
  });
  right.columns.forEach(({ id }, index) => {
    names.references.set(id, `${alias}.${found}.${columnName(grammar, index)}`);
  });
  forgetNotNull(second, names);
  return selectFrom(sql`(${select})${grammar.aliasWord}${alias}`, [
    ...left.columns,
    ...right.columns,
  ]);
};

/** @throws NotWritable */
export const joinedSelect = (
  node: Join,
  left: Select,
  right: Select,
  grammar: Grammar,
  names: Names,
): Select => {
  switch (node.type) {
    case 'inner':
      return inner(node, left, right, grammar, names);
    case 'left':
    case 'full':
      return outer(node, left, right, grammar, names);
    case 'semi':
    case 'anti':
      return filtering(node, left, right, grammar, names);
    case 'single':
      return givesAtMostOneRow(node.right, node.condition)
        ? outer({ ...node, type: 'left' }, left, right, grammar, names)
        : single(node, left, right, grammar, names);
  }
};
