import type { DialogueState } from '@polder/language';
import { index, integer, jsonb, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import type { Language } from '../../../platform/messages/languages.ts';
import { assistantSchema } from '../schema.ts';
import type { Reply } from './reply.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A resident's conversation; nobody's name stands in it, and it goes after some weeks. */
export const conversation = assistantSchema.table(
  'conversation',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Hash of what the resident's browser keeps: who reads the table cannot take part. */
    tokenHash: text('token_hash').notNull().unique(),
    language: text().$type<Language>().notNull(),
    state: jsonb().$type<DialogueState>().notNull(),
    startedAt: moment('started_at').notNull(),
    lastAt: moment('last_at').notNull(),
  },
  (table) => [index().on(table.lastAt)],
);

/** What was said, in order: by the resident with personal data masked, or by the assistant. */
export const message = assistantSchema.table(
  'message',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    conversationId: integer('conversation_id')
      .notNull()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
    sender: text().$type<'resident' | 'assistant'>().notNull(),
    language: text().$type<Language>().notNull(),
    /** What the resident wrote. */
    text: text(),
    /** What the assistant said, as data: pages put it into words. */
    replies: jsonb().$type<readonly Reply[]>(),
    outcome: text().$type<'answer' | 'clarify' | 'decline'>(),
    /** The likeliest intent, whatever became of it. */
    intent: text(),
    /** 1 helped, −1 did not. */
    rating: smallint(),
    /** When an editor looked at it, where it was not understood or did not help. */
    reviewedAt: moment('reviewed_at'),
  },
  (table) => [index().on(table.conversationId)],
);
