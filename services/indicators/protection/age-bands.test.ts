import { describe, expect, it } from 'vitest';
import { bandOf, tilings } from './age-bands.ts';

describe('ages as sources write them', () => {
  it.each([
    ['0-4', 0, 4],
    ['10–14 yrs', 10, 14],
    ['15 to 44', 15, 44],
    ['65+', 65, Number.POSITIVE_INFINITY],
    ['85 and over', 85, Number.POSITIVE_INFINITY],
    ['≥ 65', 65, Number.POSITIVE_INFINITY],
    ['<18 yrs', 0, 17],
    ['7', 7, 7],
    ['', 0, Number.POSITIVE_INFINITY],
  ])('reads %s', (age, from, to) => {
    expect(bandOf(age)).toEqual({ from, to });
  });

  it('leaves alone what is no age', () => {
    expect(bandOf('Working age')).toBeUndefined();
  });
});

describe('which bands make up which', () => {
  it('finds that children and adults are everyone, and single bands are children', () => {
    expect(tilings(['', '0-17', '18+', '0-4', '5-17'])).toEqual([
      { whole: '', parts: ['0-17', '18+'] },
      { whole: '', parts: ['0-4', '5-17', '18+'] },
      { whole: '0-17', parts: ['0-4', '5-17'] },
    ]);
  });

  it('takes a scheme without an open band as whole when the last band ends it', () => {
    expect(tilings(['', '4-11', '12-18'])).toEqual([]);
    expect(tilings(['', '0-11', '12-18'])).toEqual([{ whole: '', parts: ['0-11', '12-18'] }]);
  });

  it('finds nothing where bands leave a gap', () => {
    expect(tilings(['0-9', '0-4', '6-9'])).toEqual([]);
  });
});
