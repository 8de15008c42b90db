/** Deliveries and addresses of the channels. */
import { createHash } from 'node:crypto';
import { newDialogue } from '@polder/language';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { message } from '../chat/schema.ts';
import { type Conversation, claimConversationById, startConversation } from '../chat/store.ts';
import type { OuterChannelName } from './channel.ts';
import { channelAddress, channelDelivery } from './schema.ts';

/** Days for which a channel may deliver something again. */
const redeliveryDays = 7;

/** With the number of a lock: of two messages of one person the second waits, even before there is a row. */
const addressLock = 7_270_201;

/**
 * A channel's ids can hold the person's number (those of WhatsApp do), so that only their hash is kept.
 */
const hashOf = (externalId: string): string =>
  createHash('sha256').update(externalId).digest('base64url');

/** @returns false where it was delivered before */
export const keepDelivery = async (
  tx: Db,
  channel: OuterChannelName,
  externalId: string,
  now: Date,
): Promise<boolean> => {
  const kept = await tx
    .insert(channelDelivery)
    .values({ channel, externalId: hashOf(externalId), receivedAt: now })
    .onConflictDoNothing()
    .returning({ externalId: channelDelivery.externalId });
  return kept.length > 0;
};

/** Forgets what no channel delivers again. */
export const forgetDeliveries = async (db: Db, now: Date): Promise<void> => {
  const before = new Date(now.getTime() - redeliveryDays * 86_400_000);
  await db.delete(channelDelivery).where(lt(channelDelivery.receivedAt, before));
};

/** To be held until the transaction ends: what a person sends is answered one after the other. */
export const lockAddress = async (
  tx: Db,
  channel: OuterChannelName,
  address: string,
): Promise<void> => {
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(${addressLock}::int, hashtext(${`${channel} ${address}`}))`,
  );
};

const at = (channel: OuterChannelName, address: string) =>
  and(eq(channelAddress.channel, channel), eq(channelAddress.address, address));

/** The conversation that a person has by a channel, locked. */
export const claimConversationAt = async (
  tx: Db,
  channel: OuterChannelName,
  address: string,
): Promise<Conversation | undefined> => {
  const [found] = await tx
    .select({ id: channelAddress.conversationId })
    .from(channelAddress)
    .where(at(channel, address));
  return found && claimConversationById(tx, found.id);
};

/** Begins a conversation; one that the person had before stays, without an address. */
export const startConversationAt = async (
  tx: Db,
  channel: OuterChannelName,
  address: string,
  language: Language,
  moments: { readonly now: Date; readonly inboundAt: Date },
): Promise<Conversation> => {
  await tx.delete(channelAddress).where(at(channel, address));
  const { conversation } = await startConversation(tx, language, newDialogue, moments.now, channel);
  await tx.insert(channelAddress).values({
    conversationId: conversation.id,
    channel,
    address,
    lastInboundAt: moments.inboundAt,
  });
  return conversation;
};

/** Keeps when a person last wrote; what is delivered late does not turn it back. */
export const noteInbound = async (
  tx: Db,
  conversationId: number,
  inboundAt: Date,
): Promise<void> => {
  await tx
    .update(channelAddress)
    .set({
      lastInboundAt: sql`greatest(${channelAddress.lastInboundAt}, ${inboundAt.toISOString()}::timestamptz)`,
    })
    .where(eq(channelAddress.conversationId, conversationId));
};

/** What was offered in a message of a conversation. */
export const messageIn = async (
  tx: Db,
  conversationId: number,
  messageId: number,
): Promise<typeof message.$inferSelect | undefined> => {
  const [found] = await tx
    .select()
    .from(message)
    .where(and(eq(message.id, messageId), eq(message.conversationId, conversationId)));
  return found;
};
