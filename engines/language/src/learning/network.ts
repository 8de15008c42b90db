/**
 * A small neural network over sparse features: one hidden layer of rectified units, one output for each
 * class. A few passes over the examples teach it as much as a linear large-margin classifier knows, and
 * the average of two such networks knows more.
 */
import type { Features } from '../features.ts';

/** Weights of the first layer are kept in bytes, a scale for each place; that costs no accuracy. */
export interface Network {
  readonly hidden: number;
  readonly classes: number;
  /** One row of `hidden` bytes for each place, times that row's scale. */
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  readonly hiddenBias: Float32Array;
  /** One row of `hidden` weights for each class. */
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
}

/** Evidence for each class, unbounded; `softmax` makes probabilities of it. */
export const activate = (network: Network, { places, weights }: Features): Float32Array => {
  const { hidden, classes, rows, scales, hiddenBias, output, outputBias } = network;
  const units = Float32Array.from(hiddenBias);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const weight = (weights[at] ?? 0) * (scales[place] ?? 0);
    const start = place * hidden;
    for (let unit = 0; unit < hidden; unit += 1)
      units[unit] = (units[unit] ?? 0) + weight * (rows[start + unit] ?? 0);
  }
  const evidence = Float32Array.from(outputBias);
  for (let one = 0; one < classes; one += 1) {
    const start = one * hidden;
    let sum = evidence[one] ?? 0;
    for (let unit = 0; unit < hidden; unit += 1)
      sum += Math.max(0, units[unit] ?? 0) * (output[start + unit] ?? 0);
    evidence[one] = sum;
  }
  return evidence;
};

/** Probabilities that add up to 1, in place of evidence. */
export const softmax = (evidence: Float32Array): Float32Array => {
  let most = Number.NEGATIVE_INFINITY;
  for (const one of evidence) if (one > most) most = one;
  let sum = 0;
  const shares = evidence.map((one) => {
    const share = Math.exp(one - most);
    sum += share;
    return share;
  });
  return shares.map((share) => share / sum);
};

const LARGEST_BYTE = 127;

/** Rows of 32-bit weights as bytes with a scale for each row. */
export const quantise = (
  weights: Float32Array,
  width: number,
): { readonly rows: Int8Array; readonly scales: Float32Array } => {
  const rows = new Int8Array(weights.length);
  const scales = new Float32Array(weights.length / width);
  for (let row = 0; row < scales.length; row += 1) {
    let largest = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1)
      largest = Math.max(largest, Math.abs(weights[at] ?? 0));
    const scale = largest / LARGEST_BYTE;
    scales[row] = scale;
    if (scale === 0) continue;
    for (let at = row * width; at < (row + 1) * width; at += 1)
      rows[at] = Math.round((weights[at] ?? 0) / scale);
  }
  return { rows, scales };
};
