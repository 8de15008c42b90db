import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, readRows } from '../test/shared-data.ts';
import { funnelOfCount, funnelOfProportion, funnelPosition, funnelSizes } from './funnel.ts';
import { exactPoissonInterval } from './poisson.ts';
import type { StatisticsError } from './statistics-error.ts';

describe('the funnel of a proportion', () => {
  it('is the average plus and minus 1.96 and 3.09 standard errors', () => {
    // 0.5 of 100: standard error 0.05
    const { lower95, upper95, lower998, upper998 } = funnelOfProportion(0.5, 100);
    expect(lower95).toBeCloseTo(0.5 - 1.959964 * 0.05, 6);
    expect(upper95).toBeCloseTo(0.5 + 1.959964 * 0.05, 6);
    expect(lower998).toBeCloseTo(0.5 - 3.090232 * 0.05, 6);
    expect(upper998).toBeCloseTo(0.5 + 3.090232 * 0.05, 6);
  });

  it('ends at nothing and at all', () => {
    expect(funnelOfProportion(0.9, 2)).toMatchObject({ upper95: 1, lower998: expect.any(Number) });
    expect(funnelOfProportion(0.1, 2).lower95).toBe(0);
  });

  it.each([
    [1.2, 10, 'proportion-out-of-range'],
    [0.5, 0, 'zero-denominator'],
    [0.5, -3, 'negative-denominator'],
    [Number.NaN, 3, 'non-finite'],
  ])('of %f in %d is refused', (average, denominator, code) => {
    expect(() => funnelOfProportion(average, denominator)).toThrow(
      expect.objectContaining({ code }) as StatisticsError,
    );
  });
});

describe('the funnel of a count', () => {
  it('is where the exact interval of the count just reaches what is expected', () => {
    fc.assert(
      fc.property(fc.double({ min: 5, max: 5000, noNaN: true }), (expected) => {
        const { lower95, upper95 } = funnelOfCount(expected);
        if (lower95 > 0)
          expect(exactPoissonInterval(lower95, 0.95).upper / expected).toBeCloseTo(1, 9);
        expect(exactPoissonInterval(upper95, 0.95).lower / expected).toBeCloseTo(1, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('lets no event be no surprise where few are expected', () => {
    expect(funnelOfCount(3.6).lower95).toBe(0); // −ln 0.025 = 3.689
    expect(funnelOfCount(3.8).lower95).toBeGreaterThan(0);
  });

  it('grows narrower, in proportion, with size', () => {
    const widths = [10, 100, 1000].map((expected) => {
      const { lower998, upper998 } = funnelOfCount(expected);
      return (upper998 - lower998) / expected;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  });
});

describe('a position in the funnel', () => {
  const limits = { lower998: 1, lower95: 2, upper95: 8, upper998: 9 };
  it.each([
    [0.9, 'below'],
    [1, 'below-95'],
    [1.9, 'below-95'],
    [2, 'within'],
    [8, 'within'],
    [8.1, 'above-95'],
    [9, 'above-95'],
    [9.1, 'above'],
  ] as const)('of %f is %s', (value, position) => {
    expect(funnelPosition(value, limits)).toBe(position);
  });
});

describe('sizes to draw', () => {
  it('run from the smallest to the largest, closer where the lines bend', () => {
    const sizes = funnelSizes(10, 1000, 5);
    expect(sizes[0]).toBeCloseTo(10, 9);
    expect(sizes.at(-1)).toBeCloseTo(1000, 9);
    expect((sizes[1] ?? 0) - (sizes[0] ?? 0)).toBeLessThan((sizes[4] ?? 0) - (sizes[3] ?? 0));
    expect(funnelSizes(7, 7, 3)).toEqual([7, 7, 7]);
  });
});

describePublished('published funnels (PHEindicatormethods)', () => {
  const rows = (file: string) => readRows(`pheindicatormethods/original/${file}`);
  const number = (row: Readonly<Record<string, string>>, name: string) => Number(row[name]);

  it.each([
    'testdata_funnel_prop_outputs.csv',
    'testdata_funnel_prop_outputs_with_axis_variation.csv',
  ])('of proportions: %s to its printed digits', (file) => {
    const all = rows(file);
    expect(all).toHaveLength(100);
    for (const row of all) {
      const limits = funnelOfProportion(number(row, 'Baseline') / 100, number(row, 'Population'));
      expect(limits.lower95 * 100).toBeCloseTo(number(row, 'Lower2s0025limit'), 4);
      expect(limits.upper95 * 100).toBeCloseTo(number(row, 'Upper2s0025limit'), 4);
      expect(limits.lower998 * 100).toBeCloseTo(number(row, 'Lower3s0001limit'), 4);
      expect(limits.upper998 * 100).toBeCloseTo(number(row, 'Upper3s0001limit'), 4);
    }
  });

  it('of rates: the limits at the populations that upstream found by bisection, over three years (3e-4: its bisection is coarse)', () => {
    for (const [file, years] of [
      ['testdata_funnel_rate_outputs.csv', 3],
      ['testdata_funnel_rate_outputs_2.csv', 3],
      ['testdata_funnel_rate_outputs_3.csv', 3],
    ] as const) {
      for (const row of rows(file)) {
        const baseline = number(row, 'baseline') / 100_000;
        const events = number(row, 'Events');
        const at = (name: string) =>
          funnelOfCount(number(row, `${name}_population_1_year`) * years * baseline);
        for (const [name, limit] of [
          ['lower_2s', 'lower95'],
          ['upper_2s', 'upper95'],
          ['lower_3s', 'lower998'],
          ['upper_3s', 'upper998'],
        ] as const)
          expect(
            Math.abs(at(name)[limit] - events) / events,
            `${file} ${events} ${name}`,
          ).toBeLessThan(3e-4);
      }
    }
  });

  it('of ratios: the limits at the expected events that upstream found (3e-4)', () => {
    for (const row of rows('testdata_funnel_ratio_outputs.csv')) {
      const events = Number(Object.values(row)[0]);
      for (const [name, limit] of [
        ['lower_2s', 'lower95'],
        ['upper_2s', 'upper95'],
        ['lower_3s', 'lower998'],
        ['upper_3s', 'upper998'],
      ] as const) {
        const found = funnelOfCount(number(row, `${name}_exp_events`))[limit];
        expect(Math.abs(found - events) / events, `${events} ${name}`).toBeLessThan(3e-4);
      }
    }
  });

  const significance = {
    above: 'High (0.001)',
    'above-95': 'High (0.025)',
    within: 'Not significant',
    'below-95': 'Low (0.025)',
    below: 'Low (0.001)',
  } as const;

  it('of proportions: every area lies where it is published', () => {
    const all = rows('testdata_funnel_prop_inputs.csv');
    const total = (name: string) => all.reduce((sum, row) => sum + number(row, name), 0);
    const average = total('numerator') / total('denominator');
    const wrong = all.filter((row) => {
      const limits = funnelOfProportion(average, number(row, 'denominator'));
      const value = number(row, 'numerator') / number(row, 'denominator');
      return significance[funnelPosition(value, limits)] !== row.significance;
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['dsr_per_100000_with_0', 'rate_dsr', true],
    ['dsr_per_100000_without_0', 'rate_dsr', false],
    ['crude_per_100000_with_0', 'rate_crude_per_100000', true],
    ['crude_per_100000_without_0', 'rate_crude_per_100000', false],
  ] as const)('of rates: every area lies where %s says', (published, rate, withoutEvents) => {
    const all = rows('testdata_funnel_rate_dsr_inputs.csv')
      .filter((row) => !row[published]?.startsWith('Not applicable'))
      .filter((row) => withoutEvents || number(row, 'count') > 0)
      .map((row) => {
        const count = number(row, 'count');
        // A rate stands for the population that gives it; where nothing happened, for the people there.
        const people = count === 0 ? number(row, 'pop') : (count / number(row, rate)) * 100_000;
        return { count, people, published: row[published] };
      });
    expect(all.length).toBeGreaterThan(30);
    const average =
      all.reduce((sum, { count }) => sum + count, 0) /
      all.reduce((sum, { people }) => sum + people, 0);
    const wrong = all.filter(
      ({ count, people, published: position }) =>
        significance[funnelPosition(count, funnelOfCount(people * average))] !== position,
    );
    expect(wrong).toEqual([]);
  });

  it('of ratios: every area lies where it is published', () => {
    const all = rows('testdata_funnel_ratio_inputs.csv');
    const wrong = all.filter((row) => {
      const limits = funnelOfCount(number(row, 'expected'));
      return significance[funnelPosition(number(row, 'obs'), limits)] !== row.significance;
    });
    expect(wrong.map((row) => [row.obs, row.expected, row.significance])).toEqual([]);
  });
});
