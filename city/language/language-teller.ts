/** Which of the town's languages a question is in, learned from everything that stands in its questions. */
import { type Classifier, createClassifier, train } from '@polder/language';
import { municipalExamples, municipalLanguages, readMunicipal } from './municipal.ts';

/** @returns a classifier whose intents are languages */
export const languageTeller = (): Classifier =>
  createClassifier(
    train(
      municipalLanguages().flatMap((language) =>
        municipalExamples(readMunicipal(language)).map(({ text }) => ({ text, intent: language })),
      ),
    ),
  );
