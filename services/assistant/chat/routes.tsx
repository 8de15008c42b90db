import { serialize } from 'hono/utils/cookie';
import type { Form } from '../../../platform/http/form.ts';
import {
  get,
  type PostContext,
  type PublicContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { retentionSetting } from '../centre/settings.ts';
import { conversationState } from '../centre/store.ts';
import { watch } from '../centre/watch.ts';
import { askPath } from '../content/pages/article-page.tsx';
import { messages } from '../messages/index.ts';
import { type Acted, type ActionName, act } from './actions.ts';
import { composeFor } from './compose.ts';
import { ChatPage } from './pages/chat-page.tsx';
import { propsOf } from './parts.ts';
import { conversationOf } from './store.ts';

/** What the resident's browser keeps: without it nobody finds the conversation. */
const isSecure = ({ config }: City): boolean => config.publicUrl?.startsWith('https:') ?? false;

/** With the prefix that no other site of the same domain can set it. */
const cookieName = (city: City): string =>
  isSecure(city) ? '__Host-polder_conversation' : 'polder_conversation';
const tokenShape = /^[\w-]{32}$/;

const tokenIn = (city: City, request: Request): string | undefined => {
  const cookies = request.headers.get('cookie') ?? '';
  const token = new RegExp(`(?:^|;\\s*)${cookieName(city)}=([^;]+)`).exec(cookies)?.[1];
  return token && tokenShape.test(token) ? token : undefined;
};

const cookieWith = (city: City, token: string, maxAge: number): string =>
  serialize(cookieName(city), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(city),
    maxAge,
  });

const knownTo = async ({ city, request }: Pick<PublicContext, 'city' | 'request'>) => {
  const token = tokenIn(city, request);
  return token ? conversationOf(city.db, token) : undefined;
};

const show = get(askPath, 'public', async (context) => (
  <ChatPage {...(await propsOf(context, await knownTo(context)))} />
));

const answerWith = async (
  context: PostContext,
  acted: Acted,
): Promise<ReturnType<typeof seeOther> | ReturnType<typeof withStatus>> => {
  const { city, page, tx } = context;
  const t = messages[page.language];
  if (acted.kind === 'trouble') {
    const { conversation, errors, entered } = acted;
    return withStatus(
      422,
      <ChatPage {...(await propsOf(context, conversation))} errors={errors} entered={entered} />,
    );
  }
  if (acted.thanks === 'erased')
    return seeOther(askPath, { kind: 'success', text: t.erased }, [cookieWith(city, '', 0)]);
  const days = acted.started ? await readSetting(tx, retentionSetting) : 0;
  return seeOther(
    `${askPath}#entry`,
    acted.thanks === 'rated' ? { kind: 'success', text: t.thanks } : undefined,
    acted.started ? [cookieWith(city, acted.started, days * 86_400)] : undefined,
  );
};

const action = (name: ActionName, path: string): Route =>
  post(
    path,
    'public',
    async (context) => {
      const { city, tx, page, form, request, prepared } = context;
      const token = tokenIn(city, request);
      const composed = prepared as Awaited<ReturnType<typeof composeFor>>; // of the route's own `prepare`
      return answerWith(context, await act(name, { city, tx, page, form, token, composed }));
    },
    {
      isUnseen: true,
      perMinute: 40,
      ...(name === 'ask'
        ? {
            prepare: async (context: PublicContext & { readonly form: Form }) =>
              composeFor(
                context.city,
                () => knownTo(context),
                context.form,
                context.page.language,
                context.request.signal,
              ),
          }
        : {}),
    },
  );

const stream = get(`${askPath}/stream`, 'public', async (context) => {
  const known = await knownTo(context);
  if (!known) throw new Problem('not-found');
  const { city } = context;
  return watch(
    city,
    context,
    async () => (await conversationState(city.db, known.id)) || undefined,
  );
});

export const chatRoutes: readonly Route[] = [
  show,
  action('ask', askPath),
  action('rate', `${askPath}/rate`),
  action('person', `${askPath}/person`),
  action('leave', `${askPath}/leave`),
  action('delete', `${askPath}/delete`),
  stream,
];
