/** Union, intersect and except: both sides as selects without parentheses, which not all databases take. */
import type { Expression } from '../plan/expression.ts';
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
import { sql } from './sql.ts';

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

  const side = (input: Node) => {
    const asTyped = inTypes(build(input), columns, building);
    const isUnited = !areCompared && grammar.areUnitedTextsKeys === true;
    const typed = isUnited ? withTextKeys(asTyped, building) : asTyped;
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
  const left = side(node.left);
  const right = side(node.right);
  const text = sql`${left.text} ${word} ${right.text}`;
  const alias = names.alias();
  columns.forEach(({ id, type }, index) => {
    names.references.set(id, `${alias}.${columnName(grammar, index)}`);
    if (type.name === 'text' && left.isSettled[index] && right.isSettled[index])
      names.settled.add(id);
  });
  return changed(selectFrom(sql`(${text})${grammar.aliasWord}${alias}`, columns), { bare: text });
};
