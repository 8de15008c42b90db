/** The rules as data: what is asked for, and what stands in the record of a count. */
import type { Constraints } from './constraints.ts';
import { type Rational, rational } from './rational.ts';
import type { Utility } from './support.ts';
import type { TieCriterion } from './tie-order.ts';

export interface GreedyRule {
  readonly kind: 'greedy';
  /** `score`: votes or points, as cities count. A utility: total utility per cost. */
  readonly merit: 'score' | Utility;
  /** Passes over what does not fit (true) or ends there. */
  readonly skipsMisfits: boolean;
}

export interface EqualSharesRule {
  readonly kind: 'equal-shares';
  readonly utility: Utility;
  /**
   * How what is left is spent: not at all; by raising everybody's endowment; that, and then by votes; or
   * greedily by the same utility.
   */
  readonly completion: 'none' | 'add1' | 'add1u' | 'greedy';
  /** Where raising starts from: budget / voters, or the whole number below it. */
  readonly endowment: 'fractional' | 'integral';
  /** Raising ends as soon as no further supported project fits. */
  readonly stopsEarly: boolean;
  /** What everybody gets more in each step, in currency units. */
  readonly increment: Rational;
}

export interface PhragmenRule {
  readonly kind: 'phragmen';
}

export interface MaxWelfareRule {
  readonly kind: 'max-welfare';
  readonly utility: Utility;
}

export type Rule = GreedyRule | EqualSharesRule | PhragmenRule | MaxWelfareRule;

/** Greedy by votes or points, passing over what does not fit. */
export const greedy: GreedyRule = { kind: 'greedy', merit: 'score', skipsMisfits: true };

/** Ends at the first project that does not fit, save those that cost more than the whole budget. */
export const greedyNoSkip: GreedyRule = { ...greedy, skipsMisfits: false };

/** The official way of cities that use Equal Shares: cost utilities, whole endowments raised by one. */
export const equalShares: EqualSharesRule = {
  kind: 'equal-shares',
  utility: 'cost',
  completion: 'add1',
  endowment: 'integral',
  stopsEarly: false,
  increment: rational(1n),
};

export const phragmen: PhragmenRule = { kind: 'phragmen' };

export const maxWelfare: MaxWelfareRule = { kind: 'max-welfare', utility: 'cost' };

/** All that a count depends on beside the ballots. */
export interface Request {
  readonly rule: Rule;
  /** Default: as listed for greedy rules; else lowest cost, then most votes, then the id. */
  readonly ties?: readonly TieCriterion[];
  readonly constraints?: Constraints;
  /** Counts that raising the endowment may take; default 200 000. */
  readonly maximumSteps?: number;
}
