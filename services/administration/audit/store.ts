import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';

export interface AuditFilter {
  /** Exactly this action; empty for all. */
  readonly action: string;
  /** Ids of actors; undefined for all. */
  readonly actors: readonly string[] | undefined;
  /** Exactly this subject; empty for all. */
  readonly subject: string;
}

export interface ListedEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const conditions = ({ action, actors, subject }: AuditFilter): SQL => {
  const all: SQL[] = [sql`true`];
  if (action !== '') all.push(sql`action = ${action}`);
  if (subject !== '') all.push(sql`subject = ${subject}`);
  if (actors)
    all.push(sql`actor IN (SELECT jsonb_array_elements_text(${JSON.stringify(actors)}::jsonb))`);
  return sql.join(all, sql` AND `);
};

export const countEntries = async (db: Db, filter: AuditFilter): Promise<number> => {
  const { rows } = await db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM platform.audit_entry WHERE ${conditions(filter)}`,
  );
  return rows[0]?.count ?? 0;
};

/** Newest first. */
export const findEntries = async (
  db: Db,
  filter: AuditFilter,
  range: { readonly offset: number; readonly limit: number },
): Promise<readonly ListedEntry[]> => {
  const { rows } = await db.execute<Omit<ListedEntry, 'at'> & { at: Date | string }>(
    sql`SELECT sequence, at, actor, action, subject, details FROM platform.audit_entry
        WHERE ${conditions(filter)} ORDER BY sequence DESC LIMIT ${range.limit} OFFSET ${range.offset}`,
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
};

/** All actions that ever happened here: an index skip scan, as the trail is long and its kinds are few. */
export const knownActions = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await db.execute<{ action: string }>(
    sql`WITH RECURSIVE kind AS (
          (SELECT action FROM platform.audit_entry ORDER BY action LIMIT 1)
          UNION ALL
          SELECT (SELECT action FROM platform.audit_entry WHERE action > kind.action ORDER BY action LIMIT 1)
          FROM kind WHERE kind.action IS NOT NULL)
        SELECT action FROM kind WHERE action IS NOT NULL`,
  );
  return rows.map(({ action }) => action);
};
