import { newDialogue } from '@polder/language';
import { serialize } from 'hono/utils/cookie';
import {
  get,
  type PostContext,
  type PublicContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { askPath } from '../content/pages/article-page.tsx';
import { passagesOf } from '../content/passages.ts';
import { publishedArticles } from '../content/store.ts';
import { hasIntents, newestModelId } from '../intents/store.ts';
import { understandingOf } from '../intents/understanding.ts';
import { messages } from '../messages/index.ts';
import { factOf } from './facts.ts';
import { ChatPage } from './pages/chat-page.tsx';
import { longestQuestion, mostMessages, retentionDays } from './rules.ts';
import {
  type Conversation,
  claimConversation,
  conversationOf,
  deleteConversation,
  keepTurn,
  messageCount,
  messagesOf,
  rate,
  startConversation,
} from './store.ts';
import { suggestionsIn } from './suggestions.ts';
import { type Answered, answerQuestion } from './turn.ts';
import { titleOfIntent, viewOf } from './view.ts';

/** What the resident's browser keeps: without it nobody finds the conversation. */
const cookieName = 'polder_conversation';
const tokenShape = /^[\w-]{32}$/;

const tokenIn = (request: Request): string | undefined => {
  const cookies = request.headers.get('cookie') ?? '';
  const token = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]+)`).exec(cookies)?.[1];
  return token && tokenShape.test(token) ? token : undefined;
};

const cookieWith = ({ config }: City, token: string, maxAge: number): string =>
  serialize(cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.publicUrl?.startsWith('https:') ?? false,
    maxAge,
  });

const promptOf =
  (city: City) =>
  (fact: string, input: string, language: Language): string =>
    factOf(city, fact)?.prompts?.[input]?.[language] ??
    factOf(city, fact)?.question[language] ??
    '';

const pageOf = async (
  { city, page }: Pick<PublicContext, 'city' | 'page'>,
  conversation: Conversation | undefined,
  more: { readonly entered?: string; readonly error?: string } = {},
) => (
  <ChatPage
    page={page}
    view={conversation && (await viewOf(city, await messagesOf(city.db, conversation.id)))}
    today={dayInTown(city.now())}
    suggestions={await suggestionsIn(city.db, page.language)}
    isReady={(await newestModelId(city.db)) !== undefined || !(await hasIntents(city.db))}
    prompt={promptOf(city)}
    {...more}
  />
);

const show = get(askPath, 'public', async (context) => {
  const token = tokenIn(context.request);
  return pageOf(context, token ? await conversationOf(context.city.db, token) : undefined);
});

/** What was asked: words, or one of the choices that were offered. */
const askedIn = (
  { form }: PostContext,
  conversation: Conversation | undefined,
): { readonly text: string; readonly isNone: boolean } => {
  const choice = form.text('choice');
  if (choice === '0') return { text: '', isNone: true };
  if (choice && conversation?.state.choice) return { text: choice, isNone: false };
  return { text: form.text('text').trim(), isNone: false };
};

const answer = async (
  { city, page }: PostContext,
  conversation: Conversation,
  text: string,
  isNone: boolean,
): Promise<Answered> => {
  const { language } = page;
  const { state } = conversation;
  const stays = { state, outcome: 'decline', intent: undefined, language } as const;
  if (isNone)
    return {
      ...stays,
      state: { ...state, choice: undefined },
      replies: [{ kind: 'none', passages: [] }, { kind: 'person' }],
    };
  const understanding = await understandingOf(city);
  if (!understanding)
    return {
      ...stays,
      replies: [{ kind: 'not-ready', isTaught: await hasIntents(city.db) }, { kind: 'person' }],
    };
  return answerQuestion(
    city,
    understanding,
    { text, state, language, spoken: conversation.language, today: dayInTown(city.now()) },
    async (own) => passagesOf(await publishedArticles(city.db), own, understanding.questions[own]),
  );
};

const ask = post(
  askPath,
  'public',
  async (context) => {
    const { city, page, tx, request } = context;
    const t = messages[page.language];
    const token = tokenIn(request);
    const known = token ? await claimConversation(tx, token) : undefined;
    const { text, isNone } = askedIn(context, known);
    const refuse = async (error: string) =>
      withStatus(
        422,
        await pageOf(context, known, { entered: text.slice(0, longestQuestion), error }),
      );
    if (text === '' && !isNone) return refuse(t.empty);
    if (text.length > longestQuestion)
      return refuse(t.tooLong(page.format.number(longestQuestion, 0)));
    if (known && (await messageCount(tx, known.id)) >= mostMessages) return refuse(t.full);
    const started = known
      ? undefined
      : await startConversation(tx, page.language, newDialogue, city.now());
    const conversation = known ?? started?.conversation;
    if (!conversation) return refuse(t.empty);
    // Loaded when the first question comes: what knows all telephone numbers is large. Masked before anything
    // else, as the state of the conversation is stored too.
    const { maskPersonalData } = await import('@polder/masking');
    const { text: masked, bare } = maskPersonalData(text);
    const answered = await answer(context, conversation, bare, isNone);
    const chosen = conversation.state.choice?.intents[Number(text) - 1];
    const said = isNone
      ? t.noneOfThese
      : context.form.text('choice') && chosen
        ? await titleOfIntent(city, chosen, page.language)
        : masked;
    await keepTurn(
      tx,
      conversation.id,
      answered,
      [
        { sender: 'resident', language: answered.language, text: said },
        {
          sender: 'assistant',
          language: answered.language,
          replies: answered.replies,
          outcome: answered.outcome,
          intent: answered.intent,
        },
      ],
      city.now(),
    );
    return seeOther(
      `${askPath}#latest`,
      undefined,
      started ? [cookieWith(city, started.token, retentionDays * 86_400)] : undefined,
    );
  },
  { isUnseen: true, perMinute: 40 },
);

const rateAnswer = post(
  `${askPath}/rate`,
  'public',
  async ({ city, page, tx, form, request }) => {
    const token = tokenIn(request);
    const known = token ? await conversationOf(city.db, token) : undefined;
    const rating = form.text('rating') === '1' ? 1 : -1;
    const isRated =
      known !== undefined && (await rate(tx, known.id, Number(form.text('message')) | 0, rating));
    return seeOther(
      `${askPath}#latest`,
      isRated ? { kind: 'success', text: messages[page.language].thanks } : undefined,
    );
  },
  { isUnseen: true },
);

const erase = post(
  `${askPath}/delete`,
  'public',
  async ({ city, page, tx, request }) => {
    const token = tokenIn(request);
    const known = token ? await conversationOf(city.db, token) : undefined;
    if (known) await deleteConversation(tx, known.id);
    return seeOther(askPath, { kind: 'success', text: messages[page.language].erased }, [
      cookieWith(city, '', 0),
    ]);
  },
  { isUnseen: true },
);

export const chatRoutes: readonly Route[] = [show, ask, rateAnswer, erase];
