/** Two outcomes of one election side by side: how many voters are better off with either. */
import { type Election, wholeMoneyOf } from './election.ts';
import { type Utility, weightsBy } from './support.ts';

export interface Comparison {
  /** Voters who gain more from the first outcome. */
  readonly betterInFirst: number;
  readonly betterInSecond: number;
  /** Voters who gain the same from both, those who gain nothing among them. */
  readonly alike: number;
  /** Voters none of whose choices won. */
  readonly withoutWinnerInFirst: number;
  readonly withoutWinnerInSecond: number;
}

/**
 * Every voter counts, also one without any winner in one of the outcomes.
 *
 * @param first project indices
 * @param utility how a voter's gain is measured; `cardinality` counts funded choices
 * @throws TallyError `not-for-this-ballot`
 */
export const compareOutcomes = (
  election: Election,
  first: readonly number[],
  second: readonly number[],
  utility: Exclude<Utility, object> = 'cardinality',
): Comparison => {
  const weightOf = weightsBy(election, utility);
  const { costs } = wholeMoneyOf(election);
  const [inFirst, inSecond] = [new Set(first), new Set(second)];
  const scaleOf = (project: number): bigint => (utility === 'cost' ? (costs[project] ?? 0n) : 1n);
  const counts = {
    betterInFirst: 0,
    betterInSecond: 0,
    alike: 0,
    withoutWinnerInFirst: 0,
    withoutWinnerInSecond: 0,
  };
  for (const { choices, points, voters } of election.ballots) {
    let difference = 0n;
    for (const [position, choice] of choices.entries()) {
      const side = Number(inFirst.has(choice)) - Number(inSecond.has(choice));
      if (side !== 0)
        difference += BigInt(side * weightOf(choices.length, position, points)) * scaleOf(choice);
    }
    if (difference > 0n) counts.betterInFirst += voters;
    else if (difference < 0n) counts.betterInSecond += voters;
    else counts.alike += voters;
    if (!choices.some((choice) => inFirst.has(choice))) counts.withoutWinnerInFirst += voters;
    if (!choices.some((choice) => inSecond.has(choice))) counts.withoutWinnerInSecond += voters;
  }
  return counts;
};
