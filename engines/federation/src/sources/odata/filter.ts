/**
 * Conditions as `$filter`. OData knows two truth values where SQL knows three (`null ne 1` is true,
 * `null gt 1` is false: OData 4.01 URL Conventions, section 5.1.1.1), so a condition is written as what
 * holds exactly when SQL finds it true, and its negation as what holds exactly when SQL finds it false.
 */
import type { Expression, FunctionName } from '../../plan/expression.ts';
import type { Value } from '../../values.ts';
import { NO_MATCH, textOfValue, valueForColumn } from '../http/values-out.ts';
import type { Property } from './metadata.ts';

export interface FilterContext {
  /** The property of a column; undefined for others. */
  readonly propertyOf: (expression: Expression) => Property | undefined;
  readonly isTextExact: boolean;
  readonly hasIn: boolean;
}

/** Holds for no row, and for every row. */
const NEVER = 'false';

export const literalText = (value: Exclude<Value, null>, { type }: Property): string => {
  const text = textOfValue(value, type);
  return type.name === 'text' ? `'${text.replaceAll("'", "''")}'` : text;
};

const pathText = ({ path }: Property): string => path.join('/');

/** A value as the column's type has it; undefined when the comparison is not the service's to make. */
const comparedValue = (
  literal: Expression,
  property: Property,
): Value | typeof NO_MATCH | undefined => {
  if (literal.kind !== 'literal' || !property.isComparable) return undefined;
  if (literal.value === null) return null;
  const value = valueForColumn(literal.value, literal.type, property.type);
  // What is not a number compares in its own way.
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  // Controls and halves of characters have no place in an address.
  if (typeof value === 'string' && (!value.isWellFormed() || /\p{Cc}/u.test(value)))
    return undefined;
  return value;
};

/** In PostgreSQL NaN is above all numbers; here it compares with none. */
const canBeNaN = ({ type }: Property): boolean => type.name === 'double';

const equality = (property: Property, value: Value | typeof NO_MATCH, isTrue: boolean): string => {
  const path = pathText(property);
  if (value === null) return NEVER;
  if (value === NO_MATCH) return isTrue ? NEVER : `${path} ne null`;
  const text = literalText(value, property);
  return isTrue ? `${path} eq ${text}` : `(${path} ne null and ${path} ne ${text})`;
};

const OPERATORS = {
  less: 'lt',
  'less-or-equal': 'le',
  greater: 'gt',
  'greater-or-equal': 'ge',
} as const;
const NEGATED = {
  less: 'greater-or-equal',
  'less-or-equal': 'greater',
  greater: 'less-or-equal',
  'greater-or-equal': 'less',
} as const;
const TURNED = {
  less: 'greater',
  'less-or-equal': 'greater-or-equal',
  greater: 'less',
  'greater-or-equal': 'less-or-equal',
} as const;

type Order = keyof typeof OPERATORS;

const isOrder = (name: FunctionName): name is Order => Object.hasOwn(OPERATORS, name);

const ordering = (property: Property, order: Order, literal: Expression): string | undefined => {
  const value = comparedValue(literal, property);
  if (value === null) return NEVER;
  if (value === undefined || value === NO_MATCH) return undefined;
  // Order of text and of identifiers differs between services.
  if (['text', 'uuid', 'boolean'].includes(property.type.name)) return undefined;
  const isUpward = order === 'greater' || order === 'greater-or-equal';
  if (canBeNaN(property) && isUpward) return undefined;
  // Digits beyond ours are cut when they arrive, which keeps `lt` and `ge` and no other order.
  if (!property.isExactMoment && order !== 'less' && order !== 'greater-or-equal') return undefined;
  return `${pathText(property)} ${OPERATORS[order]} ${literalText(value, property)}`;
};

interface Pattern {
  readonly function: 'startswith' | 'endswith' | 'contains' | 'equal';
  readonly text: string;
}

/** A pattern of LIKE that only has `%` at its ends. */
const patternOf = (like: string): Pattern | undefined => {
  let text = '';
  const wild: number[] = [];
  for (let at = 0; at < like.length; at += 1) {
    const sign = like[at] ?? '';
    if (sign === '_') return undefined;
    if (sign === '%') wild.push(text.length);
    else if (sign !== '\\') text += sign;
    else {
      at += 1;
      // A pattern that ends in the escape is an error in PostgreSQL.
      if (at >= like.length) return undefined;
      text += like[at];
    }
  }
  if (text === '' || wild.some((place) => place !== 0 && place !== text.length)) return undefined;
  const [isOpenLeft, isOpenRight] = [wild.includes(0), wild.includes(text.length)];
  if (isOpenLeft && isOpenRight) return { function: 'contains', text };
  if (isOpenRight) return { function: 'startswith', text };
  return { function: isOpenLeft ? 'endswith' : 'equal', text };
};

const likeText = (property: Property, literal: Expression, isTrue: boolean): string | undefined => {
  const value = comparedValue(literal, property);
  if (value === null) return NEVER;
  if (typeof value !== 'string' || property.type.name !== 'text') return undefined;
  const pattern = patternOf(value);
  if (!pattern) return undefined;
  if (pattern.function === 'equal') return equality(property, pattern.text, isTrue);
  const path = pathText(property);
  const holds = `${pattern.function}(${path},${literalText(pattern.text, property)})`;
  return isTrue ? holds : `(${path} ne null and not ${holds})`;
};

const joined = (parts: readonly (string | undefined)[], word: 'and' | 'or'): string | undefined =>
  parts.some((part) => part === undefined) || parts.length === 0
    ? undefined
    : `(${parts.join(` ${word} `)})`;

/** Whether a row's property is in a list of values. */
export const listText = (
  property: Property,
  values: readonly Exclude<Value, null>[],
  hasIn: boolean,
): string => {
  const texts = values.map((value) => literalText(value, property));
  const path = pathText(property);
  if (texts.length === 1) return `${path} eq ${texts[0]}`;
  return hasIn
    ? `${path} in (${texts.join(',')})`
    : `(${texts.map((text) => `${path} eq ${text}`).join(' or ')})`;
};

/** @returns undefined when the service is not known to find what PostgreSQL does */
export const filterText = (
  condition: Expression,
  context: FilterContext,
  isTrue = true,
): string | undefined => {
  const { propertyOf, isTextExact } = context;
  const mayCompare = (property: Property | undefined): property is Property =>
    property?.isComparable === true &&
    property.type.name !== 'real' &&
    (isTextExact || property.type.name !== 'text');
  if (condition.kind === 'column') {
    const property = propertyOf(condition);
    return mayCompare(property) && property.type.name === 'boolean'
      ? `${pathText(property)} eq ${isTrue}`
      : undefined;
  }
  if (condition.kind === 'in') {
    const property = propertyOf(condition.operand);
    if (!mayCompare(property) || !property.isExactMoment) return undefined;
    const values = condition.list.map((literal) => comparedValue(literal, property));
    if (values.includes(undefined)) return undefined;
    if (!isTrue && values.includes(null)) return NEVER;
    const given = values.filter(
      (value) => value !== null && value !== undefined && value !== NO_MATCH,
    );
    if (given.length === 0)
      return isTrue ? NEVER : values.length === 0 ? 'true' : `${pathText(property)} ne null`;
    return isTrue
      ? listText(property, given, context.hasIn)
      : joined(
          [
            `${pathText(property)} ne null`,
            ...given.map((value) => `${pathText(property)} ne ${literalText(value, property)}`),
          ],
          'and',
        );
  }
  if (condition.kind !== 'call') return undefined;
  const { function: name, operands } = condition;
  if (name === 'and' || name === 'or') {
    const word = (name === 'and') === isTrue ? 'and' : 'or';
    return joined(
      operands.map((operand) => filterText(operand, context, isTrue)),
      word,
    );
  }
  const [left, right] = operands;
  if (!left) return undefined;
  if (name === 'not') return filterText(left, context, !isTrue);
  if (name === 'is-null') {
    const property = propertyOf(left);
    return property?.isComparable
      ? `${pathText(property)} ${isTrue ? 'eq' : 'ne'} null`
      : undefined;
  }
  if (!right) return undefined;
  const isTurned = propertyOf(left) === undefined;
  const property = propertyOf(isTurned ? right : left);
  const literal = isTurned ? left : right;
  if (!mayCompare(property)) return undefined;
  if (name === 'equal' || name === 'not-equal') {
    const value = comparedValue(literal, property);
    if (value === undefined || !property.isExactMoment) return undefined;
    return equality(property, value, (name === 'equal') === isTrue);
  }
  if (isOrder(name)) {
    const order = isTurned ? TURNED[name] : name;
    return ordering(property, isTrue ? order : NEGATED[order], literal);
  }
  if (name === 'like' && !isTurned && operands.length === 2)
    return likeText(property, literal, isTrue);
  return undefined;
};
