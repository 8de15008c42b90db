/** The whole: from votes and what is remembered of the map before to a map and what to remember. */
import { baseClustersOf } from './base-clusters.ts';
import { centreOf } from './centre.ts';
import { type Components, componentsOf } from './components.ts';
import { type Consensus, consensusOf, groupAwareConsensusOf } from './consensus.ts';
import { type ConversationMemory, recall, remember } from './conversation-memory.ts';
import { type DivisiveStatement, divisiveStatements } from './divisiveness.ts';
import type { GroupCount } from './group-count.ts';
import { type GroupVotes, groupVotesOf } from './group-votes.ts';
import { type Grouping, groupsOf } from './groups.ts';
import { inConversation } from './in-conversation.ts';
import type { Cluster } from './k-means.ts';
import { type Points, pointsAt } from './points.ts';
import { prioritiesOf } from './priorities.ts';
import { extremityOf, projectParticipants, projectStatements } from './projection.ts';
import { type GroupRepresentatives, representativesOf } from './representativeness.ts';
import { countVotes, type VoteCounts } from './vote-counts.ts';
import { type Id, marksOf, type VoteMatrix } from './vote-matrix.ts';

export interface ConversationOptions {
  /** Statements that are hidden. They stay columns, whose votes count as 0 for the map. */
  readonly moderatedOut?: Iterable<Id>;
  /** Statements about the participants themselves ("I live here"). They are moderated out too. */
  readonly meta?: Iterable<Id>;
  /** What the map of before remembered: groups keep their names and change only when they must. */
  readonly memory?: ConversationMemory;
  /** Seed of the components' search, see {@link componentsOf}. */
  readonly seed?: number;
}

/** Rows are places in `matrix.participants`, statements places in `matrix.statements`. */
export interface ConversationMap {
  readonly matrix: VoteMatrix;
  /** 1 for each statement that is moderated out, meta statements included. */
  readonly silenced: Uint8Array;
  readonly centre: Float64Array;
  readonly components: Components;
  readonly participantPoints: Points;
  readonly statementPoints: Points;
  readonly extremity: Float64Array;
  /** Rows, ascending. */
  readonly inConversation: readonly number[];
  /** Members are rows. */
  readonly baseClusters: readonly Cluster[];
  /** Every number of groups that was tried. */
  readonly groupings: readonly Grouping[];
  readonly groupCount: GroupCount;
  /** The groups in use; members are ids of base clusters. */
  readonly groups: readonly Cluster[];
  /** The rows of each group, in the order of the groups. */
  readonly groupRows: readonly (readonly number[])[];
  readonly groupVotes: readonly GroupVotes[];
  /** Votes of all participants on each statement. */
  readonly counts: readonly VoteCounts[];
  readonly representatives: readonly GroupRepresentatives[];
  readonly consensus: Consensus;
  readonly groupAwareConsensus: Float64Array;
  readonly divisive: readonly DivisiveStatement[];
  readonly priorities: Float64Array;
  /** To be given to the next map of this conversation. Plain data for JSON. */
  readonly memory: ConversationMemory;
}

/**
 * Maps a conversation. The same votes, memory and seed give the same map on every machine.
 *
 * Source: polis, math/conversation.clj (`small-conv-update-graph`), without subgroups.
 *
 * @example
 * const first = mapConversation(matrix);
 * const next = mapConversation(withVotes(matrix, batch), { memory: first.memory });
 */
export const mapConversation = (
  matrix: VoteMatrix,
  { moderatedOut = [], meta = [], memory, seed }: ConversationOptions = {},
): ConversationMap => {
  const metaNames = new Set(meta);
  const silenced = marksOf(matrix.statements, new Set([...moderatedOut, ...metaNames]));
  const recalled = memory === undefined ? undefined : recall(memory, matrix);

  const centre = centreOf(matrix, silenced);
  const components = componentsOf(matrix, centre, silenced, {
    ...(recalled === undefined ? {} : { start: recalled.components }),
    ...(seed === undefined ? {} : { seed }),
  });
  const participantPoints = projectParticipants(matrix, centre, components, silenced);
  const statementPoints = projectStatements(centre, components);
  const extremity = extremityOf(statementPoints);

  const rows = inConversation(matrix, new Set(memory?.inConversation));
  const baseClusters = clusterRows(participantPoints, rows, recalled?.baseClusters);
  const { groupings, groupCount, groups } = groupsOf(baseClusters, memory);
  const rowsOfBase = new Map(baseClusters.map(({ id, members }) => [id, members]));
  const groupRows = groups.map(({ members }) => members.flatMap((id) => rowsOfBase.get(id) ?? []));

  const groupVotes = groupVotesOf(
    matrix,
    groups.map(({ id }, place) => ({ id, rows: groupRows[place] ?? [] })),
  );
  const counts = countVotes(matrix);
  const map = {
    matrix,
    silenced,
    centre,
    components,
    participantPoints,
    statementPoints,
    extremity,
    inConversation: rows,
    baseClusters,
    groupings,
    groupCount,
    groups,
    groupRows,
    groupVotes,
    counts,
    representatives: representativesOf(groupVotes, silenced),
    consensus: consensusOf(counts, silenced),
    groupAwareConsensus: groupAwareConsensusOf(groupVotes),
    divisive: divisiveStatements(groupVotes, silenced),
    priorities: prioritiesOf(groupVotes, extremity, marksOf(matrix.statements, metaNames)),
  };
  return { ...map, memory: remember(map) };
};

/** Base clusters of some rows: inside, members are places among these rows. */
const clusterRows = (
  points: Points,
  rows: readonly number[],
  earlier: readonly Cluster[] | undefined,
): readonly Cluster[] => {
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  const seeds = earlier?.map((cluster) => ({
    ...cluster,
    members: cluster.members.flatMap((row) => placeOf.get(row) ?? []),
  }));
  return baseClustersOf(pointsAt(points, rows), seeds).map((cluster) => ({
    ...cluster,
    members: cluster.members.flatMap((place) => rows[place] ?? []),
  }));
};
