/** Switching the language model on and off, and trying what it would say. */
import type { Form } from '../../../platform/http/form.ts';
import {
  get,
  type PublicContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting, writeSetting } from '../../../platform/settings/settings.ts';
import { masked } from '../chat/converse.ts';
import { passagesOf } from '../content/passages.ts';
import { publishedArticles } from '../content/store.ts';
import { understandingOf } from '../intents/understanding.ts';
import { teachPermission } from '../learning/permission.ts';
import { forgetFailures, pausedUntil } from './breaker.ts';
import { tryToCompose } from './compose.ts';
import { modelMessages } from './messages/index.ts';
import { ModelPage, type ModelPageProps, modelPath, type Tried } from './pages/model-page.tsx';
import { longestAsked } from './prompt.ts';
import { languageModelSetting } from './setting.ts';

const pageOf = async (
  { city, page }: Pick<PublicContext, 'city' | 'page'>,
  more: Pick<ModelPageProps, 'entered' | 'tried' | 'errors'> = {},
) => (
  <ModelPage
    page={page}
    endpoint={city.config.languageModel}
    isOn={(await readSetting(city.db, languageModelSetting)).isOn}
    pausedUntil={pausedUntil(city)}
    {...more}
  />
);

const show = get(modelPath, teachPermission, (context) => pageOf(context));

const flip = post(
  modelPath,
  teachPermission,
  async ({ city, page, tx, form, person, audit }) => {
    const t = modelMessages[page.language];
    const isOn = form.text('do') === 'on';
    if (isOn && !city.config.languageModel)
      return seeOther(modelPath, { kind: 'error', text: t.refused });
    const earlier = await readSetting(tx, languageModelSetting);
    if (earlier.isOn !== isOn) {
      await writeSetting(tx, languageModelSetting, { isOn }, person.id, city.now());
      await audit(
        isOn ? 'assistant.language-model-on' : 'assistant.language-model-off',
        'assistant',
      );
      forgetFailures(city);
    }
    return seeOther(modelPath, { kind: 'success', text: isOn ? t.switchedOn : t.switchedOff });
  },
  { isUnseen: true },
);

const entryIn = (form: Form, language: Language) => {
  const asked = form.text('language');
  return { question: form.text('question'), language: isLanguage(asked) ? asked : language };
};

/** Asks the model for somebody who wants to see what it would say. */
const trial = async (
  city: City,
  { question, language }: ReturnType<typeof entryIn>,
  signal: AbortSignal,
): Promise<Tried> => {
  const { text, bare } = await masked(question);
  const questions = (await understandingOf(city))?.questions[language] ?? [];
  const articles = await publishedArticles(city.db);
  const { find, cite } = passagesOf(articles, language, questions);
  const passages = find(bare).flatMap(({ passage }) => cite(passage.id) ?? []);
  return {
    masked: text,
    language,
    passages,
    articles: new Map(articles.map((article) => [article.id, article])),
    outcome: await tryToCompose(city, { question: text, passages, language, signal }),
  };
};

const isAskable = ({ question }: { readonly question: string }): boolean =>
  question !== '' && question.length <= longestAsked;

const tryOut = post(
  `${modelPath}/try`,
  teachPermission,
  async (context) => {
    const { page, form, prepared } = context;
    const t = modelMessages[page.language];
    const entered = entryIn(form, page.language);
    if (!isAskable(entered)) {
      const question =
        entered.question === ''
          ? t.questionMissing
          : t.questionTooLong(page.format.number(longestAsked, 0));
      return withStatus(422, await pageOf(context, { entered, errors: { question } }));
    }
    const tried = prepared as Awaited<ReturnType<typeof trial>>; // of the route's own `prepare`
    return pageOf(context, { entered, tried });
  },
  {
    isUnseen: true,
    perMinute: 20,
    prepare: async ({ city, page, form, request }) => {
      const entered = entryIn(form, page.language);
      return isAskable(entered) ? trial(city, entered, request.signal) : undefined;
    },
  },
);

export const modelRoutes: readonly Route[] = [show, flip, tryOut];
