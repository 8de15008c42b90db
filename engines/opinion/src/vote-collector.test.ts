import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpinionError } from './opinion-error.ts';
import { createVoteCollector, type Vote, withVotes } from './vote-collector.ts';
import { emptyMatrix, inOrder, type VoteMatrix, voteCounts } from './vote-matrix.ts';

const collected = (votes: readonly Vote[]): VoteMatrix => withVotes(emptyMatrix, votes);

/** Votes by name, such as "ann on trees": 1. */
const named = ({ participants, statements, rowStarts, columns, values }: VoteMatrix) =>
  Object.fromEntries(
    participants.flatMap((participant, row) =>
      Array.from({ length: (rowStarts[row + 1] ?? 0) - (rowStarts[row] ?? 0) }, (_, place) => {
        const at = (rowStarts[row] ?? 0) + place;
        return [`${participant} on ${statements[columns[at] ?? 0]}`, values[at]] as const;
      }),
    ),
  );

describe('a collector of votes', () => {
  it('keeps each vote at its row and column, columns ascending', () => {
    const matrix = collected([
      { participant: 'ann', statement: 'trees', value: 1 },
      { participant: 'bo', statement: 'roads', value: -1 },
      { participant: 'bo', statement: 'trees', value: 0 },
    ]);
    expect(matrix.participants).toEqual(['ann', 'bo']);
    expect(matrix.statements).toEqual(['trees', 'roads']);
    expect([...matrix.rowStarts]).toEqual([0, 1, 3]);
    expect([...matrix.columns]).toEqual([0, 0, 1]);
    expect([...matrix.values]).toEqual([1, 0, -1]);
    expect([...voteCounts(matrix)]).toEqual([1, 2]);
  });

  it.each<{ title: string; votes: readonly Vote[]; stays: number }>([
    {
      title: 'the one that was added later, without times',
      votes: [
        { participant: 1, statement: 1, value: 1 },
        { participant: 1, statement: 1, value: -1 },
      ],
      stays: -1,
    },
    {
      title: 'the one that was cast later, though it was added first',
      votes: [
        { participant: 1, statement: 1, value: 1, at: 20 },
        { participant: 1, statement: 1, value: -1, at: 10 },
      ],
      stays: 1,
    },
    {
      title: 'the one that was added later of two at the same time',
      votes: [
        { participant: 1, statement: 1, value: 1, at: 20 },
        { participant: 1, statement: 1, value: 0, at: 20 },
      ],
      stays: 0,
    },
  ])('of two votes on one statement keeps $title', ({ votes, stays }) => {
    expect(named(collected(votes))).toEqual({ '1 on 1': stays });
  });

  it('tells the number 7 from the text "7"', () => {
    const matrix = collected([
      { participant: 7, statement: 1, value: 1 },
      { participant: '7', statement: 1, value: -1 },
    ]);
    expect(matrix.participants).toEqual([7, '7']);
  });

  it.each([2, -2, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a vote of %s', (value) => {
    const { add } = createVoteCollector();
    expect(() => add(1, 1, value)).toThrow(OpinionError);
  });

  it('refuses a time that is not finite', () => {
    const { add } = createVoteCollector();
    expect(() => add(1, 1, 1, Number.NaN)).toThrow(
      expect.objectContaining({ code: 'time-not-finite' }),
    );
  });

  const someVotes = fc.array(
    fc.record({
      participant: fc.nat(6),
      statement: fc.nat(6),
      value: fc.constantFrom(-1 as const, 0 as const, 1 as const),
    }),
  );

  it('makes the same of votes at once and of votes in two batches', () => {
    fc.assert(
      fc.property(someVotes, someVotes, (first, second) => {
        const atOnce = collected([...first, ...second]);
        const inTwo = withVotes(collected(first), second);
        expect(inTwo).toEqual(atOnce);
      }),
    );
  });

  it('leaves the matrix that votes are added to as it was', () => {
    const before = collected([{ participant: 1, statement: 1, value: 1 }]);
    withVotes(before, [{ participant: 1, statement: 1, value: -1 }]);
    expect(named(before)).toEqual({ '1 on 1': 1 });
  });

  it('gives the same matrix in order, whatever order the votes came in', () => {
    const byNumber = (matrix: VoteMatrix) =>
      inOrder(matrix, (one, other) => Number(one) - Number(other));
    fc.assert(
      fc.property(someVotes, (votes) => {
        const timed = votes.map((vote, at) => ({ ...vote, at }));
        const one = collected(timed);
        const other = collected(timed.toReversed());
        expect(byNumber(other)).toEqual(byNumber(one));
        expect(named(byNumber(one))).toEqual(named(one));
      }),
    );
  });
});
