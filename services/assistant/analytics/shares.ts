/** Shares of what was counted, and how they differ from the period before. */
import { estimateProportion } from '@polder/statistics';
import type { Measure } from './measures.ts';

export type Counts = ReadonlyMap<Measure, number>;

/** In percent, with its interval by Wilson. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  readonly percent: number;
  readonly lower: number;
  readonly upper: number;
}

export const countIn = (counts: Counts, ...which: readonly Measure[]): number =>
  which.reduce((sum, measure) => sum + (counts.get(measure) ?? 0), 0);

/** @returns undefined where there is nothing to take a part of */
export const shareOf = (part: number, whole: number): Share | undefined => {
  if (whole === 0) return undefined;
  // A conversation of the last days of a month may ask for a person in the next: a part is never more.
  const within = Math.max(0, Math.min(part, whole));
  const { value, lower, upper } = estimateProportion(within, whole, { multiplier: 100 });
  return { part: within, whole, percent: value, lower, upper };
};

/** Conversations that no person had a part in, of all. */
export const containedIn = (counts: Counts): Share | undefined => {
  const all = countIn(counts, 'conversations');
  return shareOf(all - countIn(counts, 'with-person'), all);
};

export const answeredIn = (counts: Counts): Share | undefined =>
  shareOf(countIn(counts, 'answered', 'looked-up'), countIn(counts, 'questions'));

export const clarifiedIn = (counts: Counts): Share | undefined =>
  shareOf(countIn(counts, 'clarified'), countIn(counts, 'questions'));

export const declinedIn = (counts: Counts): Share | undefined =>
  shareOf(countIn(counts, 'declined'), countIn(counts, 'questions'));

export const helpedIn = (counts: Counts): Share | undefined =>
  shareOf(countIn(counts, 'rated-up'), countIn(counts, 'rated-up', 'rated-down'));

/** In percent of what it was; undefined where there was nothing. */
export const changeFrom = (before: number, now: number): number | undefined =>
  before === 0 ? undefined : (100 * (now - before)) / before;
