import { createHash, randomBytes } from 'node:crypto';
import type { DialogueState } from '@polder/language';
import { and, asc, count, eq, lt } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { conversation, message } from './schema.ts';

export type Conversation = typeof conversation.$inferSelect;
export type Message = typeof message.$inferSelect;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** @returns the conversation, and what its owner's browser is to keep */
export const startConversation = async (
  tx: Db,
  language: Language,
  state: DialogueState,
  now: Date,
): Promise<{ readonly token: string; readonly conversation: Conversation }> => {
  const token = randomBytes(24).toString('base64url');
  const [made] = await tx
    .insert(conversation)
    .values({ tokenHash: hashOf(token), language, state, startedAt: now, lastAt: now })
    .returning();
  return { token, conversation: made as Conversation }; // an insert returns its row
};

export const conversationOf = async (db: Db, token: string): Promise<Conversation | undefined> => {
  const [found] = await db
    .select()
    .from(conversation)
    .where(eq(conversation.tokenHash, hashOf(token)));
  return found;
};

/** The same, locked until the transaction ends: two questions at once are answered one after the other. */
export const claimConversation = async (
  tx: Db,
  token: string,
): Promise<Conversation | undefined> => {
  const [found] = await tx
    .select()
    .from(conversation)
    .where(eq(conversation.tokenHash, hashOf(token)))
    .for('update');
  return found;
};

export const messagesOf = (db: Db, conversationId: number): Promise<readonly Message[]> =>
  db
    .select()
    .from(message)
    .where(eq(message.conversationId, conversationId))
    .orderBy(asc(message.id));

export const messageCount = async (db: Db, conversationId: number): Promise<number> => {
  const [found] = await db
    .select({ count: count() })
    .from(message)
    .where(eq(message.conversationId, conversationId));
  return found?.count ?? 0;
};

/** Keeps a question with what was said to it, and where the conversation stands then. */
export const keepTurn = async (
  tx: Db,
  conversationId: number,
  { state, language }: Pick<Conversation, 'state' | 'language'>,
  turn: readonly Omit<typeof message.$inferInsert, 'id' | 'conversationId' | 'at'>[],
  now: Date,
): Promise<void> => {
  await tx.insert(message).values(turn.map((one) => ({ ...one, conversationId, at: now })));
  await tx
    .update(conversation)
    .set({ state, language, lastAt: now })
    .where(eq(conversation.id, conversationId));
};

/** @returns whether such an answer stands in the conversation */
export const rate = async (
  tx: Db,
  conversationId: number,
  messageId: number,
  rating: number,
): Promise<boolean> => {
  const rated = await tx
    .update(message)
    .set({ rating })
    .where(
      and(
        eq(message.id, messageId),
        eq(message.conversationId, conversationId),
        eq(message.sender, 'assistant'),
      ),
    )
    .returning({ id: message.id });
  return rated.length > 0;
};

export const deleteConversation = async (tx: Db, conversationId: number): Promise<void> => {
  await tx.delete(conversation).where(eq(conversation.id, conversationId));
};

/** @returns how many went */
export const deleteConversationsBefore = async (db: Db, moment: Date): Promise<number> => {
  const gone = await db
    .delete(conversation)
    .where(lt(conversation.lastAt, moment))
    .returning({ id: conversation.id });
  return gone.length;
};
