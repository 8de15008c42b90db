/** Elections small enough to be counted by hand, written down in few words. */
import { createElection, type Election, type VoteType } from '../src/election.ts';
import { parseRational } from '../src/rational.ts';

export interface SmallBallot {
  readonly choices: readonly number[];
  readonly points?: readonly number[];
  /** Default 1. */
  readonly voters?: number;
}

export interface SmallElection {
  readonly budget: string;
  readonly costs: readonly string[];
  /** Choices alone, of one voter; or with points and a number of voters. */
  readonly ballots: readonly (readonly number[] | SmallBallot)[];
  readonly voteType?: VoteType;
  /** By project; default `p0`, `p1`, … */
  readonly ids?: readonly string[];
  /** By project; default none. */
  readonly categories?: readonly (readonly string[])[];
  readonly maximumLength?: number;
}

const isList = (ballot: readonly number[] | SmallBallot): ballot is readonly number[] =>
  Array.isArray(ballot);

export const smallElection = (small: SmallElection): Election =>
  createElection({
    voteType: small.voteType ?? 'approval',
    budget: parseRational(small.budget),
    projects: small.costs.map((cost, index) => ({
      id: small.ids?.[index] ?? `p${index}`,
      cost: parseRational(cost),
      name: `Project ${index}`,
      categories: small.categories?.[index] ?? [],
    })),
    ballots: small.ballots.map((ballot) =>
      isList(ballot)
        ? { choices: ballot, voters: 1 }
        : {
            choices: ballot.choices,
            voters: ballot.voters ?? 1,
            ...(ballot.points && { points: ballot.points }),
          },
    ),
    ...(small.maximumLength !== undefined && { maximumLength: small.maximumLength }),
  });

/** Ids of projects by their indices. */
export const idsOf = (election: Election, projects: readonly number[]): readonly string[] =>
  projects.map((project) => election.projects[project]?.id ?? '');

/** Sets of project indices as texts that are equal when the sets are. */
export const asIndexSets = (outcomes: readonly (readonly number[])[]): readonly string[] =>
  [...new Set(outcomes.map((winners) => [...winners].sort((a, b) => a - b).join(' ')))].sort();

/** The election with one more kind of ballot: so many voters who chose one project alone. */
export const withFurtherVoters = (
  { voters: _, ...election }: Election,
  project: number,
  further: number,
): Election =>
  createElection({
    ...election,
    ballots: [...election.ballots, { choices: [project], voters: further }],
  });

/** The election with another cost of one project. */
export const withCost = (
  { voters: _, ...election }: Election,
  project: number,
  cost: Election['budget'],
): Election =>
  createElection({
    ...election,
    projects: election.projects.map((one, index) => (index === project ? { ...one, cost } : one)),
  });
