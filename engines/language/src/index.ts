export {
  type Candidate,
  type Classifier,
  createClassifier,
  type Understanding,
} from './classify.ts';
export {
  areaUnderCurve,
  type DecisionTable,
  type Evaluation,
  evaluate,
  type OutOfScopeResult,
} from './evaluate.ts';
export type { Example } from './examples.ts';
export { LanguageError, type LanguageErrorCode } from './language-error.ts';
export type { Model, Thresholds } from './model.ts';
export { readModel, writeModel } from './model-file.ts';
export { type TrainOptions, train } from './train.ts';
