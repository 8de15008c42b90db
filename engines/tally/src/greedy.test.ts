import { describe, expect, it } from 'vitest';
import { smallElection } from '../test/small-election.ts';
import { allTiedOutcomes, count } from './count.ts';
import { greedy, greedyNoSkip } from './rule.ts';

describe('greedy rules', () => {
  const election = smallElection({
    budget: '10',
    costs: ['6', '11', '5', '4', '1'],
    ballots: [
      { choices: [0, 1], voters: 5 },
      { choices: [2], voters: 4 },
      { choices: [3], voters: 3 },
      { choices: [4], voters: 2 },
    ],
  });

  it('pass over what does not fit', () => {
    expect(count(election, { rule: greedy }).winners).toEqual([0, 3]);
  });

  it('without passing over end at the first misfit, save what costs more than the whole budget', () => {
    expect(count(election, { rule: greedyNoSkip }).winners).toEqual([0]);
  });

  it('by cardinality go by votes per cost', () => {
    // 5/6, 5/11, 4/5, 3/4, 2/1
    expect(count(election, { rule: { ...greedy, merit: 'cardinality' } }).winners).toEqual([4, 0]);
  });

  it('by cost go by votes', () => {
    expect(count(election, { rule: { ...greedy, merit: 'cost' } }).winners).toEqual([0, 3]);
  });

  it('by points go by the sum of points', () => {
    const points = smallElection({
      budget: '1',
      costs: ['1', '1'],
      voteType: 'cumulative',
      ballots: [
        { choices: [0, 1], points: [1, 4] },
        { choices: [0], points: [2] },
      ],
    });

    expect(count(points, { rule: greedy }).winners).toEqual([1]);
  });

  it('by points of ordinal ballots give the first choice as many as a ballot is long', () => {
    const ordinal = smallElection({
      budget: '1',
      costs: ['1', '1', '1'],
      voteType: 'ordinal',
      maximumLength: 3,
      ballots: [
        [0, 1],
        [2, 1],
        [1, 2],
      ],
    });

    const { preparation, winners } = count(ordinal, { rule: greedy });
    expect(preparation.scores).toEqual([3, 7, 5]);
    expect(winners).toEqual([1]);
  });

  it('take tied projects as they are listed, and follow each order when asked', () => {
    const tied = smallElection({ budget: '3', costs: ['2', '2', '1'], ballots: [[0, 1, 2]] });

    expect(count(tied, { rule: greedy }).winners).toEqual([0, 2]);
    expect(allTiedOutcomes(tied, { rule: greedy })).toHaveLength(2);
    // Without passing over, p0 or p1 first and the other one next: the count ends without p2.
    expect(
      allTiedOutcomes(tied, { rule: greedyNoSkip })
        .map((winners) => [...winners].sort().join())
        .sort(),
    ).toEqual(['0', '0,2', '1', '1,2']);
  });

  it('buy what costs nothing and is supported before all others', () => {
    const free = smallElection({ budget: '1', costs: ['1', '0', '0'], ballots: [[0], [0], [1]] });

    expect(count(free, { rule: { ...greedy, merit: 'cardinality' } }).winners).toEqual([1, 0, 2]);
  });
});
