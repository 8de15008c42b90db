import { verifyChain } from '../../../platform/audit/audit.ts';
import { createDetails, type WordOf } from '../../../platform/audit/details.ts';
import { houseDetails } from '../../../platform/audit/house-details.ts';
import { get, type Route } from '../../../platform/http/routes.ts';
import { rolesWithPermissions } from '../../../platform/identity/permissions.ts';
import { roleName } from '../../../platform/identity/role-names.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { pageOfList } from '../page-of-list.ts';
import { idsOf, namesOf } from '../people/store.ts';
import { AuditPage } from './pages/list.tsx';
import { countEntries, findEntries, knownActions, type ListedEntry } from './store.ts';

const perPage = 50;

/** All texts of an entry that may be someone's id. */
const mentioned = ({ actor, subject, details }: ListedEntry): readonly string[] => [
  actor,
  subject,
  ...Object.values(details)
    .flat()
    .filter((value) => typeof value === 'string'),
];

const detailsOf = ({ services }: City) =>
  createDetails(Object.assign({ ...houseDetails }, ...services.map(({ details }) => details)));

/** What people, roles and rights are called; the trail keeps their ids. */
const wordsFor = async (
  { db, services }: City,
  people: ReadonlyMap<string, string>,
  language: Language,
): Promise<WordOf> => {
  const roles = new Map(
    (await rolesWithPermissions(db)).map((role) => [role.key, roleName(role, language)]),
  );
  const rights = new Map(
    services
      .flatMap(({ permissions = [] }) => permissions)
      .map(({ key, label }) => [key, label[language]]),
  );
  return (value) => people.get(value) ?? roles.get(value) ?? rights.get(value);
};

const showAudit = get(
  '/work/admin/audit',
  'administration.audit',
  async ({ city, page, query }) => {
    const { db } = city;
    const given = (name: string): string => (query.get(name) ?? '').trim().slice(0, 120);
    const asked = { action: given('action'), actor: given('actor'), subject: given('subject') };
    const actors = asked.actor === '' ? undefined : await idsOf(db, asked.actor);
    const filter = { action: asked.action, subject: asked.subject, actors };
    const count = await countEntries(db, filter);
    const list = pageOfList(query.get('page'), count, perPage);
    const entries = await findEntries(db, filter, { offset: list.offset, limit: perPage });
    const names = await namesOf(db, entries.flatMap(mentioned));
    const wordOf = await wordsFor(city, names, page.language);
    const check = query.has('verify') ? await verifyChain(db) : undefined;
    return (
      <AuditPage
        {...{ page, asked, entries, count, list, names, wordOf, check }}
        actions={await knownActions(db)}
        detailsOf={({ details }) => detailsOf(city)(details, page.language, wordOf)}
        nameOf={(code) => city.nameOf(code, page.language)}
      />
    );
  },
);

export const auditRoutes: readonly Route[] = [showAudit];
