import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FingertipsRow, fingertipsRows } from '../test/fingertips.ts';
import { describePublished, readJson } from '../test/shared-data.ts';
import type { Polarity } from './polarity.ts';
import { recentTrend, type TrendPoint } from './recent-trend.ts';

const point = (value: number, reach: number): TrendPoint => ({
  value,
  lower: value - reach,
  upper: value + reach,
});

const points = (values: readonly number[], reach = 1): readonly TrendPoint[] =>
  values.map((value) => point(value, reach));

describe('the trend of five periods', () => {
  it('with equal intervals is the plain line: chi-square is slope² · 10 / standard error²', () => {
    const trend = recentTrend(points([10, 12, 14, 16, 18]), 'lower-is-better');
    expect(trend).toEqual({
      kind: 'increasing',
      judgement: 'worse',
      slope: expect.closeTo(2, 12),
      chiSquare: expect.closeTo(2 ** 2 * 10 * 1.96 ** 2, 9),
    });
  });

  it.each<[Polarity, readonly number[], string, string]>([
    ['higher-is-better', [10, 12, 14, 16, 18], 'increasing', 'better'],
    ['higher-is-better', [18, 16, 14, 12, 10], 'decreasing', 'worse'],
    ['lower-is-better', [18, 16, 14, 12, 10], 'decreasing', 'better'],
    ['neutral', [18, 16, 14, 12, 10], 'decreasing', 'none'],
    ['higher-is-better', [10, 10, 10, 10, 10], 'no-significant-change', 'none'],
  ])('%s, %j: %s and %s', (polarity, values, kind, judgement) => {
    expect(recentTrend(points(values), polarity)).toMatchObject({ kind, judgement });
  });

  it('is judged by 9.55 at the 99.8 % level', () => {
    // With a half width of 1.96 each standard error is 1, so chi-square is 10 · slope².
    const half = 1.96;
    const line = (slope: number) =>
      points(
        [0, 1, 2, 3, 4].map((period) => period * slope),
        half,
      );
    expect(recentTrend(line(0.977), 'neutral').kind).toBe('no-significant-change');
    expect(recentTrend(line(0.978), 'neutral').kind).toBe('increasing');
  });

  it('is no significant change when a single period makes it', () => {
    const trend = recentTrend(points([13, 12, 11, 10, 30], 0.5), 'neutral');
    expect(trend).toMatchObject({ kind: 'no-significant-change', judgement: 'none' });
    expect(trend.kind !== 'not-calculated' && trend.chiSquare > 9.55).toBe(true);
  });

  it('looks at the last five periods only', () => {
    const last = points([10, 12, 14, 16, 18]);
    expect(recentTrend([null, ...points([90, 80, 70]), ...last], 'neutral')).toEqual(
      recentTrend(last, 'neutral'),
    );
  });

  it.each<[string, readonly (TrendPoint | null)[], string]>([
    ['fewer than five periods', points([1, 2, 3, 4]), 'too-few-points'],
    ['a missing period', [...points([1, 2]), null, ...points([4, 5])], 'missing-point'],
    ['an interval without width', points([1, 2, 3, 4, 5], 0), 'no-interval'],
  ])('is not calculated with %s', (_, series, reason) => {
    expect(recentTrend(series, 'neutral')).toEqual({ kind: 'not-calculated', reason });
  });

  it.each([
    ['a value that is no number', point(Number.NaN, 1), 'non-finite'],
    ['an interval upside down', point(5, -1), 'interval-inverted'],
    [
      'an interval of another level',
      { ...point(5, 1), confidence: 0.998 },
      'confidence-out-of-range',
    ],
    ['an interval too narrow to weigh', { value: 0, lower: 0, upper: 1e-200 }, 'non-finite'],
  ])('is refused with %s', (_, last, code) => {
    expect(() => recentTrend([...points([1, 2, 3, 4]), last], 'neutral')).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('runs the other way when time does, and does not depend on the unit', () => {
    const series = fc.array(
      fc.record({
        value: fc.integer({ min: 0, max: 100 }),
        reach: fc.integer({ min: 1, max: 30 }),
      }),
      { minLength: 5, maxLength: 5 },
    );
    fc.assert(
      fc.property(series, fc.constantFrom(0.01, 1000), (own, unit) => {
        const forward = recentTrend(
          own.map(({ value, reach }) => point(value, reach)),
          'neutral',
        );
        const backward = recentTrend(
          own.map(({ value, reach }) => point(value * unit, reach * unit)).reverse(),
          'neutral',
        );
        if (forward.kind === 'not-calculated' || backward.kind === 'not-calculated') {
          expect.unreachable('five intervals with a width are always calculated');
        }
        expect(backward.chiSquare).toBeCloseTo(forward.chiSquare, 6);
        expect(backward.slope).toBeCloseTo(-forward.slope * unit, 6);
      }),
    );
  });
});

describePublished('published trends', () => {
  interface Cases {
    readonly trend: {
      readonly cases: readonly {
        readonly name: string;
        readonly polarity?: string;
        readonly pts: readonly TrendPoint[];
        readonly chi2?: number;
        readonly significant?: boolean;
        readonly marker?: string;
      }[];
    };
  }
  const polarities: Readonly<Record<string, Polarity>> = {
    'High is good': 'higher-is-better',
    'Low is good': 'lower-is-better',
    'No judgement': 'neutral',
  };
  const markers: Readonly<Record<string, object>> = {
    CannotBeCalculated: { kind: 'not-calculated' },
    Increasing: { kind: 'increasing', judgement: 'none' },
    DecreasingAndGettingWorse: { kind: 'decreasing', judgement: 'worse' },
    IncreasingAndGettingWorse: { kind: 'increasing', judgement: 'worse' },
    DecreasingAndGettingBetter: { kind: 'decreasing', judgement: 'better' },
  };

  it('Fingertips: every case', () => {
    const { cases } = readJson<Cases>('fingertips/benchmark-trend-cases.json').trend;
    expect(cases).toHaveLength(7);
    for (const { pts, polarity = 'No judgement', chi2, significant, marker } of cases) {
      const trend = recentTrend(pts, polarities[polarity] ?? 'neutral');
      if (marker !== undefined) expect(trend).toMatchObject(markers[marker] ?? {});
      if (significant !== undefined) {
        expect(trend.kind !== 'no-significant-change').toBe(significant);
      }
      if (chi2 !== undefined && trend.kind !== 'not-calculated') {
        expect(Math.abs(trend.chiSquare - chi2)).toBeLessThan(0.005);
      }
    }
  });

  // Indicators whose trend Fingertips takes from the intervals; for other proportions it counts.
  it.each([
    [22401, 'admissions due to falls', 171],
    [93763, 'alcohol-related mortality', 165],
    [92266, 'general fertility', 35],
    [41203, 'sight loss from diabetic eye disease', 10],
    [94035, 'cataract surgery', 18],
    [93474, 'deaths in hospital', 370],
    [91894, 'deaths in hospital with dementia', 62],
  ])('Fingertips %i, %s: all %i published directions', (indicator, _, size) => {
    const published = publishedSeries(indicator);
    expect(published).toHaveLength(size);
    for (const { series, direction } of published) {
      expect(recentTrend(series, 'neutral').kind).toBe(direction);
    }
  });
});

/** Series with five successive years and a trend published at the last of them. */
const publishedSeries = (indicator: number) => {
  const key = ({ row }: FingertipsRow) =>
    [row.AreaCode, row.AgeID, row.SexID, row.CategoryType, row.Category].join('|');
  return [...Map.groupBy(fingertipsRows(indicator), key).values()].flatMap((rows) => {
    const recent = rows.toSorted((a, b) => Number(a.row.Year) - Number(b.row.Year)).slice(-5);
    const [direction = ''] = (recent.at(-1)?.row.Trend ?? '').toLowerCase().split(' and ');
    const isComplete = recent.every(({ value, lower, upper }) =>
      [value, lower, upper].every(Number.isFinite),
    );
    const years = new Set(recent.map(({ row }) => row.Year)).size;
    const isCalculated = direction !== '' && direction !== 'cannot be calculated';
    if (!isComplete || years < 5 || !isCalculated) return [];
    return [{ series: recent, direction: direction.replaceAll(' ', '-') }];
  });
};
