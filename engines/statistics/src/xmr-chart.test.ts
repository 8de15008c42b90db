import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, readJson } from '../test/shared-data.ts';
import { type XmrChart, xmrChart } from './xmr-chart.ts';
import type { XmrOptions } from './xmr-options.ts';

/** Mean 50, every moving range 2: limits 44.68 and 55.32, near limits 46.453 and 53.547. */
const CALM = [51, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 49];

const afterCalm = (tail: readonly (number | null)[], options: XmrOptions = {}): XmrChart =>
  xmrChart([...CALM, ...tail], { baseline: 12, ...options });

const kindsOf = ({ points }: XmrChart) => points.map(({ kind }) => kind);

const found = ({ findings }: XmrChart) =>
  findings.map(({ rule, direction, first, last }) => [rule, direction, first, last]);

describe('an XmR chart after twelve calm points', () => {
  it('finds nothing special in the calm points themselves', () => {
    const chart = xmrChart(CALM);
    expect(new Set(kindsOf(chart))).toEqual(new Set(['common-cause']));
    expect(chart.findings).toEqual([]);
    expect(chart.groups).toEqual([
      {
        first: 0,
        last: 11,
        measured: 12,
        baseline: 12,
        isTrial: false,
        limits: {
          centre: 50,
          lower: expect.closeTo(44.68, 10),
          upper: expect.closeTo(55.32, 10),
          nearLower: expect.closeTo(46.4533333, 6),
          nearUpper: expect.closeTo(53.5466667, 6),
          movingRange: { mean: 2, upper: expect.closeTo(6.534, 10) },
        },
      },
    ]);
  });

  it('finds a point above the upper limit', () => {
    const chart = afterCalm([56, 50]);
    expect(found(chart)).toEqual([['outside-limits', 'up', 12, 12]]);
    expect(kindsOf(chart).slice(12)).toEqual(['special-cause-neutral-high', 'common-cause']);
  });

  it('finds two of three near the lower limit and leaves the third alone', () => {
    const chart = afterCalm([46, 49.5, 46, 51]);
    expect(found(chart)).toEqual([['two-of-three', 'down', 12, 14]]);
    expect(chart.findings[0]?.indices).toEqual([12, 14]);
    expect(kindsOf(chart).slice(12)).toEqual([
      'special-cause-neutral-low',
      'common-cause',
      'special-cause-neutral-low',
      'common-cause',
    ]);
  });

  it('finds a shift of seven, and of six only when told to', () => {
    const six = [51, 51, 51, 51, 51, 51];
    expect(found(afterCalm(six))).toEqual([]);
    expect(found(afterCalm(six, { shiftLength: 6 }))).toEqual([['shift', 'up', 12, 17]]);
    expect(found(afterCalm([...six, 51]))).toEqual([['shift', 'up', 12, 18]]);
  });

  it('colours a trend by where it goes, even on the wrong side of the centre', () => {
    const rising = [47, 47.5, 48, 48.5, 49, 49.5, 49.8];
    const chart = afterCalm(rising, { polarity: 'higher-is-better' });
    expect(found(chart)).toEqual([
      ['trend', 'up', 12, 18],
      ['shift', 'down', 11, 18],
    ]);
    expect(kindsOf(chart).slice(11)).toEqual([
      'special-cause-concern',
      ...rising.map(() => 'special-cause-improvement'),
    ]);
  });

  it('finds a trend of six only when told to', () => {
    const rising = [47, 47.5, 48, 50.5, 51, 51.5];
    expect(found(afterCalm(rising))).toEqual([]);
    expect(found(afterCalm(rising, { trendLength: 6 }))).toEqual([['trend', 'up', 12, 17]]);
  });

  it('colours a point outside the limits before the trend that led there', () => {
    const chart = afterCalm([47, 49, 51, 52, 53, 54, 40], { polarity: 'lower-is-better' });
    expect(chart.points.at(-1)).toMatchObject({
      kind: 'special-cause-improvement',
      signals: [{ rule: 'outside-limits', direction: 'down' }],
    });
    const climbing = afterCalm([47, 49, 51, 52, 53, 54, 60], { polarity: 'lower-is-better' });
    expect(climbing.points.at(-1)).toMatchObject({
      kind: 'special-cause-concern',
      signals: [
        { rule: 'outside-limits', direction: 'up' },
        { rule: 'trend', direction: 'up' },
      ],
    });
  });
});

describe('missing points', () => {
  it('interrupt a shift and give no moving range on either side', () => {
    const chart = afterCalm([51, 51, 51, null, 51, 51, 51, 51]);
    expect(chart.findings).toEqual([]);
    expect(chart.points.slice(14, 17)).toMatchObject([
      { kind: 'common-cause', movingRange: 0 },
      { kind: 'missing', value: null, movingRange: null, signals: [] },
      { kind: 'common-cause', movingRange: null },
    ]);
  });

  it('interrupt a trend', () => {
    expect(afterCalm([47, 48, 49, null, 50.5, 51, 52]).findings).toEqual([]);
  });

  it('do not count towards the baseline', () => {
    const chart = xmrChart([51, null, ...CALM.slice(1), 80, 80], { baseline: 12 });
    expect(chart.groups[0]).toMatchObject({ measured: 14, baseline: 12, isTrial: false });
    expect(chart.groups[0]?.limits?.centre).toBe(50);
  });

  it('between all points leave no limits, however many points there are', () => {
    const chart = xmrChart(CALM.flatMap((value) => [value, null]));
    expect(chart.groups[0]).toMatchObject({ measured: 12, isTrial: true, limits: null });
  });

  it('may leave a group without limits; nothing is claimed there', () => {
    const chart = xmrChart([...CALM, 90, null, 90], { rebaseAt: [12], target: 1 });
    expect(chart.groups[1]).toMatchObject({ measured: 2, isTrial: true, limits: null });
    expect(kindsOf(chart).slice(12)).toEqual(['common-cause', 'missing', 'common-cause']);
  });
});

describe('rebasing', () => {
  const raised = CALM.map((value) => value + 20);

  it('gives each group a mean and limits of its own', () => {
    const chart = xmrChart([...CALM, ...raised], { rebaseAt: [12] });
    expect(chart.groups.map(({ limits }) => limits?.centre)).toEqual([50, 70]);
    expect(chart.groups.map(({ first, last }) => [first, last])).toEqual([
      [0, 11],
      [12, 23],
    ]);
    expect(chart.findings).toEqual([]);
    expect(chart.points[12]).toMatchObject({ group: 1, movingRange: null });
  });

  it('without it the same series is full of shifts', () => {
    expect(found(xmrChart([...CALM, ...raised]))).toContainEqual(['shift', 'up', 12, 23]);
  });

  it('counts the baseline from the start of each group', () => {
    const tail = [80, 80, 80];
    const chart = xmrChart([...CALM, ...tail, ...raised, ...tail], {
      rebaseAt: [15],
      baseline: 12,
    });
    expect(chart.groups.map(({ limits }) => limits?.centre)).toEqual([50, 70]);
    expect(chart.groups.map(({ baseline }) => baseline)).toEqual([12, 12]);
  });
});

describe('limits on trial', () => {
  it.each([
    [11, true],
    [12, false],
  ])('from %i points: %s', (size, isTrial) => {
    const chart = xmrChart(CALM.slice(0, size));
    expect(chart.groups[0]?.isTrial).toBe(isTrial);
    expect(chart.reading.isTrial).toBe(isTrial);
  });
});

describe('rounding', () => {
  it('does not make a constant series special', () => {
    const constant = Array.from({ length: 12 }, () => 0.3);
    const sums = Array.from({ length: 8 }, () => 0.1 + 0.2);
    expect(xmrChart([...constant, ...sums], { baseline: 12 }).findings).toEqual([]);
  });
});

describe('an XmR chart is refused with', () => {
  it.each<[string, readonly (number | null)[], XmrOptions, string]>([
    ['no values', [], {}, 'no-points'],
    ['only missing values', [null, null], {}, 'no-points'],
    ['a value that is no number', [1, Number.NaN], {}, 'non-finite'],
    ['a target that is no number', CALM, { target: Number.NaN }, 'non-finite'],
    ['a baseline of 11', CALM, { baseline: 11 }, 'baseline-too-short'],
    ['a baseline of 12.5', CALM, { baseline: 12.5 }, 'baseline-too-short'],
    ['a group at the start', CALM, { rebaseAt: [0] }, 'rebase-not-ascending'],
    ['a group after the end', CALM, { rebaseAt: [12] }, 'rebase-not-ascending'],
    ['a group in between points', CALM, { rebaseAt: [2.5] }, 'rebase-not-ascending'],
    ['groups out of order', CALM, { rebaseAt: [6, 6] }, 'rebase-not-ascending'],
    ['a trend of 2', CALM, { trendLength: 2 }, 'run-length-out-of-range'],
    ['a shift of 6.5', CALM, { shiftLength: 6.5 }, 'run-length-out-of-range'],
    ['a floor on the ceiling', CALM, { floor: 5, ceiling: 5 }, 'bounds-inverted'],
    ['a floor that is no number', CALM, { floor: Number.NaN }, 'bounds-inverted'],
    ['a value below the floor', CALM, { floor: 50 }, 'value-outside-bounds'],
    ['a value above the ceiling', CALM, { ceiling: 50 }, 'value-outside-bounds'],
  ])('%s', (_, values, options, code) => {
    expect(() => xmrChart(values, options)).toThrow(expect.objectContaining({ code }));
  });
});

describe('every XmR chart', () => {
  const value = fc.option(fc.integer({ min: 0, max: 60 }), { freq: 8 });
  const series = fc
    .array(value, { minLength: 1, maxLength: 50 })
    .filter((values) => values.some((own) => own !== null));

  it('says the same of the series in another unit', () => {
    const scale = fc.constantFrom(0.1, 1 / 3, 7, 1000);
    fc.assert(
      fc.property(series, scale, fc.integer({ min: -50, max: 50 }), (values, factor, shift) => {
        const moved = values.map((own) => (own === null ? null : own * factor + shift));
        expect(found(xmrChart(moved))).toEqual(found(xmrChart(values)));
      }),
    );
  });

  it('upside down judges the same when the polarity turns too', () => {
    fc.assert(
      fc.property(series, (values) => {
        const turned = values.map((own) => (own === null ? null : -own));
        expect(kindsOf(xmrChart(turned, { polarity: 'lower-is-better' }))).toEqual(
          kindsOf(xmrChart(values, { polarity: 'higher-is-better' })),
        );
      }),
    );
  });

  it('rebased is the charts of its parts beside each other', () => {
    fc.assert(
      fc.property(series, series, (before, after) => {
        const whole = xmrChart([...before, ...after], { rebaseAt: [before.length] });
        const parts = [xmrChart(before), xmrChart(after)];
        expect(kindsOf(whole)).toEqual(parts.flatMap(kindsOf));
        expect(whole.groups.map(({ limits }) => limits)).toEqual(
          parts.flatMap(({ groups }) => groups.map(({ limits }) => limits)),
        );
      }),
    );
  });

  it('has one point for each value, whose kind is common cause exactly when no rule holds', () => {
    fc.assert(
      fc.property(series, (values) => {
        const { points, findings } = xmrChart(values);
        expect(points.map((point) => point.value)).toEqual(values);
        for (const { index, kind, signals } of points) {
          const own = findings.filter(({ indices }) => indices.includes(index));
          expect(signals).toHaveLength(own.length);
          if (kind !== 'missing') expect(kind === 'common-cause').toBe(own.length === 0);
        }
      }),
    );
  });

  it('is the same with bounds that the values keep, apart from the limits', () => {
    fc.assert(
      fc.property(series, (values) => {
        const bounded = xmrChart(values, { floor: 0, ceiling: 60 });
        expect(kindsOf(bounded)).toEqual(kindsOf(xmrChart(values)));
        for (const { limits } of bounded.groups) {
          if (limits !== null) expect(limits.lower >= 0 && limits.upper <= 60).toBe(true);
        }
      }),
    );
  });

  it('is frozen throughout', () => {
    const isDeeplyFrozen = (data: unknown): boolean =>
      typeof data !== 'object' ||
      data === null ||
      (Object.isFrozen(data) && Object.values(data).every(isDeeplyFrozen));
    fc.assert(fc.property(series, (values) => isDeeplyFrozen(xmrChart(values))));
  });
});

describePublished('published charts', () => {
  it('NHSRplotthedots: near limits on opposite sides are common cause', () => {
    const { opposite_sides } = readJson<{
      readonly opposite_sides: {
        readonly y: readonly number[];
        readonly last_two: readonly string[];
      };
    }>('spc/nhsr-plotthedots-cases.json');
    const last = kindsOf(xmrChart(opposite_sides.y)).slice(-2);
    expect(last.map((kind) => kind.replaceAll('-', '_'))).toEqual(opposite_sides.last_two);
  });
});
