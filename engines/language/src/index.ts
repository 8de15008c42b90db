export {
  type Candidate,
  type Classifier,
  createClassifier,
  type Understanding,
} from './classify.ts';
export {
  type DialogueRules,
  type DialogueState,
  type FormValues,
  type Move,
  newDialogue,
  type Turn,
  takeTurn,
} from './dialogue/dialogue.ts';
export type {
  CountSlot,
  DaySlot,
  Form,
  PlateSlot,
  PostcodeSlot,
  Slot,
  SlotValue,
  TextSlot,
  ThingsSlot,
} from './dialogue/form.ts';
export type { Refusal } from './dialogue/slots.ts';
export {
  type AddressFinder,
  createAddressFinder,
  type FoundAddress,
} from './entities/addresses.ts';
export {
  type FoundMoney,
  type FoundNumber,
  type FoundTime,
  findMoney,
  findNumbers,
  findTimes,
} from './entities/amounts.ts';
export type { Day } from './entities/calendar.ts';
export { type Country, type FoundCode, findPlates, findPostcodes } from './entities/codes.ts';
export { type FoundDay, findDays } from './entities/dates.ts';
export { findListed, type ListedThing } from './entities/lists.ts';
export {
  areaUnderCurve,
  type DecisionTable,
  type Evaluation,
  evaluate,
  type OutOfScopeResult,
} from './evaluate.ts';
export type { Example } from './examples.ts';
export { groupSimilar } from './group-similar.ts';
export { LanguageError, type LanguageErrorCode } from './language-error.ts';
export { type Language, languages } from './languages.ts';
export type { Model, Thresholds } from './model.ts';
export { readModel, writeModel } from './model-file.ts';
export { createRecall, type Passage, type Recall, type Recalled } from './recall.ts';
export {
  createLanguageTeller,
  type LanguageTeller,
  type ToldLanguage,
} from './tell-language.ts';
export { type HeldOut, type TrainOptions, train } from './train.ts';
