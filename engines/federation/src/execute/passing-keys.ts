/** Keys of one fragment for others that wait for them: handed on while rows still come. */
import type { Value } from '../values.ts';

export interface KeyReader {
  /**
   * Keys that this reader has not taken yet: so many as soon as they are there, fewer (and then none) once
   * no more will come.
   */
  readonly take: (count: number) => Promise<readonly Value[]>;
  /** A key's place, from 0, in the order of taking; undefined for what is none so far. */
  readonly placeOf: (key: Value) => number | undefined;
}

export interface PassingKeys {
  /** A value of the column; NULL finds no partner and is left out. */
  readonly add: (value: Value | undefined) => void;
  /** Tells readers of what was added since. */
  readonly tell: () => void;
  /** All have passed, or none will any more. */
  readonly end: () => void;
  readonly read: () => KeyReader;
}

export const createPassingKeys = (): PassingKeys => {
  /** Their places in the list. */
  const known = new Map<Value, number>();
  const list: Value[] = [];
  let hasEnded = false;
  let news = Promise.withResolvers<void>();

  const tell = (): void => {
    const { resolve } = news;
    news = Promise.withResolvers();
    resolve();
  };

  return {
    add: (value) => {
      if (value === undefined || value === null || known.has(value)) return;
      known.set(value, list.length);
      list.push(value);
    },
    tell,
    end: () => {
      hasEnded = true;
      tell();
    },
    read: () => {
      let taken = 0;
      return {
        take: async (count) => {
          while (!hasEnded && list.length - taken < count) await news.promise;
          const keys = list.slice(taken, taken + count);
          taken += keys.length;
          return keys;
        },
        placeOf: (key) => known.get(key),
      };
    },
  };
};
