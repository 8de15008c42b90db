/** What understands questions at the moment: read once from the published model, and again when it is another. */
import {
  type Classifier,
  createClassifier,
  createLanguageTeller,
  type LanguageTeller,
  readModel,
} from '@polder/language';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { modelBytes, publishedModelStamp } from './model-store.ts';
import { allIntents, type Intent } from './store.ts';

export interface Understanding {
  readonly modelId: number;
  readonly classify: Classifier;
  readonly tell: LanguageTeller<Language>;
  /** What people usually ask, by language. */
  readonly questions: Readonly<Record<Language, readonly string[]>>;
}

const questionsIn = (intents: readonly Intent[], language: Language): readonly string[] =>
  intents
    .flatMap(({ wordings }) => wordings)
    .filter((wording) => wording.language === language)
    .flatMap(({ title, examples }) => [title, ...examples]);

/** By the database, as a write has a city of its own. */
const kept = new WeakMap<City['database'], Promise<Understanding | undefined>>();
const keptStamps = new WeakMap<City['database'], string>();

const load = async (city: City, id: number): Promise<Understanding | undefined> => {
  const [bytes, intents] = await Promise.all([modelBytes(city.db, id), allIntents(city.db)]);
  if (!bytes) return undefined;
  const questions = {
    nl: questionsIn(intents, 'nl'),
    en: questionsIn(intents, 'en'),
    de: questionsIn(intents, 'de'),
    da: questionsIn(intents, 'da'),
  };
  return {
    modelId: id,
    classify: createClassifier(readModel(bytes)),
    tell: createLanguageTeller(questions),
    questions,
  };
};

/** @returns undefined until something was learned and published */
export const understandingOf = async (city: City): Promise<Understanding | undefined> => {
  const published = await publishedModelStamp(city.db);
  if (published === undefined) return undefined;
  if (keptStamps.get(city.database) !== published.stamp) {
    keptStamps.set(city.database, published.stamp);
    const loading = load(city, published.id);
    // A database that was away is asked again by the next question.
    loading.catch(() => keptStamps.delete(city.database));
    kept.set(city.database, loading);
  }
  return kept.get(city.database);
};
