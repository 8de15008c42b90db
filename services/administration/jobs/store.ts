import { and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { jobRun } from '../../../platform/database/schema.ts';

export type JobRun = typeof jobRun.$inferSelect;

export const deadRuns = (db: Db, limit: number): Promise<JobRun[]> =>
  db
    .select()
    .from(jobRun)
    .where(eq(jobRun.state, 'dead'))
    .orderBy(desc(jobRun.createdAt))
    .limit(limit);

export const isDead = async (db: Db, id: string): Promise<boolean> => {
  const rows = await db
    .select({ id: jobRun.id })
    .from(jobRun)
    .where(and(eq(jobRun.id, id), eq(jobRun.state, 'dead')));
  return rows.length > 0;
};

/**
 * Runs that have not failed for good, newest first. Of what the site does by itself every minute
 * or night only the last one that went well.
 */
export const noteworthyRuns = (db: Db, limit: number): Promise<JobRun[]> =>
  db
    .select()
    .from(jobRun)
    .where(
      and(
        ne(jobRun.state, 'dead'),
        or(
          ne(jobRun.startedBy, 'system'),
          ne(jobRun.state, 'done'),
          sql`${jobRun.id} IN (SELECT DISTINCT ON (name) id FROM platform.job_run
                WHERE started_by = 'system' AND state = 'done' ORDER BY name, created_at DESC)`,
        ),
      ),
    )
    .orderBy(desc(jobRun.createdAt))
    .limit(limit);

/** The latest run for each of these subjects. */
export const runsOfSubjects = async (
  db: Db,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, JobRun>> => {
  if (subjects.length === 0) return new Map();
  const rows = await db
    .select()
    .from(jobRun)
    .where(inArray(jobRun.subject, [...subjects]))
    .orderBy(jobRun.createdAt);
  return new Map(rows.map((row) => [row.subject, row]));
};
