/** What every rule begins with: ties drawn, support gathered, projects that may win at all. */
import {
  type Constraints,
  enoughSupport,
  type Feasibility,
  feasibilityOf,
  fundedProjects,
} from '../constraints.ts';
import { type Election, scores, type WholeMoney, wholeMoneyOf } from '../election.ts';
import type { Request } from '../rule.ts';
import { drawTieOrder, greedyCriteria, type TieOrder, usualCriteria } from '../tie-order.ts';

export interface Preparation {
  readonly election: Election;
  readonly money: WholeMoney;
  readonly ties: TieOrder;
  readonly constraints: Constraints;
  readonly feasibility: Feasibility;
  /** Votes or points by project. */
  readonly scores: readonly number[];
  readonly isConsidered: readonly boolean[];
  /** Funded before counting. */
  readonly funded: readonly number[];
}

/** @throws TallyError `unknown-project`, `unknown-category` */
export const prepare = (election: Election, request: Request): Preparation => {
  const constraints = request.constraints ?? {};
  const counted = scores(election);
  return {
    election,
    money: wholeMoneyOf(election),
    ties: drawTieOrder(
      election,
      request.ties ?? (request.rule.kind === 'greedy' ? greedyCriteria : usualCriteria),
    ),
    constraints,
    feasibility: feasibilityOf(election, constraints),
    scores: counted,
    isConsidered: enoughSupport(election, counted, constraints),
    funded: fundedProjects(election, constraints),
  };
};
