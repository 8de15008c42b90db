import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** Tables of the platform itself. Each service keeps its own in a schema of its own name. */
export const platformSchema = pgSchema('platform');

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const auditEntry = platformSchema.table(
  'audit_entry',
  {
    sequence: bigint({ mode: 'number' }).primaryKey(),
    at: moment('at').notNull(),
    /** Id of the person, or `system`. */
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    details: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (table) => [
    index('audit_entry_action').on(table.action, table.sequence),
    index('audit_entry_subject').on(table.subject, table.sequence),
  ],
);

/** One row: how many writes the public could see so far (platform/http/page-cache.ts). */
export const revision = platformSchema.table('revision', {
  id: smallint().primaryKey(),
  number: bigint({ mode: 'number' }).notNull(),
});

/** One row per form or API write that carried a key: a repeated request gets the first answer. */
export const idempotencyKey = platformSchema.table(
  'idempotency_key',
  {
    key: text().notNull(),
    /** Id of the person or of the anonymous visitor's session. */
    holder: text().notNull(),
    /** Hash of method, path and body: the same key with other content is an error. */
    fingerprint: text().notNull(),
    status: smallint(),
    location: text(),
    body: jsonb().$type<unknown>(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.holder, table.key] }),
    index('idempotency_key_at').on(table.at),
  ],
);

/** An entry whose session had expired: kept until its author signed in again. */
export const heldEntry = platformSchema.table(
  'held_entry',
  {
    id: text().primaryKey(),
    /** Id of the person who was signed in before; empty in entries older than this column, which nobody may open. */
    owner: text().notNull().default(''),
    path: text().notNull(),
    /** Form fields as name-value pairs; files are named by the id of their stored copy. */
    fields: jsonb().$type<readonly (readonly [string, string])[]>().notNull(),
    files: jsonb().$type<readonly { field: string; fileId: string }[]>().notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('held_entry_owner').on(table.owner)],
);

export const setting = platformSchema.table('setting', {
  key: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  changedAt: moment('changed_at').notNull().defaultNow(),
  changedBy: text('changed_by').notNull(),
});

export const storedFile = platformSchema.table('stored_file', {
  id: text().primaryKey(),
  name: text().notNull(),
  type: text().notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  sha256: text().notNull(),
  owner: text(),
  purpose: text().notNull(),
  at: moment('at').notNull().defaultNow(),
});

export const sentMail = platformSchema.table(
  'sent_mail',
  {
    id: text().primaryKey(),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text(),
    /** Pictures within the letter, PNG in base64. */
    pictures: jsonb()
      .$type<readonly { readonly name: string; readonly png: string }[]>()
      .notNull()
      .default([]),
    /** `waiting`, `sent`, `outbox` (no mail server set: readable in the workspace) or `failed`. */
    state: text().notNull(),
    /** Holds a link that lets its receiver in: nobody else may read it. */
    isSecret: boolean('is_secret').notNull().default(false),
    attempts: integer().notNull().default(0),
    error: text(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('sent_mail_at').on(table.at)],
);

/** What people see of a job while it runs and after; the queue itself is pg-boss's. */
export const jobRun = platformSchema.table(
  'job_run',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** What the job works on, for example a batch's id. */
    subject: text().notNull().default(''),
    state: text().notNull(), // waiting, running, done, failed (will be tried again), dead
    step: text().notNull().default(''),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    attempt: integer().notNull().default(0),
    error: text(),
    startedBy: text('started_by').notNull().default('system'),
    createdAt: moment('created_at').notNull().defaultNow(),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    index('job_run_created').on(table.createdAt),
    index('job_run_subject').on(table.subject),
  ],
);
