import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { Problem } from '../../../platform/problem.ts';
import { definitionVersion, indicator } from '../schema.ts';
import { everyone } from '../values/store.ts';
import { maySee, type Viewer } from '../values/viewer.ts';
import type { IndicatorDefinition, Theme } from './definition.ts';
import { definitionFields } from './definition-shape.ts';
import { type Searchable, searchDefinitions } from './search.ts';

export type Indicator = typeof indicator.$inferSelect;

export interface CatalogueLine extends Searchable {
  readonly id: number;
  readonly theme: Theme;
  readonly geography: string;
  readonly frequency: Indicator['frequency'];
  readonly yearKind: Indicator['yearKind'];
  readonly audience: Indicator['audience'];
  readonly expectedWithin: number | null;
  readonly version: number;
  /** First day of the last period with a published figure of everyone; null when there is none. */
  readonly last: string | null;
}

/** All descriptions by geography and theme, or those that a search finds, the best first. */
export const listDefinitions = async (
  db: Db,
  filter: { readonly search?: string; readonly language?: Language } = {},
): Promise<readonly CatalogueLine[]> => {
  const { rows } = await db.execute<CatalogueLine & Record<string, unknown>>(
    sql`SELECT i.id, i.code, i.name, i.definition, i.source, i.owner, i.theme, i.geography, i.frequency,
          i.year_kind AS "yearKind", i.audience, i.expected_within AS "expectedWithin", i.version,
          latest.period::text AS last
        FROM indicators.indicator i
        LEFT JOIN LATERAL (
          SELECT v.period FROM indicators.value v
          JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
          WHERE v.indicator_id = i.id AND v.cut_id = ${everyone}
          ORDER BY v.period DESC LIMIT 1) latest ON true
        ORDER BY i.geography, i.theme, i.code`,
  );
  return searchDefinitions(rows, filter.search ?? '', filter.language ?? 'en');
};

/** Indicators by id; those that are gone are left out. */
export const indicatorsById = (db: Db, ids: readonly number[]): Promise<Indicator[]> =>
  db
    .select()
    .from(indicator)
    .where(inArray(indicator.id, [...ids]))
    .orderBy(asc(indicator.id));

/** @throws Problem not-found */
export const definitionByCode = async (db: Db, code: string): Promise<Indicator> => {
  const [found] = await db.select().from(indicator).where(eq(indicator.code, code));
  if (!found) throw new Problem('not-found', { what: 'indicator', code });
  return found;
};

/** A definition that the viewer may see; one for staff does not exist for others. @throws Problem not-found */
export const visibleDefinition = async (
  db: Db,
  viewer: Viewer,
  code: string,
): Promise<Indicator> => {
  const found = await definitionByCode(db, code);
  if (!maySee(viewer, found)) throw new Problem('not-found', { what: 'indicator', code });
  return found;
};

/** The definition within a stored row: without id, version and date. */
export const definitionOf = (row: Indicator): IndicatorDefinition => {
  const { id, version, updatedAt, sourceUrl, target, disclosure, expectedWithin, ...rest } = row;
  return {
    ...rest,
    ...(sourceUrl === null ? {} : { sourceUrl }),
    ...(target === null ? {} : { target }),
    ...(disclosure === null ? {} : { disclosure }),
    ...(expectedWithin === null ? {} : { expectedWithin }),
  };
};

const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, text]) => text !== '')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;

/** Names of the fields in which two definitions differ; empty texts count as absent. */
export const changedFields = (
  before: IndicatorDefinition,
  after: IndicatorDefinition,
): readonly (keyof IndicatorDefinition)[] =>
  definitionFields.filter(
    (field) => JSON.stringify(sorted(before[field])) !== JSON.stringify(sorted(after[field])),
  );

export interface UpsertResult {
  readonly added: readonly string[];
  readonly changed: readonly {
    readonly id: number;
    readonly code: string;
    readonly fields: readonly (keyof IndicatorDefinition)[];
  }[];
  readonly unchanged: readonly string[];
}

/** Keeps what a definition says from this version on. */
const keepVersion = async (tx: Db, version: typeof definitionVersion.$inferInsert) => {
  await tx.insert(definitionVersion).values(version).onConflictDoNothing();
};

/**
 * Stores definitions by code; one that differs gets the next version, and every version is kept.
 * Where protection may depend on the change, `keepDefinitions` is the one to call.
 *
 * @param changedBy id of the person, `command-line` or `system`
 */
export const upsertDefinitions = async (
  tx: Db,
  definitions: readonly IndicatorDefinition[],
  now: Date,
  changedBy = 'system',
): Promise<UpsertResult> => {
  const stored = new Map((await tx.select().from(indicator)).map((row) => [row.code, row]));
  const added: string[] = [];
  const changed: UpsertResult['changed'][number][] = [];
  const unchanged: string[] = [];
  for (const definition of definitions) {
    const { code } = definition;
    const row = {
      ...definition,
      sourceUrl: definition.sourceUrl ?? null,
      target: definition.target ?? null,
      disclosure: definition.disclosure ?? null,
      expectedWithin: definition.expectedWithin ?? null,
    };
    const kept = { definition, changedBy, changedAt: now };
    const before = stored.get(code);
    if (before === undefined) {
      const [made] = await tx
        .insert(indicator)
        .values({ ...row, updatedAt: now })
        .returning({ id: indicator.id });
      await keepVersion(tx, { ...kept, indicatorId: made?.id ?? 0, version: 1 });
      added.push(code);
      continue;
    }
    const fields = changedFields(definitionOf(before), definition);
    if (fields.length === 0) {
      unchanged.push(code);
      continue;
    }
    const { id, version } = before;
    // What stood before versions were kept would be lost with this change.
    await keepVersion(tx, {
      indicatorId: id,
      version,
      definition: definitionOf(before),
      changedBy: 'system',
      changedAt: before.updatedAt,
    });
    await tx
      .update(indicator)
      .set({ ...row, version: version + 1, updatedAt: now })
      .where(eq(indicator.id, id));
    await keepVersion(tx, { ...kept, indicatorId: id, version: version + 1 });
    changed.push({ id, code, fields });
  }
  return { added, changed, unchanged };
};

/** How many published values, areas and periods an indicator has. */
export const extentOf = async (db: Db, indicatorId: number) => {
  const { rows } = await db.execute<{
    values: number;
    areas: number;
    first: string | null;
    last: string | null;
  }>(
    sql`SELECT count(*)::int AS "values", count(DISTINCT v.area)::int AS areas,
          min(v.period)::text AS first, max(v.period)::text AS last
        FROM indicators.value v JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
        WHERE v.indicator_id = ${indicatorId}`,
  );
  return rows[0] ?? { values: 0, areas: 0, first: null, last: null };
};

export const allDefinitions = async (db: Db): Promise<readonly IndicatorDefinition[]> =>
  (await db.select().from(indicator).orderBy(asc(indicator.code))).map(definitionOf);

/** The version of a definition, locked until the transaction ends; undefined when there is none. */
export const lockedVersion = async (tx: Db, code: string): Promise<number | undefined> => {
  const [row] = await tx
    .select({ version: indicator.version })
    .from(indicator)
    .where(eq(indicator.code, code))
    .for('update');
  return row?.version;
};
