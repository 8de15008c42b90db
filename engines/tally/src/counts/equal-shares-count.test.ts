import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryElection } from '../../test/arbitrary-election.ts';
import {
  naiveAdd1,
  naiveEqualShares,
  naiveGreedyCompletion,
} from '../../test/naive-equal-shares.ts';
import { smallElection } from '../../test/small-election.ts';
import { count } from '../count.ts';
import type { Election } from '../election.ts';
import { parseRational, rational } from '../rational.ts';
import { type EqualSharesRule, equalShares } from '../rule.ts';

const orderOf = (election: Election): readonly number[] =>
  count(election, { rule: { ...equalShares, completion: 'none' } }).preparation.ties.order;

/** Some elections take more steps than the slow count has patience for. */
const expectSameAsNaive = (election: Election, rule: EqualSharesRule): void => {
  const order = orderOf(election);
  const once = () =>
    naiveEqualShares(
      election,
      rule.utility,
      rational(election.budget.numerator, election.budget.denominator * BigInt(election.voters)),
      order,
    ).winners;
  const isRaised = rule.completion === 'add1' || rule.completion === 'add1u';
  const paid = isRaised
    ? naiveAdd1(election, rule.utility, order, { ...rule, start: rule.endowment })
    : once();
  if (!paid) return;
  const completing = rule.completion === 'add1u' ? 'cost' : rule.utility;
  const expected =
    rule.completion === 'add1u' || rule.completion === 'greedy'
      ? naiveGreedyCompletion(election, completing, order, paid)
      : paid;
  expect(count(election, { rule }).winners).toEqual(expected);
};

const cost = fc.integer({ min: 1, max: 40 }).map((units) => rational(BigInt(units)));

describe('completions spend what a slow loop does', () => {
  it.each<readonly [string, Partial<EqualSharesRule>]>([
    ['add1 from whole endowments', {}],
    ['add1 from fractions', { endowment: 'fractional' }],
    ['add1 with an early stop', { stopsEarly: true, endowment: 'fractional' }],
    ['add1 by tenths', { increment: parseRational('0.1') }],
    ['add1 by thirds from fractions', { increment: parseRational('1/3'), endowment: 'fractional' }],
    ['add1 with cardinality utilities', { utility: 'cardinality' }],
    ['add1u', { completion: 'add1u' }],
    ['add1u with an early stop', { completion: 'add1u', stopsEarly: true }],
    ['add1u with cardinality utilities', { completion: 'add1u', utility: 'cardinality' }],
    ['greedy', { completion: 'greedy' }],
    ['greedy with cardinality utilities', { completion: 'greedy', utility: 'cardinality' }],
    ['none', { completion: 'none' }],
  ])('%s', (_, settings) => {
    fc.assert(
      fc.property(arbitraryElection({ cost, mostProjects: 5 }), (election) =>
        expectSameAsNaive(election, { ...equalShares, ...settings }),
      ),
      { numRuns: 25 },
    );
  });
});

describe('add1 by hand', () => {
  // 10 for 4 voters: 2.50 each. p0 costs three of them 2; p1 costs the fourth 4, p2 the first two 4.
  const election = smallElection({
    budget: '10',
    costs: ['6', '4', '4'],
    ballots: [[0, 2], [0, 2], [0], [1]],
  });
  const endowed = (settings: Partial<EqualSharesRule>) => {
    const { winners, record } = count(election, { rule: { ...equalShares, ...settings } });
    return [winners, record.kind === 'equal-shares' ? record.endowment : undefined];
  };

  it('without it only what shares pay for', () => {
    expect(endowed({ completion: 'none' })).toEqual([[0], parseRational('2.5')]);
  });

  it('gives from whole numbers 3, and 4, which pays for p1 and p2 as well: too much', () => {
    expect(endowed({})).toEqual([[0], parseRational('3')]);
  });

  it('gives from fractions 3.50; 4.50 pays for too much', () => {
    expect(endowed({ endowment: 'fractional' })).toEqual([[0], parseRational('3.5')]);
  });

  it('ends early where nothing more fits', () => {
    const spent = smallElection({ budget: '6', costs: ['6', '4'], ballots: [[0], [0], [0], [1]] });
    const rule = { ...equalShares, stopsEarly: true, endowment: 'fractional' as const };
    const { winners, record } = count(spent, { rule });

    expect(winners).toEqual([0]);
    expect(record.kind === 'equal-shares' && record.endowment).toEqual(parseRational('2.5'));
  });

  it('then fills up by votes', () => {
    expect(endowed({ completion: 'add1u' })[0]).toEqual([0, 2]);
  });

  it('refuses an increment that is not above zero, and too many steps', () => {
    expect(() => endowed({ increment: rational(0n) })).toThrowError(
      expect.objectContaining({ code: 'increment-not-positive' }),
    );
    expect(() =>
      count(election, {
        rule: { ...equalShares, increment: parseRational('0.0001') },
        maximumSteps: 100,
      }),
    ).toThrowError(expect.objectContaining({ code: 'too-many-increments' }));
  });
});
