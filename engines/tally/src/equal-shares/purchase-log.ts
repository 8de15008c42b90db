/** Who paid how much for what, round by round. */
import { type Rational, rational, toNumber } from '../rational.ts';
import type { BrokenTie } from '../tie-order.ts';
import type { Candidate } from './price.ts';
import type { Purses } from './purses.ts';
import type { Watcher } from './rounds.ts';

export interface Payment {
  /** Smallest money units that each of the voters paid, in floating point. */
  readonly amount: number;
  readonly voters: number;
  /** Whether that was all they had left. */
  readonly isRest: boolean;
}

export interface Purchase {
  readonly project: number;
  /** What a supporter of weight 1 paid who could, in smallest money units. */
  readonly price: Rational;
  /** Utility per money: of cost utilities the effective number of votes, cost / price. */
  readonly effectiveVotes: Rational;
  /** From the highest amount to the lowest; supporters with nothing left are in it with 0. */
  readonly payments: readonly Payment[];
  readonly tie: BrokenTie;
}

/** Amounts that differ by less than this share are one amount. */
const DIGITS = 12;

const paymentsOf = (
  { left, isSpent, endowmentNumber }: Purses,
  { support }: Candidate,
  price: Rational,
): readonly Payment[] => {
  const near = toNumber(price);
  const payments = new Map<string, Payment>();
  support.ballots.forEach((ballot, at) => {
    const asked = near * (support.weights[at] ?? 0);
    const has = isSpent[ballot] === 1 ? 0 : (left[ballot] ?? 0);
    const isRest = has <= asked + endowmentNumber * 1e-12;
    const amount = Number((isRest ? has : asked).toPrecision(DIGITS));
    const key = `${amount} ${isRest}`;
    const voters = (support.voters[at] ?? 0) + (payments.get(key)?.voters ?? 0);
    payments.set(key, { amount, voters, isRest });
  });
  return [...payments.values()].sort(
    (a, b) => b.amount - a.amount || Number(a.isRest) - Number(b.isRest),
  );
};

/** Keeps a record of each purchase of a count. */
export const watchPurchases = (): Watcher & { readonly purchases: () => readonly Purchase[] } => {
  const purchases: Purchase[] = [];
  return {
    beforePurchase: ({ purses }, _, { candidate, exact }, tie) => {
      const { project, cost } = candidate;
      const price = rational(exact.numerator, exact.weight * purses.scale);
      purchases.push({
        project,
        price,
        effectiveVotes: rational(cost * price.denominator, price.numerator),
        payments: paymentsOf(purses, candidate, price),
        tie,
      });
    },
    atEnd: () => undefined,
    purchases: () => purchases,
  };
};
