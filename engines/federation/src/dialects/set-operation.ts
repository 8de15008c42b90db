/** Union, intersect and except: both sides as selects without parentheses, which not all databases take. */
import { column, type Expression } from '../plan/expression.ts';
import type { Node, SetOperation } from '../plan/node.ts';
import type { Building } from './build.ts';
import { refuse } from './grammar.ts';
import {
  changed,
  columnName,
  derived,
  expressionOf,
  type Select,
  selectFrom,
  textOf,
  withKeys,
} from './select.ts';
import { type Sql, sql } from './sql.ts';

/** A side in the operation's own types. */
const inTypes = (
  select: Select,
  columns: SetOperation['columns'],
  { grammar, names }: Building,
): Select => {
  const isAsIs = select.columns.every(({ type }, index) => type.name === columns[index]?.type.name);
  if (isAsIs) return select;
  const input = select.isDistinct ? derived(select, grammar, names) : select;
  return changed(input, {
    expressions: new Map(
      input.columns.map((output, index): [number, Expression] => {
        const type = columns[index]?.type ?? refuse('columns on both sides');
        const operand = expressionOf(input, output);
        return [
          output.id,
          operand.type.name === type.name ? operand : { kind: 'cast', operand, type },
        ];
      }),
    ),
  });
};

/** Texts in the one collation that compares as PostgreSQL does, so that those of both sides go together. */
const withTextKeys = (select: Select, { grammar, names }: Building): Select => {
  const input = select.isDistinct ? derived(select, grammar, names) : select;
  const texts = new Set(
    input.columns.filter(({ type }) => type.name === 'text').map(({ id }) => id),
  );
  return withKeys(input, grammar, names, (id) => texts.has(id));
};

type Written = (expression: Expression) => Sql;

/** The columns for which another way of writing is given, written so. */
const writtenSo = (
  select: Select,
  ways: readonly (Written | undefined)[],
  { grammar, names }: Building,
): Select => {
  if (!ways.some(Boolean)) return select;
  const input = select.isDistinct ? derived(select, grammar, names) : select;
  const { write, references, definitions, neverNull, settled, inventId } = names;
  const expressions = input.columns.map((output, index): [number, Expression] => {
    const expression = expressionOf(input, output);
    const way = ways[index];
    if (!way) return [output.id, expression];
    const id = inventId();
    references.set(id, way(expression));
    definitions.set(id, expression);
    if (!write.isNullable(expression)) neverNull.add(id);
    settled.add(id);
    return [output.id, column(id, output.type)];
  });
  return changed(input, { expressions: new Map(expressions) });
};

/** @param distinct makes rows distinct by the dialect's keys, so that equal text means the same */
export const setSelect = (
  node: SetOperation,
  building: Building,
  distinct: (select: Select) => Select,
  build: (side: Node) => Select,
): Select => {
  const { grammar, names } = building;
  const { operation, isAll, columns } = node;
  const word =
    grammar.setOperation(operation, isAll) ?? refuse(`${operation}${isAll ? ' all' : ''}`);
  if (columns.length === 0) return refuse('rows without columns');
  const areCompared = operation !== 'union' || !isAll;

  const asTyped = [node.left, node.right].map((input) => inTypes(build(input), columns, building));
  const ways = columns.map((_, index) => {
    const [left, right] = asTyped.map((select) => {
      const output = select.columns[index];
      return output && expressionOf(select, output);
    });
    return left && right && grammar.united?.(left, right, names.write);
  });

  const side = (given: Select) => {
    const isUnited = !areCompared && grammar.areUnitedTextsKeys === true;
    const together = writtenSo(given, ways, building);
    const typed = isUnited ? withTextKeys(together, building) : together;
    const { write } = names;
    const wrapped =
      areCompared &&
      typed.columns
        .map((output) => {
          const expression = expressionOf(typed, output);
          // Types that do not compare are refused.
          grammar.key(expression, write);
          return (
            grammar.isKeyWrapped?.(expression, write) ||
            (grammar.groupedToo?.(expression, write) ?? []).length > 0
          );
        })
        .some(Boolean);
    if (wrapped && grammar.isDistinctGrouped) return refuse('text that compares in another way');
    if (wrapped && isAll) return refuse('text that compares in another way');
    const select = wrapped ? distinct(typed) : typed;
    const isBare = select.bare !== undefined || select.limit !== undefined;
    const whole = isBare ? derived(select, grammar, names) : select;
    const isSettled = whole.columns.map((output) => write.isSettled(expressionOf(whole, output)));
    return { isSettled, text: textOf(changed(whole, { sort: [] }), grammar, names) };
  };
  const [left = refuse('a left side'), right = refuse('a right side')] = asTyped.map(side);
  const text = sql`${left.text} ${word} ${right.text}`;
  const alias = names.alias();
  columns.forEach(({ id, type }, index) => {
    names.references.set(id, `${alias}.${columnName(grammar, index)}`);
    if (type.name === 'text' && left.isSettled[index] && right.isSettled[index])
      names.settled.add(id);
  });
  return changed(selectFrom(sql`(${text})${grammar.aliasWord}${alias}`, columns), { bare: text });
};
