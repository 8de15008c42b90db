import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, camps, matrixOf, table } from '../test/votes.ts';
import { type ConversationMap, mapConversation } from './conversation-map.ts';
import { withVotes } from './vote-collector.ts';
import { emptyMatrix } from './vote-matrix.ts';

const numbersOf = (map: ConversationMap): readonly number[] => [
  ...map.centre,
  ...map.components[0],
  ...map.components[1],
  ...map.participantPoints.x,
  ...map.participantPoints.y,
  ...map.extremity,
  ...map.groupAwareConsensus,
  ...map.priorities,
  ...map.groupings.map(({ silhouette }) => silhouette),
  ...map.representatives.flatMap(({ statements }) =>
    statements.flatMap(({ probability, test, ratio, ratioTest }) => [
      probability,
      test,
      ratio,
      ratioTest,
    ]),
  ),
];

const ascending = (one: number, other: number): number => one - other;

/** Up to rounding. */
const close = (values: ArrayLike<number>) =>
  Array.from(values, (value) => expect.closeTo(value, 6));

describe('the map of a conversation', () => {
  it('finds the camps, what represents them and what they share', () => {
    const map = mapConversation(matrixOf(camps()));
    const rows = Array.from({ length: 20 }, (_, row) => row);
    expect(new Set(map.groupRows.map((members) => members.toSorted(ascending)))).toEqual(
      new Set([rows.slice(0, 10), rows.slice(10)]),
    );
    expect(map.consensus.agree.map(({ statement }) => statement)).toEqual([6, 7]);
    expect(map.divisive.map(({ statement }) => statement)).not.toContain(6);
    expect(map.representatives).toHaveLength(2);
  });

  it.each<{ title: string; votes: readonly Answers[]; groups: number }>([
    { title: 'no votes', votes: [], groups: 0 },
    { title: 'one participant', votes: [[1, -1, 0]], groups: 1 },
    { title: 'one statement', votes: [[1], [-1], [1], [0]], groups: 2 },
    {
      title: 'nothing but passes',
      votes: [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      groups: 1,
    },
    {
      title: 'unanimous votes',
      votes: [
        [1, -1],
        [1, -1],
        [1, -1],
      ],
      groups: 1,
    },
  ])('is exact for $title', ({ votes, groups }) => {
    const map = mapConversation(matrixOf(votes));
    expect(map.groups).toHaveLength(groups);
    expect(numbersOf(map).every(Number.isFinite)).toBe(true);
    const again = mapConversation(map.matrix, { memory: map.memory });
    expect(again.groups).toHaveLength(groups);
    expect(numbersOf(again).every(Number.isFinite)).toBe(true);
  });

  it('has no number that is not finite, whatever the votes', () => {
    fc.assert(
      fc.property(table(), (votes) => {
        const map = mapConversation(matrixOf(votes));
        expect(numbersOf(map).every(Number.isFinite)).toBe(true);
        expect(map.groupRows.flat().length).toBe(map.inConversation.length);
      }),
    );
  });

  it('has the same centre, counts and consensus whatever the order of participants', () => {
    const shuffled = table().chain((votes) =>
      fc.tuple(fc.constant(votes), fc.shuffledSubarray([...votes], { minLength: votes.length })),
    );
    fc.assert(
      fc.property(shuffled, ([votes, others]) => {
        const map = mapConversation(matrixOf(votes));
        const other = mapConversation(matrixOf(others));
        const byName = ({ centre, counts, matrix, consensus }: ConversationMap) => ({
          centre: new Map(matrix.statements.map((name, at) => [name, centre[at]])),
          counts: new Map(matrix.statements.map((name, at) => [name, counts[at]])),
          agree: consensus.agree.map(({ test }) => test),
          disagree: consensus.disagree.map(({ test }) => test),
        });
        expect(byName(other)).toEqual(byName(map));
      }),
    );
  });

  it('has the same points and groups whatever the order of participants, but for its signs', () => {
    // Camps of unlike sizes with some noise: no two directions vary alike.
    const votes = [...camps(12).slice(0, 19), ...camps(3)].map(
      (answers, at): Answers => answers.with(at % 8, at % 3 === 0 ? 1 : -1),
    );
    const drawn = (map: ConversationMap) => {
      const { participantPoints: points, matrix, groupRows } = map;
      const nameOf = (row: number) => Number(matrix.participants[row]);
      const distances = matrix.participants
        .map((_, row) => ({
          name: nameOf(row),
          x: Math.abs(points.x[row] ?? 0).toFixed(9),
          y: Math.abs(points.y[row] ?? 0).toFixed(9),
        }))
        .sort((one, other) => one.name - other.name);
      return {
        distances,
        groups: new Set(groupRows.map((rows) => rows.map(nameOf).sort(ascending))),
      };
    };
    const inOrderOf = (order: readonly number[]) =>
      drawn(
        mapConversation(
          withVotes(
            emptyMatrix,
            order.flatMap((participant) =>
              (votes[participant] ?? []).flatMap((value, statement) =>
                value === null ? [] : [{ participant, statement, value }],
              ),
            ),
          ),
        ),
      );
    const expected = inOrderOf([...votes.keys()]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...votes.keys()], { minLength: votes.length }), (order) => {
        expect(inOrderOf(order).distances).toEqual(expected.distances);
      }),
    );
    expect(inOrderOf([...votes.keys()].reverse()).groups).toEqual(expected.groups);
  });

  it('is turned about its middle when all votes are turned', () => {
    const turned = camps().map((answers) =>
      answers.map((value) => (value === null ? null : ((0 - value) as 1 | 0 | -1))),
    );
    const map = mapConversation(matrixOf(camps()));
    const other = mapConversation(matrixOf(turned));
    const negated = (values: ArrayLike<number>) => close(Array.from(values, (value) => -value));
    expect([...other.centre]).toEqual(negated(map.centre));
    expect([...other.components[0]]).toEqual(close(map.components[0]));
    expect([...other.participantPoints.x]).toEqual(negated(map.participantPoints.x));
    expect(other.groupRows).toEqual(map.groupRows);
    expect(other.consensus).toEqual({
      agree: map.consensus.disagree,
      disagree: map.consensus.agree,
    });
  });

  it('takes moderated and meta statements out of the map, and asks meta ones first', () => {
    const map = mapConversation(matrixOf(camps()), { moderatedOut: [6], meta: [7] });
    expect([...map.silenced]).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
    expect(map.consensus.agree).toEqual([]);
    expect([map.centre[6], map.components[0][7], map.extremity[6]]).toEqual([0, 0, 0]);
    expect(map.priorities[7]).toBe(49);
    expect(map.counts[7]?.agree).toBe(20);
  });

  it('of nobody has nothing in it', () => {
    const map = mapConversation(emptyMatrix);
    expect(map.groupVotes).toEqual([]);
    expect(map.consensus).toEqual({ agree: [], disagree: [] });
  });
});
