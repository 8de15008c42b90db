import { describe, expect, it } from 'vitest';
import { contestOf, plainElection } from '../../test/welfare-contest.ts';
import { allMaxWelfareOutcomes } from './all-max-welfare.ts';
import { countMaxWelfare, withForced } from './max-welfare.ts';
import { loadSolver, type Solver } from './solver.ts';

const solver = await loadSolver();

const asSets = (outcomes: readonly (readonly number[])[]): readonly string[] =>
  outcomes.map((winners) => winners.join(' ')).sort();

const plain = (budget: string, projects: readonly (readonly [string, number])[]) =>
  plainElection(
    budget,
    projects.map(([cost, votes]) => ({ cost, votes })),
  );

/** The solver, but with an answer of one's own to every question. */
const answering = (value: number): Solver => ({
  constants: solver.constants,
  infinity: solver.infinity,
  createModel: (source) => {
    const model = solver.createModel(source);
    const solution = model.getSolution.bind(model);
    model.getSolution = () => {
      const given = solution();
      return { ...given, colValue: given.colValue.map(() => value) };
    };
    return model;
  },
});

/** The solver, but it stops before it looked at anything. */
const stopped: Solver = {
  ...answering(0),
  createModel: (source) => {
    const model = solver.createModel(source);
    model.getModelStatus = () => solver.constants.modelStatus.timeLimit;
    return model;
  },
};

/** Utility per cost leads astray: the first project leaves no room for the two that together give more. */
const astray = contestOf(
  plain('10', [
    ['6', 7],
    ['5', 5],
    ['5', 5],
  ]),
);

const alike = Array.from({ length: 200 }, () => ['10', 7] as const);

describe('a count of the greatest welfare', () => {
  it.each([
    [
      'without a budget: only what costs nothing wins',
      '0',
      [
        ['0', 1],
        ['1', 9],
      ],
      [0],
    ],
    [
      'without voters: nothing wins',
      '9',
      [
        ['0', 0],
        ['1', 0],
      ],
      [],
    ],
    ['without projects: nothing wins', '9', [], []],
    [
      'with a project above the budget: it never wins',
      '3',
      [
        ['4', 9],
        ['3', 1],
      ],
      [1],
    ],
    [
      'with room for all: all win',
      '9',
      [
        ['4', 9],
        ['3', 1],
      ],
      [1, 0],
    ],
    [
      'with several ways to spend: the most votes win',
      '10',
      [
        ['6', 7],
        ['5', 5],
        ['5', 5],
      ],
      [1, 2],
    ],
    [
      'with costs that floating point cannot tell apart: one unit decides',
      '2000000000000000001',
      [
        ['1000000000000000001', 3],
        ['1000000000000000001', 3],
        ['1000000000000000000', 2],
      ],
      [2, 0],
    ],
  ] as const)('%s', (_, budget, projects, winners) => {
    expect(countMaxWelfare(contestOf(plain(budget, projects)), solver)).toMatchObject({
      winners,
      proof: 'exact',
    });
  });

  it('of 200 projects that are alike funds the first in tie order, and finds that others could win', () => {
    const contest = contestOf(plain('1055', alike), { ties: [{ by: 'lot', seed: 'town' }] });
    expect(countMaxWelfare(contest, solver)).toEqual({
      winners: contest.ties.order.slice(0, 105),
      welfare: 735n,
      ties: true,
      proof: 'exact',
    });
  });

  it('funds nothing more when what was funded before costs more than the budget', () => {
    const contest = contestOf(
      plain('5', [
        ['6', 1],
        ['0', 9],
        ['1', 9],
      ]),
      {
        constraints: { funded: ['p0'] },
      },
    );
    expect(countMaxWelfare(contest, solver)).toMatchObject({ winners: [0], welfare: 1n });
  });

  it('counts what was funded before in the welfare and names it first', () => {
    const contest = contestOf(
      plain('5', [
        ['1', 4],
        ['2', 0],
        ['2', 3],
      ]),
      {
        constraints: { funded: ['p2', 'p1'] },
      },
    );
    expect(countMaxWelfare(contest, solver)).toMatchObject({ winners: [2, 1, 0], welfare: 7n });
  });

  it('says so when it may not work for a proof, and then takes the word of the solver', () => {
    expect(countMaxWelfare(astray, solver, 0)).toMatchObject({ welfare: 10n, proof: 'solver' });
    expect(countMaxWelfare(astray, solver)).toMatchObject({ welfare: 10n, proof: 'exact' });
  });

  it('does not take the word of a solver that spends more than there is', () => {
    expect(countMaxWelfare(astray, answering(1), 0)).toMatchObject({
      winners: [0],
      welfare: 7n,
      proof: 'solver',
    });
  });

  it('is exact whatever the solver says', () => {
    expect(countMaxWelfare(astray, answering(0))).toMatchObject({ welfare: 10n, proof: 'exact' });
  });

  it('fails when the solver fails', () => {
    expect(() => countMaxWelfare(astray, stopped, 0)).toThrow(
      expect.objectContaining({ code: 'solver-failed' }),
    );
  });
});

describe('all outcomes of the greatest welfare', () => {
  it('hold every choice of projects without utility that there is room for', () => {
    const contest = contestOf(
      plain('4', [
        ['2', 3],
        ['1', 0],
        ['2', 0],
        ['5', 0],
      ]),
    );
    expect(asSets(allMaxWelfareOutcomes(contest, solver))).toEqual(['0', '0 2', '1 0']);
    expect(countMaxWelfare(contest, solver)).toMatchObject({ winners: [0], ties: false });
  });

  it('are too many to name when many projects are alike', () => {
    expect(() => allMaxWelfareOutcomes(contestOf(plain('1000', alike)), solver)).toThrow(
      expect.objectContaining({ code: 'too-many-outcomes' }),
    );
  });
});

describe('a project that must win', () => {
  const contest = contestOf(
    plain('10', [
      ['6', 7],
      ['5', 5],
      ['5', 5],
      ['11', 9],
      ['1', 1],
    ]),
    {
      constraints: { exclusive: [['p1', 'p4']], funded: ['p1'], minimumVotes: 2 },
    },
  );

  it.each([
    ['leaves the welfare as it is when it wins anyway', 2, 10n],
    ['leaves the welfare as it is when it was funded before', 1, 10n],
    ['cannot win beside what was funded before when there is no room', 0, undefined],
    ['cannot win above the budget', 3, undefined],
    ['cannot win when it is not considered', 4, undefined],
  ] as const)('%s', (_, forced, welfare) => {
    expect(withForced(contest, solver, forced)?.welfare).toBe(welfare);
  });

  it('shows what its victory would have cost', () => {
    expect(withForced(astray, solver, 0)).toEqual({ welfare: 7n, proof: 'exact' });
  });
});
