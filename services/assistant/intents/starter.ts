/** The municipal questions as a start: what residents of any town ask. */
import type { Db } from '../../../platform/database/db.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { municipalIntents, municipalLanguages, readMunicipal } from '../demo/municipal.ts';
import { addIntent, addNearDomain } from './store.ts';
import { trainJobName } from './train-job.ts';

/**
 * Adds every municipal intent with its examples, and has them learned.
 *
 * @param articleOf numbers of articles that answer intents, by their keys
 * @returns how many intents there are
 */
export const addStarterIntents = async (
  tx: Db,
  jobs: Pick<Jobs, 'enqueue'>,
  articleOf: ReadonlyMap<string, number>,
  startedBy: string,
): Promise<number> => {
  const sets = municipalLanguages().map(readMunicipal);
  const intents = municipalIntents();
  for (const { id: key, theme, handledBy } of intents)
    await addIntent(tx, {
      key,
      theme,
      articleId: articleOf.get(key) ?? null,
      handledBy: Object.fromEntries(
        sets.flatMap(({ language, authorities }) => {
          const name = handledBy && authorities[handledBy];
          return name ? [[language, name] as const] : [];
        }),
      ),
      wordings: sets.flatMap(({ language, intents: own }) => {
        const wording = own[key];
        return wording ? [{ language, title: wording.title, examples: wording.train }] : [];
      }),
    });
  for (const { language, nearDomain } of sets) await addNearDomain(tx, language, nearDomain.tuning);
  await jobs.enqueue(tx, trainJobName, { subject: 'assistant', startedBy });
  return intents.length;
};
