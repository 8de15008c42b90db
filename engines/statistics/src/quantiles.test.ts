import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, numberIn, type Row, readRows } from '../test/shared-data.ts';
import { quantiles } from './quantiles.ts';

describe('quantiles', () => {
  it('divide areas from either end', () => {
    expect(quantiles([7, 1, 9, 3], 2, 'lowest')).toEqual([2, 1, 2, 1]);
    expect(quantiles([7, 1, 9, 3], 2, 'highest')).toEqual([1, 2, 1, 2]);
    expect(quantiles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 10, 'lowest')).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('keep equal values together', () => {
    expect(quantiles([5, 5, 5, 5], 4, 'lowest')).toEqual([1, 1, 1, 1]);
    const [a, b] = quantiles([1, 2, 2, 3, 4, 5], 3, 'lowest').slice(1, 3);
    expect(a).toBe(b);
  });

  it('leave out areas without a value, and everything when there are too few', () => {
    expect(quantiles([3, null, 1], 2, 'lowest')).toEqual([2, null, 1]);
    expect(quantiles([3, null, 1], 3, 'lowest')).toEqual([null, null, null]);
  });

  it('refuse a number of groups that divides nothing, and values that are no numbers', () => {
    for (const count of [1, 2.5, 101])
      expect(() => quantiles([1, 2], count, 'lowest')).toThrow(
        expect.objectContaining({ code: 'quantiles-out-of-range' }),
      );
    expect(() => quantiles([1, Number.NaN], 2, 'lowest')).toThrow(
      expect.objectContaining({ code: 'non-finite' }),
    );
  });
});

describePublished('quantiles as PHEindicatormethods publishes them', () => {
  const groups: Readonly<Record<string, number>> = { Decile: 10, Quartile: 4, Septile: 7 };
  const rows = () =>
    readRows('pheindicatormethods/csv/testdata_Quantiles__testdata_Quantiles.csv').filter(
      (row) => groups[row.QuantileNm ?? ''] !== undefined,
    );
  const expected = (row: Row) => (row.QuantileInGrp === '' ? null : numberIn(row, 'QuantileInGrp'));

  it('follow from the rank among so many, for every row', () => {
    for (const row of rows()) {
      const [rank, size] = [numberIn(row, 'RankinGrp'), numberIn(row, 'RowsInGrp')];
      if (Number.isNaN(rank)) continue;
      const values = Array.from({ length: size }, (_, index) => index + 1);
      const found = quantiles(values, groups[row.QuantileNm ?? ''] ?? 0, 'lowest')[rank - 1];
      expect(found, `${rank} of ${size}`).toBe(expected(row));
    }
  });

  it('follow from the values of groups that are there as a whole', () => {
    const whole = [
      ...Map.groupBy(rows(), ({ Test, QuantileNm, IndSexRef, ParentCode }) =>
        [Test, QuantileNm, IndSexRef, ParentCode].join(),
      ).values(),
    ].filter((group) => group.length === numberIn(group[0] as Row, 'RowsInGrp')); // a group has a row
    expect(whole.length).toBeGreaterThan(10);
    for (const group of whole) {
      const [row] = group;
      const isHighGood = row?.Polarity === 'RAG - High is good' || row?.Polarity === '0';
      expect(
        quantiles(
          group.map((one) => numberIn(one, 'Value')),
          groups[row?.QuantileNm ?? ''] ?? 0,
          isHighGood ? 'lowest' : 'highest',
        ),
      ).toEqual(group.map(expected));
    }
  });
});

describe('any division into groups', () => {
  it('is ordered, nearly equal for different values, and turns over with the end it starts from', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 2, max: 10 }),
        (values, count) => {
          fc.pre(values.length >= count);
          const found = quantiles(values, count, 'lowest').map((group) => group ?? 0);
          const order = values.map((value, index) => [value, found[index] ?? 0] as const);
          const inOrder = order.toSorted(([a], [b]) => a - b).map(([, group]) => group);
          expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
          const sizes = Array.from(
            { length: count },
            (_, index) => found.filter((group) => group === index + 1).length,
          );
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          const turned = quantiles(
            values.map((value) => -value),
            count,
            'highest',
          );
          expect(turned).toEqual(found);
        },
      ),
    );
  });
});
