/** Who supports which project, and how much: ballots turned round so that rules can walk by project. */
import { type Election, hasPoints, wholeMoneyOf } from './election.ts';
import { leastCommonMultiple, type Rational } from './rational.ts';
import { TallyError } from './tally-error.ts';

/**
 * What a voter gains when a chosen project is funded.
 *
 * - `cost`: the money spent on it;
 * - `cardinality`: one project;
 * - `borda`: the number of choices ranked below it on the ballot (ordinal ballots only; the last choice
 *   gains nothing, as in pabutools' `Additive_Borda_Sat`);
 * - `cumulative`: the points given to it (cumulative and scoring ballots only);
 * - per project: a gain of one's own for each project, the same for all who chose it.
 */
export type Utility =
  | 'cost'
  | 'cardinality'
  | 'borda'
  | 'cumulative'
  | { readonly perProject: readonly Rational[] };

/** The voters behind one project, by distinct ballot. Utility of a voter = `scale` × weight. */
export interface Support {
  /** Indices into `election.ballots`. */
  readonly ballots: Int32Array;
  /** Whole positive weights beside `ballots`. */
  readonly weights: Float64Array;
  /** Voters of each ballot, beside `ballots`. */
  readonly voters: Float64Array;
  readonly voterCount: number;
  /** Σ voters × weight. */
  readonly weightTotal: number;
  /** Whole number; utilities of all projects are in the same unit. */
  readonly scale: bigint;
}

const scalesOf = (election: Election, utility: Utility): readonly bigint[] => {
  if (utility === 'cost') return wholeMoneyOf(election).costs;
  if (typeof utility === 'string') return election.projects.map(() => 1n);
  const unit = utility.perProject.reduce(
    (common, { denominator }) => leastCommonMultiple(common, denominator),
    1n,
  );
  return election.projects.map((_, index) => {
    const gain = utility.perProject[index];
    return gain === undefined ? 0n : gain.numerator * (unit / gain.denominator);
  });
};

/** The weight of each choice of a ballot, by position; 0 gains nothing. */
export const weightsBy = (
  election: Election,
  utility: Utility,
): ((choices: number, position: number, points: readonly number[] | undefined) => number) => {
  if (utility === 'borda') {
    if (election.voteType !== 'ordinal')
      throw new TallyError('not-for-this-ballot', 'Borda utilities need ordinal ballots');
    return (choices, position) => choices - position - 1;
  }
  if (utility === 'cumulative') {
    if (!hasPoints(election.voteType))
      throw new TallyError('not-for-this-ballot', 'Cumulative utilities need ballots with points');
    return (_, position, points) => points?.[position] ?? 0;
  }
  return () => 1;
};

/**
 * Support of every project. Whoever gains nothing from a project does not support it.
 *
 * @throws TallyError `not-for-this-ballot`
 */
export const supportOf = (election: Election, utility: Utility): readonly Support[] => {
  const scales = scalesOf(election, utility);
  const weightOf = weightsBy(election, utility);
  const lists = election.projects.map(() => ({
    ballots: [] as number[],
    weights: [] as number[],
    voters: [] as number[],
  }));
  election.ballots.forEach(({ choices, points, voters }, ballot) => {
    choices.forEach((choice, position) => {
      const weight = weightOf(choices.length, position, points);
      const list = lists[choice];
      if (weight <= 0 || !list) return;
      list.ballots.push(ballot);
      list.weights.push(weight);
      list.voters.push(voters);
    });
  });
  return lists.map(({ ballots, weights, voters }, project) => ({
    ballots: Int32Array.from(ballots),
    weights: Float64Array.from(weights),
    voters: Float64Array.from(voters),
    voterCount: voters.reduce((sum, count) => sum + count, 0),
    weightTotal: voters.reduce((sum, count, at) => sum + count * (weights[at] ?? 0), 0),
    scale: scales[project] ?? 0n,
  }));
};
