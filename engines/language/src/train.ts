/** From examples to a model. */

import { shuffle, uniformDraws } from '@polder/random';
import { calibrate, type Trial } from './calibrate.ts';
import { type Example, type Lesson, lessonOf } from './examples.ts';
import {
  createEncoder,
  type Encoder,
  type FeatureSpace,
  type Features,
  fitFeatures,
} from './features.ts';
import { type Judges, judge } from './judges.ts';
import { LanguageError } from './language-error.ts';
import { trainLargeMargin } from './learning/large-margin.ts';
import { softmax } from './learning/network.ts';
import { type TrainingSet, trainNetwork } from './learning/train-network.ts';
import type { Model } from './model.ts';
import { createSpelling } from './spelling.ts';

export interface TrainOptions {
  /** The same examples and seed give the same model, byte for byte. 1 unless given. */
  readonly seed?: number;
  /** Questions to set the thresholds by; without them, or with other intents alone, a part of the examples is held out for it. */
  readonly validation?: readonly Example[];
  /** Questions that no intent covers, to set the line to decline by. */
  readonly outOfScope?: readonly string[];
  /** Told how far training is, 0 … 1. */
  readonly onProgress?: (done: number) => void;
  /** Told how each example that was held out is judged by those that did not learn from it, once training has ended. */
  readonly onHeldOut?: (result: HeldOut) => void;
  /**
   * Holds every example out for `onHeldOut`, also of more than 5000 and beside questions to validate with:
   * that takes four rounds of learning more. The model stays the same.
   */
  readonly holdsAllOut?: boolean;
}

/** An example as judges understand it that have not seen it: what shows which intents are mixed up. */
export interface HeldOut extends Example {
  /** The likeliest intent. */
  readonly found: string;
  /** 0 … 1, of the intent that was found. */
  readonly probability: number;
}

const HIDDEN = 64;
const RATE = 0.013;
const COST = 1;
const ROUNDS = 6;
/** Up to so many examples all are held out in turn; of more, about `HELD_OUT` from some of the judges. */
const FEW_EXAMPLES = 5000;
const FOLDS = 4;
const HELD_OUT = 400;
/** From so many examples on, pairs and pieces of a single one are not worth their place. */
const MANY_EXAMPLES = 1000;
/** Examples times classes from which a network takes long to teach. */
const MOST_WORK = 900_000;

/** A third network is a little better; two are enough where each takes long. */
const networksFor = (examples: number, classes: number): number =>
  examples * classes > MOST_WORK ? 2 : 3;

/** Pairs and pieces of fewer examples are left out: as right, and a fraction of the size. */
const leastExamplesFor = (examples: number): number =>
  examples > FEW_EXAMPLES ? 3 : examples > MANY_EXAMPLES ? 2 : 1;

/** A town's examples are few: they are seen more often, in smaller batches. */
const batchFor = (examples: number): number =>
  Math.min(64, Math.max(16, Math.ceil(examples / 125)));

const passesFor = (examples: number): number =>
  Math.min(12, Math.max(3, Math.round((400 * batchFor(examples)) / examples)));

interface Prepared {
  readonly space: FeatureSpace;
  readonly lesson: Lesson;
  readonly encode: Encoder;
  readonly features: readonly Features[];
}

const setOf = ({ lesson, features, space }: Prepared, members: readonly number[]): TrainingSet => ({
  features: members.map((member) => features[member] as Features), // an index of the examples
  labels: Int32Array.from(members, (member) => lesson.labels[member] ?? 0),
  classes: lesson.intents.length,
  size: space.hashes.length,
});

const networkOf = (set: TrainingSet, seed: number) =>
  trainNetwork(set, {
    hidden: HIDDEN,
    passes: passesFor(set.features.length),
    batch: batchFor(set.features.length),
    rate: RATE,
    seed,
  });

/** A large-margin classifier and one network. */
const firstJudges = (set: TrainingSet, seed: number): Judges => ({
  linear: trainLargeMargin(set, { cost: COST, rounds: ROUNDS, seed }),
  networks: [networkOf(set, seed)],
});

interface HeldOutTrial extends Trial {
  /** Which of the examples it is. */
  readonly member: number;
}

const heldOutTrials = (
  { lesson, features }: Prepared,
  judges: Judges,
  members: readonly number[],
): readonly HeldOutTrial[] =>
  members.map((member) => ({
    ...judge(judges, features[member] as Features), // an index of the examples
    label: lesson.labels[member],
    member,
  }));

/** In the order in which the examples were given. */
const tellHeldOut = (
  { lesson: { texts, intents, labels } }: Prepared,
  trials: readonly HeldOutTrial[],
  temperature: number,
  onHeldOut: (result: HeldOut) => void,
): void => {
  for (const { member, evidence } of trials.toSorted((one, other) => one.member - other.member)) {
    const shares = softmax(evidence.map((one) => one / temperature));
    const probability = Math.max(...shares);
    onHeldOut({
      text: texts[member] ?? '',
      intent: intents[labels[member] ?? -1] ?? '',
      found: intents[shares.indexOf(probability)] ?? '',
      probability,
    });
  }
};

const trialsOf = (
  { lesson, encode }: Prepared,
  judges: Judges,
  validation: readonly Example[],
  outOfScope: readonly string[],
): readonly Trial[] => [
  ...validation
    .map(({ text, intent }) => ({
      ...judge(judges, encode(text)),
      label: lesson.intents.indexOf(intent),
    }))
    .filter(({ label }) => label >= 0),
  ...outOfScope.map((text) => ({ ...judge(judges, encode(text)), label: undefined })),
];

const prepare = (examples: readonly Example[]): Prepared => {
  const lesson = lessonOf(examples);
  const space = fitFeatures(lesson.words, leastExamplesFor(lesson.own));
  const encode = createEncoder(space, createSpelling(lesson.vocabulary));
  const features = lesson.texts.map((text) => encode(text, true));
  return { lesson, encode, features, space };
};

/**
 * Learns to tell intents apart: a large-margin classifier and two or three networks over words, pairs
 * of words and pieces of words, with thresholds set by questions that were held out.
 *
 * @param examples at least two intents; ten examples of each work, thirty are good
 * @throws LanguageError `no-examples`, `one-intent`, `empty-intent`, `option-out-of-range`
 */
export const train = (examples: readonly Example[], options: TrainOptions = {}): Model => {
  const { seed = 1, validation = [], outOfScope = [], onProgress = () => {} } = options;
  const { onHeldOut, holdsAllOut = false } = options;
  if (!Number.isSafeInteger(seed))
    throw new LanguageError('option-out-of-range', `The seed is ${seed}: give a whole number.`);
  const prepared = prepare(examples);
  const { lesson, space } = prepared;
  const total = lesson.own;
  const networks = networksFor(total, lesson.intents.length);
  const names = Array.from({ length: lesson.texts.length - total }, (_, index) => total + index);
  const order = shuffle(
    Array.from({ length: total }, (_, index) => index),
    uniformDraws(seed),
  );
  const seedOf = (number: number): number => seed * 97 + number;
  // Questions of other intents alone would set no threshold.
  const hasValidation = validation.some(({ intent }) => lesson.intents.includes(intent));
  const isCalibratedByFolds = !hasValidation && total <= FEW_EXAMPLES;
  const folds = isCalibratedByFolds || (onHeldOut && holdsAllOut) ? FOLDS : 0;
  const trials: Trial[] = [];
  const heldOut: HeldOutTrial[] = [];
  const split = (every: number, fold: number) =>
    [
      order.filter((_, index) => index % every === fold),
      order.filter((_, index) => index % every !== fold),
    ] as const;
  for (let fold = 0; fold < folds; fold += 1) {
    const [out, members] = split(folds, fold);
    const judges = firstJudges(setOf(prepared, [...members, ...names]), seedOf(networks + fold));
    heldOut.push(...heldOutTrials(prepared, judges, out));
    if (isCalibratedByFolds && fold === 0)
      trials.push(...trialsOf(prepared, judges, [], outOfScope));
    onProgress((fold + 1) / (folds + networks));
  }
  if (isCalibratedByFolds) trials.push(...heldOut);
  const leavesOut = !hasValidation && !isCalibratedByFolds;
  const [out, members] = leavesOut ? split(Math.floor(total / HELD_OUT), 0) : [[], order];
  const first = firstJudges(setOf(prepared, [...members, ...names]), seedOf(0));
  if (!isCalibratedByFolds) {
    const left = heldOutTrials(prepared, first, out);
    trials.push(...left, ...trialsOf(prepared, first, validation, outOfScope));
    if (folds === 0) heldOut.push(...left);
  }
  const others = Array.from({ length: networks - 1 }, (_, index) => {
    onProgress((folds + index + 1) / (folds + networks));
    return networkOf(setOf(prepared, [...order, ...names]), seedOf(index + 1));
  });
  const thresholds = calibrate(trials);
  if (onHeldOut) tellHeldOut(prepared, heldOut, thresholds.temperature, onHeldOut);
  onProgress(1);
  return {
    intents: lesson.intents,
    vocabulary: lesson.vocabulary,
    space,
    judges: { linear: first.linear, networks: [...first.networks, ...others] },
    thresholds,
  };
};
