/** Clusters of an earlier time made ready for points that have moved, come and gone. */
import type { Cluster, WeighedPoints } from './k-means.ts';
import { type Point, type Points, pointAt } from './points.ts';

/**
 * Earlier clusters at the mean of where their members are now, those that coincide merged; while there
 * are fewer than `count` (and as many different points), the point farthest from every centre becomes
 * a cluster of its own.
 *
 * Source: polis, math/clusters.clj (`clean-start-clusters`).
 *
 * @param earlier members are places among the points of now; gone ones are left out
 */
export const warmStart = (
  points: WeighedPoints,
  earlier: readonly Cluster[],
  count: number,
): readonly Cluster[] => {
  const alive = earlier.filter(({ members }) => members.length > 0);
  const all: Cluster = {
    id: 1 + Math.max(-1, ...earlier.map(({ id }) => id)),
    members: [...points.x.keys()],
    centre: [0, 0],
  };
  const centred = (cluster: Cluster): Cluster => ({
    ...cluster,
    centre: meanOf(points, cluster.members),
  });
  let clusters = (alive.length === 0 ? [all] : alive).map(centred).reduce(mergeAlike, []);
  const possible = Math.min(count, differentPoints(points, count));
  while (clusters.length < possible) {
    const { place, distance } = farthestPoint(points, clusters);
    if (!(distance > 0)) break;
    clusters = [
      ...clusters.flatMap((cluster) => {
        if (!cluster.members.includes(place)) return [cluster];
        const members = cluster.members.filter((member) => member !== place);
        return members.length === 0 ? [] : [centred({ ...cluster, members })];
      }),
      {
        id: 1 + Math.max(...clusters.map(({ id }) => id)),
        members: [place],
        centre: pointAt(points, place),
      },
    ];
  }
  return clusters;
};

const meanOf = ({ x, y, weights }: WeighedPoints, members: readonly number[]): Point => {
  let [sumX, sumY, sumWeights] = [0, 0, 0];
  for (const member of members) {
    const weight = weights?.[member] ?? 1;
    sumX += weight * (x[member] ?? 0);
    sumY += weight * (y[member] ?? 0);
    sumWeights += weight;
  }
  return [sumX / sumWeights, sumY / sumWeights];
};

/** Two clusters with one centre become one, under the id of the larger. */
const mergeAlike = (merged: readonly Cluster[], cluster: Cluster): readonly Cluster[] => {
  const [x, y] = cluster.centre;
  const at = merged.findIndex(({ centre }) => centre[0] === x && centre[1] === y);
  const twin = merged[at];
  if (twin === undefined) return [...merged, cluster];
  const id = twin.members.length > cluster.members.length ? twin.id : cluster.id;
  return merged.with(at, { ...twin, id, members: [...twin.members, ...cluster.members] });
};

const differentPoints = ({ x, y }: Points, enough: number): number => {
  const seen = new Set<string>();
  for (let place = 0; place < x.length && seen.size < enough; place++)
    seen.add(`${x[place]},${y[place]}`);
  return seen.size;
};

const farthestPoint = (
  { x, y }: Points,
  clusters: readonly Cluster[],
): { readonly place: number; readonly distance: number } => {
  let [place, distance] = [0, -1];
  for (let at = 0; at < x.length; at++) {
    let least = Number.POSITIVE_INFINITY;
    for (const { centre } of clusters) {
      const byX = (x[at] ?? 0) - centre[0];
      const byY = (y[at] ?? 0) - centre[1];
      least = Math.min(least, byX * byX + byY * byY);
    }
    if (least > distance) [place, distance] = [at, least];
  }
  return { place, distance };
};
