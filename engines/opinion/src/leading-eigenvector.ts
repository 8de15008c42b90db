/**
 * The eigenvector of the largest eigenvalue of a symmetric matrix without negative eigenvalues, given
 * only as a product with a vector.
 *
 * Source: C. Lanczos 1950, with full reorthogonalisation and explicit restarts (Y. Saad, Numerical
 * Methods for Large Eigenvalue Problems, 2011, chapter 6). It finds what polis approaches with 100
 * steps of power iteration (math/pca.clj), in fewer products.
 */

export interface Eigenpair {
  /** Of length 1. */
  readonly vector: Float64Array;
  readonly value: number;
}

export interface EigenProblem {
  /** Gives the product with a vector; it may return the same array every time. */
  readonly multiply: (vector: Float64Array) => Float64Array;
  /** Where the search begins: not orthogonal to what is sought. */
  readonly start: Float64Array;
  /** Vectors of length 1 that the result is orthogonal to: earlier eigenvectors. */
  readonly orthogonalTo: readonly Float64Array[];
}

const STEPS = 48;
const RESTARTS = 12;
/** The largest |Av − λv| that counts as found, in parts of λ. */
const TOLERANCE = 1e-12;
const STEPS_BETWEEN_LOOKS = 4;

/**
 * The best that up to 12 · 48 steps find; where two eigenvalues are so close that these are not
 * enough, a vector between theirs.
 *
 * @returns undefined where the matrix is zero on what is left to search
 */
export const leadingEigenvector = (problem: EigenProblem): Eigenpair | undefined => {
  let start = problem.start;
  let found: Eigenpair | undefined;
  for (let restart = 0; restart < RESTARTS; restart++) {
    const cycle = searchFrom(problem, start);
    if (cycle === undefined) return found;
    found = cycle.pair;
    if (cycle.isFound) return found;
    start = found.vector;
  }
  return found;
};

const searchFrom = ({ multiply, orthogonalTo }: EigenProblem, start: Float64Array) => {
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let next = searchableFrom(multiply, start, orthogonalTo);
  if (next === undefined) return undefined;
  const most = Math.min(STEPS, start.length - orthogonalTo.length);
  while (basis.length < most) {
    const product = multiply(next).slice();
    basis.push(next);
    removeParts(product, orthogonalTo);
    diagonal.push(dot(product, next));
    const length = separate(product, [...orthogonalTo, ...basis]);
    const isExhausted = length <= TOLERANCE * Math.max(...diagonal, ...beside);
    const isLast = isExhausted || basis.length === most;
    if (isLast || basis.length % STEPS_BETWEEN_LOOKS === 0) {
      const top = topOfTridiagonal(diagonal, beside);
      const distance = length * Math.abs(top.vector.at(-1) ?? 0);
      const isFound = isExhausted || most < STEPS || distance <= TOLERANCE * top.value;
      if (isLast || distance <= TOLERANCE * top.value)
        return { isFound, pair: { value: top.value, vector: combine(basis, top.vector) } };
    }
    beside.push(length);
    next = product;
  }
  return undefined;
};

/**
 * Removes parts along other vectors and scales to length 1. Twice: what little is left may be nothing
 * but rounding, which points anywhere.
 *
 * @returns the length that was left before scaling
 */
const separate = (vector: Float64Array, from: readonly Float64Array[]): number => {
  let length = 1;
  for (let turn = 0; turn < 2; turn++) {
    removeParts(vector, from);
    length *= scaleToOne(vector);
  }
  removeParts(vector, from);
  return length;
};

/** A start within what the matrix gives: entries that it makes 0 are 0 in every vector of the search. */
const searchableFrom = (
  multiply: EigenProblem['multiply'],
  start: Float64Array,
  orthogonalTo: readonly Float64Array[],
): Float64Array | undefined => {
  const before = start.slice();
  if (separate(before, orthogonalTo) === 0) return undefined;
  const vector = multiply(before).slice();
  return separate(vector, orthogonalTo) === 0 ? undefined : vector;
};

/**
 * The largest eigenvalue of a tridiagonal matrix by bisection on the signs of its pivots, and its
 * vector by inverse iteration just above it, where the matrix is definite and needs no pivoting.
 */
const topOfTridiagonal = (
  diagonal: readonly number[],
  beside: readonly number[],
): { readonly value: number; readonly vector: readonly number[] } => {
  const at = (values: readonly number[], place: number): number => values[place] ?? 0;
  const bound = Math.max(
    ...diagonal.map((value, row) => Math.abs(value) + at(beside, row - 1) + at(beside, row)),
  );
  if (bound === 0) return { value: 0, vector: diagonal.map((_, row) => (row === 0 ? 1 : 0)) };
  const pivotsAbove = (shift: number): readonly number[] | undefined => {
    const pivots: number[] = [];
    for (let row = 0; row < diagonal.length; row++) {
      const earlier = pivots[row - 1];
      const off = at(beside, row - 1);
      const pivot = shift - at(diagonal, row) - (earlier === undefined ? 0 : (off * off) / earlier);
      if (pivot <= 0) return undefined;
      pivots.push(pivot);
    }
    return pivots;
  };
  let lower = Math.max(...diagonal);
  let upper = bound * (1 + 1e-9);
  while (upper - lower > 4 * Number.EPSILON * bound) {
    const middle = (lower + upper) / 2;
    if (middle <= lower || middle >= upper) break;
    if (pivotsAbove(middle) === undefined) lower = middle;
    else upper = middle;
  }
  const pivots = pivotsAbove(upper) ?? diagonal.map(() => 1);
  let vector: number[] = diagonal.map(() => 1);
  for (let turn = 0; turn < 4; turn++) vector = scaled(solve(pivots, beside, vector));
  return { value: upper, vector };
};

/** Solves with the factors of (shift · I − T). */
const solve = (
  pivots: readonly number[],
  beside: readonly number[],
  right: readonly number[],
): number[] => {
  const result = [...right];
  for (let row = 1; row < result.length; row++)
    result[row] =
      (result[row] ?? 0) +
      ((beside[row - 1] ?? 0) / (pivots[row - 1] ?? 1)) * (result[row - 1] ?? 0);
  for (let row = result.length - 1; row >= 0; row--)
    result[row] =
      ((result[row] ?? 0) + (beside[row] ?? 0) * (result[row + 1] ?? 0)) / (pivots[row] ?? 1);
  return result;
};

const scaled = (vector: readonly number[]): number[] => {
  const largest = Math.max(...vector.map(Math.abs));
  const length = largest * Math.hypot(...vector.map((value) => value / largest));
  return vector.map((value) => value / length);
};

const combine = (basis: readonly Float64Array[], weights: readonly number[]): Float64Array => {
  const sum = new Float64Array(basis[0]?.length ?? 0);
  for (const [place, vector] of basis.entries()) addTimes(sum, vector, weights[place] ?? 0);
  scaleToOne(sum);
  return sum;
};

export const dot = (one: Float64Array, other: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
};

const addTimes = (sum: Float64Array, vector: Float64Array, times: number): void => {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0) * times;
};

const removeParts = (vector: Float64Array, parts: readonly Float64Array[]): void => {
  for (const part of parts) addTimes(vector, part, -dot(vector, part));
};

/** Scales to length 1 and gives the length of before; a vector without a direction stays as it is. */
const scaleToOne = (vector: Float64Array): number => {
  const length = Math.sqrt(dot(vector, vector));
  if (!(length > 1e-150)) return 0;
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) / length;
  return length;
};
