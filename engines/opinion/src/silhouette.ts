import type { Cluster } from './k-means.ts';
import type { Points } from './points.ts';

/**
 * How well clusters are told apart: the mean over all points of (b − a) ÷ max(a, b), where a is the
 * mean distance to the other members of its cluster and b that to the nearest other cluster. A point
 * that is alone in its cluster counts 0, and so does one that coincides with all others.
 *
 * Source: P. Rousseeuw 1987; polis, math/clusters.clj (`silhouette`), unweighted.
 *
 * @returns from −1 to 1; 0 for fewer than two clusters
 */
export const silhouetteOf = (points: Points, clusters: readonly Cluster[]): number => {
  const count = clusters.reduce((sum, { members }) => sum + members.length, 0);
  if (clusters.length < 2) return 0;
  let sum = 0;
  for (const own of clusters)
    for (const member of own.members) sum += widthOf(points, clusters, own, member);
  return sum / count;
};

const widthOf = (
  points: Points,
  clusters: readonly Cluster[],
  own: Cluster,
  member: number,
): number => {
  if (own.members.length === 1) return 0;
  const inside = totalDistance(points, own, member) / (own.members.length - 1);
  const outside = Math.min(
    ...clusters
      .filter((cluster) => cluster !== own)
      .map((cluster) => totalDistance(points, cluster, member) / cluster.members.length),
  );
  const larger = Math.max(inside, outside);
  return larger === 0 ? 0 : (outside - inside) / larger;
};

const totalDistance = ({ x, y }: Points, { members }: Cluster, from: number): number => {
  let sum = 0;
  for (const member of members)
    sum += Math.hypot((x[member] ?? 0) - (x[from] ?? 0), (y[member] ?? 0) - (y[from] ?? 0));
  return sum;
};
