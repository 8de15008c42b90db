import {
  allGreedyOutcomes,
  countGreedily,
  type GreedyContest,
  type GreedyCount,
  type Merit,
} from '../greedy.ts';
import type { GreedyRule } from '../rule.ts';
import { type Support, supportOf } from '../support.ts';
import type { Preparation } from './preparation.ts';

/** Total utility of everybody who supports a project. */
export const totalUtility = ({ scale, weightTotal }: Support): bigint =>
  scale * BigInt(weightTotal);

/** Total utility per cost; what is supported and costs nothing goes before all others. */
export const meritsByUtility = (
  { money }: Preparation,
  supports: readonly Support[],
): readonly Merit[] =>
  supports.map((support, project) => {
    const cost = money.costs[project] ?? 0n;
    if (cost === 0n) return { top: 0n, bottom: support.weightTotal > 0 ? 0n : 1n };
    return { top: totalUtility(support), bottom: cost };
  });

export const meritsByScore = ({ scores }: Preparation): readonly Merit[] =>
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

export const greedyCount = (preparation: Preparation, rule: GreedyRule): GreedyCount =>
  countGreedily(greedyContest(preparation, rule));

export const greedyOutcomes = (
  preparation: Preparation,
  rule: GreedyRule,
): readonly (readonly number[])[] => allGreedyOutcomes(greedyContest(preparation, rule));
