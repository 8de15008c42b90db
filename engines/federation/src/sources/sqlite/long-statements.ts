/** Which statements took too long for a thread lately: they are not tried there again for a while. */
import { keepLatest } from '../../keep-latest.ts';

/** Milliseconds after which one is tried again: the file may have changed. */
const KEPT = 60_000;
const MOST = 500;

export interface LongStatements {
  readonly has: (text: string) => boolean;
  readonly add: (text: string) => void;
}

/** @param now milliseconds */
export const createLongStatements = (now: () => number): LongStatements => {
  /** Until when, the one added first standing first. */
  const kept = new Map<string, number>();
  return {
    has: (text) => (kept.get(text) ?? Number.NEGATIVE_INFINITY) > now(),
    add: (text) => keepLatest(kept, text, now() + KEPT, MOST),
  };
};
