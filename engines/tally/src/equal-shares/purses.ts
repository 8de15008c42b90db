/**
 * What voters still have. Every amount is a multiple of 1 / `scale` of the smallest money unit and kept
 * twice: exactly, as the endowment less the prices of what was bought, and as a floating-point number
 * that decides whatever is not close.
 */
import { formatRational, type Rational, ratioAsNumber, rational } from '../rational.ts';
import type { BallotTable } from './ballot-table.ts';

export interface Purses {
  readonly table: BallotTable;
  /** What every voter got, times `scale`. */
  endowment: bigint;
  scale: bigint;
  /** Of each purchase in order: what a supporter of weight 1 pays who can, times `scale`. */
  readonly prices: bigint[];
  /** By project: its place in `prices`; −1 when it was not bought. */
  readonly purchaseOf: Int32Array;
  /** By ballot: what one of its voters has left, in smallest money units. */
  readonly left: Float64Array;
  /** By ballot: 1 when its voters have exactly nothing left. */
  readonly isSpent: Uint8Array;
  readonly endowmentNumber: number;
  /** The largest distance between an amount in `left` and the truth, in smallest money units. */
  readonly doubt: number;
}

/** Share of the endowment by which rounding may move what is left after hundreds of purchases. */
const ROUNDING = 1e-12;

/** @param endowment of each voter, in smallest money units */
export const fullPurses = (table: BallotTable, endowment: Rational): Purses => {
  const endowmentNumber = ratioAsNumber(endowment.numerator, endowment.denominator);
  return {
    table,
    endowment: endowment.numerator,
    scale: endowment.denominator,
    prices: [],
    purchaseOf: new Int32Array(table.projects).fill(-1),
    left: new Float64Array(table.voters.length).fill(endowmentNumber),
    isSpent: new Uint8Array(table.voters.length).fill(endowment.numerator === 0n ? 1 : 0),
    endowmentNumber,
    doubt: endowmentNumber * ROUNDING,
  };
};

/** A copy to go on with in another direction. */
export const copyPurses = (purses: Purses): Purses => ({
  ...purses,
  prices: [...purses.prices],
  purchaseOf: purses.purchaseOf.slice(),
  left: purses.left.slice(),
  isSpent: purses.isSpent.slice(),
});

/** Exactly what a voter of a ballot has left, times `scale`. */
export const exactlyLeft = ({ table, ...purses }: Purses, ballot: number): bigint => {
  if (purses.isSpent[ballot] === 1) return 0n;
  const { starts, choices, weights } = table;
  let left = purses.endowment;
  for (let at = starts[ballot] ?? 0; at < (starts[ballot + 1] ?? 0); at += 1) {
    const price = purses.prices[purses.purchaseOf[choices[at] ?? 0] ?? -1];
    if (price !== undefined) left -= price * BigInt(weights[at] ?? 0);
  }
  return left;
};

/**
 * Exactly what many voters have left together, times `scale`: counted by purchase first, so that long
 * numbers are touched once for each purchase and not for each ballot.
 *
 * @param ballots indices of ballots, the first `count` of them
 */
export const exactlyLeftTogether = (
  { table, isSpent, purchaseOf, prices, endowment }: Purses,
  ballots: Int32Array,
  count = ballots.length,
): bigint => {
  const { starts, choices, weights, voters } = table;
  const paid = new Float64Array(prices.length);
  let together = 0;
  for (let one = 0; one < count; one += 1) {
    const ballot = ballots[one] as number; // typed arrays have no holes below their length
    if (isSpent[ballot] === 1) continue;
    const howMany = voters[ballot] as number;
    const end = starts[ballot + 1] as number;
    together += howMany;
    for (let at = starts[ballot] as number; at < end; at += 1) {
      const purchase = purchaseOf[choices[at] as number] as number;
      if (purchase >= 0)
        paid[purchase] = (paid[purchase] as number) + howMany * (weights[at] as number);
    }
  }
  let left = endowment * BigInt(together);
  for (const [purchase, price] of prices.entries()) {
    const times = paid[purchase] as number;
    if (times > 0) left -= price * BigInt(times);
  }
  return left;
};

/** Writes every exact amount as a multiple of a `factor` times smaller unit. */
export const refine = (purses: Purses, factor: bigint): void => {
  if (factor === 1n) return;
  purses.scale *= factor;
  purses.endowment *= factor;
  for (const [at, price] of purses.prices.entries()) purses.prices[at] = price * factor;
};

/** What all voters have left, as text: the same for purses that are alike, whatever was bought when. */
export const keyOfPurses = (purses: Purses): string =>
  Array.from(purses.left, (_, ballot) =>
    formatRational(rational(exactlyLeft(purses, ballot), purses.scale)),
  ).join();
