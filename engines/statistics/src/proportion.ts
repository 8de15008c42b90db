import { criticalValue, DEFAULT_CONFIDENCE } from './confidence.ts';
import {
  DEFAULT_MULTIPLIER,
  type Estimate,
  type EstimateOptions,
  estimate,
  requireMultiplier,
} from './estimate.ts';
import { requireCount, requireDenominator } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * A proportion, a part of a whole, with its Wilson score interval. The interval never leaves
 * 0 … `multiplier` and keeps its coverage near 0 and 1 and for small denominators.
 *
 * Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212; method 3
 * of R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872.
 *
 * @param numerator people or events in the part, 0 ≤ numerator ≤ denominator; may be fractional
 * @param denominator people or events in the whole, above 0. A denominator of 0 is an error: nothing
 * was observed, so the caller shows "no data".
 * @returns value and limits times the multiplier, method `wilson`
 * @throws StatisticsError `non-finite`, `negative-count`, `count-too-large`, `zero-denominator`,
 * `negative-denominator`, `numerator-above-denominator`, `confidence-out-of-range`,
 * `multiplier-not-positive`
 * @example
 * estimateProportion(65, 100, { multiplier: 100 }); // value 65, lower 55.25, upper 73.64
 */
export const estimateProportion = (
  numerator: number,
  denominator: number,
  options: EstimateOptions = {},
): Estimate => {
  const { confidence = DEFAULT_CONFIDENCE, multiplier = DEFAULT_MULTIPLIER } = options;
  requireCount('numerator', numerator);
  requireDenominator('denominator', denominator);
  if (numerator > denominator) {
    throw new StatisticsError(
      'numerator-above-denominator',
      `The numerator ${numerator} is above the denominator ${denominator}: a part cannot exceed its whole.`,
    );
  }
  requireMultiplier(multiplier);

  const z = criticalValue(confidence);
  const proportion = numerator / denominator;
  const middle = 2 * numerator + z * z;
  const reach = z * Math.sqrt(z * z + 4 * numerator * (1 - proportion));
  const scale = 2 * (denominator + z * z);
  const lower = Math.max(0, (middle - reach) / scale);
  const upper = Math.min(1, (middle + reach) / scale);
  return estimate(
    proportion * multiplier,
    lower * multiplier,
    upper * multiplier,
    confidence,
    multiplier,
    'wilson',
  );
};
