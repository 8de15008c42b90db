import type { Interval } from './interval.ts';
import { type Direction, judgementOf, type Polarity } from './polarity.ts';
import { requireFinite, requireInterval } from './requirements.ts';

/**
 * Where an area stands against its benchmark. With a polarity `better`, `similar` or `worse`;
 * without one `higher`, `similar` or `lower`.
 */
export type BenchmarkComparison =
  | 'better'
  | 'similar'
  | 'worse'
  | 'higher'
  | 'lower'
  | 'not-compared';

/**
 * Compares an area with a benchmark: different when its interval, at 95 % or 99.8 % as the caller
 * estimated it, lies wholly to one side. An interval that only touches the benchmark is similar.
 * Against a benchmark that has an interval of its own the two must not touch, which is stricter
 * than a test of the difference.
 *
 * Source: Fingertips (Department of Health and Social Care), "confidence intervals overlapping
 * reference value", 95 and 99.8.
 *
 * @param area the area's interval (an `Estimate` will do); null when it has none
 * @param benchmark a value or an interval in the same unit; null when there is none
 * @returns `not-compared` when either is null
 * @throws StatisticsError `non-finite`, `interval-inverted`
 * @example
 * compareWithBenchmark({ lower: 3.2, upper: 3.5 }, 3, 'lower-is-better'); // 'worse'
 */
export const compareWithBenchmark = (
  area: Interval | null,
  benchmark: number | Interval | null,
  polarity: Polarity,
): BenchmarkComparison => {
  if (area === null || benchmark === null) return 'not-compared';
  requireInterval('interval of the area', area.lower, area.upper);
  const reference = asInterval(benchmark);
  if (area.lower > reference.upper) return comparison('up', polarity);
  if (area.upper < reference.lower) return comparison('down', polarity);
  return 'similar';
};

const asInterval = (benchmark: number | Interval): Interval => {
  if (typeof benchmark === 'number') {
    requireFinite('benchmark', benchmark);
    return { lower: benchmark, upper: benchmark };
  }
  requireInterval('interval of the benchmark', benchmark.lower, benchmark.upper);
  return benchmark;
};

const comparison = (direction: Direction, polarity: Polarity): BenchmarkComparison => {
  const judgement = judgementOf(direction, polarity);
  if (judgement !== 'none') return judgement;
  return direction === 'up' ? 'higher' : 'lower';
};
