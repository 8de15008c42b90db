/** Expressions by what they compute, so that the same written twice is known to be the same. */
import type { Value } from '../values.ts';
import type { Expression } from './expression.ts';
import { slotOf } from './watched.ts';

const writeValue = (value: Value): string =>
  value instanceof Uint8Array ? `bytes ${value.toString()}` : `${typeof value} ${String(value)}`;

const write = (expression: Expression): unknown => {
  switch (expression.kind) {
    case 'column':
      return expression.id;
    case 'literal': {
      // One parameter is the same wherever it stands, and like no other, whatever their values.
      const slot = slotOf(expression);
      if (slot) return ['parameter', expression.type.name, slot.parameter];
      return ['literal', expression.type.name, writeValue(expression.value)];
    }
    case 'call':
      return [expression.function, ...expression.operands.map(write)];
    case 'cast':
      return ['cast', expression.type, write(expression.operand)];
    case 'case':
      return [
        'case',
        ...expression.branches.map(({ when, result }) => [write(when), write(result)]),
        expression.otherwise ? write(expression.otherwise) : null,
      ];
    case 'in':
      return ['in', write(expression.operand), ...expression.list.map(write)];
  }
};

const known = new WeakMap<Expression, string>();

/** Equal for expressions that are built alike, of the same columns and literals. */
export const fingerprint = (expression: Expression | undefined): string => {
  if (!expression) return '';
  const before = known.get(expression);
  if (before !== undefined) return before;
  const text = JSON.stringify(write(expression));
  known.set(expression, text);
  return text;
};
