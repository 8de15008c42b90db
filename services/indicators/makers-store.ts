/** Who composed dashboards, looks after sources, and gave or got the sight of small counts. */
import { eq, or } from 'drizzle-orm';
import type { Db } from '../../platform/database/db.ts';
import { erasedPerson } from '../../platform/identity/work-traces.ts';
import { dashboard, dashboardVersion } from './dashboards/schema.ts';
import { pullRun, pullSource } from './pulls/schema.ts';
import { areaGrant } from './schema.ts';

export const makerOf = async (db: Db, personId: string) => ({
  dashboards: await db
    .select({ slug: dashboard.slug, at: dashboard.changedAt })
    .from(dashboard)
    .where(eq(dashboard.changedBy, personId)),
  publishedDashboards: await db
    .select({
      slug: dashboard.slug,
      version: dashboardVersion.version,
      at: dashboardVersion.publishedAt,
    })
    .from(dashboardVersion)
    .innerJoin(dashboard, eq(dashboard.id, dashboardVersion.dashboardId))
    .where(eq(dashboardVersion.publishedBy, personId)),
  sources: await db
    .select({ name: pullSource.name, since: pullSource.createdAt })
    .from(pullSource)
    .where(or(eq(pullSource.owner, personId), eq(pullSource.confirmedBy, personId))),
  looksAtSources: await db
    .select({ at: pullRun.startedAt, outcome: pullRun.outcome })
    .from(pullRun)
    .where(eq(pullRun.startedBy, personId)),
  ownAreas: await db
    .select({ geography: areaGrant.geography, area: areaGrant.area, at: areaGrant.grantedAt })
    .from(areaGrant)
    .where(eq(areaGrant.personId, personId)),
  areasGiven: await db
    .select({ geography: areaGrant.geography, area: areaGrant.area, at: areaGrant.grantedAt })
    .from(areaGrant)
    .where(eq(areaGrant.grantedBy, personId)),
});

/** Dashboards and sources stay, without a name; what the person could see ends. */
export const eraseMaker = async (db: Db, personId: string): Promise<void> => {
  await db
    .update(dashboard)
    .set({ changedBy: erasedPerson })
    .where(eq(dashboard.changedBy, personId));
  await db
    .update(dashboardVersion)
    .set({ publishedBy: erasedPerson })
    .where(eq(dashboardVersion.publishedBy, personId));
  await db.update(pullSource).set({ owner: erasedPerson }).where(eq(pullSource.owner, personId));
  await db
    .update(pullSource)
    .set({ confirmedBy: erasedPerson })
    .where(eq(pullSource.confirmedBy, personId));
  await db.update(pullRun).set({ startedBy: erasedPerson }).where(eq(pullRun.startedBy, personId));
  await db.delete(areaGrant).where(eq(areaGrant.personId, personId));
  await db
    .update(areaGrant)
    .set({ grantedBy: erasedPerson })
    .where(eq(areaGrant.grantedBy, personId));
};
