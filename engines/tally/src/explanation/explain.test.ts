import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryElection, smallCost } from '../../test/arbitrary-election.ts';
import { smallElection } from '../../test/small-election.ts';
import { count } from '../count.ts';
import { loadSolver } from '../max-welfare/solver.ts';
import {
  equalShares,
  greedy,
  greedyNoSkip,
  maxWelfare,
  phragmen,
  type Request,
  type Rule,
} from '../rule.ts';
import { explain } from './explain.ts';

const solver = await loadSolver();

// 12 for 4 voters: 3 each.
const election = smallElection({
  budget: '12',
  costs: ['6', '5', '4', '0.5'],
  ballots: [[0, 1], [0, 1], [0], [2]],
});

/** What is told of each project, by its id. */
const toldOf = (request: Request) => {
  const explanation = explain(count(election, request, solver));
  return { explanation, of: new Map(explanation.projects.map((project) => [project.id, project])) };
};

describe('the explanation of Equal Shares', () => {
  const { explanation, of } = toldOf({ rule: { ...equalShares, completion: 'none' } });

  it('tells what every voter had, what was spent and what is left', () => {
    expect(explanation).toMatchObject({
      budget: { exact: '12', amount: 12 },
      cost: { exact: '6', amount: 6 },
      left: { exact: '6', amount: 6 },
      voters: 4,
      endowment: { exact: '3', amount: 3 },
      unspentByVoters: 6,
    });
  });

  it('tells of a winner who paid how much', () => {
    expect(of.get('p0')).toMatchObject({
      won: true,
      round: 1,
      votes: 3,
      victory: {
        by: 'equal-shares',
        price: { exact: '2', amount: 2 },
        effectiveVotes: 3,
        payments: [{ amount: 2, voters: 3, isRest: false }],
      },
    });
  });

  it('tells of a loser what it lacked', () => {
    expect(of.get('p1')).toMatchObject({
      won: false,
      defeat: { because: 'supporters-could-not-pay' },
      lacked: { unit: 'voters', furtherSupport: 1, winningCost: { exact: '2', amount: 2 } },
    });
    expect(of.get('p3')).toMatchObject({ defeat: { because: 'no-supporters' } });
  });

  it('tells who paid the rest of their money, and effective votes below the votes', () => {
    const poor = smallElection({
      budget: '9',
      costs: ['6', '4.5'],
      ballots: [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    });
    const rule: Rule = { ...equalShares, utility: 'cardinality', completion: 'add1' };
    const { projects } = explain(count(poor, { rule }));

    // 1.50 for p1 each, then p0 would take 2, and they have 1.50; nothing above 9 is spent.
    expect(projects.map(({ id, won }) => [id, won])).toEqual([
      ['p1', true],
      ['p0', false],
    ]);
  });

  it('tells how a tie was broken', () => {
    const tied = smallElection({ budget: '4', costs: ['2', '2'], ballots: [[0], [1]] });
    const { projects } = explain(
      count(tied, { rule: equalShares, ties: [{ by: 'lot', seed: 's' }] }),
    );

    expect(projects[0]?.tie).toEqual({
      among: expect.arrayContaining(['p0', 'p1']),
      decidedBy: 'lot',
    });
    expect(projects[1]?.tie).toBeUndefined();
  });
});

describe('the explanation of the other rules', () => {
  it('greedy: what was left at each turn', () => {
    const { of } = toldOf({ rule: greedy });

    expect(of.get('p0')).toMatchObject({ victory: { by: 'merit', left: { exact: '12' } } });
    expect(of.get('p1')).toMatchObject({ victory: { by: 'merit', left: { exact: '6' } } });
    expect(of.get('p2')).toMatchObject({
      defeat: { because: 'does-not-fit', left: { exact: '1' } },
      lacked: { unit: 'votes', furtherSupport: 2, winningCost: { exact: '1' } },
    });
    expect(of.get('p3')).toMatchObject({ victory: { by: 'merit', left: { exact: '1' } } });
  });

  it('greedy without passing over: the count had ended', () => {
    const { of } = toldOf({ rule: greedyNoSkip });

    expect(of.get('p2')).toMatchObject({ defeat: { because: 'does-not-fit' } });
    expect(of.get('p3')).toMatchObject({ defeat: { because: 'count-had-ended' } });
  });

  it('Phragmén: what each supporter had paid', () => {
    const { of } = toldOf({ rule: phragmen });

    expect(of.get('p0')).toMatchObject({
      round: 1,
      victory: { by: 'phragmen', load: { exact: '2' } },
    });
    // p2 at 4, p1 at (4 + 5) / 2 = 4.50.
    expect(of.get('p2')).toMatchObject({
      round: 2,
      victory: { by: 'phragmen', load: { exact: '4' } },
    });
    expect(of.get('p1')).toMatchObject({
      defeat: { because: 'does-not-fit', left: { exact: '2' } },
    });
  });

  it('maximal welfare: that others serve voters more together, and that it is proven', () => {
    const { explanation, of } = toldOf({ rule: { ...maxWelfare, utility: 'cost' } });

    expect(explanation.proof).toBe('exact');
    expect(of.get('p0')).toMatchObject({ victory: { by: 'welfare' } });
    expect(of.get('p2')).toMatchObject({
      defeat: { because: 'others-together-serve-voters-more' },
    });
  });

  it('constraints: too little support, a rival that won, funded beforehand', () => {
    const { of } = toldOf({
      rule: greedy,
      constraints: { minimumVotes: 2, exclusive: [['p0', 'p1']], funded: ['p3'] },
    });

    expect(of.get('p2')).toMatchObject({ defeat: { because: 'too-little-support' } });
    expect(of.get('p1')).toMatchObject({ defeat: { because: 'excluded-by', ids: ['p0', 'p1'] } });
    expect(of.get('p3')).toMatchObject({ victory: { by: 'funded-beforehand' } });
  });
});

describe('every explanation', () => {
  const rules: readonly (readonly [string, Rule])[] = [
    ['greedy', greedy],
    ['greedy without passing over', greedyNoSkip],
    ['Equal Shares', { ...equalShares, completion: 'none' }],
    ['Equal Shares with add1u', { ...equalShares, completion: 'add1u' }],
    ['Equal Shares, greedy', { ...equalShares, completion: 'greedy' }],
    ['Phragmén', phragmen],
    ['maximal welfare', maxWelfare],
  ];

  it.each(rules)('%s: adds up, names every project once and can be written as JSON', (_, rule) => {
    fc.assert(
      fc.property(arbitraryElection({ cost: smallCost }), (any) => {
        const outcome = count(any, { rule }, solver);
        const told = explain(outcome);
        expect(JSON.parse(JSON.stringify(told))).toEqual(told);
        expect(told.projects.map(({ id }) => id).sort()).toEqual(
          any.projects.map(({ id }) => id).sort(),
        );
        expect(told.cost.amount + told.left.amount).toBeCloseTo(told.budget.amount, 9);
        const won = told.projects.filter((project) => project.won);
        expect(won.map(({ id }) => id)).toEqual(
          outcome.winners.map((winner) => any.projects[winner]?.id),
        );
        expect(won.reduce((sum, { cost }) => sum + cost.amount, 0)).toBeCloseTo(
          told.cost.amount,
          9,
        );
        for (const { won: hasWon, victory, defeat, cost, votes } of told.projects) {
          expect(hasWon ? victory && !defeat : defeat && !victory).toBeTruthy();
          if (victory?.by !== 'equal-shares') continue;
          const paid = victory.payments.reduce(
            (sum, { amount, voters }) => sum + amount * voters,
            0,
          );
          expect(paid).toBeCloseTo(cost.amount, 9);
          expect(victory.payments.reduce((sum, { voters }) => sum + voters, 0)).toBe(votes);
          expect(victory.effectiveVotes).toBeLessThanOrEqual(votes + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });
});
