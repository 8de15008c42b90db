/** Exports that pol.is publishes, read as the command reads them. */
import path from 'node:path';
import { countVotes, mapConversation, type VoteMatrix } from '@polder/opinion';
import { expect, it } from 'vitest';
import { readCommentsCsv } from './comments-file.ts';
import { describePublished, type Row, readRows } from './test/published.ts';
import { readVotesCsv } from './votes-file.ts';

/** All votes as “participant on statement: vote”. */
const votesIn = (matrix: VoteMatrix): readonly string[] =>
  matrix.participants.flatMap((participant, row) => {
    const [start, end] = [matrix.rowStarts[row] ?? 0, matrix.rowStarts[row + 1] ?? 0];
    return Array.from(
      { length: end - start },
      (_, place) =>
        `${participant} on ${matrix.statements[matrix.columns[start + place] ?? 0]}: ${matrix.values[start + place]}`,
    );
  });

/** How many rows there are of each key. */
const countBy = (
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
};

describePublished('open-data', 'open data of pol.is', (conversations) => {
  for (const conversation of conversations) {
    const matrix = readVotesCsv(path.join(conversation.folder, 'votes.csv'));
    const comments = readCommentsCsv(path.join(conversation.folder, 'comments.csv'));
    const published = readRows(conversation, 'participants-votes.csv');

    it(`${conversation.name}: the last vote of every participant on every statement`, () => {
      const expected = published.flatMap(({ participant, ...row }) =>
        Object.entries(row).flatMap(([column, value]) =>
          /^\d+$/.test(column) && value !== '' ? [`${participant} on ${column}: ${value}`] : [],
        ),
      );
      expect(votesIn(matrix).toSorted()).toEqual(expected.toSorted());
    });

    it(`${conversation.name}: how many votes participants cast, and how many agree and disagree`, () => {
      const countsOf = (row: number) => {
        const votes = matrix.values.subarray(matrix.rowStarts[row], matrix.rowStarts[row + 1]);
        const countOf = (vote: number) => votes.filter((value) => value === vote).length;
        return [votes.length, countOf(1), countOf(-1)].map(String);
      };
      const counts = new Map(
        matrix.participants.map((participant, row) => [String(participant), countsOf(row)]),
      );
      expect(published.map(({ participant = '' }) => counts.get(participant))).toEqual(
        published.map((row) => [row['n-votes'], row['n-agree'], row['n-disagree']]),
      );
    });

    // Groups depend on how the conversation went, so those of a map drawn at once are a little different.
    it(`${conversation.name}: at least 95 of 100 participants in the groups that were published`, () => {
      const published = new Map(
        readRows(conversation, 'participants-votes.csv').map((row) => [
          row.participant,
          row['group-id'],
        ]),
      );
      const { groupRows } = mapConversation(matrix, comments);
      const groupOf = (row: number) => published.get(String(matrix.participants[row]));
      const alike = groupRows.map((rows) => {
        const sizes = Object.values(Object.groupBy(rows, (row) => groupOf(row) ?? ''));
        return Math.max(...sizes.map((members) => members?.length ?? 0));
      });
      const total = groupRows.flat().length;
      expect(alike.reduce((sum, count) => sum + count, 0) / total).toBeGreaterThan(0.95);
    });

    it(`${conversation.name}: votes counted once, where comments.csv counts every time they were cast`, () => {
      const cast = countBy(
        readRows(conversation, 'votes.csv'),
        (row) => `${row['comment-id']} ${row.vote}`,
      );
      const last = new Map(
        countVotes(matrix).map(({ agree }, column) => [String(matrix.statements[column]), agree]),
      );
      for (const { 'comment-id': id = '', ...row } of readRows(conversation, 'comments.csv')) {
        expect(cast.get(`${id} 1`) ?? 0).toBe(Number(row.agrees));
        expect(cast.get(`${id} -1`) ?? 0).toBe(Number(row.disagrees));
        expect(last.get(id) ?? 0).toBeLessThanOrEqual(Number(row.agrees));
        expect(comments.texts.get(Number(id))).toBe(row['comment-body']);
      }
    });
  }
});
