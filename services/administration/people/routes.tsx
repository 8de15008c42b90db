import { z } from 'zod';
import { emailShape } from '../../../platform/http/email.ts';
import { parseForm } from '../../../platform/http/form.ts';
import { get, post, type Route, seeOther, withStatus } from '../../../platform/http/routes.ts';
import { welcomeLetter } from '../../../platform/identity/letters.ts';
import {
  isKept,
  rolesOf,
  rolesWithPermissions,
  setRoles,
} from '../../../platform/identity/permissions.ts';
import { originOf } from '../../../platform/origin.ts';
import { messages } from '../messages/index.ts';
import { pageOfList } from '../page-of-list.ts';
import { PeoplePage } from './pages/list.tsx';
import { NewPersonPage } from './pages/new.tsx';
import { PersonPage, type PersonPageProps } from './pages/person.tsx';
import { asksUnknownRole, mayShutOut, rolesAfter } from './rules.ts';
import { countPeople, emailIsTaken, findPeople, personById, setBlocked } from './store.ts';

const permission = 'administration.people';
const path = '/work/admin/people';
const perPage = 50;

const showPeople = get(path, permission, async ({ city, page, query }) => {
  const typed = (query.get('q') ?? '').trim().slice(0, 120);
  const count = await countPeople(city.db, typed);
  const list = pageOfList(query.get('page'), count, perPage);
  const people = await findPeople(city.db, typed, { offset: list.offset, limit: perPage });
  return <PeoplePage {...{ page, people, count, typed, list }} />;
});

const showNew = get(`${path}/new`, permission, async ({ city, page, person }) => (
  <NewPersonPage
    page={page}
    roles={await rolesWithPermissions(city.db)}
    own={person.permissions}
    entered={{ name: '', email: '', roles: ['resident'] }}
  />
));

const openAccount = post(path, permission, async ({ city, tx, page, person, form, audit }) => {
  const t = messages[page.language].people;
  const roles = await rolesWithPermissions(tx);
  const own = person.permissions;
  const entered = {
    name: form.text('name'),
    email: form.text('email'),
    roles: form.all('roles'),
  };
  const parsed = parseForm(
    form,
    z.object({ name: z.string().min(1).max(120), email: emailShape }),
    page.language,
  );
  const errors = {
    ...(parsed.ok ? {} : parsed.errors),
    ...(parsed.ok && (await emailIsTaken(tx, parsed.value.email)) ? { email: t.emailTaken } : {}),
    ...(asksUnknownRole(roles, entered.roles) ? { roles: t.unknownRole } : {}),
  };
  if (!parsed.ok || Object.keys(errors).length > 0)
    return withStatus(422, <NewPersonPage {...{ page, roles, own, entered, errors }} />);
  const { name, email } = parsed.value;
  const given = rolesAfter(roles, [], entered.roles, own);
  const id = await city.identity.create(tx, { name, email, roles: given });
  const origin = originOf(city.config);
  const town = city.municipality();
  await city.mail.send(tx, {
    to: email.toLowerCase(), // as the account keeps it
    ...welcomeLetter(town.defaultLanguage, town.name, `${origin}/${town.defaultLanguage}/sign-in`),
  });
  await audit('administration.account-opened', id, { roles: given });
  return seeOther(`${path}/${id}`, { kind: 'success', text: t.opened(name) });
});

const showPerson = get(`${path}/:id`, permission, async ({ city, page, person, params }) => {
  const found = await personById(city.db, params.id ?? '');
  const roles = await rolesWithPermissions(city.db);
  const chosen = await rolesOf(city.db, found.id);
  return (
    <PersonPage page={page} person={found} roles={roles} chosen={chosen} own={person.permissions} />
  );
});

const saveRoles = post(
  `${path}/:id/roles`,
  permission,
  async ({ tx, page, person, params, form, audit }) => {
    const t = messages[page.language].people;
    const found = await personById(tx, params.id ?? '');
    const roles = await rolesWithPermissions(tx);
    const before = await rolesOf(tx, found.id);
    const after = rolesAfter(roles, before, form.all('roles'), person.permissions);
    const correct = (message: string) => {
      const error: PersonPageProps['error'] = { field: 'roles', message };
      return withStatus(
        422,
        <PersonPage
          {...{ page, person: found, roles, chosen: after, error }}
          own={person.permissions}
        />,
      );
    };
    if (asksUnknownRole(roles, form.all('roles'))) return correct(t.unknownRole);
    await setRoles(tx, found.id, after);
    if (!(await isKept(tx))) return correct(t.lastKeeper);
    await audit('administration.roles-given', found.id, { before, after });
    return seeOther(`${path}/${found.id}`, { kind: 'success', text: t.rolesSaved });
  },
);

const saveAccess = post(
  `${path}/:id/access`,
  permission,
  async ({ city, tx, page, person, params, form, audit }) => {
    const t = messages[page.language].people;
    const found = await personById(tx, params.id ?? '');
    const isBlocked = form.text('access') === 'blocked';
    const roles = await rolesWithPermissions(tx);
    const chosen = await rolesOf(tx, found.id);
    const correct = (message: string) => {
      const error: PersonPageProps['error'] = { field: 'block', message };
      return withStatus(
        422,
        <PersonPage {...{ page, person: found, roles, chosen, error }} own={person.permissions} />,
      );
    };
    if (!mayShutOut(roles, chosen, person.permissions)) return correct(t.cannotBlock);
    await setBlocked(tx, found.id, isBlocked, city.now());
    if (!(await isKept(tx))) return correct(t.lastKeeper);
    await audit(
      isBlocked ? 'administration.account-blocked' : 'administration.account-unblocked',
      found.id,
    );
    const text = isBlocked ? t.wasBlocked : t.wasUnblocked;
    return seeOther(`${path}/${found.id}`, { kind: 'success', text });
  },
);

export const peopleRoutes: readonly Route[] = [
  showPeople,
  showNew,
  openAccount,
  showPerson,
  saveRoles,
  saveAccess,
];
