/** Phragmén's rule with what each losing project lacked. */
import type { Chance } from '../chance.ts';
import { spendingOn } from '../constraints.ts';
import {
  allPhragmenOutcomes,
  countPhragmen,
  type PhragmenContest,
  type PhragmenCount,
  type PhragmenWatcher,
} from '../phragmen.ts';
import { ceiling, floor, unreduced } from '../rational.ts';
import { supportOf } from '../support.ts';
import type { Preparation } from './preparation.ts';

export interface PhragmenRecord extends PhragmenCount {
  /** Counts once more, looking at all that did not win: made when it is asked for. */
  readonly chances: () => readonly Chance[];
}

const contestOf = (preparation: Preparation): PhragmenContest => ({
  ...preparation,
  supports: supportOf(preparation.election, 'cardinality'),
  first: preparation.funded,
});

/**
 * A project goes before the next purchase when its supporters would have paid less each: with a lower
 * cost, or with further voters who have paid nothing yet. It has to fit what is left as well.
 */
const watchChances = (contest: PhragmenContest) => {
  const { supports, money, election, isConsidered, feasibility } = contest;
  const best = new Map<number, { cost: bigint; voters: number }>();
  const watch: PhragmenWatcher = ({ load, winners, left, paidBySupporters }) => {
    const spending = spendingOn(feasibility, winners);
    for (const project of election.projects.keys()) {
      const support = supports[project];
      if (!support || !isConsidered[project] || winners.includes(project)) continue;
      // Once a rival excludes it, nothing helps; before, it is still open.
      const known = best.get(project) ?? { cost: 0n, voters: Number.POSITIVE_INFINITY };
      best.set(project, known);
      if (!feasibility.allows(spending, project)) continue;
      if (!load) {
        // Supporters, however few, put it before all that nobody supports.
        if (support.voterCount > 0)
          best.set(project, { ...known, cost: known.cost > left ? known.cost : left });
        else if ((money.costs[project] ?? 0n) <= left) best.set(project, { ...known, voters: 1 });
        continue;
      }
      const cost = money.costs[project] ?? 0n;
      const paid = paidBySupporters(project);
      const { numerator, denominator } = load;
      // cost < load × voters − paid
      const below =
        ceiling(
          unreduced(
            numerator * BigInt(support.voterCount) * paid.denominator -
              paid.numerator * denominator,
            denominator * paid.denominator,
          ),
        ) - 1n;
      const affordable = below < left ? below : left;
      const voters =
        cost <= left && numerator > 0n
          ? Number(
              floor(
                unreduced(
                  (paid.numerator + cost * paid.denominator) * denominator,
                  paid.denominator * numerator,
                ),
              ),
            ) +
            1 -
            support.voterCount
          : Number.POSITIVE_INFINITY;
      best.set(project, {
        cost: affordable > known.cost ? affordable : known.cost,
        voters: Math.min(known.voters, Math.max(1, voters)),
      });
    }
  };
  const chances = (winners: readonly number[]): readonly Chance[] =>
    [...best]
      .filter(([project]) => !winners.includes(project))
      .map(([project, { cost, voters }]) => ({
        project,
        // Of what nobody supports, the ties alone decide.
        winningCost: (supports[project]?.voterCount ?? 0) > 0 ? cost : undefined,
        furtherVoters: voters,
      }));
  return { watch, chances };
};

export const phragmenCount = (preparation: Preparation): PhragmenRecord => {
  const contest = contestOf(preparation);
  return {
    ...countPhragmen(contest),
    chances: () => {
      const { watch, chances } = watchChances(contest);
      return chances(countPhragmen(contest, watch).winners);
    },
  };
};

export const phragmenOutcomes = (preparation: Preparation): readonly (readonly number[])[] =>
  allPhragmenOutcomes(contestOf(preparation));
