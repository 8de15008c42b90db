/**
 * Published conversations live beside the repository, in `../shared/data/participation/polis`. Where
 * they are absent the tests that read it are skipped, and their titles say so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';
import type { ConversationMemory } from '../src/conversation-memory.ts';
import { createVoteCollector } from '../src/vote-collector.ts';
import { inOrder, type VoteMatrix } from '../src/vote-matrix.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.resolve(root, '../shared/data/participation/polis/math-fixtures');

/** Conversations of which votes and mathematics are there. */
const conversations = (existsSync(folder) ? readdirSync(folder) : []).filter((name) =>
  ['votes.json', 'math-pca2.json'].every((file) => existsSync(path.join(folder, name, file))),
);

/** Tests may read the data while they are collected: without it they are not collected at all. */
export const describePublished = (
  title: string,
  tests: (conversations: readonly string[]) => void,
): void => {
  if (conversations.length > 0) describe(title, () => tests(conversations));
  else
    describe.skip(`${title} (skipped: shared data absent)`, () =>
      it('needs the shared data', () => {}));
};

interface FixtureCluster {
  readonly id: number;
  readonly members: readonly number[];
  readonly center: readonly [number, number];
}

export interface FixtureRepresentative {
  readonly tid: number;
  readonly 'n-agree'?: number;
  readonly 'best-agree'?: boolean;
  readonly 'n-success': number;
  readonly 'n-trials': number;
  readonly 'p-success': number;
  readonly 'p-test': number;
  readonly repness: number;
  readonly 'repness-test': number;
  readonly 'repful-for': 'agree' | 'disagree';
}

type FixtureConsensus = Omit<FixtureRepresentative, 'repness' | 'repness-test' | 'repful-for'>;

/** What the live mathematics of pol.is wrote down, as far as it is compared. Agreeing is −1 there. */
export interface Mathematics {
  /** Number of participants. */
  readonly n: number;
  readonly pca: {
    readonly center: readonly number[];
    readonly comps: readonly [readonly number[], readonly number[]];
    readonly 'comment-projection': readonly [readonly number[], readonly number[]];
    readonly 'comment-extremity': readonly number[];
  };
  readonly tids: readonly number[];
  readonly 'in-conv': readonly number[];
  readonly 'user-vote-counts': Readonly<Record<string, number>>;
  readonly 'mod-out': readonly number[];
  readonly 'meta-tids': readonly number[];
  readonly 'base-clusters': {
    readonly id: readonly number[];
    readonly members: readonly (readonly number[])[];
    readonly x: readonly number[];
    readonly y: readonly number[];
  };
  readonly 'group-clusters': readonly FixtureCluster[];
  readonly 'group-votes': Readonly<
    Record<
      string,
      {
        readonly 'n-members': number;
        readonly votes: Readonly<
          Record<string, { readonly A: number; readonly D: number; readonly S: number }>
        >;
      }
    >
  >;
  readonly repness: Readonly<Record<string, readonly FixtureRepresentative[]>>;
  readonly consensus: {
    readonly agree: readonly FixtureConsensus[];
    readonly disagree: readonly FixtureConsensus[];
  };
  readonly 'group-aware-consensus': Readonly<Record<string, number>>;
  readonly 'comment-priorities': Readonly<Record<string, number>>;
}

interface FixtureVote {
  readonly participant_id: number;
  readonly statement_id: number;
  readonly vote: number;
  readonly modified: number;
}

const readJson = <Shape>(conversation: string, file: string): Shape =>
  JSON.parse(readFileSync(path.join(folder, conversation, file), 'utf8')) as Shape;

export interface Fixture {
  readonly matrix: VoteMatrix;
  readonly mathematics: Mathematics;
}

export const readFixture = (conversation: string): Fixture => {
  const collector = createVoteCollector();
  for (const vote of readJson<readonly FixtureVote[]>(conversation, 'votes.json'))
    collector.add(vote.participant_id, vote.statement_id, vote.vote, vote.modified);
  return {
    matrix: inOrder(collector.matrix(), (one, other) => Number(one) - Number(other)),
    mathematics: readJson<Mathematics>(conversation, 'math-pca2.json'),
  };
};

/** The state of the fixture as this engine remembers it: points turned, as agreeing is 1 here. */
export const memoryOf = (mathematics: Mathematics): ConversationMemory => {
  const base = mathematics['base-clusters'];
  const groups = mathematics['group-clusters'].map(({ id, members, center: [x, y] }) => ({
    id,
    members,
    centre: [-x, -y] as const,
  }));
  return {
    statements: mathematics.tids,
    components: mathematics.pca.comps,
    inConversation: mathematics['in-conv'],
    baseClusters: base.id.map((id, place) => ({
      id,
      members: base.members[place] ?? [],
      centre: [-(base.x[place] ?? 0), -(base.y[place] ?? 0)],
    })),
    groupings: [{ count: groups.length, groups }],
    groupCount: { last: groups.length, timesInARow: 1, chosen: groups.length },
  };
};

/** Largest distance of actual from expected values; NaN where one is missing. */
export const largestError = (actual: ArrayLike<number>, expected: ArrayLike<number>): number => {
  let largest = actual.length === expected.length ? 0 : Number.NaN;
  for (let at = 0; at < expected.length; at++)
    largest = Math.max(largest, Math.abs((actual[at] ?? Number.NaN) - (expected[at] ?? 0)));
  return largest;
};
