/** The one door to counting: an election, a rule, and what was decided on the way. */
import {
  type EqualSharesCount,
  equalSharesCount,
  equalSharesOutcomes,
} from './counts/equal-shares-count.ts';
import { type GreedyRecord, greedyCount, greedyOutcomes } from './counts/greedy-count.ts';
import {
  type MaxWelfareRecord,
  maxWelfareCount,
  maxWelfareOutcomes,
} from './counts/max-welfare-count.ts';
import { type PhragmenRecord, phragmenCount, phragmenOutcomes } from './counts/phragmen-count.ts';
import { type Preparation, prepare } from './counts/preparation.ts';
import { type Election, totalCost } from './election.ts';
import type { Solver } from './max-welfare/solver.ts';
import type { Rational } from './rational.ts';
import type { Request } from './rule.ts';

/** What happened, by kind of rule. */
export type Record =
  | ({ readonly kind: 'greedy' } & GreedyRecord)
  | ({ readonly kind: 'equal-shares' } & EqualSharesCount)
  | ({ readonly kind: 'phragmen' } & PhragmenRecord)
  | ({ readonly kind: 'max-welfare' } & MaxWelfareRecord);

export interface Outcome {
  readonly election: Election;
  readonly request: Request;
  /** Ties as they were drawn, support as it was counted. */
  readonly preparation: Preparation;
  /** Project indices in the order of winning; those funded beforehand come first. */
  readonly winners: readonly number[];
  /** What the winners cost together, in currency units. */
  readonly cost: Rational;
  readonly record: Record;
}

/** Raisings of the endowment after which a count is given up. */
const MAXIMUM_STEPS = 200_000;

/** Rules that are integer programmes need a solver; `loadSolver()` gives one. */
const solverOf = (solver: Solver | undefined): Solver => {
  if (!solver) throw new TypeError('Maximal welfare needs a solver: count(…, await loadSolver())');
  return solver;
};

const recordOf = (
  preparation: Preparation,
  { rule, maximumSteps = MAXIMUM_STEPS }: Request,
  solver: Solver | undefined,
): Record => {
  switch (rule.kind) {
    case 'greedy':
      return { kind: 'greedy', ...greedyCount(preparation, rule) };
    case 'equal-shares':
      return { kind: 'equal-shares', ...equalSharesCount(preparation, rule, maximumSteps) };
    case 'phragmen':
      return { kind: 'phragmen', ...phragmenCount(preparation) };
    case 'max-welfare':
      return { kind: 'max-welfare', ...maxWelfareCount(preparation, rule, solverOf(solver)) };
  }
};

/**
 * Counts an election with a rule: the same arguments give the same outcome, on every machine.
 *
 * @param solver for `max-welfare` only
 * @throws TallyError when the request does not suit the election
 *
 * @example
 * const outcome = count(election, { rule: equalShares });
 * outcome.winners.map((winner) => election.projects[winner].id);
 */
export const count = (election: Election, request: Request, solver?: Solver): Outcome => {
  const preparation = prepare(election, request);
  const record = recordOf(preparation, request, solver);
  return {
    election,
    request,
    preparation,
    winners: record.winners,
    cost: totalCost(election, record.winners),
    record,
  };
};

/**
 * Every outcome that some way of breaking ties leads to: sets of project indices, none twice.
 *
 * @throws TallyError `too-many-outcomes`
 */
export const allTiedOutcomes = (
  election: Election,
  request: Request,
  solver?: Solver,
): readonly (readonly number[])[] => {
  const preparation = prepare(election, request);
  const { rule, maximumSteps = MAXIMUM_STEPS } = request;
  switch (rule.kind) {
    case 'greedy':
      return greedyOutcomes(preparation, rule);
    case 'equal-shares':
      return equalSharesOutcomes(preparation, rule, maximumSteps);
    case 'phragmen':
      return phragmenOutcomes(preparation);
    case 'max-welfare':
      return maxWelfareOutcomes(preparation, rule, solverOf(solver));
  }
};
