/**
 * What a losing project lacked: for each round the money that its supporters would have given at the
 * price per utility that won the round, and after the last round all they had left.
 *
 * All is meant with the endowment of this count. A project that loses changes nothing for the others, so a project that would have been the best of some
 * round wins exactly when it costs less than its supporters would have given then.
 */
import type { Chance } from '../chance.ts';
import { floor, type Rational, ratioAsNumber, unreduced } from '../rational.ts';
import type { Support, Utility } from '../support.ts';
import { exactlyLeft, exactlyLeftTogether, type Purses } from './purses.ts';
import type { Choice, Contest, State, Watcher } from './rounds.ts';

/** The price per utility that won a round, as a fraction times the scale of the purses; the end has none. */
interface Rate {
  readonly top: bigint;
  readonly bottom: bigint;
  readonly near: number;
}

interface Best {
  cost: bigint;
  voters: number;
}

/** Relative distance within which floating point is not trusted to say on which side a number lies. */
const DOUBT = 1e-9;

const rateOf = (purses: Purses, { exact, candidate }: Choice): Rate => {
  const bottom = exact.weight * candidate.support.scale;
  return {
    top: exact.numerator,
    bottom,
    near: ratioAsNumber(exact.numerator, bottom * purses.scale),
  };
};

/** What a supporter of weight 1 would give at most, as a number; without a rate there is no limit. */
const capOf = (rate: Rate | undefined, scale: number): number =>
  rate ? rate.near * scale : Number.POSITIVE_INFINITY;

interface Cover {
  /** Smallest money units that are given by those who cannot give the cap. */
  readonly poor: number;
  /** Σ voters × weight of those who can. */
  readonly richWeight: number;
}

const coverOf = (purses: Purses, { ballots, weights, voters }: Support, cap: number): Cover => {
  let poor = 0;
  let richWeight = 0;
  for (let at = 0; at < ballots.length; at += 1) {
    const has = purses.left[ballots[at] as number] as number; // no holes below the length
    const share = weights[at] as number;
    if (has < cap * share) poor += (voters[at] as number) * has;
    else richWeight += (voters[at] as number) * share;
  }
  return { poor, richWeight };
};

interface ExactCover {
  /** A fraction of smallest money units. */
  readonly given: Rational;
  /** Whether no supporter has as much as the cap: less per utility would bring in the same. */
  readonly isAllTheyHave: boolean;
}

/** Exactly what supporters would give with a utility scale. */
const exactCover = (
  purses: Purses,
  { ballots, weights, voters }: Support,
  rate: Rate | undefined,
  scale: bigint,
): ExactCover => {
  if (!rate)
    return {
      given: unreduced(exactlyLeftTogether(purses, ballots), purses.scale),
      isAllTheyHave: true,
    };
  const poor = new Int32Array(ballots.length);
  let poorCount = 0;
  let richWeight = 0;
  const cap = rate.near * Number(scale);
  const capTop = rate.top * scale;
  for (let at = 0; at < ballots.length; at += 1) {
    const ballot = ballots[at] as number; // no holes below the length
    const share = weights[at] as number;
    const distance = (purses.left[ballot] as number) - cap * share;
    const doubt = DOUBT * (purses.endowmentNumber + cap * share);
    const isPoor =
      Math.abs(distance) > doubt
        ? distance < 0
        : exactlyLeft(purses, ballot) * rate.bottom < capTop * BigInt(share);
    if (isPoor) {
      poor[poorCount] = ballot;
      poorCount += 1;
    } else richWeight += (voters[at] as number) * share;
  }
  return {
    given: unreduced(
      exactlyLeftTogether(purses, poor, poorCount) * rate.bottom + capTop * BigInt(richWeight),
      rate.bottom * purses.scale,
    ),
    isAllTheyHave: richWeight === 0,
  };
};

/**
 * The largest c with Σ min(left, rate · c · weight) ≥ c, in floating point: the gain is concave in c, so
 * Newton's steps from above end at the root.
 */
const costLimit = (purses: Purses, support: Support, rate: Rate): number => {
  let cost = coverOf(purses, support, Number.POSITIVE_INFINITY).poor;
  for (let step = 0; step < 100; step += 1) {
    const { poor, richWeight } = coverOf(purses, support, rate.near * cost);
    const rest = 1 - rate.near * richWeight;
    const next = rest > 0 ? poor / rest : cost;
    if (!(next < cost)) return cost;
    cost = next;
  }
  return cost;
};

const isBelow = (a: Rational, b: Rational): boolean =>
  a.numerator * b.denominator < b.numerator * a.denominator;

/** Follows all projects that have not won; `chances()` tells of those that lost in the end. */
export const watchChances = (
  contest: Contest,
  utility: Utility,
): Watcher & { readonly chances: () => readonly Chance[] } => {
  const { supports, money, candidates } = contest;
  const followsCost = utility === 'cost';
  const open = new Set(candidates.map(({ project }) => project));
  const best = new Map<number, Best>();

  /** Whether a cost beats the round whatever the tie order, or can be paid after the last one. */
  const wins = (
    purses: Purses,
    support: Support,
    rate: Rate | undefined,
    cost: bigint,
  ): boolean => {
    if (cost <= 0n) return cost === 0n;
    const scale = followsCost ? cost : support.scale;
    const { given, isAllTheyHave } = exactCover(purses, support, rate, scale);
    const asked = cost * given.denominator;
    return given.numerator > asked || (isAllTheyHave && given.numerator === asked);
  };

  /** The highest winning cost of a round where that is above the one known. */
  const winningCost = (
    purses: Purses,
    support: Support,
    rate: Rate | undefined,
    known: bigint,
  ): bigint => {
    const next = Number(known) + 1;
    const cap = capOf(rate, followsCost ? next : Number(support.scale));
    const { poor, richWeight } = coverOf(purses, support, cap);
    const given = rate ? poor + richWeight * cap : poor;
    const hidden = support.voterCount * purses.doubt;
    if ((given + hidden) * (1 + DOUBT) < next) return known;
    const near = rate && followsCost ? costLimit(purses, support, rate) : given;
    let step = BigInt(Math.ceil(near * DOUBT + hidden)) + 1n;
    const lower = (cost: bigint): bigint => (cost - step > known ? cost - step : known);
    let low = lower(BigInt(Math.floor(near)));
    let high = low + 2n * step;
    // Floating point may be farther off than that where the price hangs on little: then look farther.
    while (low > known && !wins(purses, support, rate, low)) {
      high = low;
      step *= 2n;
      low = lower(low);
    }
    for (;;) {
      const top = high;
      while (low < high) {
        const middle = (low + high + 1n) / 2n;
        if (wins(purses, support, rate, middle)) low = middle;
        else high = middle - 1n;
      }
      if (low < top || !wins(purses, support, rate, top + 1n)) return low;
      step *= 2n;
      low = top + 1n;
      high = low + step;
    }
  };

  /** Further voters give at most the cap or their endowment each. */
  const furtherVoters = (
    purses: Purses,
    support: Support,
    rate: Rate | undefined,
    cost: bigint,
    known: number,
  ): number => {
    const cap = capOf(rate, Number(support.scale));
    const { poor, richWeight } = coverOf(purses, support, cap);
    const each = Math.min(cap, purses.endowmentNumber);
    const given = rate ? poor + richWeight * cap : poor;
    const doubt = support.voterCount * purses.doubt + DOUBT * (Number(cost) + given);
    // So many voters are no fewer than those known already.
    if (each <= 0 || Number(cost) - given - doubt > known * each) return known;
    const { given: exactly, isAllTheyHave } = exactCover(purses, support, rate, support.scale);
    const { numerator, denominator } = exactly;
    const limit = rate && unreduced(rate.top * support.scale, rate.bottom * purses.scale);
    const endowment = unreduced(purses.endowment, purses.scale);
    const givesAll = !limit || isBelow(endowment, limit);
    const one = givesAll ? endowment : limit;
    const needed = unreduced(
      (cost * denominator - numerator) * one.denominator,
      denominator * one.numerator,
    );
    const whole = floor(needed);
    // Just enough is a tie of a round, save where all give all they have and so less than the round's rate.
    const suffices = isAllTheyHave && givesAll && whole * needed.denominator === needed.numerator;
    return Math.min(known, Math.max(1, Number(suffices ? whole : whole + 1n)));
  };

  const look = (state: State, rate: Rate | undefined): void => {
    const { purses, spending } = state;
    for (const project of open) {
      const support = supports[project];
      if (!support || !contest.feasibility.allows(spending, project)) continue;
      const known = best.get(project) ?? { cost: 0n, voters: Number.POSITIVE_INFINITY };
      best.set(project, {
        cost: winningCost(purses, support, rate, known.cost),
        voters: furtherVoters(purses, support, rate, money.costs[project] ?? 0n, known.voters),
      });
    }
  };

  return {
    beforePurchase: (state, _, choice) => {
      open.delete(choice.candidate.project);
      look(state, rateOf(state.purses, choice));
    },
    atEnd: (state) => look(state, undefined),
    chances: () =>
      [...open].map((project) => {
        const { cost, voters } = best.get(project) ?? {
          cost: 0n,
          voters: Number.POSITIVE_INFINITY,
        };
        return { project, winningCost: cost, furtherVoters: voters };
      }),
  };
};
