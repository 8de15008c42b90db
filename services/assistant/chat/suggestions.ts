/** Questions to begin with. */
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { answeredIntents } from '../intents/store.ts';

const mostSuggestions = 5;
/** A question rather than a keyword. */
const leastWords = 4;

const asQuestion = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What people ask about things that have an article, one of each theme. */
export const suggestionsIn = async (db: Db, language: Language): Promise<readonly string[]> => {
  const byTheme = Map.groupBy(await answeredIntents(db, language), ({ theme }) => theme);
  return [...byTheme.values()]
    .flatMap(([first]) => first?.examples.find((one) => one.split(' ').length >= leastWords) ?? [])
    .slice(0, mostSuggestions)
    .map(asQuestion);
};
