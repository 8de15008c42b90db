import { verifyChain } from '../../../platform/audit/audit.ts';
import { get, type Route } from '../../../platform/http/routes.ts';
import { pageOfList } from '../page-of-list.ts';
import { idsOf, namesOf } from '../people/store.ts';
import { AuditPage } from './pages/list.tsx';
import { countEntries, findEntries, knownActions } from './store.ts';

const perPage = 50;

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
    const names = await namesOf(
      db,
      entries.flatMap(({ actor, subject }) => [actor, subject]),
    );
    const check = query.has('verify') ? await verifyChain(db) : undefined;
    return (
      <AuditPage
        {...{ page, asked, entries, count, list, names, check }}
        actions={await knownActions(db)}
        nameOf={(code) => city.nameOf(code, page.language)}
      />
    );
  },
);

export const auditRoutes: readonly Route[] = [showAudit];
