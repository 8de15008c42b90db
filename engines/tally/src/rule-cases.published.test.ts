/** Outcomes of pabutools on its own small elections, every way of breaking ties. */
import { expect, it } from 'vitest';
import { asSets, describeRuleCases, electionOf, type RuleCase } from '../test/shared-rule-cases.ts';
import { allTiedOutcomes } from './count.ts';
import type { Election } from './election.ts';
import { voteCounts } from './election.ts';
import { loadSolver } from './max-welfare/solver.ts';
import { divide, parseRational, type Rational, rational, ZERO } from './rational.ts';
import { equalShares, greedy, maxWelfare, phragmen, type Rule } from './rule.ts';
import type { Utility } from './support.ts';

/** A floating-point number as the fraction that it is, as Python's `Fraction` reads it. */
const exactly = (value: number): Rational => {
  let power = 0;
  let whole = value;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    power += 1;
  }
  return rational(BigInt(whole), 2n ** BigInt(power));
};

const perProject = (election: Election, gain: (cost: Rational, votes: number) => Rational) => {
  const votes = voteCounts(election);
  return {
    perProject: election.projects.map(({ cost }, project) => gain(cost, votes[project] ?? 0)),
  };
};

const asNumber = ({ numerator, denominator }: Rational): number =>
  Number(numerator) / Number(denominator);

/** The additive satisfactions of pabutools; the others are not sums over projects. */
const utilities: Readonly<Record<string, (election: Election) => Utility>> = {
  Cost_Sat: () => 'cost',
  Cardinality_Sat: () => 'cardinality',
  Effort_Sat: (election) =>
    perProject(election, (cost, votes) =>
      votes === 0 ? ZERO : divide(cost, rational(BigInt(votes))),
    ),
  Additive_Cost_Sqrt_Sat: (election) =>
    perProject(election, (cost) => exactly(Math.sqrt(asNumber(cost)))),
  Additive_Cost_Log_Sat: (election) =>
    perProject(election, (cost) => exactly(Math.log(1 + asNumber(cost)))),
};

/**
 * Satisfactions that are no sums over projects. pabutools' Equal Shares and welfare rules ask them for one
 * project at a time, so there they are; its greedy rule asks for sets, which this engine does not.
 */
const ofOneProject: typeof utilities = {
  CC_Sat: () => 'cardinality',
  Cost_Sqrt_Sat: utilities.Additive_Cost_Sqrt_Sat ?? (() => 'cost'),
  Cost_Log_Sat: utilities.Additive_Cost_Log_Sat ?? (() => 'cost'),
};

const utilityOf = (rule: string, sat: string) =>
  utilities[sat] ?? (rule === 'greedy_utilitarian_welfare' ? undefined : ofOneProject[sat]);

const rulesOf = (rule: string, utility: Utility): Rule | undefined => {
  switch (rule) {
    case 'greedy_utilitarian_welfare':
      return { ...greedy, merit: utility };
    case 'max_additive_utilitarian_welfare':
      return { ...maxWelfare, utility };
    case 'method_of_equal_shares':
      return { ...equalShares, utility, completion: 'none' };
    case 'mes_iterated':
      return {
        ...equalShares,
        utility,
        endowment: 'fractional',
        stopsEarly: true,
        increment: parseRational('0.1'),
      };
    case 'sequential_phragmen':
      return phragmen;
    default:
      return undefined;
  }
};

const casesOf = (cases: readonly RuleCase[]) =>
  cases.flatMap((one) =>
    one.expected.flatMap(({ rule, sat, all_tied_outcomes }) => {
      const utility = sat === null ? utilities.Cost_Sat : utilityOf(rule, sat);
      return utility
        ? [{ name: one.name, one, rule, sat: sat ?? '', utility, all_tied_outcomes }]
        : [];
    }),
  );

describeRuleCases('outcomes of pabutools', (cases) => {
  it('are all there but those of greedy rules over satisfactions that are no sums', () => {
    const all = cases.reduce((sum, { expected }) => sum + expected.length, 0);
    expect([casesOf(cases).length, all]).toEqual([111, 119]);
  });

  it.each(casesOf(cases))(
    '$name: $rule $sat',
    async ({ one, rule, utility, all_tied_outcomes }) => {
      const election = electionOf(one);
      const asked = rulesOf(rule, utility(election));
      if (!asked) throw new Error(`No rule ${rule}`);
      const outcomes = allTiedOutcomes(
        election,
        { rule: asked, constraints: { funded: one.initial_allocation } },
        await loadSolver(),
      );
      const ids = outcomes.map((winners) =>
        winners.map((winner) => election.projects[winner]?.id ?? ''),
      );
      expect(asSets(ids)).toEqual(asSets(all_tied_outcomes));
    },
  );
});
