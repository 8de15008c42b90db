import { expect, it } from 'vitest';
import { isRowNumber } from './row-number.ts';

it('lets through what fits a column of whole numbers, and nothing else', () => {
  expect([1, 2_147_483_647].every(isRowNumber)).toBe(true);
  expect([0, -1, 1.5, 2_147_483_648, Number.NaN, Number.POSITIVE_INFINITY].some(isRowNumber)).toBe(
    false,
  );
});
