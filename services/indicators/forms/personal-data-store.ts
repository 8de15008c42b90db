/** What is kept of a person who entered, sent or signed forms, and how the name is taken out. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { erasedPerson } from '../lineage-store.ts';
import {
  form,
  formAssignee,
  formEntry,
  formEntryLog,
  formReminder,
  formVersion,
} from './schema.ts';

export const formsOf = async (db: Db, personId: string) => {
  const entered = await db
    .select({
      form: form.code,
      area: formEntry.area,
      period: formEntry.period,
      what: formEntryLog.what,
      question: formEntryLog.question,
      before: formEntryLog.before,
      after: formEntryLog.after,
      at: formEntryLog.at,
    })
    .from(formEntryLog)
    .innerJoin(formEntry, eq(formEntry.id, formEntryLog.entryId))
    .innerJoin(form, eq(form.id, formEntry.formId))
    .where(eq(formEntryLog.by, personId))
    .orderBy(asc(formEntryLog.id));
  const asked = await db
    .select({ form: form.code, area: formAssignee.area, task: formAssignee.task })
    .from(formAssignee)
    .innerJoin(form, eq(form.id, formAssignee.formId))
    .where(eq(formAssignee.personId, personId))
    .orderBy(asc(form.code), asc(formAssignee.area));
  const reminders = await db
    .select({
      area: formReminder.area,
      period: formReminder.period,
      stage: formReminder.stage,
      sentAt: formReminder.sentAt,
    })
    .from(formReminder)
    .where(eq(formReminder.personId, personId));
  const built = await db
    .select({ form: form.code, at: form.updatedAt })
    .from(form)
    .where(eq(form.changedBy, personId));
  return { entered, asked, reminders, built };
};

/**
 * Takes a person's name out of forms. Numbers stay: they are the town's. Words that the person wrote
 * (remarks, reasons) stay with the figure they explain, without a name.
 */
export const eraseFromForms = async (db: Db, personId: string): Promise<void> => {
  await db.update(formEntryLog).set({ by: erasedPerson }).where(eq(formEntryLog.by, personId));
  for (const column of ['submittedBy', 'signedBy'] as const)
    await db
      .update(formEntry)
      .set({ [column]: erasedPerson })
      .where(eq(formEntry[column], personId));
  await db.update(form).set({ changedBy: erasedPerson }).where(eq(form.changedBy, personId));
  await db
    .update(formVersion)
    .set({ releasedBy: erasedPerson })
    .where(eq(formVersion.releasedBy, personId));
  await db.delete(formAssignee).where(eq(formAssignee.personId, personId));
  await db.delete(formReminder).where(eq(formReminder.personId, personId));
};
