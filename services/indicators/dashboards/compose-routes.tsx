/** Composing dashboards in the workspace. Every button saves what was entered. */

import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { geographies, townGeography } from '../../../platform/places/areas.ts';
import { Problem } from '../../../platform/problem.ts';
import { indicatorsOf, measuredGeographies } from '../figures/store.ts';
import { dashboardMessages } from '../messages/dashboards/index.ts';
import { viewerOf } from '../values/viewer-store.ts';
import { choiceOf } from './address.ts';
import { actionOf, applyAction, draftOf } from './compose.ts';
import { type DashboardContent, lacksOf, slugShape } from './content.ts';
import { ComposeListPage, composePath, stateOf } from './pages/compose-list-page.tsx';
import { ComposePage } from './pages/compose-page.tsx';
import { DashboardPage } from './pages/dashboard-page.tsx';
import {
  addDashboard,
  allDashboards,
  claimDashboard,
  type Dashboard,
  dashboardBySlug,
  publishDraft,
  saveDraft,
  takeDown,
  versionsOf,
} from './store.ts';
import { loadDashboard } from './view.ts';

export const composePermission = 'indicators.compose';

const listProps = async ({ page }: Pick<PersonContext, 'page'>, db: Db) => {
  const measured = await measuredGeographies(db);
  const dashboards = await Promise.all(
    (await allDashboards(db)).map(async (dashboard) => {
      const shown = (await versionsOf(db, dashboard.id)).find(
        ({ version }) => version === dashboard.publishedVersion,
      );
      return { dashboard, state: stateOf(dashboard, shown?.content) };
    }),
  );
  return {
    page,
    dashboards,
    geographies: (await geographies(db)).filter(
      ({ slug }) => slug === townGeography || measured.has(slug),
    ),
  };
};

const list = get(composePath, composePermission, async (context) => (
  <ComposeListPage {...(await listProps(context, context.city.db))} />
));

const make = post(composePath, composePermission, async (context) => {
  const { city, page, tx, form, person, audit } = context;
  const t = dashboardMessages[page.language];
  const entered = {
    title: form.text('title').slice(0, 160),
    slug: form.text('slug').toLowerCase(),
    geography: form.text('geography') || townGeography,
  };
  const refuse = async (errors: Readonly<Record<string, string>>) =>
    withStatus(
      422,
      <ComposeListPage {...(await listProps(context, tx))} {...{ entered, errors }} />,
    );
  const isRight = slugShape.safeParse(entered.slug).success;
  if (entered.title === '' || !isRight)
    return refuse({
      ...(entered.title === '' ? { title: t.titleMissing } : {}),
      ...(isRight ? {} : { slug: t.slugWrong }),
    });
  const draft: DashboardContent = {
    title: { [page.language]: entered.title },
    lead: {},
    geography: entered.geography,
    audience: 'staff',
    blocks: [],
  };
  const made = await addDashboard(tx, entered.slug, draft, { person: person.id, now: city.now() });
  if (!made) return refuse({ slug: t.slugTaken });
  await audit('indicators.dashboard-made', made.slug);
  return seeOther(`${composePath}/${made.slug}`, { kind: 'success', text: t.made });
});

const composeProps = async (
  { city, page, person }: Pick<PersonContext, 'city' | 'page' | 'person'>,
  found: Dashboard,
  draft: DashboardContent,
) => {
  const viewer = await viewerOf(city.db, person, page.can);
  return {
    page,
    slug: found.slug,
    revision: found.revision,
    draft,
    isPublished: found.publishedVersion !== null,
    indicators: await indicatorsOf(city.db, viewer, draft.geography),
    versions: await versionsOf(city.db, found.id),
  };
};

const show = get(`${composePath}/:slug`, composePermission, async (context) => {
  const found = await dashboardBySlug(context.city.db, context.params.slug ?? '');
  return <ComposePage {...(await composeProps(context, found, found.draft))} />;
});

const compose = post(`${composePath}/:slug`, composePermission, async (context) => {
  const { city, page, tx, form, person, params, audit } = context;
  const t = dashboardMessages[page.language];
  const found = await claimDashboard(tx, params.slug ?? '');
  const action = actionOf(form);
  const entered = { ...draftOf(form), geography: found.draft.geography };
  const { draft, at } = applyAction(entered, action);
  if (Number(form.text('revision')) !== found.revision)
    return withStatus(
      409,
      <ComposePage {...(await composeProps(context, found, draft))} isOvertaken />,
    );
  const lacks = action.kind === 'publish' ? lacksOf(draft) : [];
  if (lacks.length > 0)
    return withStatus(
      422,
      <ComposePage {...(await composeProps(context, found, draft))} lacks={lacks} />,
    );
  const by = { person: person.id, now: city.now() };
  await saveDraft(tx, found, draft, by);
  await audit('indicators.dashboard-changed', found.slug);
  const path = `${composePath}/${found.slug}`;
  if (action.kind === 'publish') {
    const version = await publishDraft(tx, { ...found, draft }, by);
    await audit('indicators.dashboard-published', found.slug, { version });
    return seeOther(path, { kind: 'success', text: t.published });
  }
  if (action.kind === 'save') return seeOther(path, { kind: 'success', text: t.saved });
  if (action.kind === 'add' && at === undefined)
    return seeOther(path, { kind: 'warning', text: t.tooMany });
  return seeOther(at === undefined ? path : `${path}#${at}`);
});

const preview = get(`${composePath}/:slug/preview`, composePermission, async (context) => {
  const { city, page, person, params, query } = context;
  const found = await dashboardBySlug(city.db, params.slug ?? '');
  const viewer = await viewerOf(city.db, person, page.can);
  const view = await loadDashboard(city.db, viewer, found.draft, choiceOf(query));
  const t = dashboardMessages[page.language];
  return (
    <DashboardPage
      page={page}
      slug={found.slug}
      path={`${composePath}/${found.slug}/preview`}
      view={view}
      publishedAt={found.changedAt}
      note={t.previewNote}
    />
  );
});

const remove = post(`${composePath}/:slug/take-down`, composePermission, async (context) => {
  const { page, tx, params, audit } = context;
  const found = await claimDashboard(tx, params.slug ?? '');
  await takeDown(tx, found);
  await audit('indicators.dashboard-taken-down', found.slug);
  return seeOther(`${composePath}/${found.slug}`, {
    kind: 'success',
    text: dashboardMessages[page.language].takenDown,
  });
});

const restore = post(`${composePath}/:slug/restore`, composePermission, async (context) => {
  const { city, page, tx, form, person, params, audit } = context;
  const found = await claimDashboard(tx, params.slug ?? '');
  const wanted = Number(form.text('version'));
  const version = (await versionsOf(tx, found.id)).find((one) => one.version === wanted);
  if (!version) throw new Problem('not-found', { what: 'version' });
  await saveDraft(tx, found, version.content, { person: person.id, now: city.now() });
  await audit('indicators.dashboard-changed', found.slug, { restored: wanted });
  return seeOther(`${composePath}/${found.slug}`, {
    kind: 'success',
    text: dashboardMessages[page.language].restored,
  });
});

export const composeRoutes: readonly Route[] = [
  list,
  make,
  preview,
  show,
  remove,
  restore,
  compose,
];
