import { integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core';
import type { Language } from '../../../platform/messages/languages.ts';
import { assistantSchema } from '../schema.ts';
import type { DialogueTurn } from './dialogue.ts';

/** A conversation that must go as it is written here before a model is published. */
export const testDialogue = assistantSchema.table('test_dialogue', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  language: text().$type<Language>().notNull(),
  turns: jsonb().$type<readonly DialogueTurn[]>().notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true, mode: 'date' }).notNull(),
});
