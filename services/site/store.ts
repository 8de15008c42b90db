import { and, desc, eq, notLike } from 'drizzle-orm';
import type { Db } from '../../platform/database/db.ts';
import { auditEntry, jobRun } from '../../platform/database/schema.ts';

/** What someone did last, newest first; signing in and the like left out. */
export const lastActionsOf = (db: Db, personId: string, limit: number) =>
  db
    .select({ sequence: auditEntry.sequence, at: auditEntry.at, action: auditEntry.action })
    .from(auditEntry)
    .where(and(eq(auditEntry.actor, personId), notLike(auditEntry.action, 'account.%')))
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
