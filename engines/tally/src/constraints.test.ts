import { describe, expect, it } from 'vitest';
import { smallElection } from '../test/small-election.ts';
import type { Constraints } from './constraints.ts';
import { count } from './count.ts';
import { loadSolver } from './max-welfare/solver.ts';
import { parseRational } from './rational.ts';
import { equalShares, greedy, maxWelfare, phragmen, type Rule } from './rule.ts';

// All voters chose p0, three p1, two p2 and p3, one p4. Everything together costs 12.
const election = smallElection({
  budget: '12',
  costs: ['4', '3', '2', '2', '1'],
  categories: [['park'], ['park', 'play'], ['play'], [], []],
  ballots: [[0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 4], [0]],
});

const solver = await loadSolver();

const rules: readonly (readonly [string, Rule])[] = [
  ['greedy', greedy],
  ['greedy by cardinality', { ...greedy, merit: 'cardinality' }],
  ['Equal Shares with add1', equalShares],
  ['Equal Shares, greedy completion', { ...equalShares, completion: 'greedy' }],
  ['Phragmén', phragmen],
  ['maximal welfare', maxWelfare],
];

const winnersOf = (rule: Rule, constraints: Constraints): readonly number[] =>
  [...count(election, { rule, constraints }, solver).winners].sort((a, b) => a - b);

describe.each(rules)('%s', (_, rule) => {
  it('without constraints funds everything', () => {
    expect(winnersOf(rule, {})).toEqual([0, 1, 2, 3, 4]);
  });

  it('does not consider what too few voters chose', () => {
    expect(winnersOf(rule, { minimumVotes: 2 })).toEqual([0, 1, 2, 3]);
    expect(winnersOf(rule, { minimumVotes: 3 })).toEqual([0, 1]);
    expect(winnersOf(rule, { minimumScore: 4 })).toEqual([0]);
  });

  it('spends on a category at most its limit', () => {
    // p0 (4) and p1 (3) are parks, p1 and p2 (2) for play: p0 leaves too little of 6 for p1.
    const parks = winnersOf(rule, {
      categoryLimits: [{ category: 'park', limit: parseRational('6') }],
    });
    expect(parks).toHaveLength(4);
    expect([parks.includes(0), parks.includes(1)].filter(Boolean)).toHaveLength(1);
    const exactly = { category: 'park', limit: parseRational('7') };
    expect(winnersOf(rule, { categoryLimits: [exactly] })).toEqual([0, 1, 2, 3, 4]);
  });

  it('funds one of exclusive projects at most, whatever is left', () => {
    const one = winnersOf(rule, { exclusive: [['p2', 'p3']] });
    expect(one).toHaveLength(4);
    expect(one).not.toEqual(expect.arrayContaining([2, 3]));
  });

  it('lets a project be in several sets', () => {
    const winners = winnersOf(rule, {
      exclusive: [
        ['p0', 'p1'],
        ['p1', 'p2'],
        ['p2', 'p3'],
      ],
    });
    for (const set of [
      [0, 1],
      [1, 2],
      [2, 3],
    ])
      expect(set.filter((project) => winners.includes(project)).length).toBeLessThan(2);
  });

  it('takes what is funded beforehand as won', () => {
    const { winners } = count(election, { rule, constraints: { funded: ['p4', 'p4'] } }, solver);
    expect(winners[0]).toBe(4);
    expect(winners.filter((winner) => winner === 4)).toHaveLength(1);
  });

  it('does not fund what excludes something funded beforehand', () => {
    const winners = winnersOf(rule, { funded: ['p3'], exclusive: [['p2', 'p3']] });
    expect(winners).toContain(3);
    expect(winners).not.toContain(2);
  });

  it.each<readonly [string, Constraints, string]>([
    ['exclusive project', { exclusive: [['p0', 'x']] }, 'unknown-project'],
    ['funded project', { funded: ['x'] }, 'unknown-project'],
    [
      'category',
      { categoryLimits: [{ category: 'x', limit: parseRational('1') }] },
      'unknown-category',
    ],
  ])('refuses an unknown %s', (__, constraints, code) => {
    expect(() => winnersOf(rule, constraints)).toThrowError(expect.objectContaining({ code }));
  });
});

describe('projects that cost nothing', () => {
  const free = smallElection({ budget: '1', costs: ['0', '0', '1'], ballots: [[0, 1, 2]] });

  it.each<readonly [string, Rule]>([
    ['greedy', greedy],
    ['Equal Shares', { ...equalShares, utility: 'cardinality', completion: 'none' }],
    ['Phragmén', phragmen],
    ['maximal welfare', { ...maxWelfare, utility: 'cardinality' }],
  ])('exclude each other as well: %s', (_, rule) => {
    const { winners } = count(free, { rule, constraints: { exclusive: [['p0', 'p1']] } }, solver);

    expect([...winners].sort()).toEqual([0, 2]);
  });
});
