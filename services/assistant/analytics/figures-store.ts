/** What was counted, read for pages, downloads and indicators. */
import { and, between, eq, min, ne, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { ChannelName } from '../chat/schema.ts';
import type { Measure } from './measures.ts';
import { daysOf, type Period } from './period.ts';
import { areaCount, dayCount } from './schema.ts';

export interface Selection extends Period {
  readonly channel?: ChannelName | undefined;
  readonly language?: Language | undefined;
}

const within = (selection: Selection) => {
  const { first, last } = daysOf(selection);
  return and(
    between(dayCount.day, first, last),
    selection.channel && eq(dayCount.channel, selection.channel),
    selection.language && eq(dayCount.language, selection.language),
  );
};

const sum = sql<number>`sum(${dayCount.count})::int`;

/** The first month of which anything was counted. */
export const firstMonth = async (db: Db): Promise<string | undefined> => {
  const [found] = await db.select({ day: min(dayCount.day) }).from(dayCount);
  return found?.day?.slice(0, 7);
};

export const totalsOf = async (
  db: Db,
  selection: Selection,
): Promise<ReadonlyMap<Measure, number>> => {
  const rows = await db
    .select({ measure: dayCount.measure, count: sum })
    .from(dayCount)
    .where(within(selection))
    .groupBy(dayCount.measure);
  return new Map(rows.map(({ measure, count }) => [measure as Measure, count])); // only these are written
};

/** By month (`YYYY-MM`) or by week (its Monday); what had none is not there. */
export const seriesOf = async (
  db: Db,
  selection: Selection,
  by: 'month' | 'week',
): Promise<ReadonlyMap<string, ReadonlyMap<Measure, number>>> => {
  const when =
    by === 'month'
      ? sql<string>`to_char(${dayCount.day}, 'YYYY-MM')`
      : sql<string>`to_char(date_trunc('week', ${dayCount.day}::timestamp), 'YYYY-MM-DD')`;
  const rows = await db
    .select({ when, measure: dayCount.measure, count: sum })
    .from(dayCount)
    .where(within(selection))
    .groupBy(sql`1`, dayCount.measure);
  return new Map(
    [...Map.groupBy(rows, (row) => row.when)].map(([one, own]) => [
      one,
      new Map(own.map(({ measure, count }) => [measure as Measure, count])), // only these are written
    ]),
  );
};

export interface IntentCount {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Empty for questions in which none was recognised. */
  readonly intent: string;
  readonly count: number;
}

/** Questions by intent and month. */
export const questionsByIntent = (
  db: Db,
  selection: Selection,
): Promise<readonly IntentCount[]> => {
  const month = sql<string>`to_char(${dayCount.day}, 'YYYY-MM')`;
  return db
    .select({ month, intent: dayCount.intent, count: sum })
    .from(dayCount)
    .where(and(within(selection), eq(dayCount.measure, 'questions')))
    .groupBy(sql`1`, dayCount.intent);
};

export interface AreaIntentCount {
  readonly areaCode: string;
  readonly intent: string;
  readonly count: number;
}

/** Questions of which the neighbourhood is known, by neighbourhood and intent. */
export const questionsByArea = (
  db: Db,
  { from, to }: Period,
): Promise<readonly AreaIntentCount[]> =>
  db
    .select({
      areaCode: areaCount.areaCode,
      intent: areaCount.intent,
      count: sql<number>`sum(${areaCount.count})::int`,
    })
    .from(areaCount)
    .where(between(areaCount.month, from, to))
    .groupBy(areaCount.areaCode, areaCount.intent);

/** The first month of which the neighbourhood of any question is known. */
export const firstAreaMonth = async (db: Db): Promise<string | undefined> => {
  const [found] = await db
    .select({ month: min(areaCount.month) })
    .from(areaCount)
    .where(ne(areaCount.count, 0));
  return found?.month ?? undefined;
};

export type DayCount = typeof dayCount.$inferSelect;
export type AreaCount = typeof areaCount.$inferSelect;

/**
 * Many counts at once, of days that have none yet: for the demo town. As one value each, since tens of
 * thousands of rows with a parameter for every column take seconds.
 */
export const addCounts = async (
  tx: Db,
  days: readonly DayCount[],
  areas: readonly AreaCount[],
): Promise<void> => {
  await tx.execute(
    sql`INSERT INTO ${dayCount} (day, channel, language, measure, intent, count)
        SELECT day, channel, language, measure, intent, count
        FROM jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
          AS row (day date, channel text, language text, measure text, intent text, count integer)`,
  );
  await tx.execute(
    sql`INSERT INTO ${areaCount} (month, area_code, intent, count)
        SELECT month, "areaCode", intent, count
        FROM jsonb_to_recordset(${JSON.stringify(areas)}::jsonb)
          AS row (month text, "areaCode" text, intent text, count integer)`,
  );
};
