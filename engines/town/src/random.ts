import { hashText, uniformDraws } from '@polder/random';

/** A stream of reproducible random numbers. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** Whole number in [low, high], both included. */
  readonly whole: (low: number, high: number) => number;
  /** True with the given probability, 0 to 1. */
  readonly chance: (probability: number) => boolean;
  /** One of the items, all equally likely. Throws `RangeError` when there are none. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** The items in random order, as a new array. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
  /** An independent stream for a named part: what one part draws does not shift another. */
  readonly fork: (label: string) => Random;
}

/**
 * A seeded stream.
 *
 * @example createRandom(7).fork('streets').between(10, 20)
 */
export const createRandom = (seed: number): Random => {
  const next = uniformDraws(seed);
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new RangeError('Cannot pick from an empty list');
    return item;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const keyed = items.map((item) => ({ item, key: next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole,
    chance: (probability) => next() < probability,
    pick,
    shuffle,
    fork: (label) => createRandom(hashText(label, seed)),
  };
};
