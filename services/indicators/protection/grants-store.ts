/** Teams and their areas: who sees figures of which area as they are. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { areaGrant } from '../schema.ts';

export interface Grant {
  readonly personId: string;
  readonly personName: string;
  readonly geography: string;
  readonly area: string;
  readonly areaName: string;
  readonly grantedAt: Date;
}

export const allGrants = async (db: Db): Promise<readonly Grant[]> => {
  const { rows } = await db.execute<Omit<Grant, 'grantedAt'> & { grantedAt: string }>(
    sql`SELECT g.person_id AS "personId", coalesce(u.name, g.person_id) AS "personName", g.geography,
          g.area, coalesce(a.name, g.area) AS "areaName", g.granted_at AS "grantedAt"
        FROM indicators.area_grant g
        LEFT JOIN identity."user" u ON u.id = g.person_id
        LEFT JOIN places.area a ON a.geography = g.geography AND a.code = g.area AND a.valid_to IS NULL
        ORDER BY "personName", "areaName"`,
  );
  return rows.map((row) => ({ ...row, grantedAt: new Date(row.grantedAt) }));
};

export interface StaffMember {
  readonly id: string;
  readonly name: string;
}

/** People with another role than resident: those who may be given an area. */
export const staff = async (db: Db): Promise<readonly StaffMember[]> => {
  const { rows } = await db.execute<StaffMember & Record<string, unknown>>(
    sql`SELECT u.id, u.name FROM identity."user" u
        WHERE NOT u.is_blocked AND EXISTS (
          SELECT 1 FROM identity.person_role r WHERE r.user_id = u.id AND r.role <> 'resident')
        ORDER BY u.name, u.id`,
  );
  return rows;
};

export const addGrant = async (tx: Db, grant: typeof areaGrant.$inferInsert): Promise<void> => {
  await tx.insert(areaGrant).values(grant).onConflictDoNothing();
};

export const removeGrant = async (
  tx: Db,
  { personId, geography, area }: Pick<Grant, 'personId' | 'geography' | 'area'>,
): Promise<void> => {
  await tx
    .delete(areaGrant)
    .where(
      and(
        eq(areaGrant.personId, personId),
        eq(areaGrant.geography, geography),
        eq(areaGrant.area, area),
      ),
    );
};
