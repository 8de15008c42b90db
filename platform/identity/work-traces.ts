/** Who did what in the house's own tables, beside the audit trail. */
import { eq } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { idempotencyKey, jobRun, setting, storedFile } from '../database/schema.ts';

/** Stands where a person stood who was erased. */
export const erasedPerson = 'erased';

/** Files, settings and tasks of a person; of forms only when they were sent. */
export const workTracesOf = async (db: Db, personId: string) => ({
  files: await db
    .select({ name: storedFile.name, purpose: storedFile.purpose, at: storedFile.at })
    .from(storedFile)
    .where(eq(storedFile.owner, personId)),
  settings: await db
    .select({ key: setting.key, at: setting.changedAt })
    .from(setting)
    .where(eq(setting.changedBy, personId)),
  tasks: await db
    .select({ name: jobRun.name, subject: jobRun.subject, at: jobRun.createdAt })
    .from(jobRun)
    .where(eq(jobRun.startedBy, personId)),
  forms: await db
    .select({ at: idempotencyKey.at })
    .from(idempotencyKey)
    .where(eq(idempotencyKey.holder, personId)),
});

/** What a person did stays done; that it was this person goes. */
export const eraseWorkTraces = async (db: Db, personId: string): Promise<void> => {
  await db.update(storedFile).set({ owner: null }).where(eq(storedFile.owner, personId));
  await db.update(setting).set({ changedBy: erasedPerson }).where(eq(setting.changedBy, personId));
  await db.update(jobRun).set({ startedBy: erasedPerson }).where(eq(jobRun.startedBy, personId));
  await db.delete(idempotencyKey).where(eq(idempotencyKey.holder, personId));
};
