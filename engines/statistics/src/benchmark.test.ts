import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, readJson } from '../test/shared-data.ts';
import { type BenchmarkComparison, compareWithBenchmark } from './benchmark.ts';
import type { Polarity } from './polarity.ts';
import { estimateProportion } from './proportion.ts';

describe('an area against a benchmark of 3', () => {
  it.each<[string, number, number, Polarity, BenchmarkComparison]>([
    ['wholly above', 3.2, 3.5, 'higher-is-better', 'better'],
    ['wholly above', 3.2, 3.5, 'lower-is-better', 'worse'],
    ['wholly above', 3.2, 3.5, 'neutral', 'higher'],
    ['wholly below', 2.2, 2.8, 'higher-is-better', 'worse'],
    ['wholly below', 2.2, 2.8, 'lower-is-better', 'better'],
    ['wholly below', 2.2, 2.8, 'neutral', 'lower'],
    ['around it', 2.7, 3.1, 'lower-is-better', 'similar'],
    ['touching it from above', 3, 3.5, 'lower-is-better', 'similar'],
    ['touching it from below', 2.5, 3, 'neutral', 'similar'],
  ])('%s, %d to %d, %s: %s', (_, lower, upper, polarity, outcome) => {
    expect(compareWithBenchmark({ lower, upper }, 3, polarity)).toBe(outcome);
  });

  it('is not compared when the area or the benchmark is missing', () => {
    expect(compareWithBenchmark(null, 3, 'neutral')).toBe('not-compared');
    expect(compareWithBenchmark({ lower: 1, upper: 2 }, null, 'neutral')).toBe('not-compared');
  });

  it('may differ at 95 % and not at 99.8 %', () => {
    const at = (confidence: number) =>
      compareWithBenchmark(estimateProportion(60, 100, { confidence }), 0.5, 'higher-is-better');
    expect(at(0.95)).toBe('better');
    expect(at(0.998)).toBe('similar');
  });

  it.each([
    ['its interval upside down', { lower: 2, upper: 1 }, 3, 'interval-inverted'],
    ['its interval not a number', { lower: Number.NaN, upper: 1 }, 3, 'non-finite'],
    ['the benchmark not a number', { lower: 1, upper: 2 }, Number.NaN, 'non-finite'],
    [
      'the benchmark upside down',
      { lower: 1, upper: 2 },
      { lower: 4, upper: 3 },
      'interval-inverted',
    ],
  ])('is refused with %s', (_, area, benchmark, code) => {
    expect(() => compareWithBenchmark(area, benchmark, 'neutral')).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('turns from better to worse when the polarity turns', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    const turned = { better: 'worse', worse: 'better', similar: 'similar' };
    fc.assert(
      fc.property(number, number, number, (a, b, reference) => {
        const area = { lower: Math.min(a, b), upper: Math.max(a, b) };
        const high = compareWithBenchmark(area, reference, 'higher-is-better');
        const low = compareWithBenchmark(area, reference, 'lower-is-better');
        expect({ ...turned }).toHaveProperty(high, low);
      }),
    );
  });
});

describePublished('published comparisons', () => {
  interface Cases {
    readonly ci_overlap_single: readonly {
      readonly parent: number;
      readonly l: number | null;
      readonly u: number | null;
      readonly low_is_good?: string;
      readonly high_is_good?: string;
    }[];
    readonly ci_overlap_double: readonly {
      readonly a: readonly [number, number, number];
      readonly b: readonly [number, number, number];
      readonly low_is_good_b_vs_a: string;
    }[];
  }
  const outcomes: Readonly<Record<string, BenchmarkComparison>> = {
    Same: 'similar',
    Better: 'better',
    Worse: 'worse',
    None: 'not-compared',
  };
  const cases = () => readJson<Cases>('fingertips/benchmark-trend-cases.json');

  it('Fingertips, one interval: every case', () => {
    for (const { parent, l, u, low_is_good, high_is_good } of cases().ci_overlap_single) {
      const area = l === null || u === null ? null : { lower: l, upper: u };
      if (low_is_good !== undefined) {
        expect(compareWithBenchmark(area, parent, 'lower-is-better')).toBe(outcomes[low_is_good]);
      }
      if (high_is_good !== undefined) {
        expect(compareWithBenchmark(area, parent, 'higher-is-better')).toBe(outcomes[high_is_good]);
      }
    }
  });

  it('Fingertips, two intervals: every case', () => {
    for (const { a, b, low_is_good_b_vs_a } of cases().ci_overlap_double) {
      const benchmark = { lower: a[1], upper: a[2] };
      const area = { lower: b[1], upper: b[2] };
      expect(compareWithBenchmark(area, benchmark, 'lower-is-better')).toBe(
        outcomes[low_is_good_b_vs_a],
      );
    }
  });

  it.each([
    ['test-indicators-benchmark-rag_expected-response', 33],
    ['test-indicators-benchmark-rag-sex_expected-response', 22],
  ])('Fingertips Next, emergency readmissions, %s: all %i outcomes', (file, size) => {
    interface Response {
      readonly areaHealthData: readonly {
        readonly indicatorSegments: readonly {
          readonly healthData: readonly {
            readonly lowerCi: number;
            readonly upperCi: number;
            readonly benchmarkComparison?: {
              readonly outcome: string;
              readonly benchmarkValue: number;
            } | null;
          }[];
        }[];
      }[];
    }
    const compared = readJson<Response>(`fingertips/next/${file}.json`)
      .areaHealthData.flatMap((area) => area.indicatorSegments)
      .flatMap((segment) => segment.healthData)
      .flatMap(({ lowerCi, upperCi, benchmarkComparison }) =>
        benchmarkComparison ? [{ lower: lowerCi, upper: upperCi, ...benchmarkComparison }] : [],
      );
    expect(compared).toHaveLength(size);
    for (const { lower, upper, outcome, benchmarkValue } of compared) {
      expect(compareWithBenchmark({ lower, upper }, benchmarkValue, 'lower-is-better')).toBe(
        outcome.toLowerCase(),
      );
    }
  });
});
