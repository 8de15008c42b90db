/** What every estimate requires of the numbers it is given. */
import { StatisticsError } from './statistics-error.ts';

/** @throws StatisticsError `non-finite` for NaN and the infinities. */
export const requireFinite = (name: string, value: number): void => {
  if (!Number.isFinite(value)) {
    throw new StatisticsError('non-finite', `The ${name} is ${value}: give a finite number.`);
  }
};

/**
 * Counts may be fractional (weighted surveys) but lie in 0 … 2^53 − 1, beyond which floating point
 * no longer tells one count from the next.
 *
 * @throws StatisticsError `non-finite`, `negative-count`, `count-too-large`
 */
export const requireCount = (name: string, value: number): void => {
  requireFinite(name, value);
  if (value < 0) {
    throw new StatisticsError('negative-count', `The ${name} is ${value}: a count is 0 or more.`);
  }
  requireCountable(name, value);
};

/**
 * Zero is refused rather than answered with the widest interval: nothing was observed, and "no data"
 * is what the reader should be told.
 *
 * @throws StatisticsError `non-finite`, `zero-denominator`, `negative-denominator`, `count-too-large`
 */
export const requireDenominator = (name: string, value: number): void => {
  requireFinite(name, value);
  if (value === 0) {
    throw new StatisticsError(
      'zero-denominator',
      `The ${name} is 0: there is nothing to divide by.`,
    );
  }
  if (value < 0) {
    throw new StatisticsError(
      'negative-denominator',
      `The ${name} is ${value}: it must be above 0.`,
    );
  }
  requireCountable(name, value);
};

/** @throws StatisticsError `interval-inverted`, `non-finite` */
export const requireInterval = (name: string, lower: number, upper: number): void => {
  requireFinite(`lower limit of the ${name}`, lower);
  requireFinite(`upper limit of the ${name}`, upper);
  if (lower > upper) {
    throw new StatisticsError(
      'interval-inverted',
      `The ${name} runs from ${lower} to ${upper}: its lower limit is above its upper limit.`,
    );
  }
};

const requireCountable = (name: string, value: number): void => {
  if (value > Number.MAX_SAFE_INTEGER) {
    throw new StatisticsError(
      'count-too-large',
      `The ${name} is ${value}: counts end at 2^53 − 1.`,
    );
  }
};
