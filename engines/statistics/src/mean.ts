import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { criticalValue, DEFAULT_CONFIDENCE } from './confidence.ts';
import { type CountOptions, type Estimate, estimate } from './estimate.ts';
import { requireFinite } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * A mean with the interval of Student's t.
 *
 * Source: "Student", Biometrika 6 (1908) 1–25; PHEindicatormethods `phe_mean`.
 *
 * @param values at least two, each finite
 * @returns value and limits in the values' unit, method `student-t`
 * @throws StatisticsError `too-few-values`, `non-finite`, `confidence-out-of-range`
 * @example estimateMean([4, 6, 8]) // value 6, lower 1.03, upper 10.97
 */
export const estimateMean = (values: readonly number[], options: CountOptions = {}): Estimate => {
  const { confidence = DEFAULT_CONFIDENCE } = options;
  if (values.length < 2)
    throw new StatisticsError(
      'too-few-values',
      `A mean of ${values.length} values has no interval: give at least 2.`,
    );
  criticalValue(confidence); // refuses what is no level of confidence
  for (const value of values) requireFinite('value', value);
  const count = values.length;
  const [origin = 0] = values;
  const mean = origin + values.reduce((sum, value) => sum + (value - origin), 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (count - 1) / count);
  const reach = studentQuantile((1 + confidence) / 2, count - 1) * error;
  return estimate(mean, mean - reach, mean + reach, confidence, 1, 'student-t');
};
