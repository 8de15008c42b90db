import { uniformDraws } from '@polder/random';
import { dot, leadingEigenvector } from './leading-eigenvector.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/** Two directions in the space of statements, of length 1 and at right angles; all 0 where there is none. */
export type Components = readonly [Float64Array, Float64Array];

export interface ComponentOptions {
  /** Components to start from: fewer steps, and the signs stay. Shorter ones count as 0 at the end. */
  readonly start?: Components;
  /** Seed of the start where none is given. The result depends on it only where directions tie. */
  readonly seed?: number;
}

/** Directions with less than this part of the first one's variance are rounding, not opinion. */
const NOTHING = 1e-12;
/** A product with the earlier direction below this tells nothing about the sign. */
const UNRELATED = 1e-6;
/** Keeps a start from being stuck on a direction that has become the second. */
const JITTER = 0.001;

/**
 * The first two principal components of the votes, missing ones taken as the mean of their statement.
 * Less that mean they are 0, so only votes are visited. The second is the first of what is left when
 * the part along the first is taken away.
 *
 * Signs: as in `start`; without it the largest entry (the first of these) is positive.
 *
 * Departures from polis (math/pca.clj): the directions are found to 12 digits, not by 100 steps of
 * power iteration; all participants count, also above 10 000, where polis draws samples; a single
 * participant or unanimous votes give no direction.
 *
 * @param centre mean vote on each statement
 * @param silenced 1 for each statement that is moderated out: its entry is 0
 */
export const componentsOf = (
  matrix: VoteMatrix,
  centre: Float64Array,
  silenced: Uint8Array,
  { start, seed = 1 }: ComponentOptions = {},
): Components => {
  const size = matrix.statements.length;
  const multiply = scatterOf(matrix, deviationsOf(matrix, centre, silenced));
  const draw = uniformDraws(seed);
  const startAt = (place: 0 | 1): Float64Array => {
    const random = new Float64Array(size).map(draw);
    const previous = start?.[place];
    if (previous?.some((value) => value !== 0) !== true) return random;
    const share = JITTER / Math.sqrt(Math.max(1, dot(random, random)));
    return random.map((value, at) => (previous[at] ?? 0) + value * share);
  };
  const first = leadingEigenvector({ multiply, start: startAt(0), orthogonalTo: [] });
  if (first === undefined || first.value === 0)
    return [new Float64Array(size), new Float64Array(size)];
  const second = leadingEigenvector({
    multiply,
    start: startAt(1),
    orthogonalTo: [first.vector],
  });
  const hasSecond = second !== undefined && second.value > NOTHING * first.value;
  return [
    turned(first.vector, start?.[0]),
    hasSecond ? turned(second.vector, start?.[1]) : new Float64Array(size),
  ];
};

/** Each vote less the mean of its statement. */
const deviationsOf = (
  { columns, values }: VoteMatrix,
  centre: Float64Array,
  silenced: Uint8Array,
): Float64Array => {
  const deviations = new Float64Array(columns.length);
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at] ?? 0;
    if (silenced[column] !== 1) deviations[at] = (values[at] ?? 0) - (centre[column] ?? 0);
  }
  return deviations;
};

/** The product of (transposed deviations · deviations) with a vector. */
const scatterOf = ({ rowStarts, columns, statements }: VoteMatrix, deviations: Float64Array) => {
  const product = new Float64Array(statements.length);
  return (vector: Float64Array): Float64Array => {
    product.fill(0);
    for (let row = 0; row + 1 < rowStarts.length; row++) {
      const start = rowStarts[row] ?? 0;
      const end = rowStarts[row + 1] ?? 0;
      let along = 0;
      for (let at = start; at < end; at++)
        along += (deviations[at] ?? 0) * (vector[columns[at] ?? 0] ?? 0);
      for (let at = start; at < end; at++) {
        const column = columns[at] ?? 0;
        product[column] = (product[column] ?? 0) + along * (deviations[at] ?? 0);
      }
    }
    return product;
  };
};

const turned = (vector: Float64Array, previous: Float64Array | undefined): Float64Array => {
  const along = previous === undefined ? 0 : dot(previous, vector);
  const sign = Math.abs(along) < UNRELATED ? largestEntry(vector) : along;
  return sign < 0 ? vector.map((value) => -value) : vector;
};

/** The first of the entries that are largest but for rounding. */
const largestEntry = (vector: Float64Array): number => {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return vector.find((value) => Math.abs(value) >= largest * (1 - 1e-9)) ?? 0;
};
