/**
 * Messages on their way to a channel. Of a conversation at most one is being sent at a time, by one task:
 * whoever ends it begins the next, so that their order is kept however often one has to be tried.
 */
import { and, asc, eq, inArray, lt, ne, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { City } from '../../../platform/service.ts';
import { conversation, message } from '../chat/schema.ts';
import type { Message } from '../chat/store.ts';
import type { OuterChannelName } from './channel.ts';
import { channelAddress, channelOutgoing } from './schema.ts';

export const sendJobName = 'assistant.send';

type Jobs = Pick<City['jobs'], 'enqueue'>;
export type OutgoingState = (typeof channelOutgoing.$inferSelect)['state'];

/** The conversation's address, locked: who asks what waits, and who says that it was sent, do so one by one. */
const claimAddress = async (tx: Db, conversationId: number): Promise<boolean> => {
  const found = await tx
    .select({ conversationId: channelAddress.conversationId })
    .from(channelAddress)
    .where(eq(channelAddress.conversationId, conversationId))
    .for('update');
  return found.length > 0;
};

const nextOf = async (tx: Db, conversationId: number): Promise<number | undefined> => {
  const [next] = await tx
    .select({ id: channelOutgoing.id })
    .from(channelOutgoing)
    .where(
      and(eq(channelOutgoing.conversationId, conversationId), eq(channelOutgoing.state, 'waiting')),
    )
    .orderBy(asc(channelOutgoing.id))
    .limit(1);
  return next?.id;
};

const beginTask = (tx: Db, jobs: Jobs, id: number): Promise<string> =>
  jobs.enqueue(tx, sendJobName, { subject: String(id), startedBy: 'system' });

/** Whether a conversation is held elsewhere than on the town's pages. */
const isOuter = async (tx: Db, conversationId: number): Promise<boolean> => {
  const found = await tx
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.id, conversationId), ne(conversation.channel, 'web')));
  return found.length > 0;
};

/**
 * Has a message of a conversation sent by its channel once the transaction stands. Nothing happens for a
 * conversation on the town's pages, and for a message that is queued already; one whose conversation has
 * lost its address to a newer one counts as failed at once.
 */
export const queueOutgoing = async (
  tx: Db,
  jobs: Jobs,
  conversationId: number,
  messageId: number,
): Promise<void> => {
  if (!(await claimAddress(tx, conversationId))) {
    if (await isOuter(tx, conversationId))
      await tx
        .insert(channelOutgoing)
        .values({ conversationId, messageId, state: 'failed', error: 'no address' })
        .onConflictDoNothing();
    return;
  }
  const before = await nextOf(tx, conversationId);
  const [queued] = await tx
    .insert(channelOutgoing)
    .values({ conversationId, messageId })
    .onConflictDoNothing()
    .returning({ id: channelOutgoing.id });
  if (queued && before === undefined) await beginTask(tx, jobs, queued.id);
};

export interface Outgoing {
  readonly id: number;
  /** How often it has been tried, with this time. */
  readonly attempts: number;
  readonly conversationId: number;
  readonly channel: OuterChannelName;
  readonly address: string;
  readonly lastInboundAt: Date;
  readonly message: Message;
  /** Whether nothing of the assistant has been sent in the conversation. */
  readonly isFirst: boolean;
}

/** @returns what is to be sent now; undefined where it has been, or is gone with its conversation */
export const beginSending = async (db: Db, id: number): Promise<Outgoing | undefined> => {
  const [begun] = await db
    .update(channelOutgoing)
    .set({ attempts: sql`${channelOutgoing.attempts} + 1` })
    .where(and(eq(channelOutgoing.id, id), eq(channelOutgoing.state, 'waiting')))
    .returning();
  if (!begun) return undefined;
  const [found] = await db
    .select({ address: channelAddress, message })
    .from(channelOutgoing)
    .innerJoin(channelAddress, eq(channelAddress.conversationId, channelOutgoing.conversationId))
    .innerJoin(message, eq(message.id, channelOutgoing.messageId))
    .where(eq(channelOutgoing.id, id));
  if (!found || found.address.channel === 'web') return undefined;
  const [earlier] = await db
    .select({ id: channelOutgoing.id })
    .from(channelOutgoing)
    .innerJoin(message, eq(message.id, channelOutgoing.messageId))
    .where(
      and(
        eq(channelOutgoing.conversationId, begun.conversationId),
        eq(channelOutgoing.state, 'sent'),
        eq(message.sender, 'assistant'),
        lt(channelOutgoing.id, id),
      ),
    )
    .limit(1);
  const { channel, address, lastInboundAt } = found.address;
  return {
    id,
    attempts: begun.attempts,
    conversationId: begun.conversationId,
    channel,
    address,
    lastInboundAt,
    message: found.message,
    isFirst: earlier === undefined,
  };
};

/** Keeps what became of it, and begins the next of the conversation. */
export const endSending = async (
  tx: Db,
  jobs: Jobs,
  { id, conversationId }: Pick<Outgoing, 'id' | 'conversationId'>,
  became: {
    readonly state: Exclude<OutgoingState, 'waiting'>;
    readonly error: string | null;
    readonly sentAt: Date | null;
  },
): Promise<void> => {
  await claimAddress(tx, conversationId);
  await tx.update(channelOutgoing).set(became).where(eq(channelOutgoing.id, id));
  const next = await nextOf(tx, conversationId);
  if (next !== undefined) await beginTask(tx, jobs, next);
};

/** Keeps why it has to be tried again. */
export const noteTrouble = async (db: Db, id: number, error: string): Promise<void> => {
  await db.update(channelOutgoing).set({ error }).where(eq(channelOutgoing.id, id));
};

/** What became of messages that have not arrived, by their number. */
export const undelivered = async (
  db: Db,
  messageIds: readonly number[],
): Promise<ReadonlyMap<number, Exclude<OutgoingState, 'sent'>>> => {
  const rows =
    messageIds.length === 0
      ? []
      : await db
          .select({ messageId: channelOutgoing.messageId, state: channelOutgoing.state })
          .from(channelOutgoing)
          .where(
            and(
              inArray(channelOutgoing.messageId, [...messageIds]),
              ne(channelOutgoing.state, 'sent'),
            ),
          );
  return new Map(
    rows.flatMap(({ messageId, state }) => (state === 'sent' ? [] : [[messageId, state] as const])),
  );
};
