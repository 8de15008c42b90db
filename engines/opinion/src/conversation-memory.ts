import type { Components } from './components.ts';
import type { GroupCount } from './group-count.ts';
import type { Grouping } from './groups.ts';
import type { Cluster } from './k-means.ts';
import type { Point } from './points.ts';
import type { Id, VoteMatrix } from './vote-matrix.ts';

/**
 * What a map leaves for the next one, by names, so that it can be kept as JSON beside the votes: rows
 * and columns may be in another order when they are read again.
 *
 * Source: what polis keeps between two updates (math/conversation.clj).
 */
export interface ConversationMemory {
  readonly statements: readonly Id[];
  /** Entries of both components in the order of `statements`. */
  readonly components: readonly [readonly number[], readonly number[]];
  /** Participants who stay in. */
  readonly inConversation: readonly Id[];
  readonly baseClusters: readonly {
    readonly id: number;
    readonly members: readonly Id[];
    readonly centre: Point;
  }[];
  /** Members of a group are ids of base clusters. */
  readonly groupings: readonly Pick<Grouping, 'count' | 'groups'>[];
  readonly groupCount: GroupCount;
}

/** The parts of a map that are remembered; members of base clusters are rows. */
interface Remembered {
  readonly matrix: VoteMatrix;
  readonly components: Components;
  readonly inConversation: readonly number[];
  readonly baseClusters: readonly Cluster[];
  readonly groupings: readonly Grouping[];
  readonly groupCount: GroupCount;
}

export const remember = ({
  matrix: { participants, statements },
  components,
  inConversation,
  baseClusters,
  groupings,
  groupCount,
}: Remembered): ConversationMemory => {
  const named = (rows: readonly number[]) => rows.flatMap((row) => participants[row] ?? []);
  return {
    statements,
    components: [[...components[0]], [...components[1]]],
    inConversation: named(inConversation),
    baseClusters: baseClusters.map((cluster) => ({ ...cluster, members: named(cluster.members) })),
    groupings: groupings.map(({ count, groups }) => ({ count, groups })),
    groupCount,
  };
};

/** The memory in places of a matrix; names that are gone are left out, new statements count 0. */
export const recall = (
  { statements, components, baseClusters }: ConversationMemory,
  matrix: VoteMatrix,
): { readonly components: Components; readonly baseClusters: readonly Cluster[] } => {
  const columnOf = new Map(matrix.statements.map((name, column) => [name, column]));
  const rowOf = new Map(matrix.participants.map((name, row) => [name, row]));
  const inColumns = (entries: readonly number[]): Float64Array => {
    const component = new Float64Array(matrix.statements.length);
    for (const [place, name] of statements.entries()) {
      const column = columnOf.get(name);
      if (column !== undefined) component[column] = entries[place] ?? 0;
    }
    return component;
  };
  return {
    components: [inColumns(components[0]), inColumns(components[1])],
    baseClusters: baseClusters.map(({ id, members, centre }) => ({
      id,
      centre,
      members: members.flatMap((name) => rowOf.get(name) ?? []).sort((one, other) => one - other),
    })),
  };
};
