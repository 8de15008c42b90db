import { describe, expect, it } from 'vitest';
import { consensusOf, groupAwareConsensusOf } from './consensus.ts';
import { divisiveStatements } from './divisiveness.ts';
import type { GroupVotes } from './group-votes.ts';
import { representativesOf } from './representativeness.ts';
import type { VoteCounts } from './vote-counts.ts';

const counts = (agree: number, disagree: number, seen: number): VoteCounts => ({
  agree,
  disagree,
  seen,
});

const group = (id: number, ...votes: readonly VoteCounts[]): GroupVotes => ({
  id,
  memberCount: 20,
  counts: votes,
});

const none = new Uint8Array(20);

describe('what represents a group', () => {
  it('is what it agrees with and the others do not, with the figures that say so', () => {
    const [first] = representativesOf(
      [group(0, counts(9, 0, 10)), group(1, counts(1, 8, 10))],
      none,
    );
    expect(first).toEqual({
      id: 0,
      statements: [
        {
          statement: 0,
          isFor: 'agree',
          successes: 9,
          votes: 10,
          probability: expect.closeTo(10 / 12, 12),
          // 2 √11 · (10⁄11 − ½)
          test: expect.closeTo((9 / 11) * Math.sqrt(11), 12),
          ratio: expect.closeTo(10 / 2, 12),
          // (10⁄11 − 2⁄11) ÷ √(12⁄22 · 10⁄22 · 2⁄11)
          ratioTest: expect.closeTo(8 / 11 / Math.sqrt((12 * 10 * 2) / (22 * 22 * 11)), 12),
          agreesBest: 9,
        },
      ],
    });
  });

  it('is for a group that disagrees its disagreement', () => {
    const [, second] = representativesOf(
      [group(0, counts(9, 0, 10)), group(1, counts(1, 8, 10))],
      none,
    );
    expect(second?.statements).toEqual([
      expect.objectContaining({ statement: 0, isFor: 'disagree', successes: 8 }),
    ]);
  });

  it('leads with what the group agrees with best, then agreed before disagreed', () => {
    const [first] = representativesOf(
      [
        group(0, counts(0, 20, 20), counts(16, 2, 20), counts(19, 0, 20)),
        group(1, counts(20, 0, 20), counts(4, 14, 20), counts(3, 16, 20)),
      ],
      none,
    );
    expect(first?.statements.map(({ statement, isFor }) => [statement, isFor])).toEqual([
      [2, 'agree'],
      [1, 'agree'],
      [0, 'disagree'],
    ]);
    expect(first?.statements.map(({ agreesBest }) => agreesBest)).toEqual([
      19,
      undefined,
      undefined,
    ]);
  });

  it('is at most five statements', () => {
    const agreed = Array.from({ length: 8 }, () => counts(18, 1, 20));
    const disputed = Array.from({ length: 8 }, () => counts(1, 18, 20));
    const [first] = representativesOf([group(0, ...agreed), group(1, ...disputed)], none);
    expect(first?.statements.map(({ statement }) => statement)).toEqual([0, 1, 2, 3, 4]);
  });

  it('is the statement with the best test where nothing is significant or agreed with', () => {
    const [first] = representativesOf(
      [group(0, counts(1, 2, 9), counts(0, 3, 9)), group(1, counts(1, 2, 9), counts(1, 2, 9))],
      none,
    );
    expect(first?.statements).toEqual([
      expect.objectContaining({ statement: 1, isFor: 'disagree' }),
    ]);
  });

  it('is nothing that is moderated out', () => {
    const groups = [group(0, counts(9, 0, 10)), group(1, counts(1, 8, 10))];
    expect(representativesOf(groups, Uint8Array.of(1))).toEqual([
      { id: 0, statements: [] },
      { id: 1, statements: [] },
    ]);
  });

  it('compares the only group with nobody', () => {
    const [only] = representativesOf([group(0, counts(9, 0, 10))], none);
    // 10⁄12 ÷ 1⁄2
    expect(only?.statements[0]?.ratio).toBeCloseTo(10 / 6, 12);
  });
});

describe('what all share', () => {
  it('is significant and more than half, the strongest first', () => {
    const votes = [
      counts(6, 4, 10),
      counts(18, 1, 20),
      counts(2, 17, 20),
      counts(20, 0, 20),
      counts(1, 0, 1),
    ];
    const { agree, disagree } = consensusOf(votes, none);
    expect(agree.map(({ statement }) => statement)).toEqual([3, 1, 4]);
    expect(disagree).toEqual([
      {
        statement: 2,
        successes: 17,
        votes: 20,
        probability: expect.closeTo(18 / 22, 12),
        // 2 √21 · (18⁄21 − ½)
        test: expect.closeTo((15 / 21) * Math.sqrt(21), 12),
      },
    ]);
  });

  it('is at most five statements each way, and none that is moderated out', () => {
    const votes = Array.from({ length: 9 }, () => counts(20, 0, 20));
    const { agree } = consensusOf(votes, Uint8Array.of(1));
    expect(agree.map(({ statement }) => statement)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is weighed by groups as the product of their probabilities to agree', () => {
    const groups = [group(0, counts(9, 0, 10)), group(1, counts(1, 8, 10))];
    expect(groupAwareConsensusOf(groups)[0]).toBeCloseTo((10 / 12) * (2 / 12), 12);
    expect([...groupAwareConsensusOf([])]).toEqual([]);
  });
});

describe('what divides groups', () => {
  const groups = [
    group(3, counts(9, 0, 10), counts(5, 5, 10), counts(8, 2, 10)),
    group(5, counts(1, 8, 10), counts(5, 5, 10), counts(4, 6, 10)),
    group(6, counts(5, 5, 10), counts(5, 5, 10), counts(3, 6, 10)),
  ];

  it('is agreed with by one and not by another, the widest spread first', () => {
    expect(divisiveStatements(groups, none)).toEqual([
      { statement: 0, most: 3, least: 5, spread: expect.closeTo(8 / 12, 12) },
      { statement: 2, most: 3, least: 6, spread: expect.closeTo(5 / 12, 12) },
    ]);
  });

  it('is nothing for one group, and nothing that is moderated out', () => {
    expect(divisiveStatements(groups.slice(0, 1), none)).toEqual([]);
    expect(divisiveStatements(groups, Uint8Array.of(1, 1, 1))).toEqual([]);
  });
});
