import { describe, expect, it } from 'vitest';
import { addUp } from './add-up.ts';

/** A town of two districts, the second with one neighbourhood. */
const above = new Map([
  ['town', []],
  ['west', ['town']],
  ['east', ['town']],
  ['w1', ['west', 'town']],
  ['w2', ['west', 'town']],
  ['e1', ['east', 'town']],
]);

const of = (area: string, numerator: number, denominator: number) => ({
  area,
  period: '2024',
  numerator,
  denominator,
});

const w1 = of('w1', 1, 10);
const w2 = of('w2', 2, 30);
const e1 = of('e1', 4, 50);

describe('counts that add up', () => {
  it('make districts and the town from the smallest areas, each counted once', () => {
    expect(addUp([w1, w2, e1], above)).toEqual([
      w1,
      w2,
      e1,
      of('town', 7, 90),
      of('west', 3, 40),
      of('east', 4, 50),
    ]);
  });

  it('make no whole of which a part is missing', () => {
    expect(addUp([w1, e1], above)).toEqual([w1, e1, of('east', 4, 50)]);
  });

  it('leave what is given as it is', () => {
    const east = of('east', 5, 55);
    expect(addUp([e1, east], above)).toEqual([e1, east]);
  });

  it('are summed within one period', () => {
    const later = { ...w2, period: '2025' };
    expect(addUp([w1, later], above)).toEqual([w1, later]);
  });

  it('need no denominator where none has one, and leave out wholes where only some have', () => {
    const [count, other] = [w1, w2].map(({ area, period, numerator }) => ({
      area,
      period,
      numerator,
    }));
    if (!count || !other) throw new Error('no counts');
    expect(addUp([count, other], above).slice(2)).toEqual([
      { area: 'west', period: '2024', numerator: 3 },
    ]);
    expect(addUp([count, w2], above)).toEqual([count, w2]);
  });

  it('are not made from values without counts', () => {
    const value = { area: 'e1', period: '2024', value: 8 };
    expect(addUp([value], above)).toEqual([value]);
  });
});
