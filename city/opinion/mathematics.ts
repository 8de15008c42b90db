/**
 * A map under the names and with the signs of pol.is (math-pca2.json), to lie side by side with what
 * its own mathematics wrote down. Agreeing is −1 there, so the centre and all points are turned about
 * the middle; components, counts and statistics are as they are.
 */
import { readFileSync } from 'node:fs';
import type {
  ConsensusStatement,
  ConversationMap,
  ConversationMemory,
  RepresentativeStatement,
} from '@polder/opinion';
import { z } from 'zod';
import type { Comments } from './comments-file.ts';

const turned = (values: ArrayLike<number>): readonly number[] =>
  Array.from(values, (value) => 0 - value);

export const asMathematics = (
  map: ConversationMap,
  { moderatedOut, meta }: Pick<Comments, 'moderatedOut' | 'meta'>,
) => {
  const { matrix, memory, groupVotes } = map;
  const { participants, statements } = matrix;
  const byStatement = <Value>(valueAt: (column: number) => Value): Record<string, Value> =>
    Object.fromEntries(statements.map((name, column) => [name, valueAt(column)]));
  return {
    n: participants.length,
    'n-cmts': statements.length,
    tids: statements,
    'mod-out': [...new Set([...moderatedOut, ...meta])],
    'meta-tids': meta,
    'user-vote-counts': Object.fromEntries(
      participants.map((name, row) => [
        name,
        (matrix.rowStarts[row + 1] ?? 0) - (matrix.rowStarts[row] ?? 0),
      ]),
    ),
    'in-conv': memory.inConversation,
    pca: {
      center: turned(map.centre),
      comps: memory.components,
      'comment-projection': [turned(map.statementPoints.x), turned(map.statementPoints.y)],
      'comment-extremity': [...map.extremity],
    },
    proj: Object.fromEntries(
      participants.map((name, row) => [
        name,
        turned([map.participantPoints.x[row] ?? 0, map.participantPoints.y[row] ?? 0]),
      ]),
    ),
    'base-clusters': {
      id: memory.baseClusters.map(({ id }) => id),
      members: memory.baseClusters.map(({ members }) => members),
      x: turned(memory.baseClusters.map(({ centre }) => centre[0])),
      y: turned(memory.baseClusters.map(({ centre }) => centre[1])),
      count: memory.baseClusters.map(({ members }) => members.length),
    },
    'group-clusters': map.groups.map(({ id, members, centre }) => ({
      id,
      members,
      center: turned(centre),
    })),
    'group-votes': Object.fromEntries(
      groupVotes.map(({ id, memberCount, counts }) => [
        id,
        {
          id,
          'n-members': memberCount,
          votes: byStatement((column) => {
            const { agree, disagree, seen } = counts[column] ?? { agree: 0, disagree: 0, seen: 0 };
            return { A: agree, D: disagree, S: seen };
          }),
        },
      ]),
    ),
    repness: Object.fromEntries(
      map.representatives.map(({ id, statements: chosen }) => [
        id,
        chosen.map((statement) => asRepness(map, statement)),
      ]),
    ),
    consensus: {
      agree: map.consensus.agree.map((statement) => asConsensus(map, statement)),
      disagree: map.consensus.disagree.map((statement) => asConsensus(map, statement)),
    },
    'group-aware-consensus': byStatement((column) => map.groupAwareConsensus[column] ?? 1),
    'comment-priorities': byStatement((column) => map.priorities[column] ?? 0),
  };
};

const asConsensus = (
  { matrix }: ConversationMap,
  { statement, successes, votes, probability, test }: ConsensusStatement,
) => ({
  tid: matrix.statements[statement],
  'n-success': successes,
  'n-trials': votes,
  'p-success': probability,
  'p-test': test,
});

const asRepness = (map: ConversationMap, statement: RepresentativeStatement) => ({
  ...asConsensus(map, statement),
  repness: statement.ratio,
  'repness-test': statement.ratioTest,
  'repful-for': statement.isFor,
  ...(statement.agreesBest === undefined
    ? {}
    : { 'n-agree': statement.agreesBest, 'best-agree': true }),
});

const numbers = z.array(z.number());

const mathematicsShape = z.object({
  tids: numbers,
  'in-conv': numbers,
  pca: z.object({ comps: z.tuple([numbers, numbers]) }),
  'base-clusters': z.object({ id: numbers, members: z.array(numbers), x: numbers, y: numbers }),
  'group-clusters': z.array(
    z.object({ id: z.number(), members: numbers, center: z.tuple([z.number(), z.number()]) }),
  ),
});

/**
 * The state out of such a file, for a map that goes on from it. Only the groups in use are written
 * there, so other numbers of groups start anew.
 *
 * @throws Error that names the file
 */
export const readMathematics = (file: string): ConversationMemory => {
  const { data, error } = mathematicsShape.safeParse(jsonIn(file));
  if (error !== undefined)
    throw new Error(
      `${file} is not the mathematics of a conversation: ${z.prettifyError(error).replaceAll('\n', ' ')}`,
    );
  const base = data['base-clusters'];
  const count = data['group-clusters'].length;
  return {
    statements: data.tids,
    components: data.pca.comps,
    inConversation: data['in-conv'],
    baseClusters: base.id.map((id, place) => ({
      id,
      members: base.members[place] ?? [],
      centre: [0 - (base.x[place] ?? 0), 0 - (base.y[place] ?? 0)],
    })),
    groupings: [
      {
        count,
        groups: data['group-clusters'].map(({ id, members, center: [x, y] }) => ({
          id,
          members,
          centre: [0 - x, 0 - y],
        })),
      },
    ],
    groupCount: { last: count, timesInARow: 1, chosen: count },
  };
};

const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`${file} is not JSON that can be read.`);
  }
};
