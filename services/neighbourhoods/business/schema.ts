import { doublePrecision, integer, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { neighbourhoodsSchema } from '../schema.ts';

/** Average number of passers-by in an hour, by age; rounded to tens by whoever loads it. */
export const passersBy = neighbourhoodsSchema.table(
  'passers_by',
  {
    area: text().notNull(),
    year: integer().notNull(),
    /** `weekday`, `saturday` or `sunday`. */
    day: text().notNull(),
    /** 0–23: the hour that begins then. */
    hour: integer().notNull(),
    /** `0-19`, `20-39`, `40-64` or `65+`. */
    age: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.area, table.year, table.day, table.hour, table.age] })],
);

/** Businesses by kind, such as `bakery`; kinds belong to a line of business. */
export const businessKind = neighbourhoodsSchema.table(
  'business_kind',
  {
    area: text().notNull(),
    year: integer().notNull(),
    /** Code of a line of business: `shops`, `food`, `services`, `crafts`, `industry`, … */
    line: text().notNull(),
    kind: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.area, table.year, table.kind] })],
);

/** What there is to buy with, and what stands empty. Null where it is not known or withheld. */
export const market = neighbourhoodsSchema.table(
  'market',
  {
    area: text().notNull(),
    year: integer().notNull(),
    /** Median disposable income of a household, euros a year. */
    householdIncome: integer('household_income'),
    /** Spending on daily goods in the neighbourhood's own shops, million euros a year. */
    dailySpending: doublePrecision('daily_spending'),
    /** Part of that spending that comes from people who live elsewhere, 0–1. */
    spendingFromElsewhere: doublePrecision('spending_from_elsewhere'),
    premises: integer(),
    vacantPremises: integer('vacant_premises'),
    openings: integer(),
    closings: integer(),
  },
  (table) => [primaryKey({ columns: [table.area, table.year] })],
);

/** Where the figures of a kind come from, for the foot of the page. */
export const businessSource = neighbourhoodsSchema.table('business_source', {
  /** `passers-by`, `businesses` or `market`. */
  of: text().primaryKey(),
  source: text().notNull(),
  licence: text().notNull(),
  loadedAt: timestamp('loaded_at', { withTimezone: true, mode: 'date' }).notNull(),
});
