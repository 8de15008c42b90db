import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { ByLanguage, Language } from '../../../platform/messages/languages.ts';
import { Problem } from '../../../platform/problem.ts';
import { intent, intentWording, nearDomain } from './schema.ts';

/** As many examples as an editor can save of a subject in one language. */
export const mostExamples = 300;

export interface Wording {
  readonly language: Language;
  readonly title: string;
  readonly examples: readonly string[];
}

export interface Intent {
  readonly key: string;
  readonly theme: string;
  readonly handledBy: Partial<ByLanguage>;
  readonly articleId: number | null;
  readonly wordings: readonly Wording[];
}

export const allIntents = async (db: Db): Promise<readonly Intent[]> => {
  const [intents, wordings] = await Promise.all([
    db.select().from(intent).orderBy(asc(intent.key)),
    db.select().from(intentWording),
  ]);
  const byIntent = Map.groupBy(wordings, ({ intentId }) => intentId);
  return intents.map(({ id, key, theme, handledBy, articleId }) => ({
    key,
    theme,
    handledBy,
    articleId,
    wordings: byIntent.get(id) ?? [],
  }));
};

export const intentsByKey = async (
  db: Db,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Intent>> => {
  if (keys.length === 0) return new Map();
  const rows = await db
    .select()
    .from(intent)
    .leftJoin(intentWording, eq(intentWording.intentId, intent.id))
    .where(inArray(intent.key, [...keys]));
  const byKey = Map.groupBy(rows, (row) => row.intent.key);
  return new Map(
    [...byKey].map(([key, own]) => [
      key,
      {
        key,
        theme: own[0]?.intent.theme ?? '',
        handledBy: own[0]?.intent.handledBy ?? {},
        articleId: own[0]?.intent.articleId ?? null,
        wordings: own.flatMap(({ intent_wording: wording }) => wording ?? []),
      },
    ]),
  );
};

/** How people ask about the intents that have an article, in one language. */
export const answeredIntents = (db: Db, language: Language) =>
  db
    .select({ theme: intent.theme, examples: intentWording.examples })
    .from(intent)
    .innerJoin(
      intentWording,
      and(eq(intentWording.intentId, intent.id), eq(intentWording.language, language)),
    )
    .where(isNotNull(intent.articleId))
    .orderBy(asc(intent.id));

export const addIntent = async (tx: Db, { wordings, ...own }: Intent): Promise<void> => {
  const [made] = await tx.insert(intent).values(own).returning({ id: intent.id });
  const intentId = made?.id ?? 0;
  if (wordings.length > 0)
    await tx.insert(intentWording).values(wordings.map((wording) => ({ ...wording, intentId })));
};

export const hasIntents = async (db: Db): Promise<boolean> =>
  (await db.select({ id: intent.id }).from(intent).limit(1)).length > 0;

export interface NearDomain {
  readonly language: Language;
  readonly questions: readonly string[];
}

export const allNearDomains = (db: Db): Promise<readonly NearDomain[]> =>
  db.select().from(nearDomain).orderBy(asc(nearDomain.language));

export const nearDomainQuestions = async (db: Db): Promise<readonly string[]> =>
  (await db.select().from(nearDomain)).flatMap(({ questions }) => questions);

export const addNearDomain = async (
  tx: Db,
  language: Language,
  questions: readonly string[],
): Promise<void> => {
  await tx.insert(nearDomain).values({ language, questions });
};

/** Puts the questions of a language in place of what was there. */
export const putNearDomain = async (tx: Db, { language, questions }: NearDomain): Promise<void> => {
  await tx
    .insert(nearDomain)
    .values({ language, questions })
    .onConflictDoUpdate({ target: nearDomain.language, set: { questions } });
};

/** Nobody else writes what the assistant is taught of subjects until the transaction ends. */
export const claimIntents = async (tx: Db): Promise<void> => {
  // Others who hold a row of theirs are waited for: none of them can wait for this one in turn.
  await tx.execute(sql`LOCK TABLE ${intent}, ${intentWording}, ${nearDomain} IN EXCLUSIVE MODE`);
};

/** An intent with all that is kept of it, locked until the transaction ends. @throws Problem not-found */
export const claimIntent = async (
  tx: Db,
  key: string,
): Promise<{ readonly id: number } & Intent> => {
  const [row] = await tx.select().from(intent).where(eq(intent.key, key)).for('update');
  if (!row) throw new Problem('not-found', { what: 'intent', key });
  const wordings = await tx.select().from(intentWording).where(eq(intentWording.intentId, row.id));
  return { ...row, wordings };
};

/** Puts what an editor wrote of an intent in one language in place of what was there. */
export const saveIntent = async (
  tx: Db,
  id: number,
  {
    language,
    title,
    examples,
    handledBy,
    articleId,
  }: Wording & Pick<Intent, 'handledBy' | 'articleId'>,
): Promise<void> => {
  await tx.update(intent).set({ handledBy, articleId }).where(eq(intent.id, id));
  const own = and(eq(intentWording.intentId, id), eq(intentWording.language, language));
  if (title === '' && examples.length === 0) await tx.delete(intentWording).where(own);
  else
    await tx
      .insert(intentWording)
      .values({ intentId: id, language, title, examples })
      .onConflictDoUpdate({
        target: [intentWording.intentId, intentWording.language],
        set: { title, examples },
      });
};

/** Puts wordings in place of those in the same languages; the others stay. */
export const extendIntent = async (
  tx: Db,
  id: number,
  { wordings, articleId }: Pick<Intent, 'wordings' | 'articleId'>,
): Promise<void> => {
  await tx.update(intent).set({ articleId }).where(eq(intent.id, id));
  for (const { language, title, examples } of wordings)
    await tx
      .insert(intentWording)
      .values({ intentId: id, language, title, examples })
      .onConflictDoUpdate({
        target: [intentWording.intentId, intentWording.language],
        set: { title, examples },
      });
};

/** @returns whether the key was free */
export const makeIntent = async (
  tx: Db,
  key: string,
  theme: string,
  wording: Wording,
): Promise<boolean> => {
  const [made] = await tx
    .insert(intent)
    .values({ key, theme })
    .onConflictDoNothing()
    .returning({ id: intent.id });
  if (!made) return false;
  await tx.insert(intentWording).values({ ...wording, intentId: made.id });
  return true;
};

export const removeIntent = async (tx: Db, id: number): Promise<void> => {
  await tx.delete(intent).where(eq(intent.id, id));
};
