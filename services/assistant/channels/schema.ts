import { integer, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { type ChannelName, conversation, message } from '../chat/schema.ts';
import { assistantSchema } from '../schema.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Where a conversation's answers go: the one place that holds a number; it goes with the conversation. */
export const channelAddress = assistantSchema.table(
  'channel_address',
  {
    conversationId: integer('conversation_id')
      .primaryKey()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    channel: text().$type<ChannelName>().notNull(),
    address: text().notNull(),
    /** A channel takes answers for some hours after it. */
    lastInboundAt: moment('last_inbound_at').notNull(),
  },
  (table) => [unique().on(table.channel, table.address)],
);

/** What a channel has delivered, so that a second delivery is told from a second message. */
export const channelDelivery = assistantSchema.table(
  'channel_delivery',
  {
    channel: text().$type<ChannelName>().notNull(),
    externalId: text('external_id').notNull(),
    receivedAt: moment('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.channel, table.externalId] })],
);

/** Messages on their way to a channel. */
export const channelOutgoing = assistantSchema.table('channel_outgoing', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  conversationId: integer('conversation_id')
    .notNull()
    .references(() => conversation.id, { onDelete: 'cascade' }),
  messageId: integer('message_id')
    .notNull()
    .unique()
    .references(() => message.id, { onDelete: 'cascade' }),
  state: text().$type<'waiting' | 'sent' | 'failed' | 'too-late'>().notNull().default('waiting'),
  attempts: integer().notNull().default(0),
  error: text(),
  sentAt: moment('sent_at'),
});
