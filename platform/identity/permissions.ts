import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { personRole, role, rolePermission } from './schema.ts';

/** Roles that every installation starts with; administrators may add others. */
export const roles = [
  'resident',
  'officer',
  'editor',
  'analyst',
  'data-steward',
  'privacy-officer',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

/** A permission as a service declares it: `<service>.<verb>`, and the roles that have it from the start. */
export interface Permission {
  readonly key: string;
  readonly roles: readonly Role[];
}

/**
 * Adds roles and permissions that the program knows and the database does not yet. What an
 * administrator took away stays away: a permission is granted only when it is first seen.
 */
export const seedRoles = async (db: Db, declared: readonly Permission[]): Promise<void> => {
  await db
    .insert(role)
    .values(roles.map((key) => ({ key, name: '' })))
    .onConflictDoNothing();
  const known = await db.execute<{ key: string }>(
    sql`SELECT item ->> 'key' AS key FROM platform.setting, jsonb_array_elements(setting.value) AS item
        WHERE setting.key = 'identity.known-permissions'`,
  );
  const seen = new Set(known.rows.map(({ key }) => key));
  const grants = declared
    .filter(({ key }) => !seen.has(key))
    .flatMap(({ key, roles: holders }) =>
      holders.map((holder) => ({ role: holder, permission: key })),
    );
  if (grants.length > 0) await db.insert(rolePermission).values(grants).onConflictDoNothing();
  const value = JSON.stringify(declared.map(({ key }) => ({ key })));
  await db.execute(
    sql`INSERT INTO platform.setting (key, value, changed_by)
        VALUES ('identity.known-permissions', ${value}::jsonb, 'system')
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
};

export const rolesOf = async (db: Db, personId: string): Promise<readonly string[]> => {
  const rows = await db.select().from(personRole).where(eq(personRole.userId, personId));
  return rows.map((row) => row.role).sort();
};

export const permissionsOf = async (db: Db, personId: string): Promise<ReadonlySet<string>> => {
  const rows = await db
    .select({ permission: rolePermission.permission })
    .from(personRole)
    .innerJoin(rolePermission, eq(rolePermission.role, personRole.role))
    .where(eq(personRole.userId, personId));
  return new Set(rows.map(({ permission }) => permission));
};

/** Gives a person exactly these roles. */
export const setRoles = async (
  db: Db,
  personId: string,
  wanted: readonly string[],
): Promise<void> => {
  await db
    .delete(personRole)
    .where(
      and(
        eq(personRole.userId, personId),
        wanted.length > 0 ? notInArray(personRole.role, [...wanted]) : sql`true`,
      ),
    );
  if (wanted.length > 0)
    await db
      .insert(personRole)
      .values(wanted.map((key) => ({ userId: personId, role: key })))
      .onConflictDoNothing();
};

/** How many people hold a role: the last administrator cannot be taken away. */
export const holdersOf = async (db: Db, key: string): Promise<number> => {
  const { rows } = await db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM identity.person_role r JOIN identity."user" u ON u.id = r.user_id
        WHERE r.role = ${key} AND NOT u.is_blocked`,
  );
  return rows[0]?.count ?? 0;
};

/** Whoever holds this can give every other right; someone always must. */
export const keeperPermission = 'administration.roles';

/** Number of the advisory lock that puts changes of rights in a row. */
const rightsLock = 7_270_002;

/** Ids of the people who can give rights, those who are blocked left out. */
export const keepersOfRights = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT DISTINCT u.id FROM identity."user" u
        JOIN identity.person_role r ON r.user_id = u.id
        JOIN identity.role_permission p ON p.role = r.role
        WHERE p.permission = ${keeperPermission} AND NOT u.is_blocked`,
  );
  return rows.map(({ id }) => id);
};

/**
 * Whether someone can still give rights. To be asked after every change of roles, in its
 * transaction; when the answer is no, the change must be undone.
 */
export const isKept = async (tx: Db): Promise<boolean> => {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${rightsLock})`);
  return (await keepersOfRights(tx)).length > 0;
};

export const setPermissions = async (
  db: Db,
  key: string,
  wanted: readonly string[],
): Promise<void> => {
  await db.delete(rolePermission).where(eq(rolePermission.role, key));
  if (wanted.length > 0)
    await db.insert(rolePermission).values(wanted.map((permission) => ({ role: key, permission })));
};

export const rolesWithPermissions = async (db: Db) => {
  const all = await db.select().from(role);
  const granted = await db
    .select()
    .from(rolePermission)
    .where(
      inArray(
        rolePermission.role,
        all.map(({ key }) => key),
      ),
    );
  return all.map(({ key, name }) => ({
    key,
    name,
    permissions: granted.filter((row) => row.role === key).map(({ permission }) => permission),
  }));
};
