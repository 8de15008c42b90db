/** Votes written down as a table, and drawn for properties. */
import fc from 'fast-check';
import { createVoteCollector } from '../src/vote-collector.ts';
import type { VoteMatrix } from '../src/vote-matrix.ts';

/** What a participant voted on each statement; null where they did not. */
export type Answers = readonly (-1 | 0 | 1 | null)[];

/** Participants and statements are named 0, 1, 2 …; statements without votes are left out. */
export const matrixOf = (table: readonly Answers[]): VoteMatrix => {
  const collector = createVoteCollector();
  for (const [participant, answers] of table.entries())
    for (const [statement, value] of answers.entries())
      if (value !== null) collector.add(participant, statement, value);
  return collector.matrix();
};

const answer = fc.constantFrom(-1 as const, 0 as const, 1 as const, null);

/** A table in which everybody voted and every statement has a vote. */
export const table = ({
  participants = 12,
  statements = 6,
} = {}): fc.Arbitrary<readonly Answers[]> =>
  fc
    .array(fc.array(answer, { minLength: statements, maxLength: statements }), {
      minLength: 2,
      maxLength: participants,
    })
    .map((rows): readonly Answers[] => [Array.from({ length: statements }, () => 1), ...rows])
    .map((rows) => rows.map((row) => (row.some((value) => value !== null) ? row : row.with(0, 0))));

/** Two camps of ten who see most things the other way round. */
export const camps = (size = 10): readonly Answers[] => [
  ...Array.from(
    { length: size },
    (_, at): Answers => [1, 1, -1, at % 3 === 0 ? 0 : 1, -1, 1, 1, 1],
  ),
  ...Array.from(
    { length: size },
    (_, at): Answers => [-1, -1, 1, at % 4 === 0 ? 0 : -1, 1, -1, 1, 1],
  ),
];

export const nobodySilenced = (matrix: VoteMatrix): Uint8Array =>
  new Uint8Array(matrix.statements.length);
