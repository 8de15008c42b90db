import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Text } from '../../platform/messages/text.ts';
import type {
  Audience,
  DisclosureRule,
  Frequency,
  IndicatorDefinition,
  IntervalMethod,
  Kind,
  Polarity,
  Theme,
  YearKind,
} from './catalogue/definition.ts';
import type { Mapping } from './imports/mapping.ts';

export type BatchOrigin = 'file' | 'form' | 'pull' | 'offer' | 'demo';

export const indicatorsSchema = pgSchema('indicators');

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const indicator = indicatorsSchema.table(
  'indicator',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    code: text().notNull().unique(),
    name: jsonb().$type<Text>().notNull(),
    definition: jsonb().$type<Text>().notNull(),
    rationale: jsonb().$type<Text>().notNull(),
    numerator: jsonb().$type<Text>().notNull(),
    denominator: jsonb().$type<Text>().notNull(),
    unit: jsonb().$type<Text>().notNull(),
    source: text().notNull(),
    sourceUrl: text('source_url'),
    licence: text().notNull(),
    theme: text().$type<Theme>().notNull(),
    kind: text().$type<Kind>().notNull(),
    multiplier: doublePrecision().notNull(),
    decimals: integer().notNull(),
    polarity: text().$type<Polarity>().notNull(),
    method: text().$type<IntervalMethod>().notNull(),
    frequency: text().$type<Frequency>().notNull(),
    yearKind: text('year_kind').$type<YearKind>().notNull(),
    target: doublePrecision(),
    geography: text().notNull(),
    owner: text().notNull(),
    dimensions: jsonb().$type<readonly string[]>().notNull(),
    /** Which small counts the public does not see; null hides nothing. */
    disclosure: jsonb().$type<DisclosureRule>(),
    /** `staff` is for holders of `indicators.see-staff` only. */
    audience: text().$type<Audience>().notNull().default('public'),
    /** Days after the end of a period by which its figure is expected; null when nothing is promised. */
    expectedWithin: integer('expected_within'),
    version: integer().notNull().default(1),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('indicator_theme').on(table.geography, table.theme)],
);

/** Every version of a definition, as it stood until the next one. */
export const definitionVersion = indicatorsSchema.table(
  'definition_version',
  {
    indicatorId: integer('indicator_id')
      .notNull()
      .references(() => indicator.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    definition: jsonb().$type<IndicatorDefinition>().notNull(),
    /** Id of the person, `command-line` or `system`. */
    changedBy: text('changed_by').notNull(),
    changedAt: moment('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.indicatorId, table.version] })],
);

/** A part of the population a value is about; cut 1 is everyone. */
export const cut = indicatorsSchema.table(
  'cut',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** `persons`, `female` or `male`. */
    sex: text().notNull().default('persons'),
    /** As the source names it; empty for all ages. */
    age: text().notNull().default(''),
    categoryType: text('category_type').notNull().default(''),
    category: text().notNull().default(''),
  },
  (table) => [
    uniqueIndex('cut_content').on(table.sex, table.age, table.categoryType, table.category),
  ],
);

/**
 * A batch: the rows of one file, published and withdrawn together. Its rows never change; what
 * people see is decided by the batch's state alone, so that publishing is one small write.
 */
export const batch = indicatorsSchema.table(
  'batch',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    fileId: text('file_id'),
    fileName: text('file_name').notNull(),
    sha256: text().notNull(),
    mapping: jsonb().$type<Mapping>(),
    /** Where its rows come from: a file, a form, a pull from elsewhere, another service's offer, the demo. */
    origin: text().$type<BatchOrigin>().notNull().default('file'),
    /** Within its origin: the form's or pull's name; empty for files. */
    originName: text('origin_name').notNull().default(''),
    /**
     * mapping (waits for the steward), checking, rejected (has errors), ready, submitted (waits for a
     * second person), approved (waits for its day), published, withdrawn, discarded.
     */
    state: text().notNull(),
    submittedBy: text('submitted_by'),
    submittedAt: moment('submitted_at'),
    approvedBy: text('approved_by'),
    approvedAt: moment('approved_at'),
    /** The moment from which an approved batch may be published; null is at once. */
    publishAfter: moment('publish_after'),
    /** What the submitting steward tells the second person. */
    remark: text(),
    /** The last time a second person sent it back, and why. */
    returnedBy: text('returned_by'),
    returnedAt: moment('returned_at'),
    returnReason: text('return_reason'),
    /** Rises with every change: who acts on an older one is told. */
    version: integer().notNull().default(1),
    /** Order of publication; the highest wins where batches hold the same value. */
    publication: integer(),
    rowsRead: integer('rows_read').notNull().default(0),
    rowsAccepted: integer('rows_accepted').notNull().default(0),
    /** Rows left out on the steward's word: exact repeats, or what the mapping told to set aside. */
    rowsSetAside: integer('rows_set_aside').notNull().default(0),
    errorCount: integer('error_count').notNull().default(0),
    /** Lineage in words and numbers: encoding, delimiter, counts per reason and indicator. */
    summary: jsonb().$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedAt: moment('uploaded_at').notNull().defaultNow(),
    publishedBy: text('published_by'),
    publishedAt: moment('published_at'),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAt: moment('withdrawn_at'),
    withdrawalReason: text('withdrawal_reason'),
  },
  (table) => [
    index('batch_state').on(table.state, table.publication),
    // those whose moment has come
    index('batch_due').on(table.publishAfter).where(sql`state = 'approved'`),
    index('batch_uploaded').on(table.uploadedAt),
  ],
);

/** What is wrong or odd with a row, or why it was set aside; the first ten thousand of each are kept. */
export const batchIssue = indicatorsSchema.table(
  'batch_issue',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    batchId: integer('batch_id')
      .notNull()
      .references(() => batch.id, { onDelete: 'cascade' }),
    /** Line in the file as an editor shows it; the header is 1. */
    row: integer().notNull(),
    column: text().notNull(),
    code: text().notNull(),
    value: text().notNull(),
    /** What it was held against: the first row with the same key, the computed value, the frequency. */
    detail: text().notNull().default(''),
    severity: text().$type<'error' | 'set-aside' | 'warning'>().notNull(),
  },
  (table) => [index('batch_issue_batch').on(table.batchId, table.row)],
);

export const savedMapping = indicatorsSchema.table('saved_mapping', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull().unique(),
  mapping: jsonb().$type<Mapping>().notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

/**
 * One value of one batch. `period` is the first day of the year, quarter or month. A value that the
 * source withholds has none and says why in `note`.
 */
export const value = indicatorsSchema.table(
  'value',
  {
    batchId: integer('batch_id')
      .notNull()
      .references(() => batch.id),
    indicatorId: integer('indicator_id').notNull(),
    cutId: integer('cut_id').notNull(),
    area: text().notNull(),
    period: date({ mode: 'string' }).notNull(),
    numerator: doublePrecision(),
    denominator: doublePrecision(),
    value: doublePrecision(),
    lower: doublePrecision(),
    upper: doublePrecision(),
    /** The 95 % interval as the source printed it, kept beside the computed one. */
    publishedLower: doublePrecision('published_lower'),
    publishedUpper: doublePrecision('published_upper'),
    note: text(),
  },
  (table) => [
    // a series: one area through time
    index('value_series').on(table.indicatorId, table.cutId, table.area, table.period),
    // a ranking or a map: all areas at one time
    index('value_ranking').on(table.indicatorId, table.cutId, table.period, table.area),
    // withdrawal, preview and clean-up; which indicators and periods a batch holds
    index('value_of_batch').on(table.batchId, table.indicatorId, table.period),
  ],
);

/**
 * A slice is one indicator at one period: what is published together and protected together. A slice
 * with a disclosure rule and no row here shows nothing to the public: it is not checked yet.
 */
export const protectedSlice = indicatorsSchema.table(
  'protected_slice',
  {
    indicatorId: integer('indicator_id').notNull(),
    period: date({ mode: 'string' }).notNull(),
    /** Cells that could still be found out; a slice with any is withheld as a whole. */
    recoverable: integer().notNull(),
    protectedAt: moment('protected_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.indicatorId, table.period] })],
);

/** A cell that the public does not see, and why. */
export const withheldCell = indicatorsSchema.table(
  'withheld_cell',
  {
    indicatorId: integer('indicator_id').notNull(),
    period: date({ mode: 'string' }).notNull(),
    cutId: integer('cut_id').notNull(),
    area: text().notNull(),
    /** `primary`: the count is small; `secondary`: it would give another away. */
    reason: text().$type<'primary' | 'secondary'>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.indicatorId, table.period, table.cutId, table.area] })],
);

/** Areas (with all that lies in them) of which a person sees figures as they are: the own team's. */
export const areaGrant = indicatorsSchema.table(
  'area_grant',
  {
    personId: text('person_id').notNull(),
    geography: text().notNull(),
    area: text().notNull(),
    grantedBy: text('granted_by').notNull(),
    grantedAt: moment('granted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.geography, table.area] })],
);

/** What happened, told beside the figures: a storm, a new way of counting, a programme. */
export const annotation = indicatorsSchema.table(
  'annotation',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    indicatorId: integer('indicator_id')
      .notNull()
      .references(() => indicator.id, { onDelete: 'cascade' }),
    /** Codes of the areas it is about; empty for all. */
    areas: jsonb().$type<readonly string[]>().notNull(),
    period: date({ mode: 'string' }).notNull(),
    title: jsonb().$type<Text>().notNull(),
    explanation: jsonb().$type<Text>().notNull(),
    /** A lasting change with a known cause: limits of control charts are computed anew from here. */
    isRebase: boolean('is_rebase').notNull().default(false),
  },
  (table) => [index('annotation_indicator').on(table.indicatorId)],
);
