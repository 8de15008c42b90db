/** What training leaves: everything needed to understand a question, as plain data. */
import type { FeatureSpace } from './features.ts';
import type { Judges } from './judges.ts';

export interface Thresholds {
  /** Divides the evidence before it becomes probabilities: above 1 makes them humbler. */
  readonly temperature: number;
  /** From this probability of the first candidate the question is answered. */
  readonly answerFrom: number;
  /** Below this score (see `Judgement`) the question is none of the intents. */
  readonly declineBelow: number;
}

export interface Model {
  readonly intents: readonly string[];
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly space: FeatureSpace;
  readonly judges: Judges;
  readonly thresholds: Thresholds;
}
