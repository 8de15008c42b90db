/** Questions to begin with. */
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { answeredIntents } from '../intents/store.ts';

const mostSuggestions = 5;

/** What people ask about the things that have an article; the first example of each. */
export const suggestionsIn = async (db: Db, language: Language): Promise<readonly string[]> =>
  (await answeredIntents(db, language))
    .flatMap(({ examples }) => examples[0] ?? [])
    .slice(0, mostSuggestions);
