import { describe, expect, it } from 'vitest';
import { describePublished, numberIn, readRows } from '../test/shared-data.ts';
import { normalDraws } from './normal-draws.ts';
import { type InequalityGroup, type SlopeIndexOptions, slopeIndex } from './slope-index.ts';

const group = (population: number, value: number, half = 0.5): InequalityGroup => ({
  population,
  value,
  lower: value - half,
  upper: value + half,
});

const options = (more: Partial<SlopeIndexOptions> = {}): SlopeIndexOptions => ({
  kind: 'value',
  repetitions: 1000,
  draw: normalDraws(1),
  ...more,
});

describe('the slope index of inequality', () => {
  it('reads the fitted line at both ends of the population', () => {
    // middles at a quarter and three quarters: 1 in half of the population, so 2 over the whole
    const { slope, relative, intercept } = slopeIndex([group(50, 2), group(50, 3)], options());
    expect(slope.value).toBeCloseTo(2, 12);
    expect(intercept).toBeCloseTo(1.5, 12);
    expect(relative.value).toBeCloseTo(3.5 / 1.5, 12);
  });

  it('weighs groups by their population', () => {
    // a line through three points that lie on one: y = 10 − 4 × place, whatever the weights
    const at = (place: number) => 10 - 4 * place;
    const found = slopeIndex([group(10, at(0.05)), group(60, at(0.4)), group(30, at(0.85))], {
      ...options(),
    });
    expect(found.slope.value).toBeCloseTo(-4, 12);
    expect(found.intercept).toBeCloseTo(10, 12);
  });

  it('has an interval of the size that sums of normal values have', () => {
    // slope = 2 (b − a) with standard errors of 0.5 / 1.96: 2 √2 × 0.5 on both sides
    const { slope } = slopeIndex([group(50, 2), group(50, 3)], options({ repetitions: 200_000 }));
    const half = 2 * Math.SQRT2 * 0.5;
    expect(slope.lower).toBeCloseTo(2 - half, 1);
    expect(slope.upper).toBeCloseTo(2 + half, 1);
  });

  it('turns over with a multiplier below 0', () => {
    const groups = [group(50, 3), group(50, 2)];
    const [plain, turned] = [
      slopeIndex(groups, options()),
      slopeIndex(groups, options({ multiplier: -100 })),
    ];
    expect(turned.slope.value).toBeCloseTo(-100 * plain.slope.value, 9);
    expect(turned.relative.value).toBeCloseTo(1 / plain.relative.value, 12);
    expect(turned.slope.lower).toBeLessThan(turned.slope.value);
  });

  it('is the same for the same seed', () => {
    const groups = [group(50, 2), group(20, 3), group(30, 2.5)];
    expect(slopeIndex(groups, options({ draw: normalDraws(7) }))).toEqual(
      slopeIndex(groups, options({ draw: normalDraws(7) })),
    );
  });

  it.each<[string, readonly InequalityGroup[], Partial<SlopeIndexOptions>, string]>([
    ['one group', [group(1, 1)], {}, 'too-few-values'],
    ['no population', [group(0, 1), group(1, 1)], {}, 'zero-denominator'],
    ['a negative population', [group(-1, 1), group(1, 1)], {}, 'negative-denominator'],
    ['an interval upside down', [group(1, 1, -1), group(1, 1)], {}, 'interval-inverted'],
    ['a rate of 0', [group(1, 0), group(1, 1)], { kind: 'rate' }, 'value-outside-bounds'],
    [
      'a proportion of 65',
      [group(1, 65), group(1, 1)],
      { kind: 'proportion' },
      'value-outside-bounds',
    ],
    ['few repetitions', [group(1, 1), group(1, 2)], { repetitions: 5 }, 'repetitions-out-of-range'],
    [
      'a low confidence',
      [group(1, 1), group(1, 2)],
      { confidence: 0.5 },
      'confidence-out-of-range',
    ],
  ])('refuses %s', (_, groups, more, code) => {
    expect(() => slopeIndex(groups, options(more))).toThrow(expect.objectContaining({ code }));
  });
});

describePublished('the slope index as PHEindicatormethods publishes it', () => {
  const kinds = ['value', 'rate', 'proportion'] as const;
  const cases = [
    ...Map.groupBy(
      readRows('pheindicatormethods/csv/testdata_SII__testdata_SII.csv').filter(
        ({ TestDescription }) => !TestDescription?.includes('handling'),
      ),
      ({ TestDescription, Area, Grouping1, Grouping2 }) =>
        [TestDescription, Area, Grouping1, Grouping2].join(' '),
    ),
  ].filter(([, [row]]) => row?.sii !== '');

  it('is there', () => {
    expect(cases.length).toBeGreaterThan(30);
  });

  it.each(cases)('%s', (_, rows) => {
    const [first] = rows;
    if (!first) throw new Error('a group without rows');
    const description = first.TestDescription ?? '';
    const scale = /multiplier \(x (-?\d+)\)/.exec(description)?.[1];
    const multiplier = scale ? Number(scale) : description.includes('negative mult') ? -1 : 1;
    const confidences =
      (first.Confidence ?? '').match(/\d+/g)?.map((one) => Number(one) / 100) ?? [];
    const named = [...(/(\d\d)%/.exec(description)?.slice(1) ?? [])].map(
      (one) => Number(one) / 100,
    );
    const kind = kinds[numberIn(first, 'ValueType')] ?? 'value';
    const confidence = named[0] ?? confidences[0] ?? 0.95;
    const found = slopeIndex(
      rows.map((row) => ({
        population: numberIn(row, 'Population'),
        value: numberIn(row, 'Value'),
        lower: numberIn(row, 'LowerCL'),
        upper: numberIn(row, 'UpperCL'),
      })),
      {
        kind,
        isTransformed: description.includes('transform'),
        multiplier,
        confidence,
        repetitions: 40_000,
        draw: normalDraws(20_261_126),
      },
    );
    const near = (actual: number, expected: number) =>
      expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);
    near(found.slope.value, numberIn(first, 'sii'));
    if (first.rii !== '') near(found.relative.value, numberIn(first, 'rii'));
    if (first.Intercept !== '') near(found.intercept, numberIn(first, 'Intercept'));
    // Both intervals are simulated: their ends may differ by a few hundredths of the width. On
    // logarithms those of the published slope lie 1 % of the width further out at each end.
    const tolerance = kind === 'rate' && description.includes('transform') ? 0.04 : 0.03;
    const simulated = (column: string, actual: number, width: number) => {
      const expected = numberIn(first, column);
      if (!Number.isNaN(expected))
        expect(Math.abs(actual - expected) / width, column).toBeLessThan(tolerance);
    };
    const width = found.slope.upper - found.slope.lower;
    simulated('sii_lowercl_1', found.slope.lower, width);
    simulated('sii_uppercl_1', found.slope.upper, width);
    const relativeWidth = found.relative.upper - found.relative.lower;
    simulated('rii_lowercl_1', found.relative.lower, relativeWidth);
    simulated('rii_uppercl_1', found.relative.upper, relativeWidth);
  });
});
