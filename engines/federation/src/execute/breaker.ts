/** A source that fails again and again is left alone for a while: nobody waits for what will not come. */

export interface BreakerOptions {
  /** Failures in a row after which it is not asked. */
  readonly failures: number;
  /** Milliseconds until it is tried again, by one query. */
  readonly rest: number;
}

export const usualBreaker: BreakerOptions = { failures: 3, rest: 10_000 };

export interface Breaker {
  /** Whether it may be asked at this moment (milliseconds of any clock). */
  readonly mayAsk: (now: number) => boolean;
  /** Whether nothing speaks against it: a question of little worth is asked only then. */
  readonly isClosed: () => boolean;
  readonly succeeded: () => void;
  readonly failed: (now: number) => void;
}

export const createBreaker = ({ failures, rest }: BreakerOptions = usualBreaker): Breaker => {
  let inARow = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    isClosed: () => inARow === 0,
    mayAsk: (now) => {
      if (inARow < failures) return true;
      if (now < restsUntil) return false;
      // One query tries; the others wait for what becomes of it.
      restsUntil = now + rest;
      return true;
    },
    succeeded: () => {
      inARow = 0;
    },
    failed: (now) => {
      inARow += 1;
      if (inARow >= failures) restsUntil = now + rest;
    },
  };
};
