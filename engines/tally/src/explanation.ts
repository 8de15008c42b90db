/**
 * Why each project won or lost, as data that can be written as JSON: money in currency units, exact
 * numbers as text (`308298.85`, `1/3`).
 */
import type { Chance } from './chance.ts';
import type { Hindrance } from './constraints.ts';
import type { Outcome } from './count.ts';
import { voteCounts } from './election.ts';
import type { Payment, Purchase } from './equal-shares/purchase-log.ts';
import {
  add,
  formatRational,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from './rational.ts';
import type { TieCriterion } from './tie-order.ts';

/** An amount of money: exactly, and as a number to show. */
export interface Money {
  readonly exact: string;
  readonly amount: number;
}

export interface ExplainedPayment extends Omit<Payment, 'amount'> {
  /** Currency units that each of the voters paid. */
  readonly amount: number;
}

export interface ExplainedTie {
  /** Ids of all that were equally good, the chosen one among them. */
  readonly among: readonly string[];
  readonly decidedBy: TieCriterion['by'];
}

/** How a project came to win. */
export type Victory =
  | { readonly by: 'funded-beforehand' }
  | { readonly by: 'costs-nothing' }
  /** Its turn came while it fitted. */
  | { readonly by: 'merit' | 'completion'; readonly left: Money }
  | {
      readonly by: 'equal-shares';
      /** What a supporter of weight 1 paid who could. */
      readonly price: Money;
      /** Supporters who could pay in full count as one, the others in proportion: utility per money. */
      readonly effectiveVotes: number;
      readonly payments: readonly ExplainedPayment[];
    }
  /** What each supporter had paid for all projects when it was bought. */
  | { readonly by: 'phragmen'; readonly load: Money }
  | { readonly by: 'welfare' };

/** Why a project lost. */
export type Defeat =
  | { readonly because: 'too-little-support' }
  | { readonly because: 'no-supporters' }
  | { readonly because: 'does-not-fit'; readonly left: Money }
  | { readonly because: 'count-had-ended' }
  | { readonly because: 'supporters-could-not-pay' }
  | { readonly because: 'others-together-serve-voters-more' }
  | ({ readonly because: Hindrance['kind'] } & Partial<Omit<Hindrance, 'kind'>>);

export interface ExplainedProject {
  readonly id: string;
  readonly name: string;
  readonly cost: Money;
  readonly votes: number;
  /** Votes, or points where ballots carry them. */
  readonly score: number;
  readonly won: boolean;
  /** From 1; of winners in the order of winning. */
  readonly round?: number;
  readonly tie?: ExplainedTie;
  readonly victory?: Victory;
  readonly defeat?: Defeat;
  /** What would have made it win, all else being as it was. */
  readonly lacked?: {
    /** Further voters who choose it alone; votes or points where the rule goes by score. */
    readonly furtherSupport?: number;
    readonly unit: 'voters' | 'votes' | 'points';
    /** The highest cost with which it would have won; absent when none would have, or none is known. */
    readonly winningCost?: Money;
  };
}

export interface Explanation {
  readonly budget: Money;
  readonly cost: Money;
  readonly left: Money;
  readonly voters: number;
  /** What every voter had to spend in the count that decided; of Equal Shares only. */
  readonly endowment?: Money;
  /** Currency units that voters did not spend, together; of Equal Shares only. */
  readonly unspentByVoters?: number;
  /** Whether the result is proven; of maximal welfare only. */
  readonly proof?: 'exact' | 'solver';
  /** Winners in the order of winning, then the others by votes. */
  readonly projects: readonly ExplainedProject[];
}

const money = (value: Rational): Money => ({
  exact: formatRational(value),
  amount: toNumber(value),
});

interface Told {
  readonly victory?: Victory;
  readonly defeat?: Defeat;
  readonly tie?: ExplainedTie;
}

/** Writes an outcome's record in the words of people: ids, currency units. */
export const explain = (outcome: Outcome): Explanation => {
  const { election, preparation, winners, record, cost } = outcome;
  const { unitsPerCurrency } = preparation.money;
  const inCurrency = (units: Rational): Rational =>
    rational(units.numerator, units.denominator * unitsPerCurrency);
  const ofUnits = (units: bigint): Money => money(rational(units, unitsPerCurrency));
  const idOf = (project: number): string => election.projects[project]?.id ?? '';
  const tieOf = ({ tied, decidedBy }: Purchase['tie']): { readonly tie?: ExplainedTie } =>
    decidedBy === 'alone' ? {} : { tie: { among: tied.map(idOf), decidedBy } };

  const paidFor = ({ price, effectiveVotes, payments, tie }: Purchase): Told => ({
    victory: {
      by: 'equal-shares',
      price: money(inCurrency(price)),
      effectiveVotes: toNumber(effectiveVotes),
      payments: payments.map((payment) => ({
        ...payment,
        amount: payment.amount / Number(unitsPerCurrency),
      })),
    },
    ...tieOf(tie),
  });

  const told = new Map<number, Told>();
  const chances: Chance[] = [];
  switch (record.kind) {
    case 'greedy':
      for (const { project, left, passedOver, tie } of record.rounds)
        told.set(project, {
          ...(passedOver
            ? { defeat: defeatBy(passedOver, ofUnits(left)) }
            : { victory: { by: 'merit', left: ofUnits(left) } }),
          ...tieOf(tie),
        });
      chances.push(...record.chances);
      break;
    case 'equal-shares':
      for (const purchase of record.purchases) told.set(purchase.project, paidFor(purchase));
      for (const { project, left, passedOver, tie } of record.completion)
        told.set(
          project,
          passedOver
            ? { defeat: defeatBy(passedOver, ofUnits(left)) }
            : { victory: { by: 'completion', left: ofUnits(left) }, ...tieOf(tie) },
        );
      chances.push(...record.chances);
      break;
    case 'phragmen':
      for (const { project, load, tie } of record.rounds)
        told.set(project, {
          victory: { by: 'phragmen', load: money(inCurrency(load)) },
          ...tieOf(tie),
        });
      chances.push(...record.chances);
      break;
    case 'max-welfare':
      chances.push(...record.chances());
      break;
  }

  const votes = voteCounts(election);
  const funded = new Set(preparation.funded);
  const chanceOf = new Map(chances.map((chance) => [chance.project, chance]));
  const victoryOf = (project: number): Victory => {
    if (funded.has(project)) return { by: 'funded-beforehand' };
    const victory = told.get(project)?.victory;
    if (victory) return victory;
    return record.kind === 'max-welfare' ? { by: 'welfare' } : { by: 'costs-nothing' };
  };
  const defeatOf = (project: number): Defeat => {
    if (!preparation.isConsidered[project]) return { because: 'too-little-support' };
    const defeat = told.get(project)?.defeat;
    if (defeat) return defeat;
    const spending = winners.reduce(preparation.feasibility.spend, preparation.feasibility.nothing);
    const hindrance = preparation.feasibility.hindrance(spending, project);
    if (hindrance) return defeatBy(hindrance, ofUnits(0n));
    if (record.kind === 'greedy') return { because: 'count-had-ended' };
    if ((votes[project] ?? 0) === 0) return { because: 'no-supporters' };
    if (record.kind === 'equal-shares') return { because: 'supporters-could-not-pay' };
    if (record.kind === 'max-welfare') return { because: 'others-together-serve-voters-more' };
    const left = subtract(election.budget, cost);
    return record.stoppedBy.includes(project)
      ? { because: 'does-not-fit', left: money(left) }
      : { because: 'count-had-ended' };
  };
  const unit =
    record.kind !== 'greedy' ||
    (outcome.request.rule.kind === 'greedy' && outcome.request.rule.merit !== 'score')
      ? 'voters'
      : preparation.scores.every((score, project) => score === votes[project])
        ? 'votes'
        : 'points';
  const lackedBy = (project: number): Pick<ExplainedProject, 'lacked'> => {
    const chance = chanceOf.get(project);
    if (!chance) return {};
    const { furtherVoters, winningCost } = chance;
    return {
      lacked: {
        unit,
        ...(Number.isFinite(furtherVoters) && { furtherSupport: furtherVoters }),
        ...(winningCost !== undefined && winningCost > 0n && { winningCost: ofUnits(winningCost) }),
      },
    };
  };
  const base = (project: number) => ({
    id: idOf(project),
    name: election.projects[project]?.name ?? '',
    cost: ofUnits(preparation.money.costs[project] ?? 0n),
    votes: votes[project] ?? 0,
    score: preparation.scores[project] ?? 0,
  });
  const won = new Set(winners);
  const losers = preparation.ties.order
    .filter((project) => !won.has(project))
    .sort((a, b) => (preparation.scores[b] ?? 0) - (preparation.scores[a] ?? 0));
  return {
    budget: money(election.budget),
    cost: money(cost),
    left: money(subtract(election.budget, cost)),
    voters: election.voters,
    ...(record.kind === 'equal-shares' && {
      endowment: money(record.endowment),
      unspentByVoters: unspent(outcome, record.endowment, record.purchases),
    }),
    ...(record.kind === 'max-welfare' && { proof: record.proof }),
    projects: [
      ...winners.map((project, index) => ({
        ...base(project),
        won: true,
        round: index + 1,
        victory: victoryOf(project),
        ...tieIn(told.get(project)),
      })),
      ...losers.map((project) => ({
        ...base(project),
        won: false,
        defeat: defeatOf(project),
        ...lackedBy(project),
      })),
    ],
  };
};

const tieIn = (told: Told | undefined): { readonly tie?: ExplainedTie } =>
  told?.tie ? { tie: told.tie } : {};

const defeatBy = (
  passedOver: Hindrance | { readonly kind: 'does-not-fit' },
  left: Money,
): Defeat => {
  if (passedOver.kind === 'does-not-fit') return { because: 'does-not-fit', left };
  const { kind, ...rest } = passedOver;
  return { because: kind, ...rest };
};

/** All endowments less the cost of what voters bought. */
const unspent = (
  { election }: Outcome,
  endowment: Rational,
  purchases: readonly Purchase[],
): number => {
  const paid = purchases.reduce(
    (sum, { project }) => add(sum, election.projects[project]?.cost ?? rational(0n)),
    rational(0n),
  );
  return toNumber(subtract(multiply(endowment, rational(BigInt(election.voters))), paid));
};
