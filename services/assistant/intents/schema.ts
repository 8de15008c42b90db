import { customType, integer, jsonb, primaryKey, real, text, timestamp } from 'drizzle-orm/pg-core';
import type { ByLanguage, Language } from '../../../platform/messages/languages.ts';
import { article } from '../content/schema.ts';
import type { DialogueResult } from '../dialogues/dialogue.ts';
import { assistantSchema } from '../schema.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Something that residents ask about. */
export const intent = assistantSchema.table('intent', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  /** What the model calls it. */
  key: text().notNull().unique(),
  theme: text().notNull(),
  /** Who does it, where the town does not, as each language calls them. */
  handledBy: jsonb('handled_by').$type<Partial<ByLanguage>>().notNull().default({}),
  /** What is answered; null while nothing is written. */
  articleId: integer('article_id').references(() => article.id, { onDelete: 'set null' }),
});

/** What an intent is called and how people ask for it, in one language. */
export const intentWording = assistantSchema.table(
  'intent_wording',
  {
    intentId: integer('intent_id')
      .notNull()
      .references(() => intent.id, { onDelete: 'cascade' }),
    language: text().$type<Language>().notNull(),
    title: text().notNull(),
    examples: jsonb().$type<readonly string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.intentId, table.language] })],
);

/** Questions that are near the town's but none of its intents: they draw the line to decline. */
export const nearDomain = assistantSchema.table('near_domain', {
  language: text().$type<Language>().primaryKey(),
  questions: jsonb().$type<readonly string[]>().notNull(),
});

/** How well a model told the examples apart that it had not learned from, and what the test dialogues gave. */
export interface ModelReport {
  readonly dialogues: readonly DialogueResult[];
  /** Examples of an intent that were taken for another. */
  readonly confusions: readonly {
    readonly intent: string;
    readonly other: string;
    readonly count: number;
    /** Of the examples of the intent. */
    readonly share: number;
    readonly texts: readonly string[];
  }[];
  readonly recognised: Readonly<Record<string, { readonly right: number; readonly of: number }>>;
}

/** What was learned; the newest that was published understands. */
export const model = assistantSchema.table('model', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  bytes: bytes().notNull(),
  intents: integer().notNull(),
  examples: integer().notNull(),
  seconds: real().notNull(),
  trainedAt: moment('trained_at').notNull(),
  /** Null for a candidate. */
  publishedAt: moment('published_at'),
  report: jsonb().$type<ModelReport>(),
});
