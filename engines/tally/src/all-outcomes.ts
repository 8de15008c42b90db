/** All outcomes that some way of breaking ties leads to. */
import { TallyError } from './tally-error.ts';

/** Outcomes and steps beyond which there are too many ties to follow each of them. */
const MAXIMUM_OUTCOMES = 10_000;
const MAXIMUM_STEPS = 1_000_000;

/** A set of projects as text, whatever the order in which they stand. */
export const keyOfSet = (projects: readonly number[]): string =>
  [...projects].sort((a, b) => a - b).join(',');

/**
 * Follows every tie in each of its ways; what several ways lead to is followed once.
 *
 * @param ways what may follow a state: other states, or its winners when the count ends there
 * @param keyOf the same for states from which the count goes on alike; only asked where there was a tie
 * @returns distinct sets of winners, each in the order of winning that was met first
 * @throws TallyError `too-many-outcomes` above 10 000 outcomes or a million steps
 */
export const allOutcomes = <State>(
  start: State,
  ways: (state: State) => readonly State[] | { readonly winners: readonly number[] },
  keyOf: (state: State) => string,
): readonly (readonly number[])[] => {
  const found = new Map<string, readonly number[]>();
  const waiting: State[] = [start];
  const seen = new Set<string>();
  /** Remembers the state as well. */
  const isNew = (state: State): boolean => {
    const before = seen.size;
    return seen.add(keyOf(state)).size > before;
  };
  let steps = 0;
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    steps += 1;
    const next = ways(state);
    if ('winners' in next) {
      const key = keyOfSet(next.winners);
      if (!found.has(key)) found.set(key, next.winners);
    } else waiting.push(...(next.length > 1 ? next.filter(isNew) : next).toReversed());
    if (found.size > MAXIMUM_OUTCOMES || steps > MAXIMUM_STEPS)
      throw new TallyError(
        'too-many-outcomes',
        `More than ${MAXIMUM_OUTCOMES} outcomes or ${MAXIMUM_STEPS} ways to break ties`,
      );
  }
  return [...found.values()];
};

/** Outcomes of several counts, each set of winners once. */
export const distinct = (
  outcomes: readonly (readonly number[])[],
): readonly (readonly number[])[] => [
  ...new Map(outcomes.map((winners) => [keyOfSet(winners), winners])).values(),
];
