import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camps, matrixOf, table } from '../test/votes.ts';
import { type ConversationMap, mapConversation } from './conversation-map.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import { withVotes } from './vote-collector.ts';
import { emptyMatrix } from './vote-matrix.ts';

describe('a map that goes on from an earlier one', () => {
  it('gives the same map again from its memory, also through JSON and another order of rows', () => {
    const matrix = matrixOf(camps());
    const map = mapConversation(matrix);
    // The cast says what was written one line before.
    const memory = JSON.parse(JSON.stringify(map.memory)) as ConversationMemory;
    const other = withVotes(
      emptyMatrix,
      camps()
        .flatMap((answers, participant) =>
          answers.flatMap((value, statement) =>
            value === null ? [] : [{ participant, statement, value }],
          ),
        )
        .toReversed(),
    );
    const again = mapConversation(other, { memory });
    const names = ({ groupRows, matrix: { participants } }: ConversationMap) =>
      groupRows.map((rows) => rows.map((row) => participants[row]).sort());
    expect(names(again)).toEqual(names(map));
    expect(again.groups.map(({ id }) => id)).toEqual(map.groups.map(({ id }) => id));
    expect(again.groupCount.timesInARow).toBe(2);
  });

  it('keeps groups and their numbers when a batch of votes arrives', () => {
    const map = mapConversation(matrixOf(camps(20)));
    const batch = [
      ...Array.from({ length: 8 }, (_, statement) => ({
        participant: 'new',
        statement,
        value: [1, 1, -1, 1, -1, 1, 1, 1][statement] === 1 ? (1 as const) : (-1 as const),
      })),
      { participant: 0, statement: 7, value: -1 as const },
    ];
    const next = mapConversation(withVotes(map.matrix, batch), { memory: map.memory });
    expect(next.matrix.participants).toHaveLength(41);
    const groupOf = (row: number, { groupRows, groups }: ConversationMap) =>
      groups[groupRows.findIndex((rows) => rows.includes(row))]?.id;
    for (const row of map.inConversation) expect(groupOf(row, next)).toBe(groupOf(row, map));
    expect(groupOf(40, next)).toBe(groupOf(1, next));
  });

  it('keeps who is in when more statements than they voted on arrive', () => {
    const few = camps().map((answers) => answers.slice(0, 3));
    const map = mapConversation(matrixOf(few));
    const batch = Array.from({ length: 30 }, (_, at) => ({
      participant: `other ${Math.floor(at / 10)}`,
      statement: 10 + (at % 10),
      value: 1 as const,
    }));
    const { inConversation } = mapConversation(withVotes(map.matrix, batch), {
      memory: map.memory,
    });
    expect(inConversation).toEqual(Array.from({ length: 23 }, (_, row) => row));
  });

  const anyVote = fc.record({
    participant: fc.nat(15),
    statement: fc.nat(7),
    value: fc.constantFrom(-1 as const, 0 as const, 1 as const),
  });

  it('loses nobody and gives no number twice, whatever batches arrive', () => {
    fc.assert(
      fc.property(table(), fc.array(fc.array(anyVote), { maxLength: 4 }), (votes, batches) => {
        let map = mapConversation(matrixOf(votes));
        for (const batch of batches) {
          const before = map.memory.inConversation;
          map = mapConversation(withVotes(map.matrix, batch), { memory: map.memory });
          expect(map.memory.inConversation).toEqual(expect.arrayContaining([...before]));
          expect(map.groupRows.flat().toSorted((one, other) => one - other)).toEqual(
            map.inConversation,
          );
          const ids = map.baseClusters.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(new Set(map.groups.flatMap(({ members }) => members))).toEqual(new Set(ids));
        }
      }),
    );
  });
});
