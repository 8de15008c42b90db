import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { cut } from '../schema.ts';
import { type Cut, cutKey } from './cuts.ts';
import { everyone } from './store.ts';

/** Ids of cuts by key, made where they are new. Everyone has the same id in every installation. */
export const cutIds = async (
  tx: Db,
  wanted: readonly Cut[],
): Promise<ReadonlyMap<string, number>> => {
  await tx.execute(
    sql`INSERT INTO indicators.cut (id, sex) OVERRIDING SYSTEM VALUE VALUES (${everyone}, 'persons') ON CONFLICT DO NOTHING`,
  );
  await tx.execute(
    sql`SELECT setval(pg_get_serial_sequence('indicators.cut', 'id'), (SELECT max(id) FROM indicators.cut))`,
  );
  if (wanted.length > 0)
    await tx
      .insert(cut)
      .values([...wanted])
      .onConflictDoNothing();
  const rows = await tx.select().from(cut);
  return new Map(
    rows.map((row) => [cutKey({ ...row, sex: row.sex as Cut['sex'] }), row.id]), // written by the line above only
  );
};

/** The cuts of which an indicator has values. */
export const cutsOf = async (
  db: Db,
  indicatorId: number,
): Promise<readonly (Cut & { readonly id: number })[]> => {
  const { rows } = await db.execute<Cut & { id: number } & Record<string, unknown>>(
    sql`SELECT c.id, c.sex, c.age, c.category_type AS "categoryType", c.category FROM indicators.cut c
        WHERE EXISTS (SELECT 1 FROM indicators.value v JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
          WHERE v.indicator_id = ${indicatorId} AND v.cut_id = c.id)
        ORDER BY c.category_type, c.category, c.age, c.sex`,
  );
  return rows;
};
