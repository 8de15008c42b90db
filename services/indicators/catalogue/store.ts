import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { fold } from '../../../platform/places/fold.ts';
import { Problem } from '../../../platform/problem.ts';
import { indicator } from '../schema.ts';
import { maySee, type Viewer } from '../values/viewer.ts';
import type { IndicatorDefinition, Theme } from './definition.ts';
import { definitionFields } from './definition-shape.ts';

export type Indicator = typeof indicator.$inferSelect;

export interface CatalogueLine {
  readonly id: number;
  readonly code: string;
  readonly name: Indicator['name'];
  readonly theme: Theme;
  readonly geography: string;
  readonly owner: string;
  readonly frequency: Indicator['frequency'];
  readonly version: number;
}

/** Words of a search must all occur in the code, or in the name or definition in any language. */
export const listDefinitions = async (
  db: Db,
  filter: { readonly search?: string; readonly geography?: string } = {},
): Promise<readonly CatalogueLine[]> => {
  const rows = await db
    .select({
      id: indicator.id,
      code: indicator.code,
      name: indicator.name,
      definition: indicator.definition,
      theme: indicator.theme,
      geography: indicator.geography,
      owner: indicator.owner,
      frequency: indicator.frequency,
      version: indicator.version,
    })
    .from(indicator)
    .where(filter.geography ? eq(indicator.geography, filter.geography) : undefined)
    .orderBy(asc(indicator.geography), asc(indicator.theme), asc(indicator.code));
  const words = fold(filter.search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows
    .filter(({ code, name, definition }) => {
      const text = fold([code, ...Object.values(name), ...Object.values(definition)].join(' '));
      return words.every((word) => text.includes(word));
    })
    .map(({ definition: _, ...line }) => line);
};

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
  readonly changed: readonly { readonly code: string; readonly fields: readonly string[] }[];
  readonly unchanged: readonly string[];
}

/** Stores definitions by code; one that differs gets the next version. */
export const upsertDefinitions = async (
  tx: Db,
  definitions: readonly IndicatorDefinition[],
  now: Date,
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
    };
    const before = stored.get(code);
    if (before === undefined) {
      await tx.insert(indicator).values({ ...row, updatedAt: now });
      added.push(code);
      continue;
    }
    const fields = changedFields(definitionOf(before), definition);
    if (fields.length === 0) {
      unchanged.push(code);
      continue;
    }
    await tx
      .update(indicator)
      .set({ ...row, version: sql`${indicator.version} + 1`, updatedAt: now })
      .where(eq(indicator.id, before.id));
    changed.push({ code, fields });
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
