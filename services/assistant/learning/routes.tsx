/** What residents asked in vain, put together, and taught. */
import { groupSimilar } from '@polder/language';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import { newestModel } from '../intents/store.ts';
import { lessonOf, trainJobName } from '../intents/train-job.ts';
import { messages } from '../messages/index.ts';
import { TeachPage, teachPath } from './pages/teach-page.tsx';
import { teachPermission } from './permission.ts';
import { addExamples, intentChoices, type Missed, markReviewed, missedQuestions } from './store.ts';

const mostGroups = 40;
const mostInGroup = 100;

/** Questions of one language that ask much the same; the largest groups of all languages first. */
const groupsOf = (missed: readonly Missed[]): readonly (readonly Missed[])[] =>
  languages
    .flatMap((language) => {
      const own = missed.filter((one) => one.language === language);
      return groupSimilar(own.map(({ text }) => text)).map((places) =>
        places.slice(0, mostInGroup).flatMap((place) => own[place] ?? []),
      );
    })
    .sort((one, other) => other.length - one.length)
    .slice(0, mostGroups);

const pageOf = async (
  { city, page }: Pick<PersonContext, 'city' | 'page'>,
  errors: Readonly<Record<string, string>> = {},
) => {
  const [model, missed, choices, lesson] = await Promise.all([
    newestModel(city.db),
    missedQuestions(city.db),
    intentChoices(city.db, page.language),
    lessonOf(city),
  ]);
  return (
    <TeachPage
      page={page}
      model={model}
      isChanged={lesson.examples.length !== (model?.examples ?? 0)}
      groups={groupsOf(missed)}
      choices={choices}
      errors={errors}
    />
  );
};

const show = get(teachPath, teachPermission, (context) => pageOf(context));

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
      return withStatus(422, await pageOf(context, { [field]: teach.missing }));
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
        return withStatus(422, await pageOf(context, { [field]: teach.missing }));
    await audit('assistant.examples-added', key, { count: mine.length });
    const choice = (await intentChoices(tx, page.language)).find((one) => one.key === key);
    return seeOther(teachPath, {
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

export const learningRoutes: readonly Route[] = [show, decide, learn];
