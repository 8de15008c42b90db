/** Entries of forms: answers, their state, and the log of who did what when. */
import { and, asc, desc, eq, gt, inArray, or } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { Problem } from '../../../platform/problem.ts';
import { batch } from '../schema.ts';
import { type Answers, type EntryState, isOpenForEntry, type Reasons } from './content.ts';
import type { AnswerChange } from './merge.ts';
import { formEntry, formEntryLog } from './schema.ts';

export type Entry = typeof formEntry.$inferSelect;
export type LogLine = typeof formEntryLog.$inferSelect;

/** Which entry: there is one for each form, area and period. */
export interface Place {
  readonly formId: number;
  readonly area: string;
  /** First day of the period. */
  readonly period: string;
}

const at = ({ formId, area, period }: Place) =>
  and(eq(formEntry.formId, formId), eq(formEntry.area, area), eq(formEntry.period, period));

export const entryAt = async (db: Db, place: Place): Promise<Entry | undefined> => {
  const [found] = await db.select().from(formEntry).where(at(place));
  return found;
};

/** The entry, locked until the transaction ends; made when this is the first time it is saved. */
export const claimEntry = async (
  tx: Db,
  place: Place,
  version: number,
  now: Date,
): Promise<Entry> => {
  await tx
    .insert(formEntry)
    .values({ ...place, version, updatedAt: now })
    .onConflictDoNothing();
  const [found] = await tx.select().from(formEntry).where(at(place)).for('update');
  if (!found) throw new Problem('internal');
  return found;
};

/** The entry, locked until the transaction ends. @throws Problem not-found when nobody has saved it yet */
export const claimExisting = async (tx: Db, place: Place): Promise<Entry> => {
  const [found] = await tx.select().from(formEntry).where(at(place)).for('update');
  if (!found) throw new Problem('not-found', { what: 'entry' });
  return found;
};

interface By {
  readonly person: string;
  readonly now: Date;
}

/**
 * Stores answers and one line of the log for each that changed. A reason falls with the answer that
 * it was given for.
 *
 * @returns the entry's new revision; the old one when nothing changed
 */
export const storeAnswers = async (
  tx: Db,
  entry: Entry,
  answers: Answers,
  changes: readonly AnswerChange[],
  { person, now }: By,
): Promise<number> => {
  if (changes.length === 0) return entry.revision;
  const revision = entry.revision + 1;
  const changed = new Set(changes.map(({ question }) => question));
  const reasons = Object.fromEntries(
    Object.entries(entry.reasons).filter(([key]) => !changed.has(key)),
  );
  await tx
    .update(formEntry)
    .set({ answers, reasons, revision, updatedAt: now })
    .where(eq(formEntry.id, entry.id));
  await tx.insert(formEntryLog).values(
    changes.map((change) => ({
      entryId: entry.id,
      revision,
      what: 'answer' as const,
      ...change,
      by: person,
      at: now,
    })),
  );
  return revision;
};

export interface Step {
  readonly what: 'submitted' | 'taken-back' | 'returned' | 'signed' | 'reopened';
  readonly from: EntryState | readonly EntryState[];
  readonly values: Partial<typeof formEntry.$inferInsert>;
  /** Why, where the step has a reason. */
  readonly words?: string;
  /** Reasons for odd answers that are kept with it. */
  readonly reasons?: Reasons;
}

/**
 * Takes an entry one step on, with its line in the log.
 *
 * @param entry as claimed in this transaction
 * @throws Problem changed-meanwhile when the entry is in another state than the step begins from
 */
export const takeStep = async (
  tx: Db,
  entry: Entry,
  { what, from, values, words = '', reasons = {} }: Step,
  { person, now }: By,
): Promise<void> => {
  if (![from].flat().includes(entry.state))
    throw new Problem('changed-meanwhile', { what: 'entry', state: entry.state });
  const revision = entry.revision + 1;
  await tx
    .update(formEntry)
    .set({ ...values, revision, updatedAt: now })
    .where(eq(formEntry.id, entry.id));
  const line = { entryId: entry.id, revision, by: person, at: now };
  const given = Object.entries(reasons).filter(([key, text]) => entry.reasons[key] !== text);
  await tx.insert(formEntryLog).values([
    ...given.map(([question, after]) => ({
      ...line,
      what: 'reason' as const,
      question,
      before: entry.reasons[question] ?? '',
      after,
    })),
    { ...line, what, after: words },
  ]);
};

/** The log of an entry, the latest first. */
export const logOf = (db: Db, entryId: number): Promise<LogLine[]> =>
  db
    .select()
    .from(formEntryLog)
    .where(eq(formEntryLog.entryId, entryId))
    .orderBy(desc(formEntryLog.revision), desc(formEntryLog.id));

/** Answers that changed after a revision, the latest first. */
export const changesSince = (db: Db, entryId: number, revision: number): Promise<LogLine[]> =>
  db
    .select()
    .from(formEntryLog)
    .where(
      and(
        eq(formEntryLog.entryId, entryId),
        gt(formEntryLog.revision, revision),
        eq(formEntryLog.what, 'answer'),
      ),
    )
    .orderBy(desc(formEntryLog.revision), desc(formEntryLog.id));

/** Entries of some places, by `form area`, in order of time. */
export const entriesOf = (
  db: Db,
  places: readonly { readonly formId: number; readonly area: string }[],
): Promise<Entry[]> =>
  places.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(formEntry)
        .where(
          or(
            ...[...new Set(places.map(({ formId }) => formId))].map((formId) =>
              and(
                eq(formEntry.formId, formId),
                inArray(
                  formEntry.area,
                  places.filter((place) => place.formId === formId).map(({ area }) => area),
                ),
              ),
            ),
          ),
        )
        .orderBy(asc(formEntry.period));

export const entriesOfForm = (db: Db, formId: number): Promise<Entry[]> =>
  db.select().from(formEntry).where(eq(formEntry.formId, formId)).orderBy(asc(formEntry.period));

/** What became of the figures of an entry: `published`, `withdrawn`; undefined before the first signature. */
export const batchOf = async (db: Db, { batchId }: Entry) => {
  if (batchId === null) return undefined;
  const [found] = await db
    .select({ id: batch.id, state: batch.state, reason: batch.withdrawalReason })
    .from(batch)
    .where(eq(batch.id, batchId));
  return found;
};

/** Whether an answer to a form in this state may still be changed. */
export const mayChange = (entry: Pick<Entry, 'state'> | undefined): boolean =>
  isOpenForEntry(entry?.state);
