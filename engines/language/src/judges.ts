/** Those who judge a question together: a large-margin classifier and networks. */
import type { Features } from './features.ts';
import { type LargeMargin, margins } from './learning/large-margin.ts';
import { activate, type Network, softmax } from './learning/network.ts';

export interface Judges {
  readonly linear: LargeMargin;
  readonly networks: readonly Network[];
}

export interface Judgement {
  /** For each class, the mean of the networks' logarithms of its probability and what the margin adds. */
  readonly evidence: Float32Array;
  /** How likely the question is one of the classes at all, see `scoreOf`. */
  readonly score: number;
}

/**
 * What a margin counts beside a logarithm of a probability. Measured on five held-out parts: the two
 * together are 0.2 to 0.6 points better than networks alone, flat between 1 and 2.
 */
const MARGIN = 1.5;
/**
 * What known words count beside the logarithm of the probability. Measured on CLINC150: the area under
 * the curve rises from 0.954 to 0.969, and is flat between 1 and 2.5.
 */
const KNOWN_WORDS = 1.5;
const SMALLEST = 1e-9;

/** The networks alone tell strange questions best: a margin is sure of what it has never seen. */
const scoreOf = (shares: readonly Float32Array[], classes: number, known: number): number => {
  let largest = SMALLEST;
  for (let one = 0; one < classes; one += 1) {
    let sum = 0;
    for (const own of shares) sum += own[one] ?? 0;
    largest = Math.max(largest, sum / shares.length);
  }
  return Math.log(largest) + KNOWN_WORDS * known;
};

export const judge = ({ linear, networks }: Judges, features: Features): Judgement => {
  const shares = networks.map((network) => softmax(activate(network, features)));
  const evidence = margins(linear, features).map((margin, one) => {
    let sum = 0;
    for (const own of shares) sum += Math.log((own[one] ?? 0) + SMALLEST);
    return sum / shares.length + MARGIN * margin;
  });
  return { evidence, score: scoreOf(shares, linear.classes, features.known) };
};
