import { type GroupCount, nextGroupCount } from './group-count.ts';
import { type Cluster, firstClusters, kMeans } from './k-means.ts';
import { pointsOf } from './points.ts';
import { silhouetteOf } from './silhouette.ts';
import { warmStart } from './warm-start.ts';

const MOST_GROUPS = 5;
/** Base clusters that allow one group more. */
const BASE_CLUSTERS_FOR_ONE_MORE = 12;
const ITERATIONS = 20;

/** The base clusters in a number of groups. */
export interface Grouping {
  readonly count: number;
  /** By id, ascending; members are ids of base clusters. Fewer than `count` where points coincide. */
  readonly groups: readonly Cluster[];
  /** See {@link silhouetteOf}. */
  readonly silhouette: number;
}

export interface EarlierGroups {
  readonly groupings: readonly Pick<Grouping, 'count' | 'groups'>[];
  readonly groupCount: GroupCount;
}

export interface Groups {
  /** One for every number that was tried. */
  readonly groupings: readonly Grouping[];
  readonly groupCount: GroupCount;
  /** The groups in use. */
  readonly groups: readonly Cluster[];
}

/** From 2 to so many groups are tried: 2, and one more for each 12 base clusters, at most 5. */
export const mostGroups = (baseClusters: number): number =>
  Math.min(MOST_GROUPS, 2 + Math.floor(baseClusters / BASE_CLUSTERS_FOR_ONE_MORE));

/**
 * Groups of base clusters, each weighing as much as it has members, in the number with the best
 * silhouette (of equal ones the smallest) when that has lasted.
 *
 * Departure from polis (math/conversation.clj, `group-clusterings`): when the number in use is no
 * longer tried, because base clusters were lost, the best one is taken at once.
 */
export const groupsOf = (baseClusters: readonly Cluster[], earlier?: EarlierGroups): Groups => {
  const points = {
    ...pointsOf(baseClusters.map(({ centre }) => centre)),
    weights: baseClusters.map(({ members }) => members.length),
  };
  const placeOf = new Map(baseClusters.map(({ id }, place) => [id, place]));
  const counts = Array.from(
    { length: mostGroups(baseClusters.length) - 1 },
    (_, place) => place + 2,
  );
  const groupings = counts.map((count): Grouping => {
    const before = earlier?.groupings.find((grouping) => grouping.count === count)?.groups;
    const seeds = before?.map((group) => ({
      ...group,
      members: group.members.flatMap((id) => placeOf.get(id) ?? []),
    }));
    const clusters = kMeans(
      points,
      seeds === undefined || seeds.length === 0
        ? firstClusters(points, count)
        : warmStart(points, seeds, count),
      ITERATIONS,
    );
    const silhouette = silhouetteOf(points, clusters);
    const groups = clusters
      .map((group) => ({
        ...group,
        members: group.members.flatMap((place) => baseClusters[place]?.id ?? []),
      }))
      .sort((one, other) => one.id - other.id);
    return { count, groups, silhouette };
  });
  const best = groupings.reduce((one, other) => (other.silhouette > one.silhouette ? other : one));
  const before = earlier?.groupCount;
  const groupCount = nextGroupCount(
    best.count,
    before !== undefined && counts.includes(before.chosen) ? before : undefined,
  );
  const { groups } = groupings.find(({ count }) => count === groupCount.chosen) ?? best;
  return { groupings, groupCount, groups };
};
