import { DisclosureError } from './disclosure-error.ts';
import type { ProtectionLevel } from './protection-level.ts';
import { requireWholeCount } from './rounding.ts';

/** Small counts are hidden. */
export interface ThresholdRule {
  readonly kind: 'threshold';
  /** Counts from 1 (or 0) to this are hidden. */
  readonly hideUpTo: number;
  /** Whether 0 is shown or hidden with the small counts. */
  readonly zeros: 'published' | 'hidden';
  /**
   * Whether counts are hidden as well that leave 1 (or 0) to `hideUpTo` of the population: then it is
   * the others that are few. `ignored` unless given.
   */
  readonly complement?: 'ignored' | 'hidden';
  /** Asked of each hidden count; by default that it stays as uncertain as the rule itself leaves it. */
  readonly protection?: ProtectionLevel;
}

/** Magnitudes are hidden when the `contributors` largest make up more than `share` of them. */
export interface DominanceRule {
  readonly kind: 'dominance';
  readonly contributors: number;
  /** A fraction, 0 < share < 1. */
  readonly share: number;
}

/** Magnitudes are hidden when the second contributor could estimate the first within `percent`. */
export interface PercentRule {
  readonly kind: 'p-percent';
  readonly percent: number;
}

/** When a cell is hidden in its own right. */
export type PrimaryRule = ThresholdRule | DominanceRule | PercentRule;

export interface AssessedCell {
  readonly value: number;
  /** What each contributor adds; needed for rules about contributors. They add up to the value. */
  readonly contributions?: readonly number[];
  /** The number of people the count is taken from, when everybody knows it. */
  readonly population?: number;
}

export type Assessment =
  | { readonly kind: 'safe' }
  | { readonly kind: 'primary'; readonly protection: ProtectionLevel };

const SAFE: Assessment = Object.freeze({ kind: 'safe' });

/**
 * Whether a cell is hidden in its own right, and how uncertain it must then stay.
 *
 * Source: Hundepool et al. (2012), "Statistical Disclosure Control", section 4.2: (n, k) and p %
 * rules and the protection they ask for; the same is asked downwards.
 *
 * @throws DisclosureError `rule-out-of-range`, `value-not-countable`, `contributions-differ`
 */
export const assess = (cell: AssessedCell, rule: PrimaryRule): Assessment => {
  requireRule(rule);
  switch (rule.kind) {
    case 'threshold':
      return assessCount(cell, rule);
    case 'dominance': {
      const [total, largest] = [cell.value, largestOf(cell, rule.contributors)];
      return largest > rule.share * total ? primary(largest / rule.share - total) : SAFE;
    }
    case 'p-percent': {
      const [first, two] = [largestOf(cell, 1), largestOf(cell, 2)];
      const missing = (rule.percent / 100) * first - (cell.value - two);
      return missing > 0 ? primary(missing) : SAFE;
    }
  }
};

/** What everybody knows of a hidden count under the rule: zeros that are shown are not hidden ones. */
export const boundsUnder = (
  rule: PrimaryRule,
  population: number | undefined,
): { readonly lower: number; readonly upper: number } => {
  const all = population ?? Number.POSITIVE_INFINITY;
  if (rule.kind !== 'threshold' || rule.zeros === 'hidden') return { lower: 0, upper: all };
  return { lower: 1, upper: rule.complement === 'hidden' ? all - 1 : all };
};

const assessCount = ({ value, population }: AssessedCell, rule: ThresholdRule): Assessment => {
  requireWholeCount(value);
  const isSmall = (count: number): boolean =>
    count <= rule.hideUpTo && (count > 0 || rule.zeros === 'hidden');
  const others = rule.complement === 'hidden' ? population : undefined;
  // A count of nothing is empty, not small; nobody is in it and nobody is not.
  const isHidden = isSmall(value) || (others !== undefined && isSmall(others - value));
  if (!isHidden) return SAFE;
  if (rule.protection !== undefined) return { kind: 'primary', protection: rule.protection };
  const { lower, upper } = boundsUnder(rule, population);
  const asUncertain = rule.zeros === 'hidden' ? rule.hideUpTo : rule.hideUpTo - 1;
  return {
    kind: 'primary',
    protection: { sliding: Math.max(1, Math.min(asUncertain, upper - lower)) },
  };
};

const primary = (amount: number): Assessment =>
  Object.freeze({ kind: 'primary', protection: Object.freeze({ lower: amount, upper: amount }) });

const largestOf = ({ value, contributions = [] }: AssessedCell, many: number): number => {
  const total = contributions.reduce((sum, contribution) => sum + contribution, 0);
  const isPositive = contributions.every((contribution) => contribution >= 0);
  if (!isPositive || !(Math.abs(total - value) <= 1e-9 * Math.max(1, value))) {
    throw new DisclosureError(
      'contributions-differ',
      `The contributions to ${value} add up to ${total}, or some are negative.`,
    );
  }
  return contributions
    .toSorted((a, b) => b - a)
    .slice(0, many)
    .reduce((sum, contribution) => sum + contribution, 0);
};

const requireRule = (rule: PrimaryRule): void => {
  const isInRange =
    rule.kind === 'threshold'
      ? Number.isSafeInteger(rule.hideUpTo) && rule.hideUpTo >= 0
      : rule.kind === 'dominance'
        ? Number.isSafeInteger(rule.contributors) &&
          rule.contributors >= 1 &&
          rule.share > 0 &&
          rule.share < 1
        : rule.percent > 0 && rule.percent <= 100;
  if (!isInRange) {
    throw new DisclosureError(
      'rule-out-of-range',
      `This rule cannot be used: ${JSON.stringify(rule)}.`,
    );
  }
};
