import type { DialogueState } from '@polder/language';
import { index, integer, jsonb, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import type { Language } from '../../../platform/messages/languages.ts';
import { assistantSchema } from '../schema.ts';
import type { Reply } from './reply.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export type ChannelName = 'web' | 'whatsapp' | 'messenger';
export type Handling = 'assistant' | 'waiting' | 'person';

/** A resident's conversation; nobody's name stands in it, and it goes after some weeks. */
export const conversation = assistantSchema.table(
  'conversation',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Hash of what the resident's browser keeps: who reads the table cannot take part. */
    tokenHash: text('token_hash').notNull().unique(),
    /** By what way it is held. */
    channel: text().$type<ChannelName>().notNull().default('web'),
    language: text().$type<Language>().notNull(),
    state: jsonb().$type<DialogueState>().notNull(),
    /** Who answers: while a person is asked for or has it, the assistant is silent. */
    handling: text().$type<Handling>().notNull().default('assistant'),
    /** The neighbourhood of an address that the resident named; what is counted stands on it. */
    areaCode: text('area_code'),
    startedAt: moment('started_at').notNull(),
    lastAt: moment('last_at').notNull(),
  },
  (table) => [index().on(table.lastAt), index().on(table.handling)],
);

/** What was said, in order: by the resident with personal data masked, by the assistant or by an agent. */
export const message = assistantSchema.table(
  'message',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    conversationId: integer('conversation_id')
      .notNull()
      .references(() => conversation.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
    sender: text().$type<'resident' | 'assistant' | 'agent'>().notNull(),
    /** Which agent. */
    author: text(),
    language: text().$type<Language>().notNull(),
    /** What the resident or the agent wrote. */
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
