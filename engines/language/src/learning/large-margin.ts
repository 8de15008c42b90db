/**
 * A linear large-margin classifier, one against the rest: what examples of a class have and others have
 * not. Weaker than a network alone, but it errs elsewhere, so the two together know more.
 */

import { shuffle, uniformDraws } from '@polder/random';
import type { Features } from '../features.ts';
import type { TrainingSet } from './train-network.ts';

/** One byte for each place and class, times the scale of the class. */
export interface LargeMargin {
  readonly classes: number;
  /** A row of `classes` bytes for each place. */
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

export interface LargeMarginOptions {
  /** Cost of an example within the margin: C. */
  readonly cost: number;
  /** At most so many rounds over the examples for a class. */
  readonly rounds: number;
  readonly seed: number;
}

const LARGEST_BYTE = 127;
/** A class is learned when no example asks for more than this. */
const TOLERANCE = 0.1;

/** The signed distance from each class's border; 1 is as sure as an example. */
export const margins = (
  { classes, rows, scales, bias }: LargeMargin,
  { places, weights }: Features,
): Float32Array => {
  const sums = new Float32Array(classes);
  for (let at = 0; at < places.length; at += 1) {
    const weight = weights[at] ?? 0;
    const start = (places[at] ?? 0) * classes;
    for (let one = 0; one < classes; one += 1)
      sums[one] = (sums[one] ?? 0) + weight * (rows[start + one] ?? 0);
  }
  return sums.map((sum, one) => sum * (scales[one] ?? 0) + (bias[one] ?? 0));
};

const dot = (weights: Float32Array, { places, weights: values }: Features): number => {
  let sum = 0;
  for (let at = 0; at < places.length; at += 1)
    sum += (weights[places[at] as number] as number) * (values[at] as number); // indices in range
  return sum;
};

const add = (weights: Float32Array, { places, weights: values }: Features, by: number): void => {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] as number; // in range
    weights[place] = (weights[place] as number) + by * (values[at] as number);
  }
};

/**
 * Dual coordinate descent for the squared hinge loss, with shrinking.
 *
 * Source: C.-J. Hsieh, K.-W. Chang, C.-J. Lin, S. S. Keerthi and S. Sundararajan, "A dual coordinate
 * descent method for large-scale linear SVM", ICML 2008, algorithm 3 (L2-SVM).
 *
 * @returns the weights, the last of which is the bias
 */
const separate = (
  { features, labels, size }: TrainingSet,
  label: number,
  { cost, rounds }: LargeMarginOptions,
  order: Int32Array,
  draw: () => number,
): Float32Array => {
  const weights = new Float32Array(size + 1);
  const duals = new Float32Array(features.length);
  const diagonal = 1 / (2 * cost);
  const curvature = 2 + diagonal; // examples have length 1, and the bias adds 1
  let active = order.length;
  let limit = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order.subarray(0, active), draw);
    let [largest, largestUp] = [0, 0];
    for (let at = 0; at < active; at += 1) {
      const member = order[at] as number; // in range
      const example = features[member] as Features;
      const sign = labels[member] === label ? 1 : -1;
      const dual = duals[member] as number;
      const slope =
        sign * (dot(weights, example) + (weights[size] as number)) - 1 + dual * diagonal;
      if (dual === 0) {
        if (slope > limit) {
          active -= 1;
          order[at] = order[active] as number;
          order[active] = member;
          at -= 1;
          continue;
        }
        if (slope >= 0) continue;
      }
      largest = Math.max(largest, Math.abs(slope));
      largestUp = Math.max(largestUp, slope);
      const next = Math.max(dual - slope / curvature, 0);
      duals[member] = next;
      const by = (next - dual) * sign;
      if (by === 0) continue;
      add(weights, example, by);
      weights[size] = (weights[size] as number) + by;
    }
    if (largest >= TOLERANCE) limit = Math.max(largestUp, TOLERANCE);
    else if (active === order.length) break;
    else {
      active = order.length;
      limit = Number.POSITIVE_INFINITY;
    }
  }
  return weights;
};

/** @returns the same classifier for the same examples, in the same order, and the same seed */
export const trainLargeMargin = (set: TrainingSet, options: LargeMarginOptions): LargeMargin => {
  const { classes, size } = set;
  const draw = uniformDraws(options.seed);
  const order = Int32Array.from(set.features, (_, index) => index);
  const rows = new Int8Array(size * classes);
  const scales = new Float32Array(classes);
  const bias = new Float32Array(classes);
  for (let label = 0; label < classes; label += 1) {
    const weights = separate(set, label, options, order, draw);
    let largest = 0;
    for (let place = 0; place < size; place += 1)
      largest = Math.max(largest, Math.abs(weights[place] as number));
    const scale = largest === 0 ? 1 : largest / LARGEST_BYTE;
    scales[label] = scale;
    bias[label] = weights[size] as number;
    for (let place = 0; place < size; place += 1)
      rows[place * classes + label] = Math.round((weights[place] as number) / scale);
  }
  return { classes, rows, scales, bias };
};
