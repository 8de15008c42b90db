import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { session, user } from '../../../platform/identity/schema.ts';
import { Problem } from '../../../platform/problem.ts';

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isBlocked: boolean;
  readonly createdAt: Date;
  readonly roles: readonly { readonly key: string; readonly name: string }[];
}

const likeAnywhere = (typed: string): string => `%${typed.replaceAll(/[%_\\]/g, '\\$&')}%`;

const matches = (typed: string) =>
  sql`(${typed} = '' OR u.name ILIKE ${likeAnywhere(typed)} OR u.email ILIKE ${likeAnywhere(typed)})`;

export const countPeople = async (db: Db, typed: string): Promise<number> => {
  const { rows } = await db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM identity."user" u WHERE ${matches(typed)}`,
  );
  return rows[0]?.count ?? 0;
};

/** People by name, with their roles. */
export const findPeople = async (
  db: Db,
  typed: string,
  range: { readonly offset: number; readonly limit: number },
): Promise<readonly ListedPerson[]> => {
  const { rows } = await db.execute<{
    id: string;
    name: string;
    email: string;
    isBlocked: boolean;
    createdAt: Date | string;
    roles: { key: string; name: string }[];
  }>(
    sql`SELECT u.id, u.name, u.email, u.is_blocked AS "isBlocked", u.created_at AS "createdAt",
          COALESCE((SELECT jsonb_agg(jsonb_build_object('key', r.key, 'name', r.name) ORDER BY r.key)
                    FROM identity.person_role p JOIN identity.role r ON r.key = p.role
                    WHERE p.user_id = u.id), '[]'::jsonb) AS roles
        FROM identity."user" u WHERE ${matches(typed)}
        ORDER BY lower(u.name), u.id LIMIT ${range.limit} OFFSET ${range.offset}`,
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
};

export interface PersonDetails {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isBlocked: boolean;
  readonly twoFactorEnabled: boolean;
  readonly createdAt: Date;
  readonly lastSeen: Date | undefined;
}

/** @throws Problem not-found */
export const personById = async (db: Db, id: string): Promise<PersonDetails> => {
  const [row] = await db.select().from(user).where(eq(user.id, id));
  if (!row) throw new Problem('not-found', { what: 'person' });
  const [seen] = await db
    .select({ at: sql<Date | string | null>`max(${session.updatedAt})` })
    .from(session)
    .where(eq(session.userId, id));
  return { ...row, lastSeen: seen?.at ? new Date(seen.at) : undefined };
};

export const emailIsTaken = async (db: Db, email: string): Promise<boolean> => {
  const rows = await db
    .select({ id: user.id })
    .from(user)
    .where(eq(user.email, email.toLowerCase()));
  return rows.length > 0;
};

export const setBlocked = async (
  tx: Db,
  id: string,
  isBlocked: boolean,
  at: Date,
): Promise<void> => {
  await tx.update(user).set({ isBlocked, updatedAt: at }).where(eq(user.id, id));
  if (isBlocked) await tx.delete(session).where(eq(session.userId, id));
};

/** Names by id; ids that are no longer known are missing. */
export const namesOf = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<{ id: string; name: string }>(
    sql`SELECT id, name FROM identity."user"
        WHERE id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Ids of the people whose name or e-mail contains what was typed, or who have it as their id. */
export const idsOf = async (db: Db, typed: string, limit = 200): Promise<readonly string[]> => {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT u.id FROM identity."user" u WHERE u.id = ${typed} OR ${matches(typed)} LIMIT ${limit}`,
  );
  return rows.map(({ id }) => id);
};
