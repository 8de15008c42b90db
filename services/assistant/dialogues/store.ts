import { asc, count, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { erasedPerson } from '../../../platform/identity/work-traces.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { Problem } from '../../../platform/problem.ts';
import type { DialogueTurn } from './dialogue.ts';
import { testDialogue } from './schema.ts';

/** In place of a person whose account is gone. */
export interface WrittenDialogue {
  readonly name: string;
  readonly language: Language;
  readonly turns: readonly DialogueTurn[];
}

export interface TestDialogue extends WrittenDialogue {
  readonly id: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

export interface By {
  readonly person: string;
  readonly now: Date;
}

export const allDialogues = (db: Db): Promise<readonly TestDialogue[]> =>
  db.select().from(testDialogue).orderBy(asc(testDialogue.id));

/** Nobody else writes dialogues until the transaction ends. */
export const claimDialogues = async (tx: Db): Promise<void> => {
  await tx.execute(sql`LOCK TABLE ${testDialogue} IN EXCLUSIVE MODE`);
};

/** @throws Problem not-found */
export const dialogueOf = async (db: Db, id: number): Promise<TestDialogue> => {
  const [found] = await db.select().from(testDialogue).where(eq(testDialogue.id, id));
  if (!found) throw new Problem('not-found', { what: 'dialogue', key: String(id) });
  return found;
};

export const dialogueCount = async (db: Db): Promise<number> => {
  const [found] = await db.select({ many: count() }).from(testDialogue);
  return found?.many ?? 0;
};

export const addDialogue = async (
  tx: Db,
  written: WrittenDialogue,
  { person, now }: By,
): Promise<number> => {
  const [made] = await tx
    .insert(testDialogue)
    .values({ ...written, changedBy: person, changedAt: now })
    .returning({ id: testDialogue.id });
  return made?.id ?? 0;
};

/** @throws Problem not-found */
export const changeDialogue = async (
  tx: Db,
  id: number,
  written: WrittenDialogue,
  { person, now }: By,
): Promise<void> => {
  const changed = await tx
    .update(testDialogue)
    .set({ ...written, changedBy: person, changedAt: now })
    .where(eq(testDialogue.id, id))
    .returning({ id: testDialogue.id });
  if (changed.length === 0) throw new Problem('not-found', { what: 'dialogue', key: String(id) });
};

/** @throws Problem not-found */
export const removeDialogue = async (tx: Db, id: number): Promise<void> => {
  const gone = await tx
    .delete(testDialogue)
    .where(eq(testDialogue.id, id))
    .returning({ id: testDialogue.id });
  if (gone.length === 0) throw new Problem('not-found', { what: 'dialogue', key: String(id) });
};

/** Dialogues that a person changed last. */
export const dialoguesBy = (db: Db, personId: string) =>
  db
    .select({ name: testDialogue.name, changedAt: testDialogue.changedAt })
    .from(testDialogue)
    .where(eq(testDialogue.changedBy, personId));

/** The dialogues stay, without the person. */
export const forgetWriter = async (db: Db, personId: string): Promise<void> => {
  await db
    .update(testDialogue)
    .set({ changedBy: erasedPerson })
    .where(eq(testDialogue.changedBy, personId));
};
