import { z } from 'zod';
import { record } from '../../../platform/audit/audit.ts';
import { parseForm } from '../../../platform/http/form.ts';
import { get, post, seeOther, withStatus } from '../../../platform/http/routes.ts';
import { rolesOf } from '../../../platform/identity/permissions.ts';
import { roleName } from '../../../platform/identity/role-names.ts';
import { languages } from '../../../platform/messages/languages.ts';
import type { Service } from '../../../platform/service.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages } from '../messages/index.ts';
import {
  changeDetails,
  dropOpenLinks,
  endSession,
  hasPassword,
  namedRolesOf,
  sessionsOf,
} from '../store.ts';
import { eraseRoutes } from './erase-routes.tsx';
import { exportEverything } from './own-data.ts';
import { DetailsPage } from './pages/details.tsx';
import { PasswordPage } from './pages/password.tsx';
import { ProfilePage } from './pages/profile.tsx';
import { twoFactorRoutes } from './two-step-routes.tsx';

/** Pages of services with what this person keeps there. */
const ownPagesOf = (services: readonly Service[], { language, can, href }: PageContext) =>
  services
    .flatMap(({ nav = [] }) => nav)
    .filter(({ site, permission }) => site === 'own' && (!permission || can(permission)))
    .toSorted((a, b) => a.order - b.order)
    .map(({ path, label, about }) => ({
      href: href(path),
      title: label[language],
      about: about?.[language],
    }));

const showProfile = get('/me', 'signed-in', async ({ city, page, person, request }) => {
  const keys = await rolesOf(city.db, person.id);
  const roles = await namedRolesOf(city.db, keys);
  const current = await city.identity.auth().api.getSession({ headers: request.headers });
  return (
    <ProfilePage
      page={page}
      person={person}
      roles={roles.map((role) => roleName(role, page.language))}
      hasPassword={await hasPassword(city.db, person.id)}
      sessions={await sessionsOf(city.db, person.id, new Date())} // sessions live by the engine's clock
      currentSession={current?.session.id}
      ownPages={ownPagesOf(city.services, page)}
    />
  );
});

const showDetails = get('/me/details', 'signed-in', ({ page, person }) => (
  <DetailsPage page={page} name={person.name} language={person.language ?? ''} />
));

const saveDetails = post(
  '/me/details',
  'signed-in',
  async ({ city, tx, page, person, form, audit }) => {
    const shape = z.object({
      name: z.string().min(1).max(120),
      language: z.union([z.literal(''), z.enum(languages)]),
    });
    const parsed = parseForm(form, shape, page.language);
    if (!parsed.ok) {
      const entered = { name: form.text('name'), language: form.text('language') };
      return withStatus(422, <DetailsPage page={page} {...entered} errors={parsed.errors} />);
    }
    await changeDetails(tx, person.id, parsed.value, city.now());
    await audit('account.details-changed', person.id);
    return seeOther('/me', { kind: 'success', text: messages[page.language].profile.saved });
  },
);

const showPassword = get('/me/password', 'signed-in', async ({ city, page, person }) => (
  <PasswordPage page={page} hasPassword={await hasPassword(city.db, person.id)} />
));

const savePassword = post(
  '/me/password',
  'signed-in',
  async ({ city, page, person, form, request, audit }) => {
    const t = messages[page.language].password;
    const isChange = await hasPassword(city.db, person.id);
    const shape = z.object({
      current: z.string().min(isChange ? 1 : 0),
      next: z.string().min(12).max(200),
    });
    const parsed = parseForm(form, shape, page.language);
    if (!parsed.ok)
      return withStatus(
        422,
        <PasswordPage page={page} hasPassword={isChange} errors={parsed.errors} />,
      );
    const { current, next } = parsed.value;
    const { api } = city.identity.auth();
    const { headers } = request;
    const response = await (isChange
      ? api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers,
          asResponse: true,
        })
      : api.setPassword({ body: { newPassword: next }, headers, asResponse: true }));
    if (!response.ok)
      return withStatus(
        422,
        <PasswordPage page={page} hasPassword={isChange} errors={{ current: t.wrong }} />,
      );
    await dropOpenLinks(city.db, person.id);
    await audit('account.password-changed', person.id);
    return seeOther('/me', { kind: 'success', text: t.saved }, response.headers.getSetCookie());
  },
  { isOwnTransaction: true, perMinute: 10, isSecret: true },
);

const endOneSession = post(
  '/me/sessions/end',
  'signed-in',
  async ({ tx, page, person, form, audit }) => {
    await endSession(tx, person.id, form.text('session'));
    await audit('account.session-ended', person.id);
    return seeOther('/me', { kind: 'success', text: messages[page.language].profile.ended });
  },
);

const downloadData = get('/me/data', 'signed-in', async ({ city, person }) => {
  const everything = await exportEverything(city.db, city.services, person.id);
  const event = { actor: person.id, action: 'account.data-downloaded', subject: person.id };
  await city.db.transaction((tx) => record(tx, event, city.now()));
  return new Response(JSON.stringify({ exported: city.now(), services: everything }, null, 2), {
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'private, no-store',
    },
  });
});

export const profileRoutes = [
  showProfile,
  showDetails,
  saveDetails,
  showPassword,
  savePassword,
  ...twoFactorRoutes,
  endOneSession,
  downloadData,
  ...eraseRoutes,
] as const;
