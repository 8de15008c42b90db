/** Subjects that people ask about: their names, examples and answers, written in the workspace. */
import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { effective, textOf } from '../content/article.ts';
import { allArticles } from '../content/store.ts';
import { subjectsIn } from '../dialogues/subjects.ts';
import { teachPermission } from '../learning/permission.ts';
import { intentMessages } from './messages/index.ts';
import { newestModel } from './model-store.ts';
import { IntentEditPage } from './pages/edit-page.tsx';
import { type IntentLine, IntentListPage, intentsPath } from './pages/list-page.tsx';
import { areAllTried, neighboursOf } from './recognition.ts';
import {
  allIntents,
  claimIntent,
  type Intent,
  intentsByKey,
  makeIntent,
  mostExamples,
  removeIntent,
  saveIntent,
} from './store.ts';

const keyShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longestExample = 300;

const articlesIn = async (db: Db, language: Language) =>
  (await allArticles(db)).map(({ id, slug, draft }) => ({
    value: String(id),
    label: textOf(effective(draft), 'name', language)?.text ?? slug,
  }));

/** Neighbours that the list names of each. */
const shownNeighbours = 2;

const linesOf = async (db: Db, language: Language): Promise<readonly IntentLine[]> => {
  const articles = new Map(
    (await articlesIn(db, language)).map(({ value, label }) => [Number(value), label]),
  );
  const report = (await newestModel(db))?.report;
  return (await allIntents(db)).map(({ key, theme, articleId, wordings }) => ({
    key,
    theme,
    title: wordings.find((one) => one.language === language)?.title ?? wordings[0]?.title ?? key,
    examples: wordings.reduce((sum, { examples }) => sum + examples.length, 0),
    article: articleId === null ? undefined : articles.get(articleId),
    recognised: report?.recognised[key],
    neighbours: report
      ? neighboursOf(report, key)
          .slice(0, shownNeighbours)
          .map(({ other }) => other)
      : [],
  }));
};

const listOf = async (
  { city, page }: Pick<PersonContext, 'city' | 'page'>,
  again: Partial<Pick<Parameters<typeof IntentListPage>[0], 'entered' | 'errors'>> = {},
) => (
  <IntentListPage
    page={page}
    lines={await linesOf(city.db, page.language)}
    subjects={await subjectsIn(city, city.db, page.language)}
    {...again}
  />
);

const list = get(intentsPath, teachPermission, (context) => listOf(context));

const make = post(
  intentsPath,
  teachPermission,
  async (context) => {
    const { page, tx, form, audit } = context;
    const t = intentMessages[page.language];
    const entered = {
      key: form.text('key').trim().toLowerCase().slice(0, 60),
      title: form.text('title').trim().slice(0, 120),
      theme: form.text('theme').trim().slice(0, 60),
    };
    const errors: Record<string, string> = {};
    if (entered.title === '') errors.title = t.titleMissing;
    if (!keyShape.test(entered.key)) errors.key = t.keyWrong;
    if (entered.theme === '') errors.theme = t.themeMissing;
    const isMade =
      Object.keys(errors).length === 0 &&
      (await makeIntent(tx, entered.key, entered.theme, {
        language: page.language,
        title: entered.title,
        examples: [],
      }));
    if (!isMade && Object.keys(errors).length === 0) errors.key = t.keyTaken;
    if (!isMade) return withStatus(422, await listOf(context, { entered, errors }));
    await audit('assistant.subject-made', entered.key);
    return seeOther(`${intentsPath}/${entered.key}`, { kind: 'success', text: t.made });
  },
  { isUnseen: true },
);

/** @throws Problem not-found */
const intentOf = async (db: Db, key: string): Promise<Intent> => {
  const found = (await intentsByKey(db, [key])).get(key);
  if (!found) throw new Problem('not-found', { what: 'intent', key });
  return found;
};

const recognitionOf = async (city: City, key: string, language: Language) => {
  const model = await newestModel(city.db);
  const { examples = 0, report } = model ?? {};
  return {
    recognised: report?.recognised[key],
    isOnlySome: report ? !areAllTried(report, examples) : false,
    neighbours: report ? neighboursOf(report, key) : [],
    sizeOf: (other: string) => report?.recognised[other]?.of ?? 0,
    subjects: await subjectsIn(city, city.db, language),
  };
};

const pageOf = async (
  { city, page }: Pick<PersonContext, 'city' | 'page'>,
  intent: Intent,
  language: Language,
  errors: Readonly<Record<string, string>> = {},
) => (
  <IntentEditPage
    page={page}
    intent={intent}
    language={language}
    articles={await articlesIn(city.db, page.language)}
    recognition={await recognitionOf(city, intent.key, page.language)}
    errors={errors}
  />
);

const edit = get(`${intentsPath}/:key`, teachPermission, async (context) => {
  const { city, page, params, query } = context;
  const asked = query.get('in') ?? '';
  const language = isLanguage(asked) ? asked : page.language;
  return pageOf(context, await intentOf(city.db, params.key ?? ''), language);
});

/** Each line a question; each once. */
const examplesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim().slice(0, longestExample))
      .filter((line) => line !== ''),
  ),
];

const save = post(
  `${intentsPath}/:key`,
  teachPermission,
  async (context) => {
    const { page, params, tx, form, audit } = context;
    const t = intentMessages[page.language];
    const { id, ...found } = await claimIntent(tx, params.key ?? '');
    const given = form.text('language');
    const language = isLanguage(given) ? given : page.language;
    const title = form.text('title').trim().slice(0, 120);
    const examples = examplesIn(form.text('examples'));
    const handler = form.text('handledBy').trim().slice(0, 160);
    const { [language]: _, ...others } = found.handledBy;
    const wantedArticle = Number(form.text('article')) | 0;
    const articles = await allArticles(tx);
    const entered: Intent = {
      ...found,
      handledBy: handler === '' ? others : { ...others, [language]: handler },
      articleId: articles.some((one) => one.id === wantedArticle) ? wantedArticle : null,
      wordings: [
        ...found.wordings.filter((one) => one.language !== language),
        { language, title, examples },
      ],
    };
    const errors: Record<string, string> = {};
    if (title === '' && examples.length > 0) errors.title = t.titleMissing;
    if (examples.length > mostExamples)
      errors.examples = t.tooMany(page.format.number(mostExamples, 0));
    if (Object.keys(errors).length > 0)
      return withStatus(422, await pageOf(context, entered, language, errors));
    const { handledBy, articleId } = entered;
    await saveIntent(tx, id, { language, title, examples, handledBy, articleId });
    await audit('assistant.subject-changed', found.key, { language, count: examples.length });
    const wanted = form.text('do');
    const other = wanted.startsWith('in-') ? wanted.slice(3) : language;
    return seeOther(
      `${intentsPath}/${encodeURIComponent(found.key)}?in=${isLanguage(other) ? other : language}`,
      { kind: 'success', text: t.saved },
    );
  },
  { isUnseen: true },
);

const remove = post(
  `${intentsPath}/:key/remove`,
  teachPermission,
  async ({ page, params, tx, audit }) => {
    const { id, key } = await claimIntent(tx, params.key ?? '');
    await removeIntent(tx, id);
    await audit('assistant.subject-removed', key);
    return seeOther(intentsPath, { kind: 'success', text: intentMessages[page.language].removed });
  },
  { isUnseen: true },
);

export const intentRoutes: readonly Route[] = [list, make, edit, save, remove];
