import { date, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Language } from '../../../platform/messages/languages.ts';
import type { ChannelName } from '../chat/schema.ts';
import { assistantSchema } from '../schema.ts';

/** How often something happened on a day; it outlives the conversations and holds nobody. */
export const dayCount = assistantSchema.table(
  'day_count',
  {
    day: date({ mode: 'string' }).notNull(),
    channel: text().$type<ChannelName>().notNull(),
    language: text().$type<Language>().notNull(),
    measure: text().notNull(),
    /** Empty for what is counted of no intent. */
    intent: text().notNull().default(''),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.day, table.channel, table.language, table.measure, table.intent],
    }),
  ],
);

/** Questions by neighbourhood, of a whole month so that nobody can be told from them. */
export const areaCount = assistantSchema.table(
  'area_count',
  {
    /** `YYYY-MM`. */
    month: text().notNull(),
    /** Of the town's geography. */
    areaCode: text('area_code').notNull(),
    intent: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.month, table.areaCode, table.intent] })],
);
