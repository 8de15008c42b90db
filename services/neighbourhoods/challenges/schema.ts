import { integer, jsonb, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { neighbourhoodsSchema } from '../schema.ts';
import type { ChallengeContent } from './content.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A challenge of the town: what is wrong, how much, and what is done about it. */
export const challenge = neighbourhoodsSchema.table('challenge', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  /** What its editors see; people see `publishedVersion`. */
  draft: jsonb().$type<ChallengeContent>().notNull(),
  /** Grows with every saving: who saves an older one is told what came between. */
  revision: integer().notNull().default(1),
  /** Null while people do not see it. */
  publishedVersion: integer('published_version'),
  changedBy: text('changed_by').notNull(),
  changedAt: moment('changed_at').notNull(),
});

/** Every content that was ever published; never changed. */
export const challengeVersion = neighbourhoodsSchema.table(
  'challenge_version',
  {
    challengeId: integer('challenge_id')
      .notNull()
      .references(() => challenge.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    content: jsonb().$type<ChallengeContent>().notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: moment('published_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.challengeId, table.version] })],
);
