import { boolean, index, jsonb, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { neighbourhoodsSchema } from '../schema.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A person's wish to know of a neighbourhood. */
export const follow = neighbourhoodsSchema.table(
  'follow',
  {
    personId: text('person_id').notNull(),
    area: text().notNull(),
    /** Subjects of which to be told; empty is all. */
    themes: jsonb().$type<readonly string[]>().notNull(),
    /** Whether changes are mailed; without it they are on the own page only. */
    isMailed: boolean('is_mailed').notNull(),
    language: text().notNull(),
    since: moment('since').notNull(),
    /** News found after this moment has not been mailed yet. */
    toldUntil: moment('told_until').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.area] }),
    index('follow_area').on(table.area),
  ],
);

/** A change beyond chance in a followed neighbourhood; each is found once. */
export const news = neighbourhoodsSchema.table(
  'news',
  {
    area: text().notNull(),
    indicator: text().notNull(),
    /** First day of the period in which the change began. */
    since: text().notNull(),
    meaning: text().$type<'better' | 'worse' | 'other'>().notNull(),
    foundAt: moment('found_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.area, table.indicator, table.since, table.meaning] })],
);
