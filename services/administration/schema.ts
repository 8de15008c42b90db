import { index, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';

export const administrationSchema = pgSchema('administration');

/** Files with boundaries or addresses that someone gave in the workspace, and what became of them. */
export const placeImport = administrationSchema.table(
  'place_import',
  {
    id: text().primaryKey(),
    kind: text().$type<'areas' | 'addresses'>().notNull(),
    fileName: text('file_name').notNull(),
    /** Stored copy while the import waits; null when it was read at once. */
    fileId: text('file_id'),
    /** What the form said: which column means what, where the data come from. */
    options: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    /** Counts of what changed; null until the import is done. */
    result: jsonb().$type<Readonly<Record<string, number>>>(),
    startedBy: text('started_by').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [index('place_import_at').on(table.at)],
);
