import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { role } from '../../../platform/identity/schema.ts';

/** How many people have each role. */
export const peoplePerRole = async (db: Db): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await db.execute<{ role: string; count: number }>(
    sql`SELECT role, count(*)::int AS count FROM identity.person_role GROUP BY role`,
  );
  return new Map(rows.map((row) => [row.role, row.count]));
};

/** @returns false when there is such a role already */
export const addRole = async (tx: Db, key: string, name: string, at: Date): Promise<boolean> => {
  const added = await tx
    .insert(role)
    .values({ key, name, createdAt: at })
    .onConflictDoNothing()
    .returning();
  return added.length > 0;
};

export const removeRole = async (tx: Db, key: string): Promise<void> => {
  await tx.delete(role).where(eq(role.key, key));
};
