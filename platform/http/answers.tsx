import { getCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import { z } from 'zod';
import { isDatabaseAway } from '../database/query-failure.ts';
import { problemTexts } from '../messages/problems.ts';
import { isProblem, Problem } from '../problem.ts';
import type { City } from '../service.ts';
import { nameFields } from '../ui/components/error-summary/name-fields.ts';
import { nameTrouble } from '../ui/components/error-summary/name-trouble.ts';
import type { PageContext } from '../ui/page.ts';
import type { RequestContext } from './env.ts';
import { ErrorPage } from './error-page.tsx';
import { splitLanguage } from './language.ts';
import type { createPageContexts } from './page-context.ts';
import { isPageWithStatus, isSeeOther, type SeeOther } from './routes.ts';
import { createHouseCookies, houseCookies } from './signed-cookies.ts';

const noticeShape = z.object({ kind: z.enum(['success', 'warning', 'error']), text: z.string() });
const noticeSeconds = 60;

/** A page that belongs to one person alone. */
export const html = (
  markup: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Response =>
  new Response(nameTrouble(nameFields(String(markup)), status), {
    status,
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'private, no-store',
      vary: 'Accept-Language, Cookie',
      ...headers,
    },
  });

/** A notice as `redirect` wrote it; one of an earlier version that reads otherwise is no notice. */
const noticeOf = (value: string): PageContext['notice'] => {
  try {
    return noticeShape.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
};

/** Turns what handlers give, and what goes wrong, into responses. */
export const createAnswers = (city: City, pageFor: ReturnType<typeof createPageContexts>) => {
  const { config, log } = city;
  const cookies = createHouseCookies(config);

  const readNotice = async (c: RequestContext): Promise<PageContext['notice']> => {
    if (!getCookie(c, houseCookies.notice)) return undefined;
    const value = await cookies.read(c, 'notice');
    cookies.drop(c, 'notice');
    return value === undefined ? undefined : noticeOf(value);
  };

  const redirect = async (
    c: RequestContext,
    page: PageContext,
    to: SeeOther,
  ): Promise<Response> => {
    if (to.notice) await cookies.write(c, 'notice', JSON.stringify(to.notice), noticeSeconds);
    const response = c.redirect(page.href(to.seeOther), 303);
    for (const cookie of to.cookies ?? []) response.headers.append('set-cookie', cookie);
    return response;
  };

  const answer = async (
    c: RequestContext,
    page: PageContext,
    given: unknown,
  ): Promise<Response> => {
    const result = await given;
    if (result instanceof Response) return result;
    if (isSeeOther(result)) return redirect(c, page, result);
    const { status, markup } = isPageWithStatus(result) ? result : { status: 200, markup: result };
    const response = html(await (markup as Promise<unknown>), status);
    for (const cookie of c.res.headers.getSetCookie())
      response.headers.append('set-cookie', cookie);
    return response;
  };

  const failure = async (c: RequestContext, error: unknown): Promise<Response> => {
    const problem = problemOf(error);
    const requestId = c.get('requestId') ?? '';
    if (problem.status >= 500)
      log.error({ err: error, requestId, route: routePath(c) }, 'request failed');
    const language = c.get('language') ?? city.municipality().defaultLanguage;
    const text = problemTexts[language][problem.code];
    const { path } = splitLanguage(new URL(c.req.url).pathname);
    const headers = headersOf(problem, city.now());
    if (path.startsWith('/api/'))
      return new Response(
        JSON.stringify({
          type: `about:polder:${problem.code}`,
          title: text.title,
          detail: text.advice,
          status: problem.status,
          instance: requestId,
          ...problem.details,
        }),
        {
          status: problem.status,
          headers: {
            'content-type': 'application/problem+json',
            'cache-control': 'no-store',
            ...headers,
          },
        },
      );
    const page = pageFor(c, undefined, { formKey: false });
    return html(
      <ErrorPage page={page} problem={problem} requestId={requestId} />,
      problem.status,
      headers,
    );
  };

  return { readNotice, answer, failure };
};

/** What tells a client how to do better: which methods there are, when the minute of a limit is over. */
const problemOf = (error: unknown): Problem => {
  if (isProblem(error)) return error;
  return new Problem(isDatabaseAway(error) ? 'not-ready' : 'internal', {}, { cause: error });
};

const headersOf = ({ code, details }: Problem, now: Date): Record<string, string> => {
  if (code === 'method-not-allowed') return { allow: String(details.allow ?? '') };
  if (code === 'not-ready') return { 'retry-after': '60' };
  return code === 'too-many-requests' ? { 'retry-after': String(60 - now.getUTCSeconds()) } : {};
};

export type Answers = ReturnType<typeof createAnswers>;
