/** From a question to what to do with it: answer, ask which was meant, or say that it is not known. */
import { createEncoder } from './features.ts';
import { judge } from './judges.ts';
import { softmax } from './learning/network.ts';
import type { Model, Thresholds } from './model.ts';
import { createSpelling } from './spelling.ts';

export interface Candidate {
  readonly intent: string;
  /** 0 … 1, calibrated: of the answers given with 0.8, about 8 in 10 are right. */
  readonly probability: number;
}

export interface Understanding {
  /** `answer` the first candidate, let people choose among the candidates, or `decline`. */
  readonly outcome: 'answer' | 'clarify' | 'decline';
  /** The likeliest first; none for a text without words. */
  readonly candidates: readonly Candidate[];
  /** How likely the question is one of the intents at all, on the scale of `declineBelow`. */
  readonly score: number;
}

export type Classifier = (text: string) => Understanding;

const MOST_CANDIDATES = 3;

/** The likeliest candidates, the first first; equal ones in the order of their names. */
const candidatesOf = (
  probabilities: Float32Array,
  intents: readonly string[],
): readonly Candidate[] => {
  const best: { label: number; probability: number }[] = [];
  probabilities.forEach((probability, label) => {
    const last = best.at(-1);
    if (best.length === MOST_CANDIDATES && last && probability <= last.probability) return;
    const at = best.findIndex((one) => probability > one.probability);
    best.splice(at < 0 ? best.length : at, 0, { label, probability });
    if (best.length > MOST_CANDIDATES) best.pop();
  });
  return best.map(({ label, probability }) => ({ intent: intents[label] ?? '', probability }));
};

const outcomeOf = (
  first: Candidate,
  score: number,
  { answerFrom, declineBelow }: Thresholds,
): Understanding['outcome'] => {
  if (score < declineBelow) return 'decline';
  return first.probability >= answerFrom ? 'answer' : 'clarify';
};

/**
 * @returns a function that understands any text, however long or broken, in time that is bounded by
 * `LONGEST_TEXT`; it never throws
 */
export const createClassifier = (model: Model): Classifier => {
  const encode = createEncoder(model.space, createSpelling(model.vocabulary));
  const { temperature } = model.thresholds;
  return (text) => {
    const features = encode(text);
    if (features.places.length === 0)
      return { outcome: 'decline', candidates: [], score: Number.NEGATIVE_INFINITY };
    const { evidence, score } = judge(model.judges, features);
    const probabilities = softmax(evidence.map((one) => one / temperature));
    const candidates = candidatesOf(probabilities, model.intents);
    const [first] = candidates;
    if (first === undefined)
      return { outcome: 'decline', candidates, score: Number.NEGATIVE_INFINITY };
    const outcome = outcomeOf(first, score, model.thresholds);
    return { outcome, candidates, score };
  };
};
