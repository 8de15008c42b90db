import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryElection, illConditionedCost, smallCost } from '../test/arbitrary-election.ts';
import { naivePhragmen } from '../test/naive-phragmen.ts';
import { smallElection } from '../test/small-election.ts';
import { count } from './count.ts';
import { voteCounts } from './election.ts';
import { parseRational } from './rational.ts';
import { phragmen } from './rule.ts';

describe('Phragmén’s rule', () => {
  it.each([
    ['many ties', smallCost],
    ['costs that floating point cannot tell apart', illConditionedCost],
  ])('counts as a slow count of every voter alone does: %s', (_, cost) => {
    fc.assert(
      fc.property(arbitraryElection({ cost, mostProjects: 7 }), (election) => {
        fc.pre(voteCounts(election).every((votes) => votes > 0));
        const { winners, preparation } = count(election, { rule: phragmen });
        expect(winners).toEqual(naivePhragmen(election, preparation.ties.order));
      }),
      { numRuns: 300 },
    );
  });

  const election = smallElection({
    budget: '10',
    costs: ['4', '3', '6', '2'],
    ballots: [[0, 1], [0, 1], [2], [2, 3]],
  });

  it('buys what supporters can pay first, and ends at what does not fit', () => {
    const { winners, record } = count(election, { rule: phragmen });

    // p1 at 1.50; p0 has 3 paid: (3 + 4) / 2 = 3.50; p3 at 2; p2: (2 + 6) / 2 = 4. So p1, p3, p0; p2 is too much.
    expect(winners).toEqual([1, 3, 0]);
    expect(record).toMatchObject({
      stoppedBy: [2],
      rounds: [
        { project: 1, load: parseRational('1.5') },
        { project: 3, load: parseRational('2') },
        { project: 0, load: parseRational('3.5') },
      ],
    });
  });

  it('ends although another of the tied projects would fit', () => {
    const tied = smallElection({
      budget: '5',
      costs: ['2', '2', '4'],
      ballots: [[0], [1], [2], [2]],
    });

    // All three cost 2 a voter. After p0, p1 would fit the 3 that are left, but p2 would not.
    expect(count(tied, { rule: phragmen }).winners).toEqual([0]);
  });

  it('takes no notice of what costs more than the whole budget', () => {
    const dear = smallElection({
      budget: '5',
      costs: ['6', '5'],
      ballots: [{ choices: [0], voters: 99 }, [1]],
    });

    expect(count(dear, { rule: phragmen }).winners).toEqual([1]);
  });
});
