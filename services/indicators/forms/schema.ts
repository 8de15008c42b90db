/** Tables of forms: what is asked, of whom, what was answered, and who did what when. */
import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { batch, indicatorsSchema } from '../schema.ts';
import type { Answers, EntryState, FormContent, FormState, Reasons } from './content.ts';
import type { Draft } from './draft.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const form = indicatorsSchema.table('form', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  code: text().notNull().unique(),
  state: text().$type<FormState>().notNull().default('draft'),
  /** The builder's copy, as it was typed; people who enter see released versions only. */
  draft: jsonb().$type<Draft>().notNull(),
  /** Rises with every change of the draft, so that two builders see each other. */
  revision: integer().notNull().default(0),
  /** The latest released version; 0 while there is none. */
  version: integer().notNull().default(0),
  /** Who answers for it, as a post or team. */
  owner: text().notNull().default(''),
  changedBy: text('changed_by').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

/** What was asked from a moment on, of periods that nobody had begun to enter. */
export const formVersion = indicatorsSchema.table(
  'form_version',
  {
    formId: integer('form_id')
      .notNull()
      .references(() => form.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    content: jsonb().$type<FormContent>().notNull(),
    releasedBy: text('released_by').notNull(),
    releasedAt: moment('released_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.formId, table.version] })],
);

/** An area that is entered in a form, from a period on. */
export const formAssignment = indicatorsSchema.table(
  'form_assignment',
  {
    formId: integer('form_id')
      .notNull()
      .references(() => form.id, { onDelete: 'cascade' }),
    area: text().notNull(),
    /** First day of the first period. */
    fromPeriod: date('from_period', { mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.formId, table.area] })],
);

/** Who enters an area, and who signs it. */
export const formAssignee = indicatorsSchema.table(
  'form_assignee',
  {
    formId: integer('form_id').notNull(),
    area: text().notNull(),
    personId: text('person_id').notNull(),
    task: text().$type<'enter' | 'sign'>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.formId, table.area, table.personId, table.task] }),
    foreignKey({
      columns: [table.formId, table.area],
      foreignColumns: [formAssignment.formId, formAssignment.area],
    }).onDelete('cascade'),
    // a person's own list of forms
    index('form_assignee_person').on(table.personId, table.task),
  ],
);

/** What was entered for one area and period; made when someone first saves it. */
export const formEntry = indicatorsSchema.table(
  'form_entry',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    formId: integer('form_id')
      .notNull()
      .references(() => form.id),
    version: integer().notNull(),
    area: text().notNull(),
    period: date({ mode: 'string' }).notNull(),
    state: text().$type<EntryState>().notNull().default('started'),
    answers: jsonb().$type<Answers>().notNull().default({}),
    reasons: jsonb().$type<Reasons>().notNull().default({}),
    /** Rises with every change: whoever saves says which one was seen. */
    revision: integer().notNull().default(0),
    submittedBy: text('submitted_by'),
    submittedAt: moment('submitted_at'),
    signedBy: text('signed_by'),
    signedAt: moment('signed_at'),
    /** What the one who signs asks to correct; empty unless the entry is returned. */
    returnReason: text('return_reason').notNull().default(''),
    /** The batch of the latest signature. */
    batchId: integer('batch_id').references(() => batch.id),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('form_entry_period').on(table.formId, table.area, table.period),
    index('form_entry_state').on(table.state, table.formId),
  ],
);

/** Who entered what when: one line per answer that changed, and per step of the entry. */
export const formEntryLog = indicatorsSchema.table(
  'form_entry_log',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    entryId: integer('entry_id')
      .notNull()
      .references(() => formEntry.id, { onDelete: 'cascade' }),
    /** The revision that this change made. */
    revision: integer().notNull(),
    what: text()
      .$type<
        'answer' | 'reason' | 'submitted' | 'taken-back' | 'returned' | 'signed' | 'reopened'
      >()
      .notNull(),
    /** Key of the question; empty for steps. */
    question: text().notNull().default(''),
    before: text().notNull().default(''),
    /** The new answer, or why an entry was returned or reopened. */
    after: text().notNull().default(''),
    by: text().notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    index('form_entry_log_entry').on(table.entryId, table.revision),
    index('form_entry_log_by').on(table.by),
  ],
);

/** Reminders that were sent, so that none is sent twice. */
export const formReminder = indicatorsSchema.table(
  'form_reminder',
  {
    formId: integer('form_id')
      .notNull()
      .references(() => form.id, { onDelete: 'cascade' }),
    area: text().notNull(),
    period: date({ mode: 'string' }).notNull(),
    personId: text('person_id').notNull(),
    /** `soon`, `due`, `late-1`, `late-2` …; for those who sign `sign-<revision>-<week>`. */
    stage: text().notNull(),
    sentAt: moment('sent_at').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.formId, table.area, table.period, table.personId, table.stage],
    }),
  ],
);
