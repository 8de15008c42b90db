/** Forms, their drafts and their released versions. */
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { Problem } from '../../../platform/problem.ts';
import { indicator } from '../schema.ts';
import type { FormContent, FormState } from './content.ts';
import type { Draft } from './draft.ts';
import type { FeedableIndicator } from './draft-errors.ts';
import { form, formAssignment, formVersion } from './schema.ts';

export type FormRow = typeof form.$inferSelect;

export const listForms = (db: Db): Promise<FormRow[]> =>
  db.select().from(form).orderBy(asc(form.code));

/** @throws Problem not-found */
export const formByCode = async (db: Db, code: string): Promise<FormRow> => {
  const [found] = await db.select().from(form).where(eq(form.code, code));
  if (!found) throw new Problem('not-found', { what: 'form', code });
  return found;
};

/** The form, locked until the transaction ends. @throws Problem not-found */
export const claimForm = async (tx: Db, code: string): Promise<FormRow> => {
  const [found] = await tx.select().from(form).where(eq(form.code, code)).for('update');
  if (!found) throw new Problem('not-found', { what: 'form', code });
  return found;
};

export const isCodeTaken = async (tx: Db, code: string): Promise<boolean> =>
  (await tx.select({ id: form.id }).from(form).where(eq(form.code, code))).length > 0;

interface By {
  readonly person: string;
  readonly now: Date;
}

export const createForm = async (
  tx: Db,
  values: { readonly code: string; readonly draft: Draft; readonly owner: string },
  { person, now }: By,
): Promise<FormRow> => {
  const [row] = await tx
    .insert(form)
    .values({ ...values, changedBy: person, updatedAt: now })
    .returning();
  if (!row) throw new Problem('internal');
  return row;
};

/** Keeps a draft as it was typed. */
export const saveDraft = async (
  tx: Db,
  { id, revision }: FormRow,
  values: { readonly draft: Draft; readonly owner: string },
  { person, now }: By,
): Promise<void> => {
  await tx
    .update(form)
    .set({ ...values, revision: revision + 1, changedBy: person, updatedAt: now })
    .where(eq(form.id, id));
};

/** Makes content the version of all periods that nobody has begun, and opens the form. */
export const releaseForm = async (
  tx: Db,
  { id, version }: FormRow,
  content: FormContent,
  { person, now }: By,
): Promise<void> => {
  await tx.insert(formVersion).values({
    formId: id,
    version: version + 1,
    content,
    releasedBy: person,
    releasedAt: now,
  });
  await tx
    .update(form)
    .set({ version: version + 1, state: 'open', changedBy: person, updatedAt: now })
    .where(eq(form.id, id));
};

export const setFormState = async (
  tx: Db,
  id: number,
  state: FormState,
  { person, now }: By,
): Promise<void> => {
  await tx.update(form).set({ state, changedBy: person, updatedAt: now }).where(eq(form.id, id));
};

/** @throws Problem not-found */
export const contentOf = async (db: Db, formId: number, version: number): Promise<FormContent> => {
  const [found] = await db
    .select({ content: formVersion.content })
    .from(formVersion)
    .where(and(eq(formVersion.formId, formId), eq(formVersion.version, version)));
  if (!found) throw new Problem('not-found', { what: 'form version' });
  return found.content;
};

/** The database gives the fields of a jsonb in an order of its own. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
};

/** Whether content differs from what people see; a form that was never released does. */
export const isChanged = async (db: Db, form: FormRow, content: FormContent): Promise<boolean> => {
  if (form.version === 0) return true;
  const released = await contentOf(db, form.id, form.version);
  return JSON.stringify(sorted(released)) !== JSON.stringify(sorted(content));
};

export const versionsOf = (db: Db, formId: number) =>
  db
    .select()
    .from(formVersion)
    .where(eq(formVersion.formId, formId))
    .orderBy(desc(formVersion.version));

/** Released forms with their latest content, by id. */
export const releasedForms = async (
  db: Db,
): Promise<ReadonlyMap<number, { readonly form: FormRow; readonly content: FormContent }>> => {
  const rows = await db
    .select({ form, content: formVersion.content })
    .from(form)
    .innerJoin(
      formVersion,
      and(eq(formVersion.formId, form.id), eq(formVersion.version, form.version)),
    );
  return new Map(rows.map((row) => [row.form.id, row]));
};

/** Indicators that questions may feed, by code. */
export const feedableIndicators = async (
  db: Db,
): Promise<ReadonlyMap<string, FeedableIndicator>> => {
  const rows = await db
    .select({
      code: indicator.code,
      name: indicator.name,
      kind: indicator.kind,
      geography: indicator.geography,
      frequency: indicator.frequency,
      yearKind: indicator.yearKind,
    })
    .from(indicator)
    .orderBy(asc(indicator.code));
  return new Map(rows.map((row) => [row.code, row]));
};

/** What the reckoning of a figure needs to know of the indicators that a form feeds. */
export const measuresOf = (db: Db, codes: readonly string[]) =>
  db
    .select({
      id: indicator.id,
      code: indicator.code,
      name: indicator.name,
      kind: indicator.kind,
      multiplier: indicator.multiplier,
      method: indicator.method,
      unit: indicator.unit,
      decimals: indicator.decimals,
    })
    .from(indicator)
    .where(inArray(indicator.code, [...codes]));

/** How many areas each form has people for. */
export const assignmentCounts = async (db: Db): Promise<ReadonlyMap<number, number>> => {
  const rows = await db.select({ formId: formAssignment.formId }).from(formAssignment);
  const counts = new Map<number, number>();
  for (const { formId } of rows) counts.set(formId, (counts.get(formId) ?? 0) + 1);
  return counts;
};
