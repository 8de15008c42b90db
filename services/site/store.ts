import { desc, eq } from 'drizzle-orm';
import type { Db } from '../../platform/database/db.ts';
import { auditEntry, jobRun } from '../../platform/database/schema.ts';

/** What someone did last, newest first. */
export const lastActionsOf = (db: Db, personId: string, limit: number) =>
  db
    .select({ sequence: auditEntry.sequence, at: auditEntry.at, action: auditEntry.action })
    .from(auditEntry)
    .where(eq(auditEntry.actor, personId))
    .orderBy(desc(auditEntry.sequence))
    .limit(limit);

/** Tasks in the background that someone started, newest first. */
export const lastRunsOf = (db: Db, personId: string, limit: number) =>
  db
    .select({ id: jobRun.id, name: jobRun.name, state: jobRun.state, createdAt: jobRun.createdAt })
    .from(jobRun)
    .where(eq(jobRun.startedBy, personId))
    .orderBy(desc(jobRun.createdAt))
    .limit(limit);
