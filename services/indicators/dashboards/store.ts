import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { Problem } from '../../../platform/problem.ts';
import { maySee, type Viewer } from '../values/viewer.ts';
import type { DashboardContent } from './content.ts';
import { dashboard, dashboardVersion } from './schema.ts';

export type Dashboard = typeof dashboard.$inferSelect;

export interface PublishedDashboard {
  readonly slug: string;
  readonly version: number;
  readonly content: DashboardContent;
  readonly publishedAt: Date;
}

const publishedColumns = {
  slug: dashboard.slug,
  version: dashboardVersion.version,
  content: dashboardVersion.content,
  publishedAt: dashboardVersion.publishedAt,
};

const published = (db: Db) =>
  db
    .select(publishedColumns)
    .from(dashboard)
    .innerJoin(
      dashboardVersion,
      and(
        eq(dashboardVersion.dashboardId, dashboard.id),
        eq(dashboardVersion.version, dashboard.publishedVersion),
      ),
    );

/** Dashboards that the viewer may see, by their address. */
export const publishedDashboards = async (
  db: Db,
  viewer: Viewer,
): Promise<readonly PublishedDashboard[]> =>
  (await published(db).orderBy(asc(dashboard.slug))).filter(({ content }) =>
    maySee(viewer, content),
  );

/** One for staff does not exist for others. @throws Problem not-found */
export const publishedDashboard = async (
  db: Db,
  viewer: Viewer,
  slug: string,
): Promise<PublishedDashboard> => {
  const [found] = await published(db).where(eq(dashboard.slug, slug));
  if (!found || !maySee(viewer, found.content))
    throw new Problem('not-found', { what: 'dashboard', slug });
  return found;
};

export const allDashboards = (db: Db): Promise<readonly Dashboard[]> =>
  db.select().from(dashboard).orderBy(desc(dashboard.changedAt), asc(dashboard.slug));

/** @throws Problem not-found */
export const dashboardBySlug = async (db: Db, slug: string): Promise<Dashboard> => {
  const [found] = await db.select().from(dashboard).where(eq(dashboard.slug, slug));
  if (!found) throw new Problem('not-found', { what: 'dashboard', slug });
  return found;
};

/** The same, locked until the transaction ends. @throws Problem not-found */
export const claimDashboard = async (tx: Db, slug: string): Promise<Dashboard> => {
  const [found] = await tx.select().from(dashboard).where(eq(dashboard.slug, slug)).for('update');
  if (!found) throw new Problem('not-found', { what: 'dashboard', slug });
  return found;
};

interface By {
  readonly person: string;
  readonly now: Date;
}

/** @returns undefined when the address is taken */
export const addDashboard = async (
  tx: Db,
  slug: string,
  draft: DashboardContent,
  { person, now }: By,
): Promise<Dashboard | undefined> => {
  const [made] = await tx
    .insert(dashboard)
    .values({ slug, draft, changedBy: person, changedAt: now })
    .onConflictDoNothing()
    .returning();
  return made;
};

export const saveDraft = async (
  tx: Db,
  found: Dashboard,
  draft: DashboardContent,
  { person, now }: By,
): Promise<void> => {
  await tx
    .update(dashboard)
    .set({ draft, revision: found.revision + 1, changedBy: person, changedAt: now })
    .where(eq(dashboard.id, found.id));
};

/** Makes the draft what people see, as the next version. */
export const publishDraft = async (
  tx: Db,
  found: Dashboard,
  { person, now }: By,
): Promise<number> => {
  const [last] = await tx
    .select({ version: dashboardVersion.version })
    .from(dashboardVersion)
    .where(eq(dashboardVersion.dashboardId, found.id))
    .orderBy(desc(dashboardVersion.version))
    .limit(1);
  const version = (last?.version ?? 0) + 1;
  await tx.insert(dashboardVersion).values({
    dashboardId: found.id,
    version,
    content: found.draft,
    publishedBy: person,
    publishedAt: now,
  });
  await tx.update(dashboard).set({ publishedVersion: version }).where(eq(dashboard.id, found.id));
  return version;
};

/** Nobody but its editors sees it any more. */
export const takeDown = async (tx: Db, found: Dashboard): Promise<void> => {
  await tx.update(dashboard).set({ publishedVersion: null }).where(eq(dashboard.id, found.id));
};

export const versionsOf = (db: Db, dashboardId: number) =>
  db
    .select()
    .from(dashboardVersion)
    .where(eq(dashboardVersion.dashboardId, dashboardId))
    .orderBy(desc(dashboardVersion.version));

/** Slugs and versions of everything that is published: for the sitemap and the demo. */
export const publishedSlugs = async (db: Db): Promise<readonly string[]> =>
  (
    await db
      .select({ slug: dashboard.slug })
      .from(dashboard)
      .where(isNotNull(dashboard.publishedVersion))
  ).map(({ slug }) => slug);
