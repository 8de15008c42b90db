/** The result as data: what was decided, who won, and why. */
import {
  type Comparison,
  compareOutcomes,
  type Election,
  type Explanation,
  explain,
  formatRational,
  type Outcome,
  type PabulibFile,
  parseRational,
  type Rational,
} from '@polder/tally';
import type { Asked, AskedRule } from './asked.ts';
import { writeTieCriterion } from './tie-criteria.ts';

/** A number where JSON can write the amount exactly, else its exact text: `1/3`. In currency units. */
export type ExactAmount = number | string;

export interface RuleRecord {
  readonly name: AskedRule['name'];
  /** `file`: META `rule`, which stands in `published`. */
  readonly chosenBy: 'argument' | 'file';
  readonly published?: string;
  /** What a voter gains from a winning project; `score`: votes or points, as cities count. */
  readonly utility?: string;
  readonly completion?: string;
  readonly endowment?: string;
  readonly stopEarly?: boolean;
  /** What everybody gets more in each step; where the endowment is raised. */
  readonly increment?: ExactAmount;
  readonly ties: {
    readonly criteria: readonly string[];
    /** Ids of all projects, the first goes first: drawn once, before counting. */
    readonly order: readonly string[];
  };
  readonly constraints: {
    readonly minimumVotes?: number;
    readonly minimumScore?: number;
    readonly categoryLimits?: readonly { readonly category: string; readonly limit: ExactAmount }[];
    readonly exclusive?: readonly (readonly string[])[];
    readonly funded?: readonly string[];
  };
  readonly voters: number;
  readonly budget: ExactAmount;
}

export interface ComparisonRecord {
  readonly with: { readonly name: AskedRule['name']; readonly completion?: string };
  readonly winners: readonly string[];
  readonly cost: ExactAmount;
  /** Voters by the number of their choices that win. */
  readonly byProjects: Comparison;
  /** Voters by the money spent on their choices. */
  readonly byMoney: Comparison;
}

export interface TallyReport {
  /** Ids in the order of winning. */
  readonly winners: readonly string[];
  readonly cost: ExactAmount;
  readonly budget: ExactAmount;
  readonly rule: RuleRecord;
  /** Of the count alone. */
  readonly seconds: number;
  /** With `--all-ties`: every set of winners that some way of breaking ties leads to, ids sorted. */
  readonly outcomes?: readonly (readonly string[])[];
  readonly comparison?: ComparisonRecord;
  readonly notes: readonly string[];
  readonly explanation: Explanation;
}

export const exactAmount = (value: Rational): ExactAmount => {
  const exact = formatRational(value);
  const number = Number(exact);
  if (!Number.isFinite(number)) return exact;
  const { numerator, denominator } = parseRational(String(number));
  return numerator === value.numerator && denominator === value.denominator ? number : exact;
};

export const idsOf = ({ projects }: Election, indices: readonly number[]): readonly string[] =>
  indices.map((index) => projects[index]?.id ?? '');

const ruleFields = ({ request: { rule } }: AskedRule) => {
  switch (rule.kind) {
    case 'greedy':
      return { utility: String(rule.merit) };
    case 'equal-shares':
      return {
        utility: String(rule.utility),
        completion: rule.completion,
        endowment: rule.endowment,
        stopEarly: rule.stopsEarly,
        ...(rule.completion.startsWith('add1') && { increment: exactAmount(rule.increment) }),
      };
    case 'max-welfare':
      return { utility: String(rule.utility) };
    case 'phragmen':
      return {};
  }
};

const ruleRecord = (asked: Asked, { meta }: PabulibFile, outcome: Outcome): RuleRecord => {
  const { election, preparation } = outcome;
  const { categoryLimits, ...constraints } = asked.request.constraints;
  return {
    name: asked.name,
    chosenBy: asked.isFilesOwn ? 'file' : 'argument',
    ...(meta.rule !== undefined && { published: meta.rule }),
    ...ruleFields(asked),
    ties: {
      criteria: asked.request.ties.map(writeTieCriterion),
      order: idsOf(election, preparation.ties.order),
    },
    constraints: {
      ...constraints,
      ...(categoryLimits && {
        categoryLimits: categoryLimits.map(({ category, limit }) => ({
          category,
          limit: exactAmount(limit),
        })),
      }),
    },
    voters: election.voters,
    budget: exactAmount(election.budget),
  };
};

const comparisonRecord = (
  { name, request: { rule } }: AskedRule,
  outcome: Outcome,
  other: Outcome,
): ComparisonRecord => {
  const compareBy = (utility: 'cardinality' | 'cost') =>
    compareOutcomes(outcome.election, outcome.winners, other.winners, utility);
  return {
    with: { name, ...(rule.kind === 'equal-shares' && { completion: rule.completion }) },
    winners: idsOf(outcome.election, other.winners),
    cost: exactAmount(other.cost),
    byProjects: compareBy('cardinality'),
    byMoney: compareBy('cost'),
  };
};

/** Sets of winners in an order of their own, so that the same outcomes read the same. */
const sortedOutcomes = (
  election: Election,
  outcomes: readonly (readonly number[])[],
): readonly (readonly string[])[] => {
  const sets = outcomes.map((winners) => [...idsOf(election, winners)].sort());
  const keyed = sets.map((ids) => ({ ids, key: JSON.stringify(ids) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ ids }) => ids);
};

export interface Counted {
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly allOutcomes?: readonly (readonly number[])[];
  readonly compared?: { readonly asked: AskedRule; readonly outcome: Outcome };
}

export const reportOf = (asked: Asked, file: PabulibFile, counted: Counted): TallyReport => {
  const { outcome, seconds, allOutcomes, compared } = counted;
  const { election, winners, cost } = outcome;
  const explanation = explain(outcome);
  return {
    winners: idsOf(election, winners),
    cost: exactAmount(cost),
    budget: exactAmount(election.budget),
    rule: ruleRecord(asked, file, outcome),
    seconds,
    ...(allOutcomes && { outcomes: sortedOutcomes(election, allOutcomes) }),
    ...(compared && { comparison: comparisonRecord(compared.asked, outcome, compared.outcome) }),
    notes: asked.notes,
    explanation,
  };
};
