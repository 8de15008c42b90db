/** What is counted: projects that cost money, a budget, and the ballots of voters. */
import { add, isZero, leastCommonMultiple, type Rational, ZERO } from './rational.ts';
import { TallyError } from './tally-error.ts';

/** How voters could fill in their ballots, in the words of Pabulib. */
export type VoteType = 'approval' | 'choose-1' | 'ordinal' | 'cumulative' | 'scoring';

export interface Project {
  readonly id: string;
  /** In currency units; zero or more. */
  readonly cost: Rational;
  readonly name: string;
  readonly categories: readonly string[];
}

/** All voters who filled in the same ballot. */
export interface Ballot {
  /** Indices of projects, in the voter's order (the most wanted first, when ordinal), each once. */
  readonly choices: readonly number[];
  /** Whole points for each of the choices, positive; only of cumulative and scoring ballots. */
  readonly points?: readonly number[];
  /** How many voters cast it. */
  readonly voters: number;
}

export interface Election {
  readonly voteType: VoteType;
  /** In currency units. */
  readonly budget: Rational;
  readonly projects: readonly Project[];
  /** Distinct ballots; an empty one is a voter who chose nothing. */
  readonly ballots: readonly Ballot[];
  /** How many voters there are. */
  readonly voters: number;
  /** Most choices that a ballot could hold; of ordinal ballots the first choice gets so many points. */
  readonly maximumLength?: number;
}

/** Points above which sums over all voters would no longer be exact in floating point. */
export const MAXIMUM_POINTS = 1_000_000_000;

const checkBallot = (ballot: Ballot, projects: number, hasPoints: boolean): void => {
  if (!Number.isSafeInteger(ballot.voters) || ballot.voters < 1)
    throw new TallyError('voters-not-positive', `A ballot was cast by ${ballot.voters} voters`);
  const seen = new Set<number>();
  for (const choice of ballot.choices) {
    if (!(choice >= 0 && choice < projects))
      throw new TallyError('unknown-project', `A ballot names project ${choice} of ${projects}`);
    if (seen.has(choice))
      throw new TallyError('duplicate-choice', `A ballot names project ${choice} twice`);
    seen.add(choice);
  }
  if (!hasPoints) return;
  if (ballot.points?.length !== ballot.choices.length)
    throw new TallyError('points-missing', 'A ballot has not as many points as choices');
  for (const points of ballot.points)
    if (!Number.isSafeInteger(points) || points <= 0 || points > MAXIMUM_POINTS)
      throw new TallyError('points-not-positive', `A ballot gives ${points} points`);
};

export const hasPoints = (voteType: VoteType): boolean =>
  voteType === 'cumulative' || voteType === 'scoring';

/**
 * An election that rules can count: what is wrong with it is told here, once.
 *
 * @throws TallyError `negative-budget`, `negative-cost`, `duplicate-project`, `unknown-project`,
 *   `duplicate-choice`, `voters-not-positive`, `points-missing`, `points-not-positive`
 */
export const createElection = (election: Omit<Election, 'voters'>): Election => {
  const { budget, projects, ballots, voteType } = election;
  if (budget.numerator < 0n) throw new TallyError('negative-budget', 'The budget is below zero');
  const ids = new Set<string>();
  for (const { id, cost } of projects) {
    if (ids.has(id)) throw new TallyError('duplicate-project', `Project “${id}” stands twice`);
    if (cost.numerator < 0n)
      throw new TallyError('negative-cost', `Project “${id}” costs less than nothing`);
    ids.add(id);
  }
  for (const ballot of ballots) checkBallot(ballot, projects.length, hasPoints(voteType));
  return { ...election, voters: ballots.reduce((sum, ballot) => sum + ballot.voters, 0) };
};

/** Cost of a project by its index. */
export const costOf = (election: Election, project: number): Rational =>
  election.projects[project]?.cost ?? ZERO;

export const totalCost = (election: Election, projects: Iterable<number>): Rational => {
  let sum = ZERO;
  for (const project of projects) sum = add(sum, costOf(election, project));
  return sum;
};

/** Costs and budget as whole numbers of the smallest unit that all of them are multiples of. */
export interface WholeMoney {
  /** Smallest units in a currency unit. */
  readonly unitsPerCurrency: bigint;
  readonly budget: bigint;
  readonly costs: readonly bigint[];
}

export const wholeMoneyOf = ({ budget, projects }: Election): WholeMoney => {
  const unitsPerCurrency = projects.reduce(
    (units, { cost }) => leastCommonMultiple(units, cost.denominator),
    budget.denominator,
  );
  const whole = ({ numerator, denominator }: Rational): bigint =>
    numerator * (unitsPerCurrency / denominator);
  return {
    unitsPerCurrency,
    budget: whole(budget),
    costs: projects.map(({ cost }) => whole(cost)),
  };
};

/** Voters who chose each project, whatever points they gave it. */
export const voteCounts = ({ projects, ballots }: Election): readonly number[] => {
  const counts = new Array<number>(projects.length).fill(0);
  for (const { choices, voters } of ballots)
    for (const choice of choices) counts[choice] = (counts[choice] ?? 0) + voters;
  return counts;
};

/** Points that a ballot gives its choices: its own, by position when ordinal, else 1 for each. */
export const pointsOf = (election: Election, { choices, points }: Ballot): readonly number[] => {
  if (points) return points;
  if (election.voteType !== 'ordinal') return choices.map(() => 1);
  const first = election.maximumLength ?? election.projects.length;
  return choices.map((_, position) => Math.max(0, first - position));
};

/**
 * What Pabulib calls the score of each project: votes, or points where ballots carry them. Of ordinal
 * ballots the first choice counts `maximumLength`, the next one less.
 */
export const scores = (election: Election): readonly number[] => {
  const sums = new Array<number>(election.projects.length).fill(0);
  for (const ballot of election.ballots) {
    const points = pointsOf(election, ballot);
    ballot.choices.forEach((choice, position) => {
      sums[choice] = (sums[choice] ?? 0) + (points[position] ?? 0) * ballot.voters;
    });
  }
  return sums;
};

export const isFree = (election: Election, project: number): boolean =>
  isZero(costOf(election, project));
