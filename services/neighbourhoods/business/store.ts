import { and, desc, eq, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../../platform/database/db.ts';
import type { BusinessKind, BusinessSubject, Market, PassersBy } from './content.ts';
import { businessKind, businessSource, market, passersBy } from './schema.ts';

const chunkSize = 2000;

const addAll = async <Table extends PgTable>(
  tx: Db,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> => {
  for (let from = 0; from < rows.length; from += chunkSize)
    await tx.insert(table).values(rows.slice(from, from + chunkSize));
};

const yearsOf = (rows: readonly { readonly year: number }[]): readonly number[] => [
  ...new Set(rows.map(({ year }) => year)),
];

/** Puts figures in place of those of the same years. */
export const replacePassersBy = async (tx: Db, rows: readonly PassersBy[]): Promise<void> => {
  for (const year of yearsOf(rows)) await tx.delete(passersBy).where(eq(passersBy.year, year));
  await addAll(tx, passersBy, rows);
};

export const replaceBusinessKinds = async (
  tx: Db,
  rows: readonly BusinessKind[],
): Promise<void> => {
  for (const year of yearsOf(rows))
    await tx.delete(businessKind).where(eq(businessKind.year, year));
  await addAll(tx, businessKind, rows);
};

export const replaceMarkets = async (tx: Db, rows: readonly Market[]): Promise<void> => {
  for (const year of yearsOf(rows)) await tx.delete(market).where(eq(market.year, year));
  await addAll(tx, market, rows);
};

/** Passers-by of an area in the last year there is. */
export const passersOf = async (db: Db, area: string): Promise<readonly PassersBy[]> => {
  const rows = await db
    .select()
    .from(passersBy)
    .where(
      and(
        eq(passersBy.area, area),
        sql`${passersBy.year} = (SELECT max(year) FROM neighbourhoods.passers_by)`,
      ),
    )
    .orderBy(passersBy.hour);
  return rows as PassersBy[]; // days and ages are checked before they are written
};

export interface KindHere {
  readonly year: number;
  readonly line: BusinessKind['line'];
  readonly kind: string;
  readonly here: number;
  readonly inTown: number;
}

/** Businesses of an area by kind beside those of the whole town, in the last year there is. */
export const kindsOf = async (db: Db, area: string): Promise<readonly KindHere[]> => {
  const { rows } = await db.execute<KindHere & Record<string, unknown>>(
    sql`SELECT year, line, kind, coalesce(sum(count) FILTER (WHERE area = ${area}), 0)::int AS here,
          sum(count)::int AS "inTown"
        FROM neighbourhoods.business_kind
        WHERE year = (SELECT max(year) FROM neighbourhoods.business_kind)
        GROUP BY year, line, kind ORDER BY here DESC, "inTown" DESC, kind`,
  );
  return rows;
};

/** An area's market, the latest year first. */
export const marketsOf = (db: Db, area: string): Promise<readonly Market[]> =>
  db.select().from(market).where(eq(market.area, area)).orderBy(desc(market.year));

/** Every area's market in every year. */
export const allMarkets = (db: Db): Promise<readonly Market[]> =>
  db.select().from(market).orderBy(market.area, market.year);

/** Every area's market in the last year there is. */
export const latestMarkets = (db: Db): Promise<readonly Market[]> =>
  db
    .select()
    .from(market)
    .where(sql`${market.year} = (SELECT max(year) FROM neighbourhoods.market)`);

export interface BusinessSource {
  readonly of: BusinessSubject;
  readonly source: string;
  readonly licence: string;
  readonly loadedAt: Date;
}

export const nameSource = async (tx: Db, given: BusinessSource): Promise<void> => {
  const { source, licence, loadedAt } = given;
  await tx
    .insert(businessSource)
    .values(given)
    .onConflictDoUpdate({ target: businessSource.of, set: { source, licence, loadedAt } });
};

export const businessSources = async (db: Db): Promise<readonly BusinessSource[]> =>
  (await db.select().from(businessSource).orderBy(businessSource.of)) as BusinessSource[]; // written by `nameSource` only
