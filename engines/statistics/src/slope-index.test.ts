import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, numberIn, type Row, readRows } from '../test/shared-data.ts';
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
  const published = readRows('pheindicatormethods/csv/testdata_SII__testdata_SII.csv');
  const groupOf = (row: Row): InequalityGroup => ({
    population: numberIn(row, 'Population'),
    value: numberIn(row, 'Value'),
    lower: numberIn(row, 'LowerCL'),
    upper: numberIn(row, 'UpperCL'),
  });
  const cases = [
    ...Map.groupBy(
      published.filter(({ TestDescription }) => !TestDescription?.includes('handling')),
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
    const at = (level: number) =>
      slopeIndex(rows.map(groupOf), {
        kind,
        isTransformed: description.includes('transform'),
        multiplier,
        confidence: level,
        repetitions: 40_000,
        draw: normalDraws(20_261_126),
      });
    const found = at(confidence);
    const near = (actual: number, expected: number) =>
      expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);
    near(found.slope.value, numberIn(first, 'sii'));
    if (first.rii !== '') near(found.relative.value, numberIn(first, 'rii'));
    if (first.Intercept !== '') near(found.intercept, numberIn(first, 'Intercept'));
    // Both intervals are simulated: their ends may differ by a few hundredths of the width. On
    // logarithms those of the published slope lie 1 % of the width further out at each end.
    const tolerance = kind === 'rate' && description.includes('transform') ? 0.04 : 0.03;
    const further = confidences[1] ?? (/and (\d\d)%/.exec(description) ? 0.98 : undefined);
    const levels = [
      { found, order: 1 },
      ...(further === undefined ? [] : [{ found: at(further), order: 2 }]),
    ];
    for (const level of levels)
      for (const [name, index] of [
        ['sii', level.found.slope],
        ['rii', level.found.relative],
      ] as const)
        for (const end of ['lower', 'upper'] as const) {
          const published = numberIn(first, `${name}_${end}cl_${level.order}`);
          if (Number.isNaN(published)) continue;
          const distance = Math.abs(index[end] - published) / (index.upper - index.lower);
          expect(distance, `${name} ${end} ${level.order}`).toBeLessThan(tolerance);
        }
  });

  it.each<[string, SlopeIndexOptions['kind'], readonly string[]]>([
    ['error handling - negative populations', 'value', ['negative-denominator']],
    ['error handling - negative counts/standard error', 'value', ['interval-inverted']],
    [
      'error handling - invalid proportion in CLs',
      'proportion',
      ['value-outside-bounds', 'interval-inverted'],
    ],
    ['error handling - missing value field', 'value', ['non-finite']],
    ['error handling - missing confidence limits and se', 'value', ['non-finite']],
    ['warning handling - missing populations, counts or values', 'value', ['non-finite']],
  ])('%s: is refused', (description, kind, codes) => {
    const groups = published
      .filter(({ TestDescription }) => TestDescription === description)
      .map((row) => {
        const [value, error] = [numberIn(row, 'Value'), numberIn(row, 'StandardError')];
        return {
          population: numberIn(row, 'Population'),
          value,
          lower: error < 0 ? value - error : numberIn(row, 'LowerCL'),
          upper: error < 0 ? value + error : numberIn(row, 'UpperCL'),
        };
      });
    expect(groups.length).toBe(10);
    const refused = () => slopeIndex(groups, options({ kind }));
    expect(refused).toThrow(
      expect.objectContaining({ code: expect.stringMatching(`^(${codes.join('|')})$`) }),
    );
  });

  it('warning handling - large number of quantiles: is computed, groups may be many', () => {
    const rows = published.filter(({ TestDescription }) => TestDescription?.includes('>10'));
    expect(rows).toHaveLength(15);
    expect(slopeIndex(rows.map(groupOf), options()).slope.value).toBeLessThan(0);
  });
});

/** The published inputs without outputs: by textbook least squares and the variance of a weighted sum. */
describePublished('the slope index of published inputs', () => {
  const z = 1.959963984540054;
  const inputs = [
    {
      file: 'LE_testdata.csv',
      by: ['Sex', 'GeoCode'],
      read: (row: Row) => {
        const [value, error] = [numberIn(row, 'LifeExp'), numberIn(row, 'SE')];
        const half = z * error;
        return {
          population: numberIn(row, 'Pop'),
          value,
          lower: value - half,
          upper: value + half,
        };
      },
    },
    {
      file: 'DSR_testdata.csv',
      by: ['Period'],
      read: (row: Row) => ({
        population: numberIn(row, 'total_pop'),
        value: numberIn(row, 'value'),
        lower: numberIn(row, 'lowercl'),
        upper: numberIn(row, 'uppercl'),
      }),
    },
    {
      file: 'NCMP_testdata.csv',
      by: ['Period', 'SchoolYear', 'AreaCode'],
      read: (row: Row) => ({
        population: numberIn(row, 'Measured'),
        value: numberIn(row, 'Rate'),
        lower: numberIn(row, 'LCL'),
        upper: numberIn(row, 'UCL'),
      }),
    },
  ];

  it.each(inputs)('$file: line and interval as the formulas give them', ({ file, by, read }) => {
    const series = [
      ...Map.groupBy(readRows(`pheindicatormethods/original/${file}`), (row) =>
        by.map((column) => row[column]).join(),
      ).values(),
    ].map((rows) => rows.map(read));
    expect(series.length).toBeGreaterThan(0);
    for (const groups of series.slice(0, 12)) {
      // √w y = a √w + b x √w, as the tool this comes from writes weighted least squares.
      const people = groups.reduce((sum, { population }) => sum + population, 0);
      let before = 0;
      const rows = groups.map(({ population, value, lower, upper }) => {
        const share = population / people;
        const place = before + share / 2;
        before += share;
        return { share, place, value, error: (upper - lower) / (2 * z) };
      });
      const sum = (of: (row: (typeof rows)[number]) => number) =>
        rows.reduce((total, row) => total + of(row), 0);
      const [sx, sxx] = [sum((r) => r.share * r.place), sum((r) => r.share * r.place ** 2)];
      const [sy, sxy] = [sum((r) => r.share * r.value), sum((r) => r.share * r.place * r.value)];
      const slope = (sxy - sx * sy) / (sxx - sx ** 2);
      const half =
        z * Math.sqrt(sum((r) => ((r.share * (r.place - sx) * r.error) / (sxx - sx ** 2)) ** 2));
      const found = slopeIndex(groups, options({ repetitions: 40_000 }));
      expect(found.slope.value).toBeCloseTo(slope, 8);
      expect(found.intercept).toBeCloseTo(sy - slope * sx, 8);
      expect(Math.abs(found.slope.lower - (slope - half)) / half).toBeLessThan(0.03);
      expect(Math.abs(found.slope.upper - (slope + half)) / half).toBeLessThan(0.03);
    }
  });
});

describe('any slope', () => {
  const groups = fc.array(
    fc.record({
      population: fc.integer({ min: 1, max: 9000 }),
      value: fc.integer({ min: 10, max: 90 }),
      half: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 2, maxLength: 12 },
  );

  it('keeps its size when all values rise alike or populations are counted in another unit, and turns with the ranking', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 40 }), (drawn, by) => {
        const own = drawn.map(({ population, value, half }) => group(population, value, half));
        const fit = (some: readonly InequalityGroup[]) =>
          slopeIndex(some, options({ repetitions: 100 })).slope.value;
        const slope = fit(own);
        expect(
          fit(drawn.map((one) => group(one.population, one.value + by, one.half))),
        ).toBeCloseTo(slope, 6);
        expect(
          fit(drawn.map((one) => group(one.population * by, one.value, one.half))),
        ).toBeCloseTo(slope, 6);
        expect(fit(own.toReversed())).toBeCloseTo(-slope, 6);
      }),
    );
  });
});
