import { type Cluster, firstClusters, kMeans } from './k-means.ts';
import type { Points } from './points.ts';
import { warmStart } from './warm-start.ts';

const MOST_BASE_CLUSTERS = 100;
const ITERATIONS = 100;

/**
 * At most 100 clusters of neighbouring participants, from which groups are made: the time to group
 * them does not grow with their number, and a map of them names nobody.
 *
 * Source: polis, math/conversation.clj (`base-clusters`).
 *
 * @param points where those in the conversation stand
 * @param earlier base clusters of before with places among these points as members; they are what the
 *   search starts from, else the first different points are
 * @returns by id, ascending
 */
export const baseClustersOf = (
  points: Points,
  earlier?: readonly Cluster[],
): readonly Cluster[] => {
  if (points.x.length === 0) return [];
  const seeds =
    earlier === undefined || earlier.length === 0
      ? firstClusters(points, MOST_BASE_CLUSTERS)
      : warmStart(points, earlier, MOST_BASE_CLUSTERS);
  return kMeans(points, seeds, ITERATIONS).toSorted((one, other) => one.id - other.id);
};
