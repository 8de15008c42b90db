import { z } from 'zod';
import { emailShape } from '../../../platform/http/email.ts';
import { parseForm } from '../../../platform/http/form.ts';
import { get, post, seeOther, withStatus } from '../../../platform/http/routes.ts';
import { refuse, welcome } from '../../../platform/identity/sign-ins.ts';
import { messages } from '../messages/index.ts';
import { dropOpenLinks, personOfLink } from '../store.ts';
import { safeContinue } from './continue.ts';
import { ConfirmLinkPage } from './pages/confirm-link.tsx';
import { LinkSentPage } from './pages/link-sent.tsx';
import { SignInPage } from './pages/sign-in.tsx';

const showLinkSent = get('/sign-in/link', 'public', ({ city, page }) => (
  <LinkSentPage
    page={page}
    sendsMail={city.config.mail.url !== undefined}
    isDemo={city.config.demo}
  />
));

const sendLink = post(
  '/sign-in/link',
  'public',
  async ({ city, page, form, request }) => {
    const target = safeContinue(form.text('continue'));
    const parsed = parseForm(form, z.object({ email: emailShape }), page.language);
    if (!parsed.ok) {
      const props = { page, target, provider: city.config.oidc?.name, email: form.text('email') };
      return withStatus(422, <SignInPage {...props} linkError={parsed.errors.email} />);
    }
    await city.identity.auth().api.signInMagicLink({
      body: {
        email: parsed.value.email.toLowerCase(),
        callbackURL: target ?? '/sign-in',
        metadata: { language: page.language },
      },
      headers: request.headers,
    });
    return seeOther('/sign-in/link');
  },
  { isOwnTransaction: true, perMinute: 10, perMinuteOf: { field: 'email', atMost: 3 } },
);

/** Programs that look at mail open every link in it: only the button signs in. */
const showConfirm = get('/sign-in/link/confirm', 'public', ({ page, query }) =>
  withStatus(
    200,
    <ConfirmLinkPage
      page={page}
      token={query.get('token') ?? ''}
      target={safeContinue(query.get('continue'))}
    />,
  ),
);

const linkToken = z.string().regex(/^[A-Za-z]{32}$/);

const confirmLink = post(
  '/sign-in/link/confirm',
  'public',
  async ({ city, page, form, request }) => {
    const t = messages[page.language].signIn;
    const target = safeContinue(form.text('continue'));
    const over = seeOther('/sign-in?error=over');
    const token = linkToken.safeParse(form.text('token'));
    const person = token.success ? await personOfLink(city.db, token.data) : undefined;
    if (!token.success || !person) return over;
    if (person.twoFactorEnabled) {
      await dropOpenLinks(city.db, person.id);
      await refuse(city.db, person.id, 'link', city.now());
      return seeOther('/sign-in', { kind: 'warning', text: t.linkTwoStep });
    }
    const response = await city.identity.auth().api.magicLinkVerify({
      query: { token: token.data },
      headers: request.headers,
      asResponse: true,
    });
    if (!response.ok) return over;
    if (!(await welcome(city.db, person.id, 'link', city.now())))
      return seeOther('/sign-in?error=refused');
    return seeOther(target ?? '/sign-in', undefined, response.headers.getSetCookie());
  },
  { isOwnTransaction: true, perMinute: 10, isSecret: true },
);

export const linkRoutes = [showLinkSent, sendLink, showConfirm, confirmLink] as const;
