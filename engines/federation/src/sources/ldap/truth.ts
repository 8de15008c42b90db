/**
 * Conditions on one row, decided as PostgreSQL does. Directories compare by rules of their own (case,
 * blanks), so what they find is looked at again here.
 */
import type { Expression } from '../../plan/expression.ts';
import type { Value } from '../../values.ts';
import { keyOfValue, NO_MATCH, valueForColumn } from '../http/values-out.ts';

type ValueAt = (column: Expression) => Value;
/** NULL is unknown. */
type Decide = (valueAt: ValueAt) => boolean | null;

/** Whether a text is like a pattern, in time of text times pattern at most. */
export const isLike = (text: string, pattern: string): boolean => {
  const signs = [...text];
  const parts: readonly (string | { readonly any: 'one' | 'some' })[] = partsOf(pattern);
  let [at, part, after, from] = [0, 0, -1, 0];
  while (at < signs.length) {
    const wanted = parts[part];
    if (typeof wanted === 'object' && wanted.any === 'some') {
      after = part;
      from = at;
      part += 1;
    } else if (wanted !== undefined && (typeof wanted === 'object' || wanted === signs[at])) {
      at += 1;
      part += 1;
    } else if (after >= 0) {
      // The last `%` takes one sign more.
      from += 1;
      at = from;
      part = after + 1;
    } else return false;
  }
  return parts.slice(part).every((each) => typeof each === 'object' && each.any === 'some');
};

export type PatternPart = string | { readonly any: 'one' | 'some' };

/** Signs of a pattern, one by one; a backslash takes the next as it is. */
export const partsOf = (pattern: string): readonly PatternPart[] => {
  const parts: PatternPart[] = [];
  let isEscaped = false;
  for (const sign of pattern) {
    if (isEscaped) parts.push(sign);
    else if (sign === '%') parts.push({ any: 'some' });
    else if (sign === '_') parts.push({ any: 'one' });
    else if (sign !== '\\') parts.push(sign);
    isEscaped = !isEscaped && sign === '\\';
  }
  return parts;
};

/** A pattern that ends in its escape is an error in PostgreSQL. */
export const isPattern = (pattern: string): boolean =>
  (/\\*$/.exec(pattern)?.[0].length ?? 0) % 2 === 0;

const equals = (left: Expression, right: Expression): Decide | undefined => {
  const [column, literal] = left.kind === 'column' ? [left, right] : [right, left];
  if (column.kind !== 'column' || literal.kind !== 'literal') return undefined;
  if (literal.value === null) return () => null;
  const value = valueForColumn(literal.value, literal.type, column.type);
  if (value === undefined || value === null) return undefined;
  const key = value === NO_MATCH ? undefined : keyOfValue(value, column.type);
  return (valueAt) => {
    const found = valueAt(column);
    return found === null ? null : keyOfValue(found, column.type) === key;
  };
};

const all =
  (decisions: readonly Decide[]): Decide =>
  (valueAt) => {
    const results = decisions.map((decide) => decide(valueAt));
    return results.includes(false) ? false : results.includes(null) ? null : true;
  };

const not =
  (decide: Decide): Decide =>
  (valueAt) => {
    const result = decide(valueAt);
    return result === null ? null : !result;
  };

const some = (decisions: readonly Decide[]): Decide => not(all(decisions.map(not)));

const every = <Item>(items: readonly (Item | undefined)[]): readonly Item[] | undefined => {
  const there = items.filter((item) => item !== undefined);
  return there.length === items.length ? there : undefined;
};

/** @returns undefined for conditions that are left to others */
export const decisionOf = (condition: Expression): Decide | undefined => {
  if (condition.kind === 'column' && condition.type.name === 'boolean') {
    return (valueAt) => {
      const value = valueAt(condition);
      return value === null ? null : value === true;
    };
  }
  if (condition.kind === 'in') {
    const decisions = every(condition.list.map((item) => equals(condition.operand, item)));
    return decisions && some(decisions);
  }
  if (condition.kind !== 'call') return undefined;
  const [left, right] = condition.operands;
  switch (condition.function) {
    case 'and':
    case 'or': {
      const decisions = every(condition.operands.map(decisionOf));
      return decisions && (condition.function === 'and' ? all(decisions) : some(decisions));
    }
    case 'not': {
      const decide = left && decisionOf(left);
      return decide && not(decide);
    }
    case 'equal':
    case 'not-equal': {
      const decide = left && right && equals(left, right);
      return decide && (condition.function === 'equal' ? decide : not(decide));
    }
    case 'is-null':
      return left?.kind === 'column' ? (valueAt) => valueAt(left) === null : undefined;
    case 'like': {
      const isPlain =
        condition.operands.length === 2 && left?.kind === 'column' && left.type.name === 'text';
      if (!isPlain || right?.kind !== 'literal') return undefined;
      if (right.value === null) return () => null;
      const pattern = right.value;
      if (typeof pattern !== 'string' || !isPattern(pattern)) return undefined;
      return (valueAt) => {
        const text = valueAt(left);
        return typeof text === 'string' ? isLike(text, pattern) : null;
      };
    }
    default:
      return undefined;
  }
};
