import {
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { indicatorsSchema } from '../schema.ts';
import type { DashboardContent } from './content.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A page of figures that someone composed. */
export const dashboard = indicatorsSchema.table('dashboard', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  /** What its editors see; people see `publishedVersion`. */
  draft: jsonb().$type<DashboardContent>().notNull(),
  /** Grows with every saving: who saves an older one is told what came between. */
  revision: integer().notNull().default(1),
  publishedVersion: integer('published_version'),
  changedBy: text('changed_by').notNull(),
  changedAt: moment('changed_at').notNull(),
});

/** Every content that was ever published. */
export const dashboardVersion = indicatorsSchema.table(
  'dashboard_version',
  {
    dashboardId: integer('dashboard_id')
      .notNull()
      .references(() => dashboard.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    content: jsonb().$type<DashboardContent>().notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: moment('published_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.dashboardId, table.version] })],
);

/** A wish to be told when a figure really changes. */
export const subscription = indicatorsSchema.table(
  'subscription',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: text('person_id').notNull(),
    /** Slug of a dashboard, all of whose indicators are followed; empty for one indicator. */
    dashboard: text().notNull().default(''),
    /** Code of the indicator; empty for a dashboard. */
    indicator: text().notNull().default(''),
    geography: text().notNull(),
    area: text().notNull(),
    language: text().notNull(),
    /** `change`: at once when a rule fires; `digest`: every Monday, what changed. */
    pace: text().$type<'change' | 'digest'>().notNull(),
    since: moment('since').notNull(),
  },
  (table) => [
    index('subscription_person').on(table.personId),
    index('subscription_indicator').on(table.indicator),
  ],
);

/** A rule that fired at a period; each is found once and told once. */
export const alert = indicatorsSchema.table(
  'alert',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    indicatorId: integer('indicator_id').notNull(),
    area: text().notNull(),
    period: text().notNull(),
    rule: text().notNull(),
    direction: text().notNull(),
    /** What it means by the indicator's polarity. */
    meaning: text().$type<'better' | 'worse' | 'neutral'>().notNull(),
    foundAt: moment('found_at').notNull(),
  },
  (table) => [
    uniqueIndex('alert_once').on(table.indicatorId, table.area, table.period, table.rule),
  ],
);

/** Which alert was told to which subscription: never twice. */
export const toldAlert = indicatorsSchema.table(
  'told_alert',
  {
    subscriptionId: integer('subscription_id')
      .notNull()
      .references(() => subscription.id, { onDelete: 'cascade' }),
    alertId: integer('alert_id')
      .notNull()
      .references(() => alert.id, { onDelete: 'cascade' }),
    toldAt: moment('told_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subscriptionId, table.alertId] })],
);
