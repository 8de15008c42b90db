export type { Chance } from './chance.ts';
export {
  allTiedCommittees,
  type CommitteeElection,
  type CommitteeRule,
  electCommittee,
} from './committee.ts';
export { type Comparison, compareOutcomes } from './comparison.ts';
export type { CategoryLimit, Constraints } from './constraints.ts';
export { allTiedOutcomes, count, type Outcome } from './count.ts';
export {
  type Ballot,
  createElection,
  type Election,
  type Project,
  scores,
  totalCost,
  type VoteType,
  voteCounts,
} from './election.ts';
export { explain } from './explanation/explain.ts';
export type {
  Defeat,
  ExplainedPayment,
  ExplainedProject,
  ExplainedTie,
  Explanation,
  Money,
  Victory,
} from './explanation/terms.ts';
export { loadSolver, type Solver } from './max-welfare/solver.ts';
export {
  createDocument,
  type PabulibDocument,
  writePabulib,
} from './pabulib/document.ts';
export { documentOf, type PublishedElection } from './pabulib/document-of.ts';
export { PabulibError, type PabulibFault, type PabulibFaultCode } from './pabulib/faults.ts';
export type { PabulibMeta } from './pabulib/meta.ts';
export type { NamedBudget } from './pabulib/meta-fields.ts';
export {
  createPabulibReader,
  type PabulibFile,
  type PabulibLimits,
  type PabulibOptions,
  type PabulibReader,
  pabulibLimits,
  readPabulib,
} from './pabulib/reader.ts';
export {
  formatRational,
  parseRational,
  type Rational,
  rational,
  toNumber,
} from './rational.ts';
export {
  type EqualSharesRule,
  equalShares,
  type GreedyRule,
  greedy,
  greedyNoSkip,
  type MaxWelfareRule,
  maxWelfare,
  type PhragmenRule,
  phragmen,
  type Request,
  type Rule,
} from './rule.ts';
export type { Utility } from './support.ts';
export { TallyError, type TallyErrorCode } from './tally-error.ts';
export { greedyCriteria, type TieCriterion, type TieOrder, usualCriteria } from './tie-order.ts';
