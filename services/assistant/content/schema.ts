import { integer, jsonb, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { assistantSchema } from '../schema.ts';
import type { ArticleContent, ArticleDraft } from './article.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** What the town tells of one of its public services. */
export const article = assistantSchema.table('article', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  /** What its editors see: the central text, and what the town says otherwise. */
  draft: jsonb().$type<ArticleDraft>().notNull(),
  /** Grows with every saving: who saves an older one is told what came between. */
  revision: integer().notNull().default(1),
  /** Null while people do not see it. */
  publishedVersion: integer('published_version'),
  changedBy: text('changed_by').notNull(),
  changedAt: moment('changed_at').notNull(),
});

/** Every content that was ever published; never changed. */
export const articleVersion = assistantSchema.table(
  'article_version',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    /** As people read it: the central text with the town's own in its place. */
    content: jsonb().$type<ArticleContent>().notNull(),
    /** The layers it was made of, to go back to. */
    draft: jsonb().$type<ArticleDraft>().notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: moment('published_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.version] })],
);
