/** Expressions of every kind, drawn at random to a depth. */
import type { TypeName } from '../../src/values.ts';
import { columnOrLiteral } from './literals.ts';
import { doubleNumber, numericNumber, wholeNumber } from './numbers.ts';
import { condition, expression, type Kind, mark, type Place, type Typed, typed } from './scope.ts';
import { scalarSubquery } from './subqueries.ts';
import { dateValue, textValue, timestamptzValue, timestampValue } from './texts.ts';

const largest = (operands: readonly Typed[]): Partial<Typed> => {
  const types: readonly TypeName[] = ['smallint', 'integer', 'bigint'];
  const isWhole = operands.every(({ type }) => types.includes(type));
  const type = types[Math.max(...operands.map((operand) => types.indexOf(operand.type)))];
  return {
    bound: Math.max(...operands.map(({ bound }) => bound)),
    ...(isWhole && type && { type }),
  };
};

/** What takes values of any kind and gives one of it. */
const choice = (place: Place, kind: Kind, depth: number): Typed => {
  const { draws } = place.writing;
  const sub = (): Typed => expression(place, kind, depth - 1);
  const [first, second] = [sub(), sub()];
  const make = (construct: string, text: string, operands: readonly Typed[]): Typed => {
    mark(place, construct);
    return typed(text, first.type, largest(operands));
  };
  const both = [first, second];
  return draws.pick([
    () => make('coalesce', `coalesce(${first.text}, ${second.text})`, both),
    () => {
      const when = condition(place, depth - 1).text;
      return make('case', `case when ${when} then ${first.text} else ${second.text} end`, both);
    },
    () => make('nullif', `nullif(${first.text}, ${second.text})`, [first]),
    () => {
      const name = draws.pick(['greatest', 'least']);
      return make('greatest, least', `${name}(${first.text}, ${second.text})`, both);
    },
    () => {
      const tested = columnOrLiteral(place, 'text').text;
      const text = `case ${tested} when 'Ada' then ${first.text} when 'gas' then ${second.text} end`;
      return make('case of a value', text, both);
    },
  ])();
};

/** An expression of a kind; depth 0 is a column or literal. */
export const anyExpression = (place: Place, kind: Kind, depth: number): Typed => {
  const { draws } = place.writing;
  if (depth <= 0 || draws.chance(0.3)) return columnOrLiteral(place, kind);
  if (draws.chance(0.18)) return choice(place, kind, depth);
  if (place.takesSubqueries && draws.chance(0.05)) {
    const subquery = scalarSubquery(place, kind);
    if (subquery) return subquery;
  }
  switch (kind) {
    case 'whole':
      return wholeNumber(place, depth);
    case 'numeric':
      return numericNumber(place, depth);
    case 'double':
      return doubleNumber(place, depth);
    case 'text':
      return textValue(place, depth);
    case 'boolean':
      return condition(place, depth);
    case 'date':
      return dateValue(place, depth);
    case 'timestamp':
      return timestampValue(place, depth);
    case 'timestamptz':
      return timestamptzValue(place, depth);
    case 'uuid':
      return columnOrLiteral(place, kind);
  }
};
