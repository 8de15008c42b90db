/** What remains of a column's values under a mask. */
import { call, type Expression, literal } from '../plan/expression.ts';
import type { SqlType } from '../values.ts';
import type { Mask } from './policy.ts';

const TEXT: SqlType = { name: 'text' };
const INTEGER: SqlType = { name: 'integer' };

/** What a masked column is to those who see it masked. */
export const maskedType = (mask: Mask, type: SqlType): SqlType => {
  switch (mask.kind) {
    case 'hide':
      return type;
    case 'year':
      return INTEGER;
    case 'partial':
    case 'hash':
      return TEXT;
  }
};

export const canMask = (mask: Mask, { name }: SqlType): boolean =>
  mask.kind !== 'year' || name === 'date' || name === 'timestamp' || name === 'timestamptz';

/**
 * What two masks on one column leave together: where neither leaves a part of what the other does, nothing.
 */
export const bothMasks = (one: Mask, other: Mask): Mask => {
  if (one.kind !== other.kind) return { kind: 'hide' };
  return one.kind === 'partial' && other.kind === 'partial' && other.shown < one.shown
    ? other
    : one;
};

const asText = (value: Expression): Expression =>
  value.type.name === 'text' ? value : { kind: 'cast', operand: value, type: TEXT };

/** @param hashKey asked for by hashes alone; may throw when there is none */
export const masked = (mask: Mask, value: Expression, hashKey: () => string): Expression => {
  switch (mask.kind) {
    case 'hide':
      return literal(null, value.type);
    case 'year':
      return call('year', [value], INTEGER);
    case 'partial':
      return call('left', [asText(value), literal(mask.shown, INTEGER)], TEXT);
    case 'hash':
      return call('keyed-hash', [asText(value), literal(hashKey(), TEXT)], TEXT);
  }
};
