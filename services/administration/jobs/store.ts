import { desc, eq, inArray } from 'drizzle-orm';
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
