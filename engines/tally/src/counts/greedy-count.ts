/** Greedy rules with what each losing project lacked. */
import type { Chance } from '../chance.ts';
import {
  allGreedyOutcomes,
  countGreedily,
  type GreedyContest,
  type GreedyCount,
  type GreedyRound,
  type Merit,
} from '../greedy.ts';
import { ceiling, floor, unreduced } from '../rational.ts';
import type { GreedyRule } from '../rule.ts';
import { type Support, supportOf } from '../support.ts';
import type { Preparation } from './preparation.ts';

export interface GreedyRecord extends GreedyCount {
  /** With `score` merit, further support is counted in votes or points. */
  readonly chances: () => readonly Chance[];
}

/** Total utility of everybody who supports a project. */
export const totalUtility = ({ scale, weightTotal }: Support): bigint =>
  scale * BigInt(weightTotal);

/** Total utility per cost; what is supported and costs nothing goes before all others. */
const meritsByUtility = ({ money }: Preparation, supports: readonly Support[]): readonly Merit[] =>
  supports.map((support, project) => {
    const cost = money.costs[project] ?? 0n;
    if (cost === 0n) return { top: 0n, bottom: support.weightTotal > 0 ? 0n : 1n };
    return { top: totalUtility(support), bottom: cost };
  });

const meritsByScore = ({ scores }: Preparation): readonly Merit[] =>
  scores.map((score) => ({ top: BigInt(score), bottom: 1n }));

export const greedyContest = (
  preparation: Preparation,
  { merit, skipsMisfits }: GreedyRule,
  first: readonly number[] = preparation.funded,
): GreedyContest => ({
  ...preparation,
  first,
  merits:
    merit === 'score'
      ? meritsByScore(preparation)
      : meritsByUtility(preparation, supportOf(preparation.election, merit)),
  stopsAtMisfit: !skipsMisfits,
});

/** What one vote or point more, or a lower cost, does to a project's merit. */
interface Leverage {
  /** Merit that one vote, point or voter adds; a fraction with the merit's own bottom. */
  readonly each: bigint;
  /** Whether the merit is per cost, and so rises when the cost falls. */
  readonly isPerCost: boolean;
}

/** Votes or points that put a project before the round's project, whatever the tie order. */
const supportToPass = (own: Merit, rival: Merit, { each }: Leverage): number => {
  if (rival.bottom === 0n || each === 0n || own.bottom === 0n) return Number.POSITIVE_INFINITY;
  // (own.top + k × each) / own.bottom > rival.top / rival.bottom
  const missing = unreduced(rival.top * own.bottom - own.top * rival.bottom, rival.bottom * each);
  return Math.max(1, Number(floor(missing)) + 1);
};

/** The highest cost that puts a project before the round's project, whatever the tie order. */
const costToPass = (own: Merit, rival: Merit, cost: bigint, { isPerCost }: Leverage): bigint => {
  // Without any utility a lower cost is no merit.
  if (!isPerCost || rival.bottom === 0n || own.top === 0n) return -1n;
  if (rival.top === 0n) return cost;
  // own.top / c > rival.top / rival.bottom
  return ceiling(unreduced(own.top * rival.bottom, rival.top)) - 1n;
};

const NO_MERIT: Merit = { top: 0n, bottom: 1n };

/**
 * A project wins when it is looked at while it still fits. So it lacks either the merit to come before the
 * purchase that left too little, or a cost that fits what was left at its turn.
 */
const chancesOf = (
  { merits, feasibility, isConsidered }: GreedyContest,
  { money }: Preparation,
  { winners, rounds }: GreedyCount,
  leverageOf: (project: number) => Leverage,
): readonly Chance[] => {
  const won = new Set(winners);
  return [...isConsidered.keys()]
    .filter((project) => !won.has(project) && isConsidered[project])
    .map((project) => {
      const own = merits[project] ?? NO_MERIT;
      const cost = money.costs[project] ?? 0n;
      const leverage = leverageOf(project);
      let spending = feasibility.nothing;
      let winningCost = 0n;
      let furtherVoters = Number.POSITIVE_INFINITY;
      const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
      for (const round of rounds) {
        if (!feasibility.allows(spending, project)) break;
        const turn: GreedyRound = round;
        const rival = merits[turn.project] ?? NO_MERIT;
        const fitting =
          turn.project === project
            ? turn.left
            : least(turn.left, costToPass(own, rival, cost, leverage));
        if (fitting > winningCost) winningCost = fitting;
        if (turn.project === project) break;
        if (cost <= turn.left)
          furtherVoters = Math.min(furtherVoters, supportToPass(own, rival, leverage));
        if (!turn.passedOver) spending = feasibility.spend(spending, turn.project);
      }
      return { project, winningCost, furtherVoters };
    });
};

export const greedyCount = (preparation: Preparation, rule: GreedyRule): GreedyRecord => {
  const contest = greedyContest(preparation, rule);
  const counted = countGreedily(contest);
  const supports = rule.merit === 'score' ? [] : supportOf(preparation.election, rule.merit);
  const leverageOf = (project: number): Leverage =>
    rule.merit === 'score'
      ? { each: 1n, isPerCost: false }
      : { each: supports[project]?.scale ?? 0n, isPerCost: rule.merit !== 'cost' };
  return { ...counted, chances: () => chancesOf(contest, preparation, counted, leverageOf) };
};

export const greedyOutcomes = (
  preparation: Preparation,
  rule: GreedyRule,
): readonly (readonly number[])[] => allGreedyOutcomes(greedyContest(preparation, rule));
