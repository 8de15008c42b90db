/**
 * Conditions as filters (RFC 4511 section 4.5.1.7) that find every entry for which the condition holds, and
 * perhaps more: directories fold case and blanks, so "is not this value" can only be asked as "has a value".
 * Filters are built as data and written in BER: no value ever is part of a filter's text.
 */
import type { Filter } from 'ldapts';
import type { Expression } from '../../plan/expression.ts';
import { NO_MATCH, textOfValue, valueForColumn } from '../http/values-out.ts';
import { partsOf } from './truth.ts';

export type Filters = Pick<
  typeof import('ldapts'),
  'AndFilter' | 'EqualityFilter' | 'NotFilter' | 'OrFilter' | 'PresenceFilter' | 'SubstringFilter'
>;

/** A filter; `all` when a condition says nothing that a directory could tell. */
type Found = Filter | 'all';

export interface FilterContext {
  readonly filters: Filters;
  /** The attribute of a column; undefined for columns that are none. */
  readonly attributeOf: (column: Expression) => string | undefined;
}

/** Every entry has an object class. */
const never = ({ NotFilter, PresenceFilter }: Filters): Filter =>
  new NotFilter({ filter: new PresenceFilter({ attribute: 'objectClass' }) });

const either = (parts: readonly Found[], filters: Filters): Found => {
  const found = parts.filter((part) => part !== 'all');
  if (found.length < parts.length) return 'all';
  const [first, ...others] = found;
  if (!first) return never(filters);
  return others.length === 0 ? first : new filters.OrFilter({ filters: found });
};

const both = (parts: readonly Found[], { AndFilter }: Filters): Found => {
  const found = parts.filter((part) => part !== 'all');
  const [first, ...others] = found;
  if (!first) return 'all';
  return others.length === 0 ? first : new AndFilter({ filters: found });
};

/** How a directory writes a value (RFC 4517). */
const assertionText = (
  value: Exclude<ReturnType<typeof valueForColumn>, null | undefined | symbol>,
  column: Expression,
): string => {
  const text = textOfValue(value, column.type);
  return column.type.name === 'boolean' ? text.toUpperCase() : text;
};

const present = (column: Expression, { attributeOf, filters }: FilterContext): Found => {
  const attribute = attributeOf(column);
  return attribute === undefined ? 'all' : new filters.PresenceFilter({ attribute });
};

const equality = (column: Expression, literal: Expression, context: FilterContext): Found => {
  const attribute = context.attributeOf(column);
  if (literal.kind !== 'literal' || literal.value === null) return never(context.filters);
  const value = valueForColumn(literal.value, literal.type, column.type);
  if (value === NO_MATCH || value === undefined || value === null) return never(context.filters);
  if (attribute === undefined) return 'all';
  // A moment has several ways to be written.
  if (column.type.name === 'timestamptz') return present(column, context);
  const text = assertionText(value, column);
  // No attribute has an empty value, and half a character is none.
  if (text === '' || !text.isWellFormed()) return never(context.filters);
  return new context.filters.EqualityFilter({ attribute, value: text });
};

const substring = (column: Expression, pattern: string, context: FilterContext): Found => {
  const attribute = context.attributeOf(column);
  if (attribute === undefined) return 'all';
  if (!pattern.isWellFormed()) return never(context.filters);
  const pieces: string[] = [''];
  for (const part of partsOf(pattern)) {
    if (typeof part === 'object') pieces.push('');
    else pieces.push((pieces.pop() ?? '') + part);
  }
  if (pieces.length === 1) {
    const [text = ''] = pieces;
    return text === ''
      ? never(context.filters)
      : new context.filters.EqualityFilter({ attribute, value: text });
  }
  // Blanks at the ends of pieces are folded in ways that differ between directories.
  const [initial = '', ...rest] = pieces.map((piece) => piece.trim());
  const final = rest.pop() ?? '';
  const any = rest.filter((piece) => piece !== '');
  return initial === '' && final === '' && any.length === 0
    ? present(column, context)
    : new context.filters.SubstringFilter({ attribute, initial, any, final });
};

/** @param isTrue whether entries are wanted for which the condition is true, or for which it is false */
export const filterOf = (condition: Expression, context: FilterContext, isTrue = true): Found => {
  const { filters } = context;
  if (condition.kind === 'column') {
    const literal: Expression = { kind: 'literal', value: isTrue, type: { name: 'boolean' } };
    return equality(condition, literal, context);
  }
  if (condition.kind === 'in') {
    // Nothing is in an empty list, not even NULL.
    if (!isTrue) return condition.list.length === 0 ? 'all' : present(condition.operand, context);
    return either(
      condition.list.map((item) => equality(condition.operand, item, context)),
      filters,
    );
  }
  if (condition.kind !== 'call') return 'all';
  const { function: name, operands } = condition;
  const [left, right] = operands;
  if (name === 'and' || name === 'or') {
    const parts = operands.map((operand) => filterOf(operand, context, isTrue));
    return (name === 'and') === isTrue ? both(parts, filters) : either(parts, filters);
  }
  if (!left) return 'all';
  if (name === 'not') return filterOf(left, context, !isTrue);
  if (name === 'is-null') {
    const found = present(left, context);
    return isTrue && found !== 'all' ? new filters.NotFilter({ filter: found }) : found;
  }
  if (!right) return 'all';
  const [column, literal] = left.kind === 'column' ? [left, right] : [right, left];
  if (name === 'equal' || name === 'not-equal') {
    return (name === 'equal') === isTrue
      ? equality(column, literal, context)
      : present(column, context);
  }
  if (name === 'like') {
    return isTrue && literal.kind === 'literal' && typeof literal.value === 'string'
      ? substring(column, literal.value, context)
      : present(column, context);
  }
  return 'all';
};
