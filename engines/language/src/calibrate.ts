/** Sets what a model answers, asks about and declines, by questions that it did not learn from. */
import type { Judgement } from './judges.ts';
import { softmax } from './learning/network.ts';
import type { Thresholds } from './model.ts';

/** One held-out question as judges that did not see it judge it. */
export interface Trial extends Judgement {
  /** The right class; undefined for a question that no intent covers. */
  readonly label: number | undefined;
}

/** Of what is answered at once, so much is to be right. */
const RIGHT_ANSWERS = 0.9;
/** Of the questions that an intent covers, at most so many are declined. */
const WRONGLY_DECLINED = 0.05;
const LEAST_ANSWER = 0.3;
const MOST_ANSWER = 0.85;

const surprise = (share: number): number => -Math.log(Math.max(share, 1e-9));

/**
 * How surprising the right answers were. One more answer is thought wrong than was seen, any class being
 * right: a handful of trials that all went well are no reason to be sure.
 */
const loss = (trials: readonly Trial[], temperature: number): number => {
  const doubt = 1 / (trials.length + 1);
  return trials.reduce((sum, { evidence, label = -1 }) => {
    const shares = softmax(evidence.map((one) => one / temperature));
    const ofAny = shares.reduce((all, share) => all + surprise(share), 0) / shares.length;
    return sum + (1 - doubt) * surprise(shares[label] ?? 0) + doubt * ofAny;
  }, 0);
};

/**
 * The temperature at which the right answers were the least surprising (C. Guo et al., "On calibration
 * of modern neural networks", ICML 2017, section 4.2), by golden-section search.
 */
const bestTemperature = (trials: readonly Trial[]): number => {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0.3, 30];
  while (high / low > 1.01) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (loss(trials, left) < loss(trials, right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
};

interface Judged {
  readonly probability: number;
  readonly score: number;
  readonly isRight: boolean;
}

const judgedAt = ({ evidence, score, label }: Trial, temperature: number): Judged => {
  const shares = softmax(evidence.map((one) => one / temperature));
  let first = 0;
  shares.forEach((share, at) => {
    if (share > (shares[first] ?? 0)) first = at;
  });
  const probability = shares[first] ?? 0;
  return { probability, score, isRight: first === label };
};

/** The lowest probability from which enough of the answers are right. */
const answerFrom = (judged: readonly Judged[]): number => {
  const sorted = judged.toSorted((one, other) => other.probability - one.probability);
  let [right, lowest] = [0, MOST_ANSWER];
  sorted.forEach(({ probability, isRight }, index) => {
    if (isRight) right += 1;
    if (right / (index + 1) >= RIGHT_ANSWERS) lowest = probability;
  });
  return Math.min(MOST_ANSWER, Math.max(LEAST_ANSWER, lowest));
};

/** The score below which as large a part of the strange questions lies as of the own ones above it. */
const evenScore = (own: readonly number[], strange: readonly number[]): number => {
  const all = [
    ...own.map((score) => ({ score, isOwn: true })),
    ...strange.map((score) => ({ score, isOwn: false })),
  ].sort((one, other) => one.score - other.score);
  let [best, bestSmaller] = [Number.NEGATIVE_INFINITY, -1];
  let [kept, declined] = [own.length, 0];
  for (let from = 0; from < all.length; ) {
    const score = all[from]?.score ?? 0;
    const smaller = Math.min(kept / own.length, declined / strange.length);
    if (smaller > bestSmaller) [best, bestSmaller] = [score, smaller];
    for (; from < all.length && all[from]?.score === score; from += 1)
      if (all[from]?.isOwn) kept -= 1;
      else declined += 1;
  }
  return best;
};

/**
 * @param trials held-out questions; with some that no intent covers the line to decline is drawn between
 * the two kinds, else it leaves 95 of 100 covered ones above it
 */
export const calibrate = (trials: readonly Trial[]): Thresholds => {
  const own = trials.filter(({ label }) => label !== undefined);
  const strange = trials.filter(({ label }) => label === undefined);
  const temperature = bestTemperature(own);
  const judged = own.map((trial) => judgedAt(trial, temperature));
  const scores = judged.map(({ score }) => score).sort((one, other) => one - other);
  const declineBelow =
    strange.length > 0
      ? evenScore(
          scores,
          strange.map(({ score }) => score),
        )
      : (scores[Math.floor(scores.length * WRONGLY_DECLINED)] ?? 0);
  return { temperature, answerFrom: answerFrom(judged), declineBelow };
};
