import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';

export interface AreaName {
  readonly name: string;
  readonly level: string;
}

/** Names and levels of a geography's areas by code, also of those that ended: old figures keep theirs. */
export const areaNames = async (
  db: Db,
  geography: string,
): Promise<ReadonlyMap<string, AreaName>> => {
  const { rows } = await db.execute<AreaName & { code: string } & Record<string, unknown>>(
    sql`SELECT DISTINCT ON (code) code, name, level FROM places.area
        WHERE geography = ${geography} ORDER BY code, valid_from DESC`,
  );
  return new Map(rows.map(({ code, name, level }) => [code, { name, level }]));
};
