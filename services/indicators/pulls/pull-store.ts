import { and, asc, desc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { isRowNumber } from '../../../platform/database/row-number.ts';
import { Problem } from '../../../platform/problem.ts';
import type { BatchState } from '../imports/batch.ts';
import { batch } from '../schema.ts';
import { pullRun, pullSource } from './schema.ts';

export type PullSource = typeof pullSource.$inferSelect;
export type PullRun = typeof pullRun.$inferSelect;
export type PullOutcome = PullRun['outcome'];

export const listSources = (db: Db): Promise<PullSource[]> =>
  db.select().from(pullSource).orderBy(asc(pullSource.name));

/** @throws Problem not-found */
export const sourceById = async (db: Db, id: number): Promise<PullSource> => {
  const [row] = isRowNumber(id)
    ? await db.select().from(pullSource).where(eq(pullSource.id, id))
    : [];
  if (!row) throw new Problem('not-found', { what: 'source' });
  return row;
};

/** The source, locked until the transaction ends. @throws Problem not-found */
export const claimSource = async (tx: Db, id: number): Promise<PullSource> => {
  const [row] = isRowNumber(id)
    ? await tx.select().from(pullSource).where(eq(pullSource.id, id)).for('update')
    : [];
  if (!row) throw new Problem('not-found', { what: 'source' });
  return row;
};

export const isNameTaken = async (db: Db, name: string, besides: number): Promise<boolean> => {
  const [row] = await db.select().from(pullSource).where(eq(pullSource.name, name));
  return row !== undefined && row.id !== besides;
};

export const createSource = async (
  tx: Db,
  values: Omit<typeof pullSource.$inferInsert, 'id'>,
): Promise<number> => {
  const [row] = await tx.insert(pullSource).values(values).returning({ id: pullSource.id });
  if (!row) throw new Problem('internal');
  return row.id;
};

/** What a person changes: its version rises, so that whoever looked at it before can be told. */
export const changeSource = async (
  tx: Db,
  id: number,
  values: Partial<typeof pullSource.$inferInsert>,
): Promise<void> => {
  await tx
    .update(pullSource)
    .set({ ...values, version: sql`${pullSource.version} + 1` })
    .where(eq(pullSource.id, id));
};

/** What a look at the source changes. */
export const noteSource = async (
  tx: Db,
  id: number,
  values: Partial<typeof pullSource.$inferInsert>,
): Promise<void> => {
  await tx.update(pullSource).set(values).where(eq(pullSource.id, id));
};

export const dueSources = (db: Db, now: Date): Promise<PullSource[]> =>
  db
    .select()
    .from(pullSource)
    .where(and(eq(pullSource.state, 'active'), lte(pullSource.nextAt, now)))
    .orderBy(asc(pullSource.nextAt));

export const writeRun = async (tx: Db, values: typeof pullRun.$inferInsert): Promise<void> => {
  await tx.insert(pullRun).values(values);
};

export const runsOf = (db: Db, sourceId: number, limit: number): Promise<PullRun[]> =>
  db
    .select()
    .from(pullRun)
    .where(eq(pullRun.sourceId, sourceId))
    .orderBy(desc(pullRun.id))
    .limit(limit);

/** The latest look at each source. */
export const latestRuns = async (db: Db): Promise<ReadonlyMap<number, PullRun>> => {
  const rows = await db
    .selectDistinctOn([pullRun.sourceId])
    .from(pullRun)
    .orderBy(pullRun.sourceId, desc(pullRun.id));
  return new Map(rows.map((row) => [row.sourceId, row]));
};

/** Batches of a source in some states, the oldest first. */
export const batchesOfSource = async (
  db: Db,
  name: string,
  states: readonly BatchState[],
): Promise<readonly { readonly id: number; readonly state: string }[]> =>
  db
    .select({ id: batch.id, state: batch.state })
    .from(batch)
    .where(
      and(eq(batch.origin, 'pull'), eq(batch.originName, name), inArray(batch.state, [...states])),
    )
    .orderBy(asc(batch.id));

export interface Owner extends Record<string, unknown> {
  readonly email: string;
  /** As chosen by the person; empty when they chose none. */
  readonly language: string;
}

/** Where the owner is written to; undefined once the account is gone. */
export const ownerOf = async (db: Db, id: string): Promise<Owner | undefined> => {
  const { rows } = await db.execute<Owner>(
    sql`SELECT email, language FROM identity."user" WHERE id = ${id}`,
  );
  return rows[0];
};

/** Removes a source with its log; batches that came from it stay. */
export const removeSource = async (tx: Db, id: number): Promise<void> => {
  await tx.delete(pullSource).where(eq(pullSource.id, id));
};

/** How the source of a batch stands; undefined once it is removed. */
export const sourceNamed = async (db: Db, name: string): Promise<PullSource | undefined> => {
  const [row] = await db.select().from(pullSource).where(eq(pullSource.name, name));
  return row;
};

/** Since when a source of an indicator's published figures has failed; undefined when all are well. */
export const failingSinceOf = async (db: Db, indicatorId: number): Promise<Date | undefined> => {
  const [row] = await db
    .select({ since: pullSource.failingSince })
    .from(pullSource)
    .where(
      and(
        isNotNull(pullSource.failingSince),
        sql`EXISTS (SELECT 1 FROM indicators.batch b WHERE b.origin = 'pull' AND b.origin_name = ${pullSource.name}
              AND b.state = 'published' AND EXISTS (SELECT 1 FROM indicators.value v
                WHERE v.batch_id = b.id AND v.indicator_id = ${indicatorId}))`,
      ),
    )
    .orderBy(asc(pullSource.failingSince))
    .limit(1);
  return row?.since ?? undefined;
};
