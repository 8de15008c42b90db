import { z } from 'zod';
import type { Db } from '../../../platform/database/db.ts';
import { parseForm } from '../../../platform/http/form.ts';
import { get, post, type Route, seeOther, withStatus } from '../../../platform/http/routes.ts';
import {
  isKept,
  rolesWithPermissions,
  setPermissions,
} from '../../../platform/identity/permissions.ts';
import { isHouseRole } from '../../../platform/identity/role-names.ts';
import { Problem } from '../../../platform/problem.ts';
import { messages } from '../messages/index.ts';
import type { RoleWithPermissions } from '../people/rules.ts';
import { RolesPage } from './pages/list.tsx';
import { RolePage } from './pages/role.tsx';
import { permissionChange, permissionGroups, roleKey } from './rules.ts';
import { addRole, peoplePerRole, removeRole } from './store.ts';

const permission = 'administration.roles';
const path = '/work/admin/roles';

/** @throws Problem not-found */
const roleByKey = async (db: Db, key: string): Promise<RoleWithPermissions> => {
  const role = (await rolesWithPermissions(db)).find((candidate) => candidate.key === key);
  if (!role) throw new Problem('not-found', { what: 'role' });
  return role;
};

const showRoles = get(path, permission, async ({ city, page }) => (
  <RolesPage
    page={page}
    services={city.services}
    roles={await rolesWithPermissions(city.db)}
    people={await peoplePerRole(city.db)}
  />
));

const add = post(path, permission, async ({ city, tx, page, form, audit }) => {
  const t = messages[page.language].roles;
  const correct = async (error: string | undefined) =>
    withStatus(
      422,
      <RolesPage
        page={page}
        services={city.services}
        roles={await rolesWithPermissions(tx)}
        people={await peoplePerRole(tx)}
        entered={form.text('name')}
        error={error}
      />,
    );
  const parsed = parseForm(form, z.object({ name: z.string().min(1).max(60) }), page.language);
  if (!parsed.ok) return correct(parsed.errors.name);
  const key = roleKey(parsed.value.name);
  if (key === '') return correct(t.nameNeedsLetters);
  if (!(await addRole(tx, key, parsed.value.name, city.now()))) return correct(t.taken);
  await audit('administration.role-added', key);
  return seeOther(`${path}/${key}`, { kind: 'success', text: t.added });
});

const showRole = get(`${path}/:key`, permission, async ({ city, page, params }) => {
  const role = await roleByKey(city.db, params.key ?? '');
  return <RolePage page={page} services={city.services} role={role} chosen={role.permissions} />;
});

const save = post(`${path}/:key`, permission, async ({ city, tx, page, params, form, audit }) => {
  const t = messages[page.language].roles;
  const role = await roleByKey(tx, params.key ?? '');
  const declared = new Set(
    permissionGroups(city.services).flatMap((group) => group.permissions.map(({ key }) => key)),
  );
  const asked = form.all('permissions');
  const chosen = asked.filter((key) => declared.has(key));
  const correct = (error: string) =>
    withStatus(422, <RolePage {...{ page, role, chosen, error }} services={city.services} />);
  if (chosen.length < asked.length) return correct(t.rightIsGone);
  // Rights of a service that is switched off for now are not on the form and stay.
  const hidden = role.permissions.filter((key) => !declared.has(key));
  await setPermissions(tx, role.key, [...new Set([...chosen, ...hidden])]);
  if (!(await isKept(tx))) return correct(t.lastKeeper);
  await audit('administration.role-changed', role.key, {
    ...permissionChange(role.permissions, [...chosen, ...hidden]),
  });
  return seeOther(`${path}/${role.key}`, { kind: 'success', text: t.saved });
});

const remove = post(
  `${path}/:key/remove`,
  permission,
  async ({ city, tx, page, params, audit }) => {
    const t = messages[page.language].roles;
    const role = await roleByKey(tx, params.key ?? '');
    if (isHouseRole(role.key)) throw new Problem('forbidden');
    await removeRole(tx, role.key);
    if (!(await isKept(tx)))
      return withStatus(
        422,
        <RolePage
          page={page}
          services={city.services}
          role={role}
          chosen={role.permissions}
          error={t.lastKeeper}
        />,
      );
    await audit('administration.role-removed', role.key);
    return seeOther(path, { kind: 'success', text: t.removed });
  },
);

export const roleRoutes: readonly Route[] = [showRoles, add, showRole, save, remove];
