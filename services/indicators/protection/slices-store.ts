/** Slices (an indicator at a period) that withhold small counts: which wait, what is withheld. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { DisclosureRule, Kind } from '../catalogue/definition.ts';
import type { Hierarchy } from './slice-table.ts';

export interface WaitingSlice {
  readonly indicatorId: number;
  readonly period: string;
  readonly kind: Kind;
  readonly geography: string;
  readonly disclosure: DisclosureRule;
}

/** A published value with its counts, as the protection needs it. */
export interface SliceValue {
  readonly area: string;
  readonly cutId: number;
  readonly sex: string;
  readonly age: string;
  readonly categoryType: string;
  readonly category: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

export interface WithheldCell {
  readonly area: string;
  readonly cutId: number;
  readonly reason: 'primary' | 'secondary';
}

/**
 * What a batch publishes or withdraws has to be checked anew: until then the public sees nothing of
 * those slices. To be called in the transaction that publishes or withdraws.
 */
export const dropSlicesOfBatch = async (tx: Db, batchId: number): Promise<number> => {
  const slices = sql`SELECT DISTINCT v.indicator_id, v.period FROM indicators.value v
    JOIN indicators.indicator i ON i.id = v.indicator_id AND i.disclosure IS NOT NULL
    WHERE v.batch_id = ${batchId}`;
  await tx.execute(
    sql`DELETE FROM indicators.withheld_cell w USING (${slices}) x
        WHERE w.indicator_id = x.indicator_id AND w.period = x.period`,
  );
  await tx.execute(
    sql`DELETE FROM indicators.protected_slice s USING (${slices}) x
        WHERE s.indicator_id = x.indicator_id AND s.period = x.period`,
  );
  const { rows } = await tx.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM (${slices}) x`,
  );
  return rows[0]?.count ?? 0;
};

/** The same for all slices of an indicator, or (without one) of all. */
export const dropSlices = async (tx: Db, indicatorId?: number): Promise<void> => {
  const where = indicatorId === undefined ? sql`` : sql`WHERE indicator_id = ${indicatorId}`;
  await tx.execute(sql`DELETE FROM indicators.withheld_cell ${where}`);
  await tx.execute(sql`DELETE FROM indicators.protected_slice ${where}`);
};

/** Published slices with a rule that are not checked yet, the latest periods first. */
export const waitingSlices = async (db: Db): Promise<readonly WaitingSlice[]> => {
  const { rows } = await db.execute<WaitingSlice & Record<string, unknown>>(
    sql`SELECT i.id AS "indicatorId", x.period::text AS period, i.kind, i.geography, i.disclosure
        FROM indicators.indicator i
        CROSS JOIN LATERAL (
          SELECT DISTINCT v.period FROM indicators.value v
          JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
          WHERE v.indicator_id = i.id) x
        LEFT JOIN indicators.protected_slice s ON s.indicator_id = i.id AND s.period = x.period
        WHERE i.disclosure IS NOT NULL AND s.indicator_id IS NULL
        ORDER BY x.period DESC, i.id`,
  );
  return rows;
};

/** The values of a slice in all cuts and areas, as they are. */
export const valuesOfSlice = async (
  db: Db,
  { indicatorId, period }: Pick<WaitingSlice, 'indicatorId' | 'period'>,
): Promise<readonly SliceValue[]> => {
  const { rows } = await db.execute<SliceValue & Record<string, unknown>>(
    sql`SELECT DISTINCT ON (v.area, v.cut_id) v.area, v.cut_id AS "cutId",
          c.sex, c.age, c.category_type AS "categoryType", c.category,
          v.numerator, v.denominator, v.value
        FROM indicators.value v
        JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
        JOIN indicators.cut c ON c.id = v.cut_id
        WHERE v.indicator_id = ${indicatorId} AND v.period = ${period}
        ORDER BY v.area, v.cut_id, b.publication DESC`,
  );
  return rows;
};

/** Where the areas of a geography lie, in their present version. */
export const hierarchyOf = async (db: Db, geography: string): Promise<Hierarchy> => {
  const { rows } = await db.execute<{ code: string; level: string; parents: string[] }>(
    sql`SELECT a.code, a.level, array_remove(array_agg(p.parent_code ORDER BY p.parent_code), NULL) AS parents
        FROM places.area a
        LEFT JOIN places.area_parent p ON p.geography = a.geography AND p.code = a.code
        WHERE a.geography = ${geography} AND a.valid_to IS NULL
        GROUP BY a.code, a.level`,
  );
  return {
    parents: new Map(rows.map(({ code, parents }) => [code, parents])),
    levels: new Map(rows.map(({ code, level }) => [code, level])),
  };
};

/**
 * Keeps what was found, unless other figures were published meanwhile: then the slice goes on waiting.
 * @param seen a number of `publicationState` read before the values were
 */
export const keepProtection = async (
  tx: Db,
  slice: Pick<WaitingSlice, 'indicatorId' | 'period'>,
  found: {
    readonly cells: readonly WithheldCell[];
    readonly recoverable: number;
    readonly seen: number;
    readonly at: Date;
  },
): Promise<boolean> => {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${publicationLock})`);
  if ((await publicationState(tx)) !== found.seen) return false;
  const { indicatorId, period } = slice;
  await tx.execute(
    sql`DELETE FROM indicators.withheld_cell WHERE indicator_id = ${indicatorId} AND period = ${period}`,
  );
  if (found.cells.length > 0)
    await tx.execute(
      sql`INSERT INTO indicators.withheld_cell (indicator_id, period, cut_id, area, reason)
          SELECT ${indicatorId}, ${period}::date, x.* FROM jsonb_to_recordset(${JSON.stringify(found.cells)}::jsonb)
            AS x("cutId" int, area text, reason text)`,
    );
  await tx.execute(
    sql`INSERT INTO indicators.protected_slice (indicator_id, period, recoverable, protected_at)
        VALUES (${indicatorId}, ${period}, ${found.recoverable}, ${found.at.toISOString()})
        ON CONFLICT (indicator_id, period) DO UPDATE
          SET recoverable = excluded.recoverable, protected_at = excluded.protected_at`,
  );
  return true;
};

/** Number of the advisory lock that puts publications in a row; the publications' own. */
const publicationLock = 7_270_101;

/** Grows with every publication and withdrawal. */
export const publicationState = async (db: Db): Promise<number> => {
  const { rows } = await db.execute<{ state: number }>(
    sql`SELECT (coalesce(max(publication), 0) + count(*) FILTER (WHERE state = 'withdrawn'))::int AS state
        FROM indicators.batch`,
  );
  return rows[0]?.state ?? 0;
};

export interface ProtectionLine {
  readonly code: string;
  readonly name: Readonly<Record<string, string>>;
  readonly disclosure: DisclosureRule;
  readonly periods: number;
  readonly checked: number;
  readonly unsafe: number;
  readonly primary: number;
  readonly secondary: number;
}

/** What is withheld of each indicator with a rule. */
export const protectionLines = async (db: Db): Promise<readonly ProtectionLine[]> => {
  const { rows } = await db.execute<ProtectionLine & Record<string, unknown>>(
    sql`SELECT i.code, i.name, i.disclosure,
          (SELECT count(DISTINCT v.period)::int FROM indicators.value v
             JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
             WHERE v.indicator_id = i.id) AS periods,
          (SELECT count(*)::int FROM indicators.protected_slice s WHERE s.indicator_id = i.id) AS checked,
          (SELECT count(*)::int FROM indicators.protected_slice s
             WHERE s.indicator_id = i.id AND s.recoverable > 0) AS unsafe,
          (SELECT count(*)::int FROM indicators.withheld_cell w
             WHERE w.indicator_id = i.id AND w.reason = 'primary') AS "primary",
          (SELECT count(*)::int FROM indicators.withheld_cell w
             WHERE w.indicator_id = i.id AND w.reason = 'secondary') AS secondary
        FROM indicators.indicator i WHERE i.disclosure IS NOT NULL ORDER BY i.code`,
  );
  return rows;
};
