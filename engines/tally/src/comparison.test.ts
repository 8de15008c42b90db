import { describe, expect, it } from 'vitest';
import { smallElection } from '../test/small-election.ts';
import { compareOutcomes } from './comparison.ts';

const election = smallElection({
  budget: '10',
  costs: ['6', '3', '2', '2'],
  ballots: [
    { choices: [0], voters: 5 },
    { choices: [1, 2], voters: 3 },
    { choices: [0, 1, 2], voters: 2 },
    { choices: [3], voters: 4 },
    { choices: [], voters: 1 },
  ],
});

describe('two outcomes side by side', () => {
  it('count every voter once, also those who gain nothing from either', () => {
    expect(compareOutcomes(election, [0], [1, 2])).toEqual({
      betterInFirst: 5,
      betterInSecond: 5,
      alike: 5,
      withoutWinnerInFirst: 8,
      withoutWinnerInSecond: 10,
    });
  });

  it('go by money when asked', () => {
    // The two with all three choices gain 6 from the first and 5 from the second.
    expect(compareOutcomes(election, [0], [1, 2], 'cost')).toMatchObject({
      betterInFirst: 7,
      betterInSecond: 3,
      alike: 5,
    });
  });

  it('are alike when they are the same', () => {
    expect(compareOutcomes(election, [0, 3], [3, 0])).toEqual({
      betterInFirst: 0,
      betterInSecond: 0,
      alike: 15,
      withoutWinnerInFirst: 4,
      withoutWinnerInSecond: 4,
    });
  });

  it('leave nobody out against an empty outcome', () => {
    expect(compareOutcomes(election, [], [3])).toEqual({
      betterInFirst: 0,
      betterInSecond: 4,
      alike: 11,
      withoutWinnerInFirst: 15,
      withoutWinnerInSecond: 11,
    });
  });

  it('go by ranks and points where ballots have them', () => {
    const ordinal = smallElection({
      budget: '1',
      costs: ['1', '1'],
      voteType: 'ordinal',
      ballots: [
        [0, 1],
        [1, 0],
        [1, 0],
      ],
    });
    const points = smallElection({
      budget: '1',
      costs: ['1', '1'],
      voteType: 'scoring',
      ballots: [
        { choices: [0, 1], points: [1, 3] },
        { choices: [0, 1], points: [2, 2] },
      ],
    });

    expect(compareOutcomes(ordinal, [0], [1], 'borda')).toMatchObject({
      betterInFirst: 1,
      betterInSecond: 2,
    });
    expect(compareOutcomes(points, [0], [1], 'cumulative')).toMatchObject({
      betterInFirst: 0,
      betterInSecond: 1,
      alike: 1,
    });
    expect(() => compareOutcomes(election, [0], [1], 'borda')).toThrowError(
      expect.objectContaining({ code: 'not-for-this-ballot' }),
    );
  });

  it('tell costs apart that floating point cannot', () => {
    const huge = smallElection({
      budget: '1',
      costs: ['1000000000000000001', '1000000000000000000'],
      ballots: [[0, 1]],
    });

    expect(compareOutcomes(huge, [0], [1], 'cost')).toMatchObject({ betterInFirst: 1, alike: 0 });
  });
});
