import { describe, expect, it } from 'vitest';
import { matrixOf } from '../test/votes.ts';
import { groupVotesOf } from './group-votes.ts';
import { countVotes } from './vote-counts.ts';

const matrix = matrixOf([
  [1, -1, null],
  [1, 0, 1],
  [-1, null, 1],
  [0, 1, -1],
]);

describe('votes', () => {
  it('are counted for each statement, passes as seen only', () => {
    expect(countVotes(matrix)).toEqual([
      { agree: 2, disagree: 1, seen: 4 },
      { agree: 1, disagree: 1, seen: 3 },
      { agree: 2, disagree: 1, seen: 3 },
    ]);
  });

  it('are counted for each group, of its members alone', () => {
    const groups = [
      { id: 0, rows: [0, 2] },
      { id: 4, rows: [] },
    ];
    expect(groupVotesOf(matrix, groups)).toEqual([
      {
        id: 0,
        memberCount: 2,
        counts: [
          { agree: 1, disagree: 1, seen: 2 },
          { agree: 0, disagree: 1, seen: 1 },
          { agree: 1, disagree: 0, seen: 1 },
        ],
      },
      { id: 4, memberCount: 0, counts: [0, 1, 2].map(() => ({ agree: 0, disagree: 0, seen: 0 })) },
    ]);
  });
});
