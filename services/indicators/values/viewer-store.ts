/** The viewer's rights as queries apply them. */
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { areaGrant } from '../schema.ts';
import {
  type GrantedArea,
  seeExact,
  seeStaff,
  thePublic,
  type Viewer,
  withheldNotes,
} from './viewer.ts';

export const grantsOf = (db: Db, personId: string): Promise<readonly GrantedArea[]> =>
  db
    .select({ geography: areaGrant.geography, area: areaGrant.area })
    .from(areaGrant)
    .where(eq(areaGrant.personId, personId));

/**
 * The viewer behind a page or an answer of the API.
 * @param person undefined for visitors; a `PageContext`'s person and `can` together do
 */
export const viewerOf = async (
  db: Db,
  person: { readonly id: string } | undefined,
  can: (permission: string) => boolean,
): Promise<Viewer> => {
  if (!person) return thePublic;
  return {
    seesStaff: can(seeStaff),
    exact: can(seeExact) ? 'everywhere' : await grantsOf(db, person.id),
  };
};

/** Granted areas and all below them, by geography. */
const grantedAreas = (exact: readonly GrantedArea[]): SQL => {
  const pairs = sql.join(
    exact.map(({ geography, area }) => sql`(${geography}::text, ${area}::text)`),
    sql`, `,
  );
  return sql`granted(geography, code) AS (
    VALUES ${pairs}
    UNION
    SELECT p.geography, p.code FROM places.area_parent p
      JOIN granted g ON g.geography = p.geography AND g.code = p.parent_code)`;
};

/**
 * The parts of a query over `indicators.value v` that apply the viewer's rights: put `with` first,
 * `joins` after the joins of `v`, and select `columns`. Every reading of values goes through here,
 * so that page, download, interface and cache cannot differ.
 */
export const seenBy = (viewer: Viewer) => {
  if (viewer.exact === 'everywhere')
    return {
      with: sql``,
      joins: sql``,
      columns: sql`v.area, v.period::text AS period, v.numerator, v.denominator, v.value, v.lower, v.upper, v.note`,
    };
  const isGranted =
    viewer.exact.length === 0
      ? sql`false`
      : sql`EXISTS (SELECT 1 FROM granted g WHERE g.geography = i.geography AND g.code = v.area)`;
  const reason = sql`CASE
      WHEN i.disclosure IS NULL OR ${isGranted} THEN NULL
      WHEN s.indicator_id IS NULL OR s.recoverable > 0 THEN ${withheldNotes.unchecked}
      WHEN w.area IS NOT NULL THEN ${withheldNotes.protected} END`;
  const shown = (column: string) =>
    sql`CASE WHEN hidden.reason IS NULL THEN v.${sql.identifier(column)} END AS ${sql.identifier(column)}`;
  return {
    with: viewer.exact.length === 0 ? sql`` : sql`WITH RECURSIVE ${grantedAreas(viewer.exact)}`,
    joins: sql`JOIN indicators.indicator i ON i.id = v.indicator_id
      LEFT JOIN indicators.protected_slice s ON i.disclosure IS NOT NULL
        AND s.indicator_id = v.indicator_id AND s.period = v.period
      LEFT JOIN indicators.withheld_cell w ON i.disclosure IS NOT NULL
        AND w.indicator_id = v.indicator_id AND w.period = v.period
        AND w.cut_id = v.cut_id AND w.area = v.area
      CROSS JOIN LATERAL (SELECT ${reason} AS reason) hidden`,
    columns: sql`v.area, v.period::text AS period, ${shown('numerator')}, ${shown('denominator')},
      ${shown('value')}, ${shown('lower')}, ${shown('upper')},
      CASE WHEN v.value IS NULL AND v.note IS NOT NULL THEN v.note ELSE coalesce(hidden.reason, v.note) END AS note`,
  };
};
