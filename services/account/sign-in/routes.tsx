import { parseSigned } from 'hono/utils/cookie';
import { z } from 'zod';
import { emailShape } from '../../../platform/http/email.ts';
import { parseForm } from '../../../platform/http/form.ts';
import {
  get,
  type PublicContext,
  post,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { oidcProvider } from '../../../platform/identity/identity.ts';
import { accountWith, refuse, welcome } from '../../../platform/identity/sign-ins.ts';
import type { City } from '../../../platform/service.ts';
import { messages } from '../messages/index.ts';
import { personBetweenSteps } from '../store.ts';
import { safeContinue, withContinue } from './continue.ts';
import { linkRoutes } from './link-routes.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { TwoFactorPage } from './pages/two-factor.tsx';

/** Guessing is slow: ten tries per minute and client, for all of them the same answer. */
const options = { isOwnTransaction: true, perMinute: 10 } as const;

const providerName = (city: City): string | undefined => city.config.oidc?.name;

/** `/sign-in` itself sends people who are signed in on to where they work or to the home page. */
const landing = ({ city, person }: PublicContext): string =>
  city.services
    .flatMap((service) => service.nav ?? [])
    .some(
      ({ site, permission }) =>
        site === 'work' && permission && person?.permissions.has(permission),
    )
    ? '/work'
    : '/';

/** What better-auth answers: the person it signed in, or a second step to take. */
const signedIn = z.object({ user: z.object({ id: z.string() }) });
const failed = z.object({ code: z.string() });

const showSignIn = get('/sign-in', 'public', (context) => {
  const { city, page, person, query } = context;
  const target = safeContinue(query.get('continue'));
  if (person) return seeOther(target ?? landing(context));
  const t = messages[page.language].signIn;
  const error = query.get('error');
  const trouble =
    error === null ? undefined : query.has('provider') ? t.providerRefused : t.linkOver;
  return <SignInPage page={page} target={target} provider={providerName(city)} trouble={trouble} />;
});

const signInWithPassword = post(
  '/sign-in',
  'public',
  async ({ city, page, form, request }) => {
    const target = safeContinue(form.text('continue'));
    const provider = providerName(city);
    const email = form.text('email');
    const parsed = parseForm(
      form,
      z.object({ email: emailShape, password: z.string().min(1) }),
      page.language,
    );
    if (!parsed.ok)
      return withStatus(
        422,
        <SignInPage {...{ page, target, provider, email }} errors={parsed.errors} />,
      );
    const response = await city.identity.auth().api.signInEmail({
      body: parsed.value,
      headers: request.headers,
      asResponse: true,
    });
    const person = signedIn.safeParse(response.ok ? await response.clone().json() : undefined);
    if (!response.ok)
      await refuse(city.db, await accountWith(city.db, email), 'password', city.now());
    if (
      !response.ok ||
      (person.success && !(await welcome(city.db, person.data.user.id, 'password', city.now())))
    ) {
      const trouble = messages[page.language].signIn.refused;
      return withStatus(422, <SignInPage {...{ page, target, provider, email, trouble }} />);
    }
    const next = person.success
      ? (target ?? '/sign-in')
      : withContinue('/sign-in/two-factor', target);
    return seeOther(next, undefined, response.headers.getSetCookie());
  },
  { ...options, perMinuteOf: { field: 'email', atMost: 10 } },
);

/** Whose password was right a moment ago: better-auth keeps it behind a signed cookie. */
const personHalfway = async (city: City, headers: Headers): Promise<string | undefined> => {
  const { name } = (await city.identity.auth().$context).createAuthCookie('two_factor');
  const { [name]: key } = await parseSigned(headers.get('cookie') ?? '', city.config.secret, name);
  return key ? personBetweenSteps(city.db, key) : undefined;
};

const showTwoFactor = get('/sign-in/two-factor', 'public', ({ page, query }) => (
  <TwoFactorPage page={page} target={safeContinue(query.get('continue'))} />
));

const signInWithCode = post(
  '/sign-in/two-factor',
  'public',
  async ({ city, page, form, request }) => {
    const t = messages[page.language].twoFactor;
    const target = safeContinue(form.text('continue'));
    const code = form.text('code').replaceAll(/\s/g, '');
    const { api } = city.identity.auth();
    const isFromApp = /^\d{6}$/.test(code);
    const how = isFromApp ? 'code' : 'backup-code';
    const halfway = await personHalfway(city, request.headers);
    const given = { body: { code }, headers: request.headers, asResponse: true } as const;
    const response = await (isFromApp ? api.verifyTOTP(given) : api.verifyBackupCode(given));
    const answer: unknown = await response.clone().json();
    const person = signedIn.safeParse(answer);
    if (response.ok && person.success) {
      if (await welcome(city.db, person.data.user.id, how, city.now()))
        return seeOther(target ?? '/sign-in', undefined, response.headers.getSetCookie());
      return seeOther('/sign-in', { kind: 'error', text: messages[page.language].signIn.refused });
    }
    await refuse(city.db, halfway, how, city.now());
    const reason = failed.safeParse(answer).data?.code;
    if (reason === 'INVALID_TWO_FACTOR_COOKIE')
      return seeOther(withContinue('/sign-in', target), { kind: 'warning', text: t.over });
    if (reason === 'ACCOUNT_TEMPORARILY_LOCKED' || reason === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
      return seeOther(withContinue('/sign-in', target), { kind: 'error', text: t.locked });
    return withStatus(422, <TwoFactorPage page={page} target={target} error={t.wrong} />);
  },
  options,
);

const signInAtProvider = post(
  '/sign-in/provider',
  'public',
  async ({ city, page, form, request }) => {
    const target = safeContinue(form.text('continue'));
    const provider = providerName(city);
    if (!(await city.identity.isProviderReady())) {
      const trouble = messages[page.language].signIn.providerAway(provider ?? 'OpenID Connect');
      return withStatus(502, <SignInPage {...{ page, target, provider, trouble }} />);
    }
    const response = await city.identity.auth().api.signInSocial({
      body: {
        provider: oidcProvider,
        callbackURL: page.href(target ?? '/sign-in'),
        errorCallbackURL: page.href('/sign-in?provider=1'),
        disableRedirect: true,
      },
      headers: request.headers,
      asResponse: true,
    });
    const { url } = z.object({ url: z.url() }).parse(await response.clone().json());
    return seeOther(url, undefined, response.headers.getSetCookie());
  },
  options,
);

const signOut = post(
  '/sign-out',
  'public',
  async ({ city, page, form, request }) => {
    const response = await city.identity
      .auth()
      .api.signOut({ headers: request.headers, asResponse: true });
    const cookies = response.headers.getSetCookie();
    const target = safeContinue(form.text('continue'));
    if (target) return seeOther(withContinue('/sign-in', target), undefined, cookies);
    const text = messages[page.language].signIn.signedOut;
    return seeOther('/', { kind: 'success', text }, cookies);
  },
  { isOwnTransaction: true },
);

export const signInRoutes = [
  showSignIn,
  signInWithPassword,
  showTwoFactor,
  signInWithCode,
  ...linkRoutes,
  signInAtProvider,
  signOut,
] as const;
