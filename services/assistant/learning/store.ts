import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { message } from '../chat/schema.ts';
import { intent, intentWording } from '../intents/schema.ts';

/** A question that was not understood, or whose answer did not help. */
export interface Missed {
  /** Number of the assistant's message. */
  readonly id: number;
  readonly text: string;
  readonly language: Language;
  readonly at: Date;
  /** What it was taken for. */
  readonly intent: string | null;
  readonly isRatedDown: boolean;
}

const mostMissed = 500;

/** Answers that did not help, each with the question before it. */
const missedWhere = (db: Db, which: SQL | undefined) => {
  const question = alias(message, 'question');
  return db
    .select({
      id: message.id,
      text: question.text,
      language: question.language,
      at: message.at,
      intent: message.intent,
      rating: message.rating,
    })
    .from(message)
    .innerJoin(
      question,
      and(
        eq(question.conversationId, message.conversationId),
        eq(question.sender, 'resident'),
        lt(question.id, message.id),
        eq(
          question.id,
          sql`(SELECT max(earlier.id) FROM ${message} earlier WHERE earlier.conversation_id = ${message.conversationId} AND earlier.sender = 'resident' AND earlier.id < ${message.id})`,
        ),
      ),
    )
    .where(
      and(
        eq(message.sender, 'assistant'),
        or(sql`${message.replies} @> '[{"kind":"none"}]'::jsonb`, eq(message.rating, -1)),
        which,
      ),
    )
    .orderBy(desc(message.id))
    .limit(mostMissed);
};

/** The newest, without what somebody has looked at. */
export const missedQuestions = async (db: Db): Promise<readonly Missed[]> =>
  (await missedWhere(db, isNull(message.reviewedAt))).map(({ text, rating, ...row }) => ({
    ...row,
    text: text ?? '',
    isRatedDown: rating === -1,
  }));

/** One that somebody has looked at, for a test dialogue. @param id number of the assistant's message */
export const taughtQuestion = async (
  db: Db,
  id: number,
): Promise<Pick<Missed, 'text' | 'language'> | undefined> => {
  const [found] = await missedWhere(db, and(eq(message.id, id), isNotNull(message.reviewedAt)));
  return found?.text ? { text: found.text, language: found.language } : undefined;
};

/** Which of them are still to be looked at: another editor may have been quicker. */
export const markReviewed = async (
  tx: Db,
  ids: readonly number[],
  now: Date,
): Promise<readonly number[]> => {
  if (ids.length === 0) return [];
  const marked = await tx
    .update(message)
    .set({ reviewedAt: now })
    .where(and(inArray(message.id, [...ids]), isNull(message.reviewedAt)))
    .returning({ id: message.id });
  return marked.map(({ id }) => id);
};

export interface IntentChoice {
  readonly key: string;
  readonly theme: string;
  readonly title: string;
  readonly examples: number;
}

/** Every intent with its name in a language, and how many examples it has in all. */
export const intentChoices = async (
  db: Db,
  language: Language,
): Promise<readonly IntentChoice[]> => {
  const rows = await db
    .select({
      key: intent.key,
      theme: intent.theme,
      language: intentWording.language,
      title: intentWording.title,
      examples: sql<number>`jsonb_array_length(${intentWording.examples})`,
    })
    .from(intent)
    .innerJoin(intentWording, eq(intentWording.intentId, intent.id))
    .orderBy(asc(intent.theme), asc(intent.key));
  return [...Map.groupBy(rows, ({ key }) => key).values()].flatMap((own) => {
    const [first] = own;
    const named = own.find((row) => row.language === language) ?? first;
    return first && named
      ? [
          {
            key: first.key,
            theme: first.theme,
            title: named.title,
            examples: own.reduce((sum, row) => sum + Number(row.examples), 0),
          },
        ]
      : [];
  });
};

/** @returns whether there is such an intent */
export const addExamples = async (
  tx: Db,
  key: string,
  language: Language,
  texts: readonly string[],
): Promise<boolean> => {
  const [found] = await tx.select().from(intent).where(eq(intent.key, key)).for('update');
  if (!found) return false;
  const [wording] = await tx
    .select()
    .from(intentWording)
    .where(and(eq(intentWording.intentId, found.id), eq(intentWording.language, language)));
  const examples = [...new Set([...(wording?.examples ?? []), ...texts])];
  if (wording)
    await tx
      .update(intentWording)
      .set({ examples })
      .where(and(eq(intentWording.intentId, found.id), eq(intentWording.language, language)));
  else
    await tx.insert(intentWording).values({ intentId: found.id, language, title: key, examples });
  return true;
};
