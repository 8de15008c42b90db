/** What a model that waits to be published makes of questions: kept in memory while it waits. */
import { type Classifier, createClassifier, readModel } from '@polder/language';
import type { City } from '../../../platform/service.ts';
import { candidateModel, type ModelState, modelBytes } from './model-store.ts';

export interface Candidate {
  readonly model: ModelState;
  readonly classify: Classifier;
}

/** By the database, as a write has a city of its own. */
const kept = new WeakMap<
  City['database'],
  { readonly id: number; readonly classify: Promise<Classifier | undefined> }
>();

const load = async (city: City, id: number): Promise<Classifier | undefined> => {
  const bytes = await modelBytes(city.db, id);
  return bytes && createClassifier(readModel(bytes));
};

/** @returns undefined while no model waits */
export const candidateOf = async (city: City): Promise<Candidate | undefined> => {
  const model = await candidateModel(city.db);
  if (!model) {
    kept.delete(city.database);
    return undefined;
  }
  const known = kept.get(city.database);
  const reading = known?.id === model.id ? known.classify : load(city, model.id);
  if (known?.id !== model.id) {
    kept.set(city.database, { id: model.id, classify: reading });
    // A database that was away is asked again by the next page.
    reading.catch(() => kept.delete(city.database));
  }
  const classify = await reading;
  return classify && { model, classify };
};
