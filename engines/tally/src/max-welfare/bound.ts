/**
 * How much utility can still be had: items that may be cut fill the budget in the order of their worth
 * per cost, and side rows are paid for by their price instead of being kept.
 *
 * Sources: Dantzig, Discrete-Variable Extremum Problems, Operations Research 5 (1957); Kellerer,
 * Pferschy, Pisinger, Knapsack Problems (2004), sections 5.1 (bound), 5.3 (reduction) and 9.2
 * (Lagrangian relaxation of several rows). All numbers are whole: a bound errs by nothing.
 */
import { greatestCommonDivisor } from '../rational.ts';
import { pricedUtility } from './prices.ts';
import { decide, type Item, type Program } from './program.ts';

/** What is still free. */
export interface Room {
  /** Of the budget, in smallest money units. */
  readonly left: bigint;
  /** Of each side row. */
  readonly rows: readonly bigint[];
}

/** About the items of a program, whatever room is left for them. */
export interface Bounds {
  /** How many items, from the first on, fit into the budget together. */
  readonly splitAt: (left: bigint) => number;
  /** Utility of so many items, from the first on. */
  readonly utilityOfFirst: (count: number) => bigint;
  /** At most this utility is added to `utility`; `split` is that of the room. */
  readonly atMost: (room: Room, split: number, utility: bigint) => bigint;
  /** The part of the room that the items can use. */
  readonly usable: (room: Room) => Room;
  /** An item wins in every selection of at least this utility within the program's room, in none, or in some. */
  readonly verdict: (index: number, goal: bigint) => 'wins' | 'loses' | 'open';
}

const at = (values: readonly bigint[], index: number): bigint => values[index] ?? 0n;

const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const runningSums = (values: readonly bigint[]): readonly bigint[] => {
  const sums = [0n];
  for (const value of values) sums.push((sums.at(-1) ?? 0n) + value);
  return sums;
};

export const roomOf = ({ budget, rows }: Program): Room => ({
  left: budget,
  rows: rows.map(({ capacity }) => capacity),
});

export const boundsOf = (program: Program): Bounds => {
  const { items, rows, priceScale } = program;
  const priced = items.map((item) => pricedUtility(program, item));
  const worths = priced.map((worth) => (worth > 0n ? worth : 0n));
  const costs = items.map(({ cost }) => cost);
  const worthSums = runningSums(worths);
  const costSums = runningSums(costs);
  const utilitySums = runningSums(items.map(({ utility }) => utility));
  const step = items.reduce((common, { utility }) => greatestCommonDivisor(common, utility), 0n);

  const demandTotals = rows.map((_, row) => sumOf(items.map(({ demands }) => at(demands, row))));
  const unlimitedCost = sumOf(
    items
      .filter(({ demands }) => !rows.some(({ isMoney }, row) => isMoney && at(demands, row) > 0n))
      .map(({ cost }) => cost),
  );

  const splitAt = (left: bigint): number => {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at(costSums, middle) <= left) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  /** Worth of all items that fit, and of the part that fits of the next one. */
  const filled = (left: bigint, split: number): bigint => {
    const cost = at(costs, split);
    const part = cost === 0n ? 0n : (at(worths, split) * (left - at(costSums, split))) / cost;
    return at(worthSums, split) + part;
  };
  const inWholeSteps = (scaled: bigint): bigint => {
    const utility = scaled / priceScale;
    return step > 1n ? utility - (utility % step) : utility;
  };
  const priceOf = (capacities: readonly bigint[]): bigint =>
    rows.reduce((sum, { price }, row) => sum + price * at(capacities, row), 0n);

  const whole = roomOf(program);
  const wholePrice = priceOf(whole.rows);
  const wholeSplit = splitAt(whole.left);
  const reach = (left: bigint, more: bigint): bigint =>
    inWholeSteps(wholePrice + filled(left, splitAt(left)) + more);

  return {
    splitAt,
    utilityOfFirst: (count) => at(utilitySums, count),
    atMost: ({ left, rows: capacities }, split, utility) =>
      utility + inWholeSteps(priceOf(capacities) + filled(left, split)),
    usable: (room) => {
      const capacities = room.rows.some((capacity, row) => capacity > at(demandTotals, row))
        ? room.rows.map((capacity, row) => smaller(capacity, at(demandTotals, row)))
        : room.rows;
      // What category limits leave of the budget may be less than the budget; limits that share a
      // project count it twice, which only makes this more.
      const limited = rows.reduce(
        (sum, { isMoney }, row) => (isMoney ? sum + at(capacities, row) : sum),
        unlimitedCost,
      );
      const total = smaller(limited, at(costSums, items.length));
      return { left: smaller(room.left, total), rows: capacities };
    },
    verdict: (index, goal) => {
      const isWhole = index < wholeSplit;
      if (isWhole && reach(whole.left + at(costs, index), -at(worths, index)) < goal) return 'wins';
      if (
        (!isWhole || at(worths, index) === 0n) &&
        reach(whole.left - at(costs, index), at(priced, index)) < goal
      )
        return 'loses';
      return 'open';
    },
  };
};

/**
 * Decides every item that bounds alone can decide, for selections of at least the goal's utility;
 * undefined when there is no such selection.
 */
export const narrow = (
  program: Program,
  goal: bigint,
): { readonly won: readonly Item[]; readonly open: Program } | undefined => {
  const won: Item[] = [];
  let open = program;
  let missing = goal;
  for (;;) {
    const bounds = boundsOf(open);
    if (bounds.atMost(roomOf(open), bounds.splitAt(open.budget), 0n) < missing) return undefined;
    const verdicts = open.items.map((_, index) => bounds.verdict(index, missing));
    const winning = open.items.filter((_, index) => verdicts[index] === 'wins');
    const losing = open.items.filter((_, index) => verdicts[index] === 'loses');
    if (winning.length + losing.length === 0) return { won, open };
    const next = decide(open, winning, losing);
    if (!next) return undefined;
    won.push(...winning);
    missing -= sumOf(winning.map(({ utility }) => utility));
    open = next;
  }
};

/** A step of a search: one item is decided, the rest of the program comes after it. */
export interface Step {
  readonly item: Item;
  readonly rest: Program;
  readonly bounds: Bounds;
}

/**
 * All items one after another. Those that share a side row stand together, so that the row is soon done
 * with; else the most worth per cost comes first.
 */
export const stepsThrough = function* (program: Program): Generator<Step> {
  const sequence = [...program.items].sort((a, b) => {
    const row = program.rows.findIndex(
      (_, index) => at(a.demands, index) > 0n !== at(b.demands, index) > 0n,
    );
    return row < 0 ? 0 : at(a.demands, row) > 0n ? -1 : 1;
  });
  let rest = program;
  for (const item of sequence) {
    rest = { ...rest, items: rest.items.filter((other) => other !== item) };
    yield { item, rest, bounds: boundsOf(rest) };
  }
};
