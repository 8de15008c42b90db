/** Teaches a network: cross-entropy with smoothed labels, by Adam over small batches. */

import { shuffle, uniformDraws } from '@polder/random';
import type { Features } from '../features.ts';
import { type Network, quantise } from './network.ts';

export interface TrainingSet {
  readonly features: readonly Features[];
  /** The class of each example, 0 … classes − 1. */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Places of the feature space. */
  readonly size: number;
}

export interface NetworkOptions {
  readonly hidden: number;
  readonly passes: number;
  readonly batch: number;
  readonly rate: number;
  readonly seed: number;
}

/** What the network says of other classes than the right one, so that it does not become too sure. */
const SMOOTHING = 0.05;
const FIRST_WEIGHTS = 0.03;
/** Errors below this teach nothing that later examples do not. */
const SMALLEST_ERROR = 1e-4;
// D. P. Kingma and J. Ba, "Adam", ICLR 2015, section 2: their own values.
const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

/** Weights with their gradient and its two moments. */
interface Learned {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

const learned = (size: number, first: () => number = () => 0): Learned => ({
  weights: Float32Array.from({ length: size }, first),
  gradient: new Float32Array(size),
  mean: new Float32Array(size),
  variance: new Float32Array(size),
});

/** One step of Adam for the weights from … to − 1; their gradient starts again at 0. */
const step = (
  { weights, gradient, mean, variance }: Learned,
  from: number,
  to: number,
  rate: number,
): void => {
  for (let at = from; at < to; at += 1) {
    const slope = gradient[at] as number; // in range, as all indices of these loops
    gradient[at] = 0;
    const first = (mean[at] as number) * FIRST_DECAY + slope * (1 - FIRST_DECAY);
    const second = (variance[at] as number) * SECOND_DECAY + slope * slope * (1 - SECOND_DECAY);
    mean[at] = first;
    variance[at] = second;
    weights[at] = (weights[at] as number) - (rate * first) / (Math.sqrt(second) + EPSILON);
  }
};

/** Uniform weights of a standard deviation. */
const spreadOf = (deviation: number, draw: () => number) => (): number =>
  (draw() * 2 - 1) * deviation * Math.sqrt(3);

/**
 * A step of Adam for one row of the input, with one second moment for the whole row: as good, and twice
 * as fast (as Adafactor's factored moments, N. Shazeer and M. Stern 2018, with one factor kept).
 */
const stepRow = (
  { weights, gradient, mean }: Learned,
  rowVariance: Float32Array,
  row: number,
  width: number,
  rate: number,
): void => {
  const start = row * width;
  let squares = 0;
  for (let at = start; at < start + width; at += 1) squares += (gradient[at] as number) ** 2;
  const second =
    (rowVariance[row] as number) * SECOND_DECAY + (squares / width) * (1 - SECOND_DECAY);
  rowVariance[row] = second;
  const size = rate / (Math.sqrt(second) + EPSILON);
  for (let at = start; at < start + width; at += 1) {
    const first = (mean[at] as number) * FIRST_DECAY + (gradient[at] as number) * (1 - FIRST_DECAY);
    gradient[at] = 0;
    mean[at] = first;
    weights[at] = (weights[at] as number) - size * first;
  }
};

/** @returns the same network for the same examples, in the same order, and the same seed */
export const trainNetwork = (
  { features, labels, classes, size }: TrainingSet,
  { hidden, passes, batch, rate, seed }: NetworkOptions,
): Network => {
  const draw = uniformDraws(seed);
  const input = learned(size * hidden, spreadOf(FIRST_WEIGHTS, draw));
  const rowVariance = new Float32Array(size);
  const inputBias = learned(hidden);
  const output = learned(classes * hidden, spreadOf(Math.sqrt(2 / (hidden + classes)), draw));
  const outputBias = learned(classes);

  const units = new Float32Array(hidden);
  const unitErrors = new Float32Array(hidden);
  const shares = new Float32Array(classes);

  const forward = ({ places, weights }: Features): void => {
    units.set(inputBias.weights);
    const table = input.weights;
    for (let at = 0; at < places.length; at += 1) {
      const weight = weights[at] as number;
      const start = (places[at] as number) * hidden;
      for (let unit = 0; unit < hidden; unit += 1)
        units[unit] = (units[unit] as number) + weight * (table[start + unit] as number);
    }
    for (let unit = 0; unit < hidden; unit += 1) if ((units[unit] as number) < 0) units[unit] = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let one = 0; one < classes; one += 1) {
      let sum = outputBias.weights[one] as number;
      const start = one * hidden;
      for (let unit = 0; unit < hidden; unit += 1)
        sum += (output.weights[start + unit] as number) * (units[unit] as number);
      shares[one] = sum;
      if (sum > most) most = sum;
    }
    let sum = 0;
    for (let one = 0; one < classes; one += 1) {
      const share = Math.exp((shares[one] as number) - most);
      shares[one] = share;
      sum += share;
    }
    for (let one = 0; one < classes; one += 1) shares[one] = (shares[one] as number) / sum;
  };

  /** Adds what this example says of every weight to the gradients. */
  const backward = ({ places, weights }: Features, label: number, share: number): void => {
    unitErrors.fill(0);
    for (let one = 0; one < classes; one += 1) {
      const wanted = SMOOTHING / classes + (one === label ? 1 - SMOOTHING : 0);
      const error = (shares[one] as number) - wanted;
      if (Math.abs(error) < SMALLEST_ERROR) continue;
      const part = error * share;
      outputBias.gradient[one] = (outputBias.gradient[one] as number) + part;
      const start = one * hidden;
      for (let unit = 0; unit < hidden; unit += 1) {
        unitErrors[unit] =
          (unitErrors[unit] as number) + part * (output.weights[start + unit] as number);
        output.gradient[start + unit] =
          (output.gradient[start + unit] as number) + part * (units[unit] as number);
      }
    }
    for (let unit = 0; unit < hidden; unit += 1) {
      if (units[unit] === 0) unitErrors[unit] = 0;
      else
        inputBias.gradient[unit] =
          (inputBias.gradient[unit] as number) + (unitErrors[unit] as number);
    }
    const table = input.gradient;
    for (let at = 0; at < places.length; at += 1) {
      const weight = weights[at] as number;
      const start = (places[at] as number) * hidden;
      for (let unit = 0; unit < hidden; unit += 1)
        table[start + unit] =
          (table[start + unit] as number) + weight * (unitErrors[unit] as number);
    }
  };

  const order = Int32Array.from(features, (_, index) => index);
  const steps = passes * Math.ceil(order.length / batch);
  const touchedAt = new Int32Array(size);
  let done = 0;
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, draw);
    for (let from = 0; from < order.length; from += batch) {
      done += 1;
      const members = order.subarray(from, from + batch);
      const touched: number[] = [];
      for (const member of members) {
        const example = features[member] as Features; // an index of the order
        forward(example);
        backward(example, labels[member] as number, 1 / members.length);
        for (const place of example.places)
          if (touchedAt[place] !== done) {
            touchedAt[place] = done;
            touched.push(place);
          }
      }
      // The rate falls to nearly nothing, and makes up for moments that start at 0.
      const falling = rate * Math.max(0.02, 1 - done / steps);
      const now = (falling * Math.sqrt(1 - SECOND_DECAY ** done)) / (1 - FIRST_DECAY ** done);
      step(output, 0, output.weights.length, now);
      step(outputBias, 0, classes, now);
      step(inputBias, 0, hidden, now);
      for (const place of touched) stepRow(input, rowVariance, place, hidden, now);
    }
  }
  return {
    hidden,
    classes,
    ...quantise(input.weights, hidden),
    hiddenBias: inputBias.weights,
    output: output.weights,
    outputBias: outputBias.weights,
  };
};
