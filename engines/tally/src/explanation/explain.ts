/** Why each project won or lost. */
import { spendingOn } from '../constraints.ts';
import type { Outcome } from '../count.ts';
import { voteCounts } from '../election.ts';
import { add, multiply, type Rational, rational, subtract, toNumber, ZERO } from '../rational.ts';
import { defeatBy, type Fates, fatesOf } from './fates.ts';
import { currencyOf, money } from './in-currency.ts';
import type { Defeat, ExplainedProject, Explanation, Victory } from './terms.ts';

/** What the record itself does not tell of a winner: why it won without a round of its own. */
const silentVictory = ({ preparation, record }: Outcome, project: number): Victory => {
  if (preparation.funded.includes(project)) return { by: 'funded-beforehand' };
  switch (record.kind) {
    case 'max-welfare':
      return { by: 'welfare' };
    case 'phragmen':
      return { by: 'left-over' };
    default:
      return { by: 'costs-nothing' };
  }
};

/** What the record itself does not tell of a loser: why its turn never came. */
const silentDefeat = (outcome: Outcome, project: number, votes: number): Defeat => {
  const { election, preparation, winners, record, cost } = outcome;
  const { feasibility, isConsidered, money: whole } = preparation;
  if (!isConsidered[project]) return { because: 'too-little-support' };
  const spending = spendingOn(feasibility, winners);
  const left = money(subtract(election.budget, cost));
  const hindrance = feasibility.hindrance(spending, project);
  if (hindrance) return defeatBy(hindrance, left);
  if (record.kind === 'greedy') return { because: 'count-had-ended' };
  if (votes === 0) return { because: 'no-supporters' };
  if (record.kind === 'equal-shares')
    return { because: whole.costs[project] === 0n ? 'no-utility' : 'supporters-could-not-pay' };
  if (record.kind === 'max-welfare') return { because: 'others-together-serve-voters-more' };
  return record.stoppedBy.includes(project) || (whole.costs[project] ?? 0n) > whole.budget
    ? { because: 'does-not-fit', left }
    : { because: 'count-had-ended' };
};

/** What further support is counted in. */
const unitOf = ({ request, preparation }: Outcome, votes: readonly number[]) => {
  if (request.rule.kind !== 'greedy' || request.rule.merit !== 'score') return 'voters';
  return preparation.scores.every((score, project) => score === votes[project])
    ? 'votes'
    : 'points';
};

const lackedBy = (
  { chances }: Fates,
  outcome: Outcome,
  votes: readonly number[],
): ((project: number) => Pick<ExplainedProject, 'lacked'>) => {
  const chanceOf = new Map(chances.map((chance) => [chance.project, chance]));
  const { ofWholeUnits } = currencyOf(outcome.preparation.money.unitsPerCurrency);
  const unit = unitOf(outcome, votes);
  return (project) => {
    const chance = chanceOf.get(project);
    if (!chance) return {};
    const { furtherVoters, winningCost } = chance;
    return {
      lacked: {
        unit,
        ...(Number.isFinite(furtherVoters) && { furtherSupport: furtherVoters }),
        ...(winningCost !== undefined &&
          winningCost > 0n && { winningCost: ofWholeUnits(winningCost) }),
      },
    };
  };
};

/** All endowments less the cost of what voters bought. */
const unspentByVoters = ({ election, record }: Outcome, endowment: Rational): number => {
  const bought = record.kind === 'equal-shares' ? record.purchases : [];
  const paid = bought.reduce(
    (sum, { project }) => add(sum, election.projects[project]?.cost ?? ZERO),
    ZERO,
  );
  return toNumber(subtract(multiply(endowment, rational(BigInt(election.voters))), paid));
};

/** Writes an outcome's record in the words of people: ids, currency units. */
export const explain = (outcome: Outcome): Explanation => {
  const { election, preparation, winners, record, cost } = outcome;
  const fates = fatesOf(outcome);
  const votes = voteCounts(election);
  const { ofWholeUnits } = currencyOf(preparation.money.unitsPerCurrency);
  const lacked = lackedBy(fates, outcome, votes);
  const base = (project: number) => ({
    id: election.projects[project]?.id ?? '',
    name: election.projects[project]?.name ?? '',
    cost: ofWholeUnits(preparation.money.costs[project] ?? 0n),
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
      unspentByVoters: unspentByVoters(outcome, record.endowment),
    }),
    ...(record.kind === 'max-welfare' && { proof: record.proof }),
    projects: [
      ...winners.map((project, index): ExplainedProject => {
        const fate = fates.of.get(project);
        return {
          ...base(project),
          won: true,
          round: index + 1,
          victory: fate?.victory ?? silentVictory(outcome, project),
          ...(fate?.tie && { tie: fate.tie }),
        };
      }),
      ...losers.map(
        (project): ExplainedProject => ({
          ...base(project),
          won: false,
          defeat:
            fates.of.get(project)?.defeat ?? silentDefeat(outcome, project, votes[project] ?? 0),
          ...lacked(project),
        }),
      ),
    ],
  };
};
