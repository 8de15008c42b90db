/** The assistant on other sites: the same conversation, as parts that a script puts into their pages. */
import {
  get,
  type PostContext,
  type PublicContext,
  post,
  type Route,
  seeOther,
} from '../../../platform/http/routes.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { originsSetting } from '../centre/settings.ts';
import { conversationState } from '../centre/store.ts';
import { watch } from '../centre/watch.ts';
import { act, actionNames } from '../chat/actions.ts';
import { composeFor } from '../chat/compose.ts';
import type { ConversationProps } from '../chat/pages/conversation.tsx';
import { propsOf } from '../chat/parts.ts';
import { conversationOf } from '../chat/store.ts';
import { EmbeddedParts } from './embedded-parts.tsx';

export const embedPath = '/ask/embed';
const tokenShape = /^[\w-]{32}$/;

const origins = (city: City): Promise<readonly string[]> => readSetting(city.db, originsSetting);

/** What the resident's browser keeps for the other site; it chooses it itself. */
const tokenIn = (request: Request): string | undefined => {
  const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  return token && tokenShape.test(token) ? token : undefined;
};

/** Every address whole: the parts stand on another site. */
const elsewhere = (page: PageContext): PageContext => ({
  ...page,
  href: (path) => (path.startsWith('/') ? `${page.origin}${page.href(path)}` : path),
});

const knownTo = async ({ city, request }: Pick<PublicContext, 'city' | 'request'>) => {
  const token = tokenIn(request);
  return token ? conversationOf(city.db, token) : undefined;
};

const partsOf = async (
  { city, page }: Pick<PublicContext, 'city' | 'page'>,
  conversation: Awaited<ReturnType<typeof knownTo>>,
  status = 200,
  more: Pick<ConversationProps, 'errors' | 'entered'> = {},
): Promise<Response> => {
  const own = elsewhere(page);
  const props = { ...(await propsOf({ city, page: own }, conversation)), ...more };
  const { slug } = page.municipality;
  return Response.json(
    {
      html: String(<EmbeddedParts {...props} />),
      isFollowed: props.handling !== 'assistant',
      /** Paths at the town's address. */
      styles: [page.asset('styles'), page.asset(`theme-${slug}`)],
    },
    { status, headers: { 'cache-control': 'no-store' } },
  );
};

const show = get(embedPath, 'public', async (context) => partsOf(context, await knownTo(context)), {
  origins,
});

const isAction = (name: string): name is (typeof actionNames)[number] =>
  (actionNames as readonly string[]).includes(name);

const receive = post(
  embedPath,
  'public',
  async (context: PostContext) => {
    const { city, tx, page, form, request, prepared } = context;
    const token = tokenIn(request);
    if (token === undefined) throw new Problem('invalid-input', { parameter: 'authorization' });
    const name = form.text('do');
    const acted = await act(isAction(name) ? name : 'ask', {
      city,
      tx,
      page,
      form,
      token,
      wantedToken: token,
      composed: prepared as Awaited<ReturnType<typeof composeFor>>, // of the route's own `prepare`
    });
    return acted.kind === 'trouble'
      ? partsOf({ city, page }, acted.conversation, 422, acted)
      : seeOther(embedPath);
  },
  {
    isUnseen: true,
    perMinute: 40,
    origins,
    prepare: async (context) =>
      context.form.text('do') === 'ask'
        ? composeFor(
            context.city,
            () => knownTo(context),
            context.form,
            context.page.language,
            context.request.signal,
          )
        : undefined,
  },
);

const stream = get(
  `${embedPath}/stream`,
  'public',
  async (context) => {
    const { city } = context;
    const known = await knownTo(context);
    return watch(city, context, async () =>
      known ? (await conversationState(city.db, known.id)) || undefined : undefined,
    );
  },
  { origins },
);

/** One address that stays, for the module of every version; a plain script, so that one tag is enough. */
const script = get('/assistant.js', 'public', ({ page }) => {
  const address = JSON.stringify(page.asset('polder-assistant'));
  // An import needs no leave of a site that asks for trusted types, as setting an address would.
  const text = `import(new URL(${address}, document.currentScript.src).href);\n`;
  return new Response(text, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    },
  });
});

export const embedRoutes: readonly Route[] = [show, receive, stream, script];
