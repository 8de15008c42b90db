import { and, asc, count, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { isRowNumber } from '../../../platform/database/row-number.ts';
import { Problem } from '../../../platform/problem.ts';
import { type BatchOrigin, batch, batchIssue, indicator, savedMapping } from '../schema.ts';
import type { Validity } from './area-validity.ts';
import type { Batch, BatchRow, BatchState, BatchSummary } from './batch.ts';
import type { Issue, Severity } from './issue.ts';
import { type Mapping, mappingShape } from './mapping.ts';
import type { Known } from './validate.ts';

/** The two json columns and the state are written by this file only. */
const toBatch = (row: BatchRow): Batch => ({
  ...row,
  // a batch of before a mapping could say more
  mapping: row.mapping === null ? null : mappingShape.parse(row.mapping),
  state: row.state as BatchState,
  summary: row.summary as BatchSummary,
});

export const createBatch = async (
  tx: Db,
  values: {
    readonly fileId: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly uploadedBy: string;
    readonly uploadedAt: Date;
    readonly bytes: number;
    /** Where it comes from when it is no steward's file, and what it is called there. */
    readonly origin?: BatchOrigin;
    readonly originName?: string;
  },
): Promise<Batch> => {
  const { bytes, ...rest } = values;
  const [row] = await tx
    .insert(batch)
    .values({ ...rest, state: 'mapping', summary: { bytes } })
    .returning();
  if (!row) throw new Problem('internal');
  return toBatch(row);
};

/** @throws Problem not-found */
export const batchById = async (db: Db, id: number): Promise<Batch> => {
  const [row] = isRowNumber(id) ? await db.select().from(batch).where(eq(batch.id, id)) : [];
  if (!row) throw new Problem('not-found', { what: 'batch' });
  return toBatch(row);
};

/** The batch, locked until the transaction ends, so that two stewards come one after the other. @throws Problem not-found, changed-meanwhile */
export const claimBatch = async (
  tx: Db,
  id: number,
  states: readonly BatchState[],
): Promise<Batch> => {
  const [row] = isRowNumber(id)
    ? await tx.select().from(batch).where(eq(batch.id, id)).for('update')
    : [];
  if (!row) throw new Problem('not-found', { what: 'batch' });
  const found = toBatch(row);
  if (!states.includes(found.state))
    throw new Problem('changed-meanwhile', { what: 'batch', state: found.state });
  return found;
};

/** Changes a batch; its version rises, so that whoever looked at it before can be told. */
export const updateBatch = async (
  tx: Db,
  id: number,
  values: Partial<typeof batch.$inferInsert>,
): Promise<void> => {
  await tx
    .update(batch)
    .set({ ...values, version: sql`${batch.version} + 1` })
    .where(eq(batch.id, id));
};

export const batchesPerPage = 25;

/** The latest first. */
export const listBatches = async (
  db: Db,
  page: number,
  { states, uploadedBy }: { states?: readonly BatchState[]; uploadedBy?: string } = {},
) => {
  const where = and(
    states ? inArray(batch.state, [...states]) : undefined,
    uploadedBy === undefined ? undefined : eq(batch.uploadedBy, uploadedBy),
  );
  const rows = await db
    .select()
    .from(batch)
    .where(where)
    .orderBy(desc(batch.id))
    .limit(batchesPerPage)
    .offset((page - 1) * batchesPerPage);
  const [total] = await db.select({ count: count() }).from(batch).where(where);
  return { batches: rows.map(toBatch), total: total?.count ?? 0 };
};

/** Another batch of exactly the same file, the latest first. */
export const batchOfSameFile = async (
  db: Db,
  sha256: string,
  besides: number,
): Promise<Batch | undefined> => {
  const [row] = await db
    .select()
    .from(batch)
    .where(and(eq(batch.sha256, sha256), ne(batch.id, besides), ne(batch.state, 'discarded')))
    .orderBy(desc(batch.id))
    .limit(1);
  return row && toBatch(row);
};

const issuesPerStatement = 2000;

/** Replaces the issues of a batch. */
export const writeIssues = async (
  tx: Db,
  batchId: number,
  issues: readonly Issue[],
): Promise<void> => {
  await tx.delete(batchIssue).where(eq(batchIssue.batchId, batchId));
  for (let from = 0; from < issues.length; from += issuesPerStatement) {
    const part = issues.slice(from, from + issuesPerStatement).map(({ value, ...issue }) => ({
      ...issue,
      value: value.slice(0, 200).replaceAll('\0', ''),
    }));
    await tx.execute(
      sql`INSERT INTO indicators.batch_issue (batch_id, "row", "column", code, value, detail, severity)
          SELECT ${batchId}, x.* FROM jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
            AS x("row" int, "column" text, code text, value text, detail text, severity text)`,
    );
  }
};

/** Kept issues in the order of the file; `code` narrows to one kind. */
export const issuesOf = async (
  db: Db,
  batchId: number,
  filter: {
    readonly severity?: Severity;
    readonly code?: string;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly issues: readonly Issue[]; readonly total: number }> => {
  const where = and(
    eq(batchIssue.batchId, batchId),
    filter.severity ? eq(batchIssue.severity, filter.severity) : undefined,
    filter.code ? eq(batchIssue.code, filter.code) : undefined,
  );
  const rows = await db
    .select()
    .from(batchIssue)
    .where(where)
    .orderBy(asc(batchIssue.row), asc(batchIssue.id))
    .limit(filter.limit)
    .offset(filter.offset);
  const [total] = await db.select({ count: count() }).from(batchIssue).where(where);
  // codes come from `Issue` only
  return {
    issues: rows.map((row) => ({ ...row, code: row.code as Issue['code'] })),
    total: total?.count ?? 0,
  };
};

export const savedMappings = (db: Db) =>
  db.select().from(savedMapping).orderBy(asc(savedMapping.name));

export const saveMapping = async (
  tx: Db,
  name: string,
  mapping: Mapping,
  person: string,
  now: Date,
): Promise<void> => {
  await tx
    .insert(savedMapping)
    .values({ name, mapping, createdBy: person, updatedAt: now })
    .onConflictDoUpdate({ target: savedMapping.name, set: { mapping, updatedAt: now } });
};

/** Part of an area that must lie in another for the one to have come from it. */
const sharePassedOn = 0.05;

interface ValidityRow extends Record<string, unknown> {
  readonly geography: string;
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Years of the codes that ended, or that took the place of others. Which codes lie where others lay is
 * read from the outlines; areas without one have no successors.
 */
const validityNow = async (db: Db): Promise<NonNullable<Known['validity']>> => {
  const { rows } = await db.execute<ValidityRow>(
    sql`WITH code AS (
          SELECT geography, code, level, min(valid_from) AS begins,
            CASE WHEN bool_or(valid_to IS NULL) THEN NULL ELSE max(valid_to) END AS ends
          FROM places.area GROUP BY geography, code, level),
        ended AS (SELECT * FROM code WHERE ends IS NOT NULL),
        passed AS (
          SELECT e.geography, e.code AS earlier, c.code AS later
          FROM ended e
            JOIN code c ON c.geography = e.geography AND c.level = e.level AND c.begins = e.ends
            JOIN places.area a ON a.geography = e.geography AND a.code = e.code AND a.valid_to = e.ends
            JOIN places.area b ON b.geography = c.geography AND b.code = c.code AND b.valid_from = c.begins
          WHERE postgis.ST_Intersects(a.geometry, b.geometry)
            AND postgis.ST_Area(postgis.ST_Intersection(a.geometry, b.geometry))
              > ${sharePassedOn} * least(postgis.ST_Area(a.geometry), postgis.ST_Area(b.geometry)))
        SELECT c.geography, c.code, c.ends::text AS "to",
          CASE WHEN p.before IS NULL THEN NULL ELSE c.begins::text END AS "from",
          coalesce(p.before, '{}') AS before, coalesce(s.after, '{}') AS after
        FROM code c
          LEFT JOIN (SELECT geography, later, array_agg(earlier ORDER BY earlier) AS before
            FROM passed GROUP BY 1, 2) p ON p.geography = c.geography AND p.later = c.code
          LEFT JOIN (SELECT geography, earlier, array_agg(later ORDER BY later) AS after
            FROM passed GROUP BY 1, 2) s ON s.geography = c.geography AND s.earlier = c.code
        WHERE c.ends IS NOT NULL OR p.before IS NOT NULL`,
  );
  const validity = new Map<string, Map<string, Validity>>();
  for (const { geography, code, ...years } of rows) {
    const codes = validity.get(geography) ?? new Map<string, Validity>();
    codes.set(code, years);
    validity.set(geography, codes);
  }
  return validity;
};

/** Everything a check needs to know: definitions, and the areas of their geographies in any version. */
export const knownNow = async (db: Db): Promise<Known> => {
  const definitions = await db
    .select({
      id: indicator.id,
      code: indicator.code,
      kind: indicator.kind,
      multiplier: indicator.multiplier,
      method: indicator.method,
      frequency: indicator.frequency,
      yearKind: indicator.yearKind,
      geography: indicator.geography,
      dimensions: indicator.dimensions,
    })
    .from(indicator);
  const { rows } = await db.execute<{ geography: string; codes: string[] }>(
    sql`SELECT geography, array_agg(DISTINCT code) AS codes FROM places.area GROUP BY geography`,
  );
  return {
    indicators: new Map(
      definitions.map((definition) => [definition.code.toLowerCase(), definition]),
    ),
    areas: new Map(rows.map(({ geography, codes }) => [geography, new Set(codes)])),
    validity: await validityNow(db),
  };
};

export const namesOfIndicators = async (db: Db, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db
        .select({ id: indicator.id, code: indicator.code, name: indicator.name })
        .from(indicator)
        .where(inArray(indicator.id, [...ids]));

/** Names of people by id, for lineage; the command line and unknown ids keep what they are. */
export const peopleNames = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<{ id: string; name: string }>(
    sql`SELECT id, name FROM identity."user" WHERE id = ANY(${sql.param([...ids])}::text[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** A batch of this file whose check was broken off: nothing waits or works on it any more. */
export const interruptedBatch = async (
  db: Db,
  sha256: string,
  uploadedBy: string,
): Promise<Batch | undefined> => {
  const [row] = await db
    .select()
    .from(batch)
    .where(
      and(eq(batch.sha256, sha256), eq(batch.uploadedBy, uploadedBy), eq(batch.state, 'checking')),
    )
    .orderBy(desc(batch.id))
    .limit(1);
  return row && toBatch(row);
};
