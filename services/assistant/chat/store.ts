import { createHash, randomBytes } from 'node:crypto';
import type { DialogueState } from '@polder/language';
import { and, asc, count, desc, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { Problem } from '../../../platform/problem.ts';
import { type ChannelName, conversation, type Handling, message } from './schema.ts';

export type Conversation = typeof conversation.$inferSelect;
export type Message = typeof message.$inferSelect;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** @returns the conversation, and what its owner's browser is to keep */
export const startConversation = async (
  tx: Db,
  language: Language,
  state: DialogueState,
  now: Date,
  channel: ChannelName = 'web',
  token = randomBytes(24).toString('base64url'),
): Promise<{ readonly token: string; readonly conversation: Conversation }> => {
  const [made] = await tx
    .insert(conversation)
    .values({ tokenHash: hashOf(token), channel, language, state, startedAt: now, lastAt: now })
    .onConflictDoNothing()
    .returning();
  // Of two first questions with the same key the second comes into the conversation of the first.
  const own = made ?? (await claimConversation(tx, token));
  if (!own) throw new Problem('conflict', { what: 'conversation' });
  return { token, conversation: own };
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

/** How long a conversation is, and how much the resident wrote since a moment: for limits. */
export const talkSoFar = async (
  db: Db,
  conversationId: number,
  since: Date,
): Promise<{ readonly messages: number; readonly lately: number }> => {
  const [found] = await db
    .select({
      messages: count(),
      lately: sql<number>`count(*) FILTER (WHERE ${message.sender} = 'resident' AND ${message.at} >= ${since.toISOString()}::timestamptz)::int`,
    })
    .from(message)
    .where(eq(message.conversationId, conversationId));
  return { messages: found?.messages ?? 0, lately: found?.lately ?? 0 };
};

/** A conversation with what was said in it. */
export const conversationWithMessages = async (
  db: Db,
  token: string,
): Promise<
  { readonly conversation: Conversation; readonly messages: readonly Message[] } | undefined
> => {
  const rows = await db
    .select()
    .from(conversation)
    .leftJoin(message, eq(message.conversationId, conversation.id))
    .where(eq(conversation.tokenHash, hashOf(token)))
    .orderBy(asc(message.id));
  const [first] = rows;
  return first
    ? {
        conversation: first.conversation,
        messages: rows.flatMap(({ message: said }) => said ?? []),
      }
    : undefined;
};

export const lastMessageOf = async (
  db: Db,
  conversationId: number,
): Promise<Message | undefined> => {
  const [found] = await db
    .select()
    .from(message)
    .where(eq(message.conversationId, conversationId))
    .orderBy(desc(message.id))
    .limit(1);
  return found;
};

/** The same, locked until the transaction ends, by its number. */
export const claimConversationById = async (
  tx: Db,
  id: number,
): Promise<Conversation | undefined> => {
  const [found] = await tx.select().from(conversation).where(eq(conversation.id, id)).for('update');
  return found;
};

export const conversationById = async (db: Db, id: number): Promise<Conversation | undefined> => {
  const [found] = await db.select().from(conversation).where(eq(conversation.id, id));
  return found;
};

export type NewMessage = Omit<typeof message.$inferInsert, 'id' | 'conversationId' | 'at'>;

/** What changes of a conversation with what was said in it. */
export interface Changed {
  readonly state?: DialogueState;
  readonly language?: Language;
  readonly handling?: Handling;
  readonly areaCode?: string;
}

/** Keeps what was said, and where the conversation stands then. @returns the messages, in order */
export const keepMessages = async (
  tx: Db,
  conversationId: number,
  said: readonly NewMessage[],
  changed: Changed,
  now: Date,
): Promise<readonly Message[]> => {
  const added =
    said.length === 0
      ? []
      : await tx
          .insert(message)
          .values(said.map((one) => ({ ...one, conversationId, at: now })))
          .returning();
  await tx
    .update(conversation)
    .set({ ...changed, lastAt: now })
    .where(eq(conversation.id, conversationId));
  return added.toSorted((one, other) => one.id - other.id);
};

/** @returns the answer; undefined when none stands in the conversation by that number */
export const rate = async (
  tx: Db,
  conversationId: number,
  messageId: number,
  rating: number,
): Promise<Message | undefined> => {
  const [rated] = await tx
    .update(message)
    .set({ rating })
    .where(
      and(
        eq(message.id, messageId),
        eq(message.conversationId, conversationId),
        eq(message.sender, 'assistant'),
      ),
    )
    .returning();
  return rated;
};

export const deleteConversation = async (tx: Db, conversationId: number): Promise<void> => {
  await tx.delete(conversation).where(eq(conversation.id, conversationId));
};

/** Those in which somebody still waits for an answer stay until they have it. @returns how many went */
export const deleteConversationsBefore = async (db: Db, moment: Date): Promise<number> => {
  const gone = await db
    .delete(conversation)
    .where(
      and(
        lt(conversation.lastAt, moment),
        sql`NOT EXISTS (SELECT 1 FROM assistant.ticket open WHERE open.conversation_id = ${conversation.id} AND open.state <> 'closed')`,
      ),
    )
    .returning({ id: conversation.id });
  return gone.length;
};
