/** @polder/opinion: a map of opinions out of votes on statements, as pol.is draws it. */
export { baseClustersOf } from './base-clusters.ts';
export { centreOf } from './centre.ts';
export { type ComponentOptions, type Components, componentsOf } from './components.ts';
export {
  type Consensus,
  type ConsensusStatement,
  consensusOf,
  groupAwareConsensusOf,
} from './consensus.ts';
export {
  type ConversationMap,
  type ConversationOptions,
  mapConversation,
} from './conversation-map.ts';
export type { ConversationMemory } from './conversation-memory.ts';
export { type DivisiveStatement, divisiveStatements } from './divisiveness.ts';
export { type GroupCount, nextGroupCount } from './group-count.ts';
export { type GroupRows, type GroupVotes, groupVotesOf } from './group-votes.ts';
export { type EarlierGroups, type Grouping, type Groups, groupsOf, mostGroups } from './groups.ts';
export { inConversation } from './in-conversation.ts';
export { type Cluster, firstClusters, kMeans, type WeighedPoints } from './k-means.ts';
export { OpinionError, type OpinionErrorCode } from './opinion-error.ts';
export { type Point, type Points, pointAt, pointsAt, pointsOf } from './points.ts';
export { drawStatement, prioritiesOf, priorityOf } from './priorities.ts';
export { extremityOf, projectParticipants, projectStatements } from './projection.ts';
export {
  type GroupRepresentatives,
  type RepresentativeStatement,
  representativesOf,
} from './representativeness.ts';
export {
  isSignificant,
  probabilityOf,
  proportionTest,
  twoProportionTest,
} from './significance.ts';
export { silhouetteOf } from './silhouette.ts';
export {
  type ComparedTendency,
  comparedStatistics,
  type Statistics,
  statisticsOf,
  type Tendency,
} from './statement-statistics.ts';
export { createVoteCollector, type Vote, type VoteCollector, withVotes } from './vote-collector.ts';
export { countVotes, type VoteCounts } from './vote-counts.ts';
export {
  emptyMatrix,
  type Id,
  inOrder,
  marksOf,
  type VoteMatrix,
  type VoteValue,
  voteCounts,
} from './vote-matrix.ts';
export { warmStart } from './warm-start.ts';
