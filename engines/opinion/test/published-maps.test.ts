/**
 * Maps as the live mathematics of pol.is drew them, computed again from the votes. Their groups depend
 * on how the conversation went; so they are given, and must stay.
 */
import { expect, it } from 'vitest';
import { componentsOf } from '../src/components.ts';
import { type ConversationMap, mapConversation } from '../src/conversation-map.ts';
import type { RepresentativeStatement } from '../src/representativeness.ts';
import { voteCounts } from '../src/vote-matrix.ts';
import {
  describePublished,
  type FixtureRepresentative,
  largestError,
  memoryOf,
  readFixture,
} from './shared-data.ts';

const negated = (values: ArrayLike<number>) => Array.from(values, (value) => -value);

const inFixtureWords = (
  { matrix }: ConversationMap,
  { statement, isFor, successes, votes, agreesBest, ...figures }: RepresentativeStatement,
): FixtureRepresentative => ({
  tid: Number(matrix.statements[statement]),
  'n-success': successes,
  'n-trials': votes,
  'p-success': figures.probability,
  'p-test': figures.test,
  repness: figures.ratio,
  'repness-test': figures.ratioTest,
  'repful-for': isFor,
  ...(agreesBest === undefined ? {} : { 'n-agree': agreesBest, 'best-agree': true }),
});

/** The same with every number up to 6 digits. */
const close = (value: unknown): unknown =>
  typeof value === 'number'
    ? expect.closeTo(value, 6)
    : Array.isArray(value)
      ? value.map(close)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, close(inside)]))
        : value;

describePublished('maps of pol.is computed again', (conversations) => {
  for (const conversation of conversations) {
    const { matrix, mathematics } = readFixture(conversation);
    if (matrix.participants.length !== mathematics.n) {
      it.skip(`${conversation} (skipped: votes of some participants are missing in the data)`, () => {});
      continue;
    }
    const options = {
      moderatedOut: mathematics['mod-out'],
      meta: mathematics['meta-tids'],
      memory: memoryOf(mathematics),
    };
    const map = mapConversation(matrix, options);
    const byStatement = (values: Readonly<Record<string, number>>) =>
      matrix.statements.map((name) => values[name] ?? Number.NaN);

    it(`${conversation}: everybody's votes are there`, () => {
      expect(matrix.statements).toEqual(mathematics.tids);
      const counts = mathematics['user-vote-counts'];
      expect([...voteCounts(matrix)]).toEqual(matrix.participants.map((name) => counts[name]));
    });

    it(`${conversation}: centre, components, projections and extremity to 1e-9`, () => {
      const { pca } = mathematics;
      expect(largestError(negated(map.centre), pca.center)).toBeLessThan(1e-9);
      for (const place of [0, 1] as const) {
        expect(largestError(map.components[place], pca.comps[place])).toBeLessThan(1e-9);
        const points = place === 0 ? map.statementPoints.x : map.statementPoints.y;
        expect(largestError(negated(points), pca['comment-projection'][place])).toBeLessThan(1e-9);
      }
      expect(largestError(map.extremity, pca['comment-extremity'])).toBeLessThan(1e-9);
    });

    it(`${conversation}: the same components without a start, but for their signs`, () => {
      const cold = componentsOf(matrix, map.centre, map.silenced);
      for (const place of [0, 1] as const) {
        const expected = mathematics.pca.comps[place];
        const isTurned = cold[place].reduce((sum, x, at) => sum + x * (expected[at] ?? 0), 0) < 0;
        const found = isTurned ? negated(cold[place]) : cold[place];
        expect(largestError(found, expected)).toBeLessThan(1e-9);
      }
    });

    it(`${conversation}: the same participants in conversation`, () => {
      expect(new Set(map.memory.inConversation)).toEqual(new Set(mathematics['in-conv']));
    });

    it(`${conversation}: base clusters stay, with their centres to 1e-9`, () => {
      const { id, members, x, y } = mathematics['base-clusters'];
      expect(map.baseClusters.map((cluster) => cluster.id)).toEqual(id);
      expect(map.memory.baseClusters.map((cluster) => cluster.members)).toEqual(
        members.map((names) => names.toSorted((one, other) => one - other)),
      );
      const centres = map.baseClusters.map(({ centre }) => centre);
      expect(largestError(negated(centres.map(([at]) => at)), x)).toBeLessThan(1e-9);
      expect(largestError(negated(centres.map(([, at]) => at)), y)).toBeLessThan(1e-9);
    });

    it(`${conversation}: groups stay, and their number has the best silhouette`, () => {
      const expected = mathematics['group-clusters'];
      expect(map.groups.map(({ id, members }) => ({ id, members }))).toEqual(
        expected.map(({ id, members }) => ({ id, members })),
      );
      for (const [place, { centre }] of map.groups.entries())
        expect(largestError(negated(centre), expected[place]?.center ?? [])).toBeLessThan(1e-9);
      expect(map.groupCount.last).toBe(expected.length);
    });

    it(`${conversation}: votes of every group`, () => {
      for (const { id, memberCount, counts } of map.groupVotes) {
        const expected = mathematics['group-votes'][id];
        expect(memberCount).toBe(expected?.['n-members']);
        expect(counts.map(({ agree: A, disagree: D, seen: S }) => ({ A, D, S }))).toEqual(
          matrix.statements.map((name) => expected?.votes[name]),
        );
      }
    });

    it(`${conversation}: what represents each group, in order and to 1e-6`, () => {
      const found = Object.fromEntries(
        map.representatives.map(({ id, statements }) => [
          id,
          statements.map((statement) => inFixtureWords(map, statement)),
        ]),
      );
      expect(found).toEqual(close(mathematics.repness));
    });

    it(`${conversation}: consensus, in order and to 1e-6`, () => {
      const found = Object.fromEntries(
        (['agree', 'disagree'] as const).map((way) => [
          way,
          map.consensus[way].map(({ statement, successes, votes, probability, test }) => ({
            tid: matrix.statements[statement],
            'n-success': successes,
            'n-trials': votes,
            'p-success': probability,
            'p-test': test,
          })),
        ]),
      );
      expect(found).toEqual(close(mathematics.consensus));
    });

    it(`${conversation}: group-aware consensus and priorities to 1e-9`, () => {
      const consensus = byStatement(mathematics['group-aware-consensus']);
      expect(largestError(map.groupAwareConsensus, consensus)).toBeLessThan(1e-9);
      const priorities = byStatement(mathematics['comment-priorities']);
      expect(largestError(map.priorities, priorities)).toBeLessThan(1e-9);
    });
  }
});
