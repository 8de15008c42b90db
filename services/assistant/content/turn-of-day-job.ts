/**
 * Pages of articles are kept until something is published; some of them change when the day does: an
 * article begins or ends, opening hours mark today. After midnight those are made anew.
 */
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import { dayAfter } from '../../../platform/opening-hours/opening-hours.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import type { ArticleContent } from './article.ts';
import { contentMessages } from './messages/index.ts';
import { publishedArticles } from './store.ts';

/** Whether an article reads otherwise today than it did yesterday. */
export const turnsOn = (
  { validFrom, validUntil, contact }: Pick<ArticleContent, 'validFrom' | 'validUntil' | 'contact'>,
  today: string,
): boolean =>
  validFrom === today ||
  (validUntil !== undefined && dayAfter(validUntil) === today) ||
  contact?.hours !== undefined;

export const turnOfDayJob: JobDefinition<City> = {
  name: 'assistant.turn-of-day',
  label: byLanguage(contentMessages, ({ jobs }) => jobs.turnOfDay),
  // The town's midnight, in summer and in winter.
  schedule: '1 22,23 * * *',
  run: async (city) => {
    const today = dayInTown(city.now());
    const articles = await publishedArticles(city.db);
    if (articles.some(({ content }) => turnsOn(content, today))) await city.write(async () => {});
  },
};
