/** What the demo town's assistant knows: the municipal questions, and articles on the most asked ones. */
import type { Db } from '../../../platform/database/db.ts';
import type { City, DemoContext } from '../../../platform/service.ts';
import { fillAnalytics } from '../analytics/demo.ts';
import { putSavedReply } from '../centre/store.ts';
import { addPublishedArticle } from '../content/store.ts';
import { fillDialogues } from '../dialogues/demo.ts';
import { addStarterIntents } from '../intents/starter.ts';
import { demoArticles } from './articles/index.ts';
import { demoReplies } from './replies.ts';

const editor = 'system';
const millisecondsPerDay = 86_400_000;
/** Days before the demo's day on which each article was last checked: one after the other. */
const checkedBefore = 3;

export const fillAssistant = async (
  city: City,
  tx: Db,
  { town, today, report }: DemoContext,
): Promise<void> => {
  report('assistant');
  const dayBefore = (days: number): string =>
    new Date(today.getTime() - days * millisecondsPerDay).toISOString().slice(0, 10);
  const articleOf = new Map<string, number>();
  for (const [place, written] of demoArticles.entries()) {
    const { slug, intents, texts, informal, audiences, owner, themes } = written;
    const id = await addPublishedArticle(
      tx,
      slug,
      {
        central: {
          texts,
          ...(informal ? { informal } : {}),
          ...(audiences ? { audiences: [...audiences] } : {}),
          themes: [...themes],
          checkedOn: dayBefore(checkedBefore * (place + 1)),
          owner,
        },
        local: [],
      },
      { person: editor, now: today },
    );
    for (const intent of intents) articleOf.set(intent, id);
  }
  await addStarterIntents(tx, city.jobs, articleOf, editor);
  await fillAnalytics(city, tx, { town, today });
  for (const { title, texts } of demoReplies)
    await putSavedReply(tx, undefined, { title, texts, changedBy: editor, changedAt: today });
  await fillDialogues(city, tx, { person: editor, now: today });
};
