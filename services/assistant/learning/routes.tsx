/** What residents asked in vain, put together, and taught. */
import { get, post, type Route, seeOther, withStatus } from '../../../platform/http/routes.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { trainJobName } from '../intents/train-job.ts';
import { messages } from '../messages/index.ts';
import { teachPath } from './paths.ts';
import { teachPermission } from './permission.ts';
import { publishRoutes } from './publish-routes.tsx';
import { addExamples, intentChoices, markReviewed, missedQuestions } from './store.ts';
import { mostInGroup, teachPageOf } from './view.tsx';

/** After questions were added to a subject, the first of them may become a test dialogue. */
const show = get(teachPath, teachPermission, (context) => {
  const { query } = context;
  const [id, subject] = [Number(query.get('taught')) | 0, query.get('subject') ?? ''];
  return teachPageOf(context, { keepable: id > 0 ? { id, subject } : undefined });
});

const decide = post(
  `${teachPath}/group`,
  teachPermission,
  async (context) => {
    const { city, page, tx, form, audit } = context;
    const { teach } = messages[page.language];
    const field = form.text('field');
    const key = form.text(field);
    const isAdding = form.text('do') === 'add';
    if (isAdding && key === '')
      return withStatus(422, await teachPageOf(context, { errors: { [field]: teach.missing } }));
    const wanted = form.all('message').map(Number).filter(Number.isSafeInteger);
    const missed = (await missedQuestions(tx)).filter(({ id }) => wanted.includes(id));
    const taken = await markReviewed(tx, wanted.slice(0, mostInGroup), city.now());
    if (taken.length === 0) return seeOther(teachPath, { kind: 'warning', text: teach.gone });
    if (!isAdding) {
      await audit('assistant.questions-set-aside', 'assistant', { count: taken.length });
      return seeOther(teachPath, { kind: 'success', text: teach.setAside });
    }
    const mine = missed.filter(({ id }) => taken.includes(id));
    const byLanguage = Map.groupBy(mine, ({ language }): Language => language);
    for (const [language, own] of byLanguage)
      if (
        !(await addExamples(
          tx,
          key,
          language,
          own.map(({ text }) => text),
        ))
      )
        return withStatus(422, await teachPageOf(context, { errors: { [field]: teach.missing } }));
    await audit('assistant.examples-added', key, { count: mine.length });
    const choice = (await intentChoices(tx, page.language)).find((one) => one.key === key);
    const query = new URLSearchParams({ taught: String(mine[0]?.id), subject: key });
    return seeOther(`${teachPath}?${query}`, {
      kind: 'success',
      text: teach.added(page.format.number(mine.length, 0), choice?.title ?? key),
    });
  },
  { isUnseen: true },
);

const learn = post(
  `${teachPath}/learn`,
  teachPermission,
  async ({ city, page, tx, person, audit }) => {
    await city.jobs.enqueue(tx, trainJobName, { subject: 'assistant', startedBy: person.id });
    await audit('assistant.learning-started', 'assistant');
    return seeOther(teachPath, {
      kind: 'success',
      text: messages[page.language].teach.learning,
    });
  },
  { isUnseen: true },
);

export const learningRoutes: readonly Route[] = [show, decide, learn, ...publishRoutes];
