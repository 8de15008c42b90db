import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  lt,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { user } from '../../../platform/identity/schema.ts';
import { erasedPerson } from '../../../platform/identity/work-traces.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { type ChannelName, conversation, message } from '../chat/schema.ts';
import { presentSince } from './rules.ts';
import { agent, note, savedReply, ticket } from './schema.ts';

export type Ticket = typeof ticket.$inferSelect;
export type Note = typeof note.$inferSelect;
export type SavedReply = typeof savedReply.$inferSelect;

/** Keeps whether an agent is there; being seen does not change what they said. */
export const setAvailable = async (
  tx: Db,
  userId: string,
  isAvailable: boolean,
  now: Date,
): Promise<void> => {
  const values = { userId, isAvailable, seenAt: now };
  await tx.insert(agent).values(values).onConflictDoUpdate({ target: agent.userId, set: values });
};

export const seeAgent = async (db: Db, userId: string, now: Date): Promise<void> => {
  await db.update(agent).set({ seenAt: now }).where(eq(agent.userId, userId));
};

export const agentOf = async (
  db: Db,
  userId: string,
): Promise<typeof agent.$inferSelect | undefined> => {
  const [found] = await db.select().from(agent).where(eq(agent.userId, userId));
  return found;
};

/** Whether anybody has ever answered residents here. */
export const hasAgents = async (db: Db): Promise<boolean> =>
  (await db.select({ id: agent.userId }).from(agent).limit(1)).length > 0;

export interface PresentAgent {
  readonly userId: string;
  readonly name: string;
}

const mayAnswer = (permission: string) => sql`EXISTS (
  SELECT 1 FROM identity.person_role r JOIN identity.role_permission p ON p.role = r.role
  WHERE r.user_id = ${agent.userId} AND p.permission = ${permission})`;

/** Agents who are there, by name; who may no longer answer is no agent. */
export const presentAgents = (
  db: Db,
  permission: string,
  now: Date,
): Promise<readonly PresentAgent[]> =>
  db
    .select({ userId: agent.userId, name: user.name })
    .from(agent)
    .innerJoin(user, eq(user.id, agent.userId))
    .where(
      and(
        eq(agent.isAvailable, true),
        gte(agent.seenAt, presentSince(now)),
        eq(user.isBlocked, false),
        mayAnswer(permission),
      ),
    )
    .orderBy(asc(user.name));

/** What is open of a conversation: what somebody has in hand first, then a talk, then the oldest message. */
export const openTicketOf = async (
  db: Db,
  conversationId: number,
  agentId = '',
): Promise<Ticket | undefined> => {
  const [found] = await db
    .select()
    .from(ticket)
    .where(and(eq(ticket.conversationId, conversationId), ne(ticket.state, 'closed')))
    .orderBy(
      desc(sql`coalesce(${ticket.agentId} = ${agentId}, false)`),
      asc(ticket.kind),
      asc(ticket.id),
    )
    .limit(1);
  return found;
};

/** The talk with a person that a resident waits for or has. */
export const openTalkOf = async (db: Db, conversationId: number): Promise<Ticket | undefined> => {
  const found = await openTicketOf(db, conversationId);
  return found?.kind === 'live' ? found : undefined;
};

/** @returns undefined where the conversation has an open ticket already */
export const addTicket = async (
  tx: Db,
  made: Omit<typeof ticket.$inferInsert, 'id'>,
): Promise<Ticket | undefined> => {
  const [added] = await tx.insert(ticket).values(made).onConflictDoNothing().returning();
  return added;
};

/** How many wait longer. */
export const waitingBefore = async (db: Db, { id, askedAt }: Ticket): Promise<number> => {
  const [found] = await db
    .select({ count: count() })
    .from(ticket)
    .where(
      and(
        eq(ticket.kind, 'live'),
        eq(ticket.state, 'waiting'),
        or(lt(ticket.askedAt, askedAt), and(eq(ticket.askedAt, askedAt), lt(ticket.id, id))),
      ),
    );
  return found?.count ?? 0;
};

/**
 * Of two agents at once one gets it. What somebody has in hand who is not there any more can be taken too.
 *
 * @param present who is there
 * @returns undefined where somebody else was quicker
 */
export const claimTicket = async (
  tx: Db,
  id: number,
  agentId: string,
  present: readonly string[],
  now: Date,
): Promise<Ticket | undefined> => {
  const [claimed] = await tx
    .update(ticket)
    .set({ state: 'claimed', agentId, claimedAt: now })
    .where(
      and(
        eq(ticket.id, id),
        or(
          eq(ticket.state, 'waiting'),
          and(eq(ticket.state, 'claimed'), notInArray(ticket.agentId, [...present, agentId])),
        ),
      ),
    )
    .returning();
  return claimed;
};

/** From the agent who has it to another, or back to the queue. @returns whether they had it */
export const passTicket = async (
  tx: Db,
  id: number,
  from: string,
  to: string | undefined,
  now: Date,
): Promise<boolean> => {
  const passed = await tx
    .update(ticket)
    .set(
      to === undefined
        ? { state: 'waiting', agentId: null, claimedAt: null }
        : { agentId: to, claimedAt: now },
    )
    .where(and(eq(ticket.id, id), eq(ticket.state, 'claimed'), eq(ticket.agentId, from)))
    .returning({ id: ticket.id });
  return passed.length > 0;
};

export const closeTicket = async (tx: Db, id: number, now: Date): Promise<boolean> => {
  const closed = await tx
    .update(ticket)
    .set({ state: 'closed', closedAt: now })
    .where(and(eq(ticket.id, id), ne(ticket.state, 'closed')))
    .returning({ id: ticket.id });
  return closed.length > 0;
};

/** What the resident last said, their yes to a person left out. */
const lastWords = (conversationId: SQL) => sql<string | null>`(
  SELECT m.text FROM ${message} m
  WHERE m.conversation_id = ${conversationId} AND m.sender = 'resident' AND m.intent IS NULL
  ORDER BY m.id DESC LIMIT 1)`;

export interface TicketLine extends Ticket {
  readonly language: Language;
  readonly channel: ChannelName;
  readonly lastAt: Date;
  readonly agentName: string | null;
  /** The resident's last words. */
  readonly lastText: string | null;
}

/** What is open, the longest waiting first. */
export const openTickets = (db: Db): Promise<readonly TicketLine[]> =>
  db
    .select({
      id: ticket.id,
      conversationId: ticket.conversationId,
      kind: ticket.kind,
      state: ticket.state,
      askedAt: ticket.askedAt,
      agentId: ticket.agentId,
      claimedAt: ticket.claimedAt,
      closedAt: ticket.closedAt,
      email: ticket.email,
      language: conversation.language,
      channel: conversation.channel,
      lastAt: conversation.lastAt,
      agentName: user.name,
      lastText: lastWords(sql`${ticket}.conversation_id`),
    })
    .from(ticket)
    .innerJoin(conversation, eq(conversation.id, ticket.conversationId))
    .leftJoin(user, eq(user.id, ticket.agentId))
    .where(ne(ticket.state, 'closed'))
    .orderBy(asc(ticket.askedAt), asc(ticket.id))
    .limit(300);

export interface RunningLine {
  readonly id: number;
  readonly language: Language;
  readonly channel: ChannelName;
  readonly lastAt: Date;
}

/**
 * Conversations that the assistant has had since a moment, the latest first; not what is said in them,
 * which nobody reads before they take over.
 */
export const runningConversations = (db: Db, since: Date): Promise<readonly RunningLine[]> =>
  db
    .select({
      id: conversation.id,
      language: conversation.language,
      channel: conversation.channel,
      lastAt: conversation.lastAt,
    })
    .from(conversation)
    .where(and(eq(conversation.handling, 'assistant'), gte(conversation.lastAt, since)))
    .orderBy(desc(conversation.lastAt))
    .limit(50);

export const notesOf = (
  db: Db,
  conversationId: number,
): Promise<readonly (Note & { readonly authorName: string | null })[]> =>
  db
    .select({
      id: note.id,
      conversationId: note.conversationId,
      author: note.author,
      at: note.at,
      text: note.text,
      authorName: user.name,
    })
    .from(note)
    .leftJoin(user, eq(user.id, note.author))
    .where(eq(note.conversationId, conversationId))
    .orderBy(asc(note.id));

export const addNote = async (tx: Db, made: Omit<typeof note.$inferInsert, 'id'>) => {
  await tx.insert(note).values(made);
};

export const namesOf = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: user.id, name: user.name })
          .from(user)
          .where(inArray(user.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
};

export const savedReplies = (db: Db): Promise<readonly SavedReply[]> =>
  db.select().from(savedReply).orderBy(asc(savedReply.title), asc(savedReply.id));

export const savedReplyById = async (db: Db, id: number): Promise<SavedReply | undefined> => {
  const [found] = await db.select().from(savedReply).where(eq(savedReply.id, id));
  return found;
};

export const putSavedReply = async (
  tx: Db,
  id: number | undefined,
  values: Omit<typeof savedReply.$inferInsert, 'id'>,
): Promise<void> => {
  if (id === undefined) await tx.insert(savedReply).values(values);
  else await tx.update(savedReply).set(values).where(eq(savedReply.id, id));
};

export const removeSavedReply = async (tx: Db, id: number): Promise<void> => {
  await tx.delete(savedReply).where(eq(savedReply.id, id));
};

/** Numbers of what has changed last: another number is something new to see. */
export const inboxState = async (db: Db, since: Date): Promise<string> => {
  const { rows } = await db.execute<{ state: string }>(sql`
    SELECT concat_ws(' ',
      (SELECT string_agg(concat_ws(':', t.id, t.state, t.agent_id), ',' ORDER BY t.id) FROM ${ticket} t WHERE t.state <> 'closed'),
      (SELECT max(c.last_at) FROM ${conversation} c WHERE c.last_at >= ${since.toISOString()}::timestamptz)) AS state`);
  return rows[0]?.state ?? '';
};

/** What a conversation's readers have to see anew. */
export const conversationState = async (db: Db, conversationId: number): Promise<string> => {
  const { rows } = await db.execute<{ state: string }>(sql`
    SELECT concat_ws(' ', c.handling,
      (SELECT max(m.id) FROM ${message} m WHERE m.conversation_id = c.id),
      (SELECT max(n.id) FROM ${note} n WHERE n.conversation_id = c.id),
      (SELECT string_agg(concat_ws(':', t.id, t.state, t.agent_id), ',' ORDER BY t.id) FROM ${ticket} t WHERE t.conversation_id = c.id AND t.state <> 'closed'),
      CASE WHEN c.handling = 'waiting' THEN (SELECT count(*) FROM ${ticket} w WHERE w.kind = 'live' AND w.state = 'waiting') END) AS state
    FROM ${conversation} c WHERE c.id = ${conversationId}`);
  return rows[0]?.state ?? '';
};

/** What an agent did: their answers and notes, and what they have in hand. */
export const workOf = async (db: Db, personId: string) => ({
  answers: await db
    .select({ at: message.at, text: message.text })
    .from(message)
    .where(and(eq(message.author, personId), eq(message.sender, 'agent'))),
  notes: await db
    .select({ at: note.at, text: note.text })
    .from(note)
    .where(eq(note.author, personId)),
  tickets: await db
    .select({ askedAt: ticket.askedAt, claimedAt: ticket.claimedAt, closedAt: ticket.closedAt })
    .from(ticket)
    .where(eq(ticket.agentId, personId)),
  savedReplies: await db
    .select({ title: savedReply.title, changedAt: savedReply.changedAt })
    .from(savedReply)
    .where(eq(savedReply.changedBy, personId)),
});

/** Conversations stay, without the agent; what they had in hand waits again. */
export const forgetAgent = async (db: Db, personId: string): Promise<void> => {
  await db.delete(agent).where(eq(agent.userId, personId));
  await db.update(message).set({ author: erasedPerson }).where(eq(message.author, personId));
  await db.update(note).set({ author: erasedPerson }).where(eq(note.author, personId));
  await db
    .update(savedReply)
    .set({ changedBy: erasedPerson })
    .where(eq(savedReply.changedBy, personId));
  const open = and(eq(ticket.agentId, personId), eq(ticket.state, 'claimed'));
  const left = await db
    .update(ticket)
    .set({ state: 'waiting', agentId: null, claimedAt: null })
    .where(open)
    .returning({ conversationId: ticket.conversationId, kind: ticket.kind });
  const live = left.filter(({ kind }) => kind === 'live').map((one) => one.conversationId);
  if (live.length > 0)
    await db
      .update(conversation)
      .set({ handling: 'waiting' })
      .where(inArray(conversation.id, live));
  await db.update(ticket).set({ agentId: erasedPerson }).where(eq(ticket.agentId, personId));
};
