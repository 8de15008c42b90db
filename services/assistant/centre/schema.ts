import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ByLanguage } from '../../../platform/messages/languages.ts';
import { conversation } from '../chat/schema.ts';
import { assistantSchema } from '../schema.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Who answers residents, and whether they are there. */
export const agent = assistantSchema.table('agent', {
  userId: text('user_id').primaryKey(),
  isAvailable: boolean('is_available').notNull(),
  /** Whoever has not been seen for some minutes is away. */
  seenAt: moment('seen_at').notNull(),
});

/** A conversation that a person is to see to. */
export const ticket = assistantSchema.table(
  'ticket',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    conversationId: integer('conversation_id')
      .notNull()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    /** `live`: the resident waits in the conversation; `message`: for an answer by e-mail. */
    kind: text().$type<'live' | 'message'>().notNull(),
    state: text().$type<'waiting' | 'claimed' | 'closed'>().notNull(),
    askedAt: moment('asked_at').notNull(),
    agentId: text('agent_id'),
    claimedAt: moment('claimed_at'),
    closedAt: moment('closed_at'),
    /** Of the resident who left a message. */
    email: text(),
  },
  (table) => [
    // A resident talks to one person at a time; messages for an answer by e-mail stand for themselves.
    uniqueIndex('ticket_open')
      .on(table.conversationId)
      .where(sql`kind = 'live' AND state <> 'closed'`),
    index().on(table.state, table.askedAt),
  ],
);

/** What agents tell each other of a conversation; the resident does not see it. */
export const note = assistantSchema.table(
  'note',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    conversationId: integer('conversation_id')
      .notNull()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    author: text().notNull(),
    at: moment('at').notNull(),
    text: text().notNull(),
  },
  (table) => [index().on(table.conversationId)],
);

/** What agents often say, by language. */
export const savedReply = assistantSchema.table('saved_reply', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  title: text().notNull(),
  texts: jsonb().$type<Partial<ByLanguage>>().notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: moment('changed_at').notNull(),
});
