/** Choices drawn at random that can be recorded and played again, so that a query can be made smaller. */

export interface Draws {
  /** 0 ≤ x < 1; 0 stands for the simplest of choices. */
  readonly next: () => number;
  /** The simplest item comes first. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly chance: (probability: number) => boolean;
  /** 0 ≤ x < below. */
  readonly whole: (below: number) => number;
  /** What was drawn so far. */
  readonly taken: readonly number[];
}

export const createDraws = (draw: () => number): Draws => {
  const taken: number[] = [];
  const next = (): number => {
    const value = draw();
    taken.push(value);
    return value;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    taken,
    chance: (probability) => next() >= 1 - probability,
    pick: (items) => {
      const item = items[whole(items.length)];
      if (item === undefined) throw new Error('Nothing to pick from');
      return item;
    },
  };
};

/** Draws that were recorded; the simplest choice once they are used up. */
export const playedAgain = (recorded: readonly number[]): Draws => {
  let at = 0;
  return createDraws(() => {
    at += 1;
    return recorded[at - 1] ?? 0;
  });
};

/**
 * Fewer and smaller draws for which something still holds.
 *
 * Source: D. R. MacIver, A. F. Donaldson: Test-Case Reduction via Test-Case Generation, ECOOP 2020.
 *
 * @param mayGoOn whether there is time to ask once more
 */
export const shrunk = async (
  recorded: readonly number[],
  stillHolds: (draws: readonly number[]) => Promise<boolean>,
  mayGoOn: () => boolean,
): Promise<readonly number[]> => {
  let best = recorded;
  const keep = async (candidate: readonly number[]): Promise<boolean> => {
    if (!mayGoOn() || !(await stillHolds(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let hasImproved = true; hasImproved && mayGoOn(); ) {
    hasImproved = false;
    for (const size of [64, 16, 8, 4, 2, 1])
      for (let from = best.length - size; from >= 0 && mayGoOn(); from -= size)
        if (await keep([...best.slice(0, from), ...best.slice(from + size)])) hasImproved = true;
    for (let at = 0; at < best.length && mayGoOn(); at += 1) {
      const value = best[at] ?? 0;
      if (value > 0 && (await keep(best.with(at, 0)))) hasImproved = true;
    }
  }
  return best;
};
