import { index, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core';
import { batch, indicatorsSchema } from '../schema.ts';
import type { PullContent } from './content.ts';
import type { PullReason } from './reason.ts';
import type { PullSchedule } from './schedule.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A place elsewhere from which figures come by themselves. */
export const pullSource = indicatorsSchema.table(
  'pull_source',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull().unique(),
    content: jsonb().$type<PullContent>().notNull(),
    schedule: jsonb().$type<PullSchedule>().notNull(),
    /** What happens to figures that changed: a second person looks, or they are published at once. */
    onChange: text('on_change').$type<'submit' | 'publish'>().notNull(),
    /** Who agreed that its figures are published by themselves; null until someone did. */
    confirmedBy: text('confirmed_by'),
    state: text().$type<'active' | 'paused'>().notNull().default('active'),
    owner: text().notNull(),
    createdAt: moment('created_at').notNull(),
    version: integer().notNull().default(1),
    nextAt: moment('next_at').notNull(),
    etag: text(),
    lastModified: text('last_modified'),
    /** SHA-256 of what was last taken in. */
    contentHash: text('content_hash'),
    /** When it last answered as it should. */
    lastGoodAt: moment('last_good_at'),
    /** Failures in a row; the owner hears of the first. */
    failures: integer().notNull().default(0),
    failingSince: moment('failing_since'),
  },
  // those whose time has come
  (table) => [index('pull_source_next').on(table.state, table.nextAt)],
);

/** One look at a source: the log that stewards read. */
export const pullRun = indicatorsSchema.table(
  'pull_run',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    sourceId: integer('source_id')
      .notNull()
      .references(() => pullSource.id, { onDelete: 'cascade' }),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at').notNull(),
    /**
     * unchanged (the source said so, or the bytes are the same), same (no figure differs), submitted,
     * published, rejected (the batch has errors), failed (see reason).
     */
    outcome: text()
      .$type<'unchanged' | 'same' | 'submitted' | 'published' | 'rejected' | 'failed'>()
      .notNull(),
    reason: text().$type<PullReason>(),
    /** What the source said or where it broke off, for people. */
    detail: text().notNull().default(''),
    bytes: integer().notNull().default(0),
    rowsNew: integer('rows_new').notNull().default(0),
    rowsChanged: integer('rows_changed').notNull().default(0),
    rowsSame: integer('rows_same').notNull().default(0),
    batchId: integer('batch_id').references(() => batch.id),
    startedBy: text('started_by').notNull(),
  },
  (table) => [index('pull_run_source').on(table.sourceId, table.id)],
);
