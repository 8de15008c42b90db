import { describe, expect, it } from 'vitest';
import { type Answers, matrixOf } from '../test/votes.ts';
import { inConversation } from './in-conversation.ts';

/** Participants with so many votes each, on ten statements. */
const withCounts = (counts: readonly number[]) =>
  matrixOf(
    counts.map(
      (count): Answers =>
        Array.from({ length: 10 }, (_, statement) => (statement < count ? 1 : null)),
    ),
  );
const many = Array.from({ length: 15 }, () => 10);

describe('who is in the conversation', () => {
  it('is who voted at least seven times', () => {
    expect(inConversation(withCounts([...many, 7, 6]))).toEqual([...many.keys(), 15]);
  });

  it('is who voted on everything where there are fewer than seven statements', () => {
    const matrix = matrixOf([...many.map((): Answers => [1, 1]), [1, null]]);
    expect(inConversation(matrix)).toEqual([...many.keys()]);
  });

  it('is who was in before, however little they voted', () => {
    expect(inConversation(withCounts([...many, 1, 1]), new Set([16]))).toEqual([
      ...many.keys(),
      16,
    ]);
  });

  it('is topped up to fifteen with the most active, the earlier of equals', () => {
    const counts = [...many.slice(2), 1, 5, 3, 5, 5];
    expect(inConversation(withCounts(counts))).toEqual([...many.slice(2).keys(), 14, 16]);
  });

  it('forgets who is not in the matrix', () => {
    expect(inConversation(withCounts([10]), new Set([99]))).toEqual([0]);
  });

  it('is nobody without votes', () => {
    expect(inConversation(matrixOf([]))).toEqual([]);
  });
});
