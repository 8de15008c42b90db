/** Weighted k-means in the plane, from given clusters to the nearest arrangement that stays. */
import { assignNearest } from './nearest-centre.ts';
import { type Point, type Points, pointAt } from './points.ts';

/** Points that belong together. */
export interface Cluster {
  /** Stays with the cluster from one update to the next. */
  readonly id: number;
  /** Places of points, ascending. */
  readonly members: readonly number[];
  /** The weighted mean of the members. */
  readonly centre: Point;
}

export interface WeighedPoints extends Points {
  /** What each point counts; 1 each where it is left out. */
  readonly weights?: ArrayLike<number>;
}

/** Centres that all moved less than this have arrived. */
const ARRIVED = 0.01;

/**
 * Moves clusters until they stay, at most `iterations` + 1 times. A cluster without members is
 * dropped. A point as near to two centres goes to the first.
 *
 * Source: polis, math/clusters.clj (`kmeans`, `cluster-step`, `same-clustering?`).
 */
export const kMeans = (
  points: WeighedPoints,
  seeds: readonly Cluster[],
  iterations: number,
): readonly Cluster[] => {
  const nearest = new Int32Array(points.x.length);
  let clusters = seeds;
  for (let turn = 0; turn <= iterations; turn++) {
    assignNearest(
      points,
      clusters.map(({ centre }) => centre),
      nearest,
    );
    const moved = recentred(points, clusters, nearest);
    const isSettled = haveArrived(clusters, moved);
    clusters = moved;
    if (isSettled) break;
  }
  return withMembers(clusters, nearest, seeds.length);
};

/** The first different points as clusters of their own. */
export const firstClusters = (points: Points, count: number): readonly Cluster[] => {
  const clusters: Cluster[] = [];
  const seen = new Set<string>();
  for (let place = 0; place < points.x.length && clusters.length < count; place++) {
    const centre = pointAt(points, place);
    const key = centre.join();
    if (seen.has(key)) continue;
    seen.add(key);
    clusters.push({ id: clusters.length, members: [place], centre });
  }
  return clusters;
};

/** The clusters that have members, in their order, with the mean of these; members are not listed yet. */
const recentred = (
  { x, y, weights }: WeighedPoints,
  clusters: readonly Cluster[],
  nearest: Int32Array,
): readonly Cluster[] => {
  const sumX = new Float64Array(clusters.length);
  const sumY = new Float64Array(clusters.length);
  const sumWeights = new Float64Array(clusters.length);
  const counts = new Int32Array(clusters.length);
  for (let place = 0; place < x.length; place++) {
    const cluster = nearest[place] ?? 0;
    const weight = weights?.[place] ?? 1;
    sumX[cluster] = (sumX[cluster] ?? 0) + weight * (x[place] ?? 0);
    sumY[cluster] = (sumY[cluster] ?? 0) + weight * (y[place] ?? 0);
    sumWeights[cluster] = (sumWeights[cluster] ?? 0) + weight;
    counts[cluster] = (counts[cluster] ?? 0) + 1;
  }
  const kept: Cluster[] = [];
  const newPlace = new Int32Array(clusters.length);
  for (const [place, cluster] of clusters.entries()) {
    newPlace[place] = kept.length;
    const weight = sumWeights[place] ?? 0;
    if (counts[place] !== 0)
      kept.push({
        id: cluster.id,
        members: [],
        centre: [(sumX[place] ?? 0) / weight, (sumY[place] ?? 0) / weight],
      });
  }
  for (let place = 0; place < nearest.length; place++)
    nearest[place] = newPlace[nearest[place] ?? 0] ?? 0;
  return kept;
};

const withMembers = (
  clusters: readonly Cluster[],
  nearest: Int32Array,
  count: number,
): readonly Cluster[] => {
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [place, cluster] of nearest.entries()) members[cluster]?.push(place);
  return clusters.map((cluster, place) => ({ ...cluster, members: members[place] ?? [] }));
};

/** Compared in the order of their coordinates, as many as both have. */
const haveArrived = (before: readonly Cluster[], after: readonly Cluster[]): boolean => {
  const centres = sortedCentres(before);
  return sortedCentres(after).every(([x, y], place) => {
    const centre = centres[place];
    return centre !== undefined && Math.hypot(x - centre[0], y - centre[1]) < ARRIVED;
  });
};

const sortedCentres = (clusters: readonly Cluster[]): readonly Point[] =>
  clusters.map(({ centre }) => centre).sort((one, other) => one[0] - other[0] || one[1] - other[1]);
