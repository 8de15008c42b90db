import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Indicator } from '../catalogue/store.ts';
import { annotation, indicator } from '../schema.ts';
import type { Viewer } from '../values/viewer.ts';

/** Whole definitions of a geography's indicators that the viewer may see, subject by subject. */
export const indicatorsOf = (
  db: Db,
  viewer: Viewer,
  geography: string,
): Promise<readonly Indicator[]> =>
  db
    .select()
    .from(indicator)
    .where(
      and(
        eq(indicator.geography, geography),
        viewer.seesStaff ? undefined : eq(indicator.audience, 'public'),
      ),
    )
    .orderBy(asc(indicator.theme), asc(indicator.id));

/** What happened, told beside the figures of one indicator. */
export const annotationsOf = (db: Db, indicatorId: number) =>
  db
    .select()
    .from(annotation)
    .where(eq(annotation.indicatorId, indicatorId))
    .orderBy(asc(annotation.period));

/** Annotations of several indicators: cards need to know where limits are computed anew. */
export const annotationsOfAll = (db: Db, indicatorIds: readonly number[]) =>
  db
    .select()
    .from(annotation)
    .where(inArray(annotation.indicatorId, [...indicatorIds]));

/** Slugs of the geographies that have indicators. */
export const measuredGeographies = async (db: Db): Promise<ReadonlySet<string>> => {
  const rows = await db.selectDistinct({ geography: indicator.geography }).from(indicator);
  return new Set(rows.map(({ geography }) => geography));
};
