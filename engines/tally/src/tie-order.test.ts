import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsOf, smallElection } from '../test/small-election.ts';
import { createElection, type Election } from './election.ts';
import { breakTie, drawTieOrder, type TieCriterion, usualCriteria } from './tie-order.ts';

// Votes: 10 has two, 2 three, a one, B two.
const election = smallElection({
  budget: '10',
  ids: ['10', '2', 'a', 'B'],
  costs: ['4', '3', '3', '0.5'],
  ballots: [
    [0, 1],
    [1, 3],
    [0, 1, 2, 3],
  ],
});

const orderBy = (...criteria: readonly TieCriterion[]): readonly string[] =>
  idsOf(election, drawTieOrder(election, criteria).order);

describe('the order of tied projects', () => {
  it.each<readonly [string, readonly TieCriterion[], readonly string[]]>([
    ['the lowest cost', [{ by: 'lowest-cost' }], ['B', '2', 'a', '10']],
    ['the highest cost', [{ by: 'highest-cost' }], ['10', '2', 'a', 'B']],
    ['most votes', [{ by: 'most-votes' }], ['2', '10', 'B', 'a']],
    ['ids as text', [{ by: 'lexicographic' }], ['10', '2', 'B', 'a']],
    ['the list', [{ by: 'listed' }], ['10', '2', 'a', 'B']],
    ['ids given', [{ by: 'order', ids: ['a', 'B'] }], ['a', 'B', '10', '2']],
    ['nothing but the list', [], ['10', '2', 'a', 'B']],
    [
      'cost, then ids given',
      [{ by: 'lowest-cost' }, { by: 'order', ids: ['a', '2'] }],
      ['B', 'a', '2', '10'],
    ],
    [
      'votes, then ids as text',
      [{ by: 'most-votes' }, { by: 'lexicographic' }],
      ['2', '10', 'B', 'a'],
    ],
    ['what is usual', usualCriteria, ['B', '2', 'a', '10']],
  ])('goes by %s', (_, criteria, order) => {
    expect(orderBy(...criteria)).toEqual(order);
  });

  it('cannot name a project that is not there', () => {
    expect(() => orderBy({ by: 'order', ids: ['a', 'z'] })).toThrowError(
      expect.objectContaining({ code: 'unknown-project' }),
    );
  });

  it('compares costs exactly', () => {
    const nearly = smallElection({
      budget: '1',
      costs: [
        '1000000000000000001',
        '1000000000000000000',
        '1/3',
        '33333333333333333/100000000000000000',
      ],
      ballots: [],
    });

    expect(drawTieOrder(nearly, [{ by: 'lowest-cost' }]).order).toEqual([3, 2, 1, 0]);
  });
});

describe('the lot', () => {
  const many = (ids: readonly string[]): Election =>
    createElection({
      voteType: 'approval',
      budget: { numerator: 1n, denominator: 1n },
      projects: ids.map((id) => ({
        id,
        cost: { numerator: 1n, denominator: 1n },
        name: '',
        categories: [],
      })),
      ballots: [],
    });
  const drawn = (ids: readonly string[], seed: string): readonly string[] =>
    idsOf(many(ids), drawTieOrder(many(ids), [{ by: 'lot', seed }]).order);

  const ids = ['1', '2', '3', '4', '5', 'P10', 'P11', 'L001'];

  it('is the same for the same seed, and another for another', () => {
    expect(drawn(ids, '2026-05-01')).toEqual(drawn(ids, '2026-05-01'));
    expect(
      new Set(Array.from({ length: 50 }, (_, seed) => drawn(ids, `${seed}`).join())).size,
    ).toBe(50);
  });

  it('does not depend on how projects are listed', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...ids], { minLength: ids.length }),
        fc.string(),
        (shuffled, seed) => {
          expect(drawn(shuffled, seed)).toEqual(drawn(ids, seed));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('does not change for the others when a project is withdrawn', () => {
    const without = ids.filter((id) => id !== '3');

    expect(drawn(without, 'draw')).toEqual(drawn(ids, 'draw').filter((id) => id !== '3'));
  });

  it('gives every project about the same chance at every place, and every pair either order', () => {
    const draws = 4000;
    const places = ids.map(() => ids.map(() => 0));
    const before = ids.map(() => ids.map(() => 0));
    for (let seed = 0; seed < draws; seed += 1) {
      const order = drawn(ids, `seed ${seed}`);
      order.forEach((id, place) => {
        const row = places[ids.indexOf(id)];
        if (row) row[place] = (row[place] ?? 0) + 1;
        for (const later of order.slice(place + 1)) {
          const pairs = before[ids.indexOf(id)];
          if (pairs) pairs[ids.indexOf(later)] = (pairs[ids.indexOf(later)] ?? 0) + 1;
        }
      });
    }
    // Five standard deviations of a binomial number.
    const expected = draws / ids.length;
    const spread = 5 * Math.sqrt(expected * (1 - 1 / ids.length));
    for (const count of places.flat()) expect(Math.abs(count - expected)).toBeLessThan(spread);
    before.forEach((row, id) => {
      row.forEach((count, other) => {
        if (id !== other)
          expect(Math.abs(count - draws / 2)).toBeLessThan(5 * Math.sqrt(draws / 4));
      });
    });
  });
});

describe('a broken tie', () => {
  const decidedBy = (criteria: readonly TieCriterion[], tied: readonly number[]) => {
    const { chosen, decidedBy } = breakTie(drawTieOrder(election, criteria), tied);
    return [idsOf(election, [chosen])[0], decidedBy];
  };

  it.each<readonly [string, readonly TieCriterion[], readonly number[], string, string]>([
    ['alone', usualCriteria, [2], 'a', 'alone'],
    ['by cost', usualCriteria, [0, 1], '2', 'lowest-cost'],
    ['by votes where costs are equal', usualCriteria, [2, 1], '2', 'most-votes'],
    [
      'by cost though several are cheapest, then votes',
      usualCriteria,
      [0, 1, 2],
      '2',
      'most-votes',
    ],
    ['by ids', [{ by: 'most-votes' }, { by: 'lexicographic' }], [3, 0], '10', 'lexicographic'],
    ['by lot', [{ by: 'most-votes' }, { by: 'lot', seed: 's' }], [2, 1], '2', 'most-votes'],
    ['by the list when asked', [{ by: 'listed' }], [3, 1], '2', 'listed'],
    ['by the list when nothing else tells', [{ by: 'most-votes' }], [3, 0], '10', 'listed'],
    ['by an order given', [{ by: 'order', ids: ['B'] }], [0, 3], 'B', 'order'],
  ])('is decided %s', (_, criteria, tied, chosen, criterion) => {
    expect(decidedBy(criteria, tied)).toEqual([chosen, criterion]);
  });

  it('tells all that were tied', () => {
    expect(breakTie(drawTieOrder(election, usualCriteria), [3, 0]).tied).toEqual([3, 0]);
  });
});
