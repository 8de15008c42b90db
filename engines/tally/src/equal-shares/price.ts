/**
 * What a project costs each of its supporters: the smallest price π (for a supporter of weight 1) with
 * Σ min(left, π · weight) = cost over its supporters.
 *
 * Source: Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive Utilities,
 * NeurIPS 2021, section 3.
 */
import type { Support } from '../support.ts';
import { exactlyLeft, exactlyLeftTogether, type Purses } from './purses.ts';

/** What is counted about a project while its price is sought. */
export interface Candidate {
  readonly project: number;
  readonly support: Support;
  /** Smallest money units. */
  readonly cost: bigint;
  readonly costNumber: number;
  /** Utility of one weight; projects compete by price / scale. */
  readonly scaleNumber: number;
}

/** A price as a fraction of two whole numbers: `numerator` / (`weight` × purses.scale). */
export interface ExactPrice {
  readonly numerator: bigint;
  readonly weight: bigint;
}

export type Quote =
  | { readonly kind: 'unaffordable' }
  | {
      readonly kind: 'affordable';
      /** π and the largest distance that rounding may put between it and the truth. */
      readonly price: number;
      readonly error: number;
    };

const UNAFFORDABLE: Quote = { kind: 'unaffordable' };

/** Room for walking through the supporters of one project after another without new memory. */
export interface Scratch {
  /** Supporters (positions in the support) who pay the price in full. */
  readonly rich: Int32Array;
  /** Ballots of those who pay all they have. */
  readonly poor: Int32Array;
}

export const scratchFor = (supports: readonly Support[]): Scratch => {
  const most = supports.reduce((top, { ballots }) => Math.max(top, ballots.length), 0);
  return { rich: new Int32Array(most), poor: new Int32Array(most) };
};

/** A bound on the relative error of a sum of so many non-negative numbers, each off by a few last bits. */
const roundingOf = (terms: number): number => (terms + 64) * 8e-16;

/** Whether all supporters together have at least the cost; undefined where rounding leaves it open. */
const canClearlyAfford = (
  { doubt, endowmentNumber }: Purses,
  { support, costNumber }: Candidate,
  together: number,
): boolean | undefined => {
  const { voterCount, ballots } = support;
  const everything = together + voterCount * endowmentNumber + costNumber;
  const distance = together - costNumber;
  const error = roundingOf(ballots.length) * everything + voterCount * doubt;
  return Math.abs(distance) > error ? distance > 0 : undefined;
};

/**
 * The price in floating point. Starts with everybody paying alike and takes those who cannot out of the
 * count until nobody is left who cannot: the price only rises, so it ends at the smallest one.
 */
export const quote = (purses: Purses, candidate: Candidate, { rich }: Scratch): Quote => {
  const { support, costNumber } = candidate;
  const { ballots, weights, voters } = support;
  const { left, isSpent, endowmentNumber } = purses;
  let count = 0;
  let together = 0;
  let weight = 0;
  for (let at = 0; at < ballots.length; at += 1) {
    const ballot = ballots[at] as number; // typed arrays have no holes below their length
    if (isSpent[ballot] === 1) continue;
    rich[count] = at;
    count += 1;
    const howMany = voters[at] as number;
    together += howMany * (left[ballot] as number);
    weight += howMany * (weights[at] as number);
  }
  if (count === 0) return UNAFFORDABLE;
  const isClear = canClearlyAfford(purses, candidate, together);
  const canAfford =
    isClear ?? exactlyLeftTogether(purses, ballots) >= candidate.cost * purses.scale;
  if (!canAfford) return UNAFFORDABLE;
  const everything = support.voterCount * endowmentNumber + costNumber;
  let missing = costNumber;
  let price = missing / weight;
  for (;;) {
    let kept = 0;
    let paid = 0;
    let gone = 0;
    for (let one = 0; one < count; one += 1) {
      const at = rich[one] as number;
      const has = left[ballots[at] as number] as number;
      const share = weights[at] as number;
      if (has < price * share) {
        paid += (voters[at] as number) * has;
        gone += (voters[at] as number) * share;
      } else {
        rich[kept] = at;
        kept += 1;
      }
    }
    if (kept === count) break;
    // Rounding may leave nobody when all that supporters have is just the cost.
    if (kept === 0) break;
    count = kept;
    missing -= paid;
    weight -= gone;
    price = missing / weight;
  }
  const error =
    (roundingOf(ballots.length) * everything + support.voterCount * purses.doubt) / weight +
    price * 1e-15;
  return { kind: 'affordable', price, error };
};

/**
 * The price exactly. Who is clearly poorer than the price in floating point pays all; those too close to
 * it are compared exactly.
 *
 * @param price an affordable quote's
 */
export const exactPrice = (
  purses: Purses,
  { support, cost }: Candidate,
  { price, error }: { readonly price: number; readonly error: number },
  { poor }: Scratch,
): ExactPrice => {
  const { ballots, weights, voters } = support;
  const { left, isSpent, scale } = purses;
  let poorCount = 0;
  let close: number[] = [];
  let weight = 0;
  for (let at = 0; at < ballots.length; at += 1) {
    const ballot = ballots[at] as number; // typed arrays have no holes below their length
    if (isSpent[ballot] === 1) continue;
    const share = weights[at] as number;
    const distance = (left[ballot] as number) - price * share;
    const doubt = error * share + purses.doubt;
    if (distance < -doubt) {
      poor[poorCount] = ballot;
      poorCount += 1;
    } else {
      weight += (voters[at] as number) * share;
      if (distance <= doubt) close.push(at);
    }
  }
  let missing = cost * scale - exactlyLeftTogether(purses, poor, poorCount);
  for (;;) {
    const stillClose: number[] = [];
    let changed = false;
    for (const at of close) {
      const share = weights[at] as number;
      const has = exactlyLeft(purses, ballots[at] as number);
      // has < missing / weight × share
      const howMany = voters[at] as number;
      if (weight > howMany * share && has * BigInt(weight) < missing * BigInt(share)) {
        missing -= has * BigInt(howMany);
        weight -= howMany * share;
        changed = true;
      } else stillClose.push(at);
    }
    if (!changed) return { numerator: missing, weight: BigInt(weight) };
    close = stillClose;
  }
};

/** Which of two exact prices per utility is lower: negative, zero or positive. */
export const comparePrices = (
  a: ExactPrice,
  aScale: bigint,
  b: ExactPrice,
  bScale: bigint,
): number => {
  const difference = a.numerator * b.weight * bScale - b.numerator * a.weight * aScale;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
