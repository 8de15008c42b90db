import { estimateProportion, estimateRate, type Interval } from '@polder/statistics';
import type { IntervalMethod } from '../catalogue/definition.ts';

/** The 95 % interval of a value from its counts, by the indicator's method; undefined where it has none. */
export const intervalOf = (
  measure: { readonly method: IntervalMethod; readonly multiplier: number },
  numerator: number,
  denominator: number,
): Interval | undefined => {
  if (!(denominator > 0)) return undefined;
  const options = { multiplier: measure.multiplier };
  if (measure.method === 'wilson') return estimateProportion(numerator, denominator, options);
  return measure.method === 'byar' ? estimateRate(numerator, denominator, options) : undefined;
};
