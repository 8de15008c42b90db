import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describePublished,
  numberIn,
  type Row,
  readRows,
  relativeError,
} from '../test/shared-data.ts';
import type { Estimate } from './estimate.ts';
import {
  directlyStandardisedRate,
  expectedEvents,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  type StandardisedBand,
} from './standardised.ts';
import type { StatisticsError } from './statistics-error.ts';

const band = (count: number, population: number, standard: number): StandardisedBand => ({
  count,
  population,
  standard,
});

describe('a directly standardised rate', () => {
  it('weighs each band by the standard population', () => {
    // rates 0.1 and 0.3, weights 3 : 1
    const found = directlyStandardisedRate([band(10, 100, 300), band(30, 100, 100)]);
    expect(found).toMatchObject({ kind: 'rate', rate: { method: 'dobson' } });
    if (found.kind === 'rate') expect(found.rate.value).toBeCloseTo(0.15, 12);
  });

  it('of a population like the standard is the crude rate', () => {
    const found = directlyStandardisedRate([band(12, 100, 100), band(30, 300, 300)]);
    if (found.kind === 'rate') expect(found.rate.value).toBeCloseTo(42 / 400, 12);
  });

  it('is not given for fewer than ten events', () => {
    expect(directlyStandardisedRate([band(4, 10, 1), band(5, 10, 1)])).toEqual({
      kind: 'too-few-events',
      events: 9,
    });
  });

  it.each([
    [band(1, 0, 1), 'zero-denominator'],
    [band(1, -5, 1), 'negative-denominator'],
    [band(-1, 5, 1), 'negative-count'],
    [band(1, 5, -1), 'weight-negative'],
    [band(20, 50, 0), 'too-few-values'],
  ])('of %j is refused', (one, code) => {
    expect(() => directlyStandardisedRate([one])).toThrow(
      expect.objectContaining({ code }) as StatisticsError,
    );
  });
});

describe('an indirectly standardised ratio', () => {
  it('is observed over expected events', () => {
    const expected = expectedEvents([
      { population: 100, referenceCount: 50, referencePopulation: 1000 },
      { population: 200, referenceCount: 10, referencePopulation: 1000 },
    ]);
    expect(expected).toBeCloseTo(7, 12);
    expect(indirectlyStandardisedRatio(14, expected, { multiplier: 100 }).value).toBeCloseTo(
      200,
      9,
    );
  });

  it('without expected events is refused', () => {
    expect(() => indirectlyStandardisedRatio(3, 0)).toThrow(
      expect.objectContaining({ code: 'zero-denominator' }) as StatisticsError,
    );
  });
});

/** An empty cell of these tables is a count of 0. */
const countIn = (row: Row, column: string): number => {
  const count = numberIn(row, column);
  return Number.isNaN(count) ? 0 : count;
};

describePublished('published standardised rates (PHEindicatormethods)', () => {
  const folder = 'pheindicatormethods/csv';
  /** The European standard population of 2013, people per 100 000 in 19 bands (Eurostat). */
  const esp2013 = [
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000,
    2500, 1500, 1000,
  ];
  const limits = ({ value, lower, upper }: Estimate) => [value, lower, upper];

  it('direct: every area at 95 and 99.8 % within 1e-10', () => {
    const rows = readRows(`${folder}/testdata_DSR_ISR__testdata_multiarea.csv`);
    const results = readRows(`${folder}/testdata_DSR_ISR__testresults_DSR.csv`).filter(
      ({ area = '', method }) => /big|small|tiny/.test(area) && method === 'Dobson',
    );
    expect(results).toHaveLength(6);
    for (const result of results) {
      const bands = rows
        .filter(({ area }) => area === result.area)
        .map((row, index) =>
          band(countIn(row, 'count'), numberIn(row, 'pop'), esp2013[index] ?? 0),
        );
      const multiplier = (result.statistic ?? '').endsWith('100000') ? 100_000 : 10_000;
      if (result.area === 'testdata_tiny') {
        expect(directlyStandardisedRate(bands)).toEqual({ kind: 'too-few-events', events: 9 });
        continue;
      }
      for (const [confidence, level] of [
        [0.95, '95_0'],
        [0.998, '99_8'],
      ] as const) {
        const found = directlyStandardisedRate(bands, { confidence, multiplier });
        const expected = ['value', `lower${level}cl`, `upper${level}cl`].map((column) =>
          numberIn(result, column),
        );
        expect(found.kind === 'rate' && relativeError(limits(found.rate), expected)).toBeLessThan(
          1e-10,
        );
      }
    }
  });

  it('direct, by the European standard population of 1976', () => {
    const bands = readRows(`${folder}/testdata_DSR_ISR__testdata_1976.csv`).map((row) =>
      band(countIn(row, 'count'), numberIn(row, 'pop'), numberIn(row, 'esp1976')),
    );
    const found = directlyStandardisedRate(bands, { multiplier: 10_000 });
    const expected = [859.20975850223658, 799.11609314421025, 922.52538803183177];
    expect(found.kind === 'rate' && relativeError(limits(found.rate), expected)).toBeLessThan(
      1e-10,
    );
  });

  it.each([
    ['testdata_err1', 'a count below 0', 'negative-count'],
    ['testdata_err2', 'a population of 0', 'zero-denominator'],
    ['testdata_err3', 'a population below 0', 'negative-denominator'],
    ['testdata_err4', 'a standard population below 0', 'weight-negative'],
  ])('direct: %s, %s, is refused', (file, _, code) => {
    const bands = readRows(`${folder}/testdata_DSR_ISR__${file}.csv`)
      .slice(0, esp2013.length)
      .map((row, index) => {
        const standard = numberIn(row, 'stdpop');
        return band(
          countIn(row, 'count'),
          numberIn(row, 'pop'),
          Number.isNaN(standard) ? (esp2013[index] ?? 0) : standard,
        );
      });
    expect(bands).toHaveLength(esp2013.length);
    expect(() => directlyStandardisedRate(bands)).toThrow(expect.objectContaining({ code }));
  });

  it('direct, where one person can have several events, to the nine digits printed', () => {
    const rows = readRows(`${folder}/testdata_DSR_ISR__testdata_nonindepe.csv`);
    for (const result of readRows(`${folder}/testdata_DSR_ISR__testresults_DSR.csv`).filter(
      ({ area = '' }) => area.includes('nonind'),
    )) {
      const bands = rows
        .filter(({ area }) => area === result.area)
        .map((row, index) => ({
          ...band(countIn(row, 'count'), numberIn(row, 'pop'), esp2013[index] ?? 0),
          variance: [1, 2, 3, 4].reduce((sum, k) => sum + k * k * countIn(row, `f${k}`), 0),
        }));
      const found = directlyStandardisedRate(bands, { multiplier: 100_000 });
      if (found.kind === 'too-few-events') {
        expect(result.area).toBe('testdata_nonind_tiny');
        continue;
      }
      const expected = ['value', 'lower95_0cl', 'upper95_0cl'].map((column) =>
        numberIn(result, column),
      );
      expect(relativeError(limits(found.rate), expected), result.area).toBeLessThan(1e-9);
    }
  });

  it('indirect: expected events from references that stand beside each band', () => {
    const rows = readRows(`${folder}/testdata_DSR_ISR__testdata_multiarea_isr.csv`);
    const observed = new Map(
      readRows(`${folder}/testdata_DSR_ISR__testdata_multiarea_lookup.csv`).map((row) => [
        row.area,
        numberIn(row, 'total_count'),
      ]),
    );
    const results = readRows(`${folder}/testdata_DSR_ISR__testresults_ISR.csv`);
    for (const [area, own] of Map.groupBy(rows, (row) => row.area ?? '')) {
      const result = results.find((row) => row.area === area);
      // one band of the smallest area has neither people nor a count
      const bands = own.filter((row) => row.pop !== '');
      const expected = expectedEvents(
        bands.map((row) => ({
          population: numberIn(row, 'pop'),
          referenceCount: numberIn(row, 'refcount'),
          referencePopulation: numberIn(row, 'refpop'),
        })),
      );
      expect(expected / numberIn(result ?? {}, 'expected'), area).toBeCloseTo(1, 12);
      expect(observed.get(area), area).toBe(numberIn(result ?? {}, 'observed'));
    }
  });

  it('indirect: ratios and rates at 95 and 99.8 % within 1e-12', () => {
    const reference = readRows(`${folder}/testdata_DSR_ISR__refdata.csv`);
    const total = (column: string) =>
      reference.reduce((sum, row) => sum + numberIn(row, column), 0);
    const referenceRate = total('refcount') / total('refpop');
    const rows = readRows(`${folder}/testdata_DSR_ISR__testdata_multiarea.csv`);
    for (const result of readRows(`${folder}/testdata_DSR_ISR__testresults_ISR.csv`)) {
      if (!(result.area ?? '').startsWith('testdata')) continue;
      const own = rows.filter(({ area }) => area === result.area);
      const expected = expectedEvents(
        own.map((row, index) => ({
          population: numberIn(row, 'pop'),
          referenceCount: numberIn(reference[index] ?? {}, 'refcount'),
          referencePopulation: numberIn(reference[index] ?? {}, 'refpop'),
        })),
      );
      expect(expected / numberIn(result, 'expected')).toBeCloseTo(1, 12);
      const observed = numberIn(result, 'observed');
      const multiplier = Number(/(?:per|x) (\d+)$/.exec(result.statistic ?? '')?.[1]);
      for (const [confidence, level] of [
        [0.95, '95_0'],
        [0.998, '99_8'],
      ] as const) {
        const options = { confidence, multiplier };
        const found = (result.statistic ?? '').includes('rate')
          ? indirectlyStandardisedRate(observed, expected, referenceRate, options)
          : indirectlyStandardisedRatio(observed, expected, options);
        const printed = ['value', `lower${level}cl`, `upper${level}cl`].map((column) =>
          numberIn(result, column),
        );
        expect(
          relativeError(limits(found), printed),
          `${result.area} ${result.statistic}`,
        ).toBeLessThan(1e-11);
      }
    }
  });
});

describe('any standardised rate', () => {
  const bands = fc.array(
    fc.record({
      count: fc.integer({ min: 5, max: 500 }),
      population: fc.integer({ min: 1000, max: 50_000 }),
      standard: fc.integer({ min: 1, max: 9000 }),
    }),
    { minLength: 2, maxLength: 19 },
  );

  it('lies between the rates of its bands, inside its interval, whatever the unit of the standard', () => {
    fc.assert(
      fc.property(bands, fc.integer({ min: 2, max: 50 }), (own, scale) => {
        const found = directlyStandardisedRate(own);
        const scaled = directlyStandardisedRate(
          own.map((one) => ({ ...one, standard: one.standard * scale })),
        );
        if (found.kind !== 'rate' || scaled.kind !== 'rate') throw new Error('ten events and more');
        const rates = own.map(({ count, population }) => count / population);
        expect(found.rate.value).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
        expect(found.rate.value).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
        expect(found.rate.lower).toBeLessThan(found.rate.value);
        expect(found.rate.upper).toBeGreaterThan(found.rate.value);
        expect(scaled.rate.value).toBeCloseTo(found.rate.value, 12);
        expect(scaled.rate.upper).toBeCloseTo(found.rate.upper, 12);
      }),
    );
  });

  it('against its own population is 1 as a ratio, and its own rate as a rate', () => {
    fc.assert(
      fc.property(bands, (own) => {
        const expected = expectedEvents(
          own.map(({ count, population }) => ({
            population,
            referenceCount: count,
            referencePopulation: population,
          })),
        );
        const observed = own.reduce((sum, { count }) => sum + count, 0);
        expect(indirectlyStandardisedRatio(observed, expected).value).toBeCloseTo(1, 12);
        const people = own.reduce((sum, { population }) => sum + population, 0);
        expect(indirectlyStandardisedRate(observed, expected, observed / people).value).toBeCloseTo(
          observed / people,
          12,
        );
      }),
    );
  });
});
