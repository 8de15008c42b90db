import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import { alert, subscription, toldAlert } from '../dashboards/schema.ts';
import { indicator } from '../schema.ts';
import { everyone } from '../values/store.ts';
import type { Finding } from './findings.ts';

export type Subscription = typeof subscription.$inferSelect;
export type Alert = typeof alert.$inferSelect;

/** What is followed: one indicator or a whole dashboard, in one area. */
export interface Subject {
  readonly dashboard: string;
  readonly indicator: string;
  readonly geography: string;
  readonly area: string;
}

/** Follows, or follows at another pace. */
export const follow = async (
  tx: Db,
  personId: string,
  subject: Subject,
  {
    pace,
    language,
    now,
  }: { readonly pace: Subscription['pace']; readonly language: string; readonly now: Date },
): Promise<void> => {
  await tx
    .delete(subscription)
    .where(
      and(
        eq(subscription.personId, personId),
        eq(subscription.dashboard, subject.dashboard),
        eq(subscription.indicator, subject.indicator),
        eq(subscription.area, subject.area),
      ),
    );
  await tx.insert(subscription).values({ ...subject, personId, pace, language, since: now });
};

/** @returns whether it was this person's */
export const unfollow = async (tx: Db, personId: string, id: number): Promise<boolean> => {
  const gone = await tx
    .delete(subscription)
    .where(and(eq(subscription.id, id), eq(subscription.personId, personId)))
    .returning({ id: subscription.id });
  return gone.length > 0;
};

export const subscriptionsOf = (db: Db, personId: string): Promise<readonly Subscription[]> =>
  db
    .select()
    .from(subscription)
    .where(eq(subscription.personId, personId))
    .orderBy(desc(subscription.since));

export const allSubscriptions = (
  db: Db,
  pace: Subscription['pace'],
): Promise<readonly Subscription[]> =>
  db.select().from(subscription).where(eq(subscription.pace, pace)).orderBy(subscription.id);

/** Codes of the indicators of which a batch holds values. */
export const indicatorsOfBatch = async (db: Db, batchId: number): Promise<readonly string[]> => {
  const { rows } = await db.execute<{ code: string }>(
    sql`SELECT DISTINCT i.code FROM indicators.value v
        JOIN indicators.indicator i ON i.id = v.indicator_id WHERE v.batch_id = ${batchId}`,
  );
  return rows.map(({ code }) => code);
};

/** Keeps findings; those that are known already stay as they were found. */
export const keepFindings = async (
  tx: Db,
  indicatorId: number,
  area: string,
  findings: readonly Finding[],
  now: Date,
): Promise<readonly Alert[]> => {
  if (findings.length === 0) return [];
  await tx
    .insert(alert)
    .values(findings.map((finding) => ({ ...finding, indicatorId, area, foundAt: now })))
    .onConflictDoNothing();
  return tx
    .select()
    .from(alert)
    .where(
      and(
        eq(alert.indicatorId, indicatorId),
        eq(alert.area, area),
        inArray(
          alert.period,
          findings.map(({ period }) => period),
        ),
        inArray(
          alert.rule,
          findings.map(({ rule }) => rule),
        ),
      ),
    );
};

/** Marks alerts as told to a subscription. @returns those that were not told before */
export const claimUntold = async (
  tx: Db,
  subscriptionId: number,
  alerts: readonly Alert[],
  now: Date,
): Promise<readonly Alert[]> => {
  if (alerts.length === 0) return [];
  const fresh = await tx
    .insert(toldAlert)
    .values(alerts.map(({ id }) => ({ subscriptionId, alertId: id, toldAt: now })))
    .onConflictDoNothing()
    .returning({ alertId: toldAlert.alertId });
  const ids = new Set(fresh.map(({ alertId }) => alertId));
  return alerts.filter(({ id }) => ids.has(id));
};

export interface Reader {
  readonly id: string;
  readonly email: string;
  readonly language: Language | undefined;
}

/** People who may be written to: their accounts are open. */
export const readersOf = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Reader>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<{ id: string; email: string; language: string | null }>(
    sql`SELECT id, email, language FROM identity."user"
        WHERE NOT is_blocked AND id = ANY(${sql.param([...ids])}::text[])`,
  );
  return new Map(
    rows.map(({ id, email, language }) => [
      id,
      {
        id,
        email,
        language: isLanguage(language ?? undefined) ? (language as Language) : undefined,
      },
    ]),
  );
};

const withMeaning = (meaning: Alert['meaning'] | undefined) =>
  meaning === undefined ? undefined : eq(alert.meaning, meaning);

/** Alerts with their indicators, the latest first. */
export const recentAlerts = (
  db: Db,
  meaning: Alert['meaning'] | undefined,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) =>
  db
    .select({ alert, indicator })
    .from(alert)
    .innerJoin(indicator, eq(indicator.id, alert.indicatorId))
    .where(withMeaning(meaning))
    .orderBy(desc(alert.foundAt), desc(alert.period), desc(alert.id))
    .limit(limit)
    .offset(offset);

export const countAlerts = (db: Db, meaning: Alert['meaning'] | undefined): Promise<number> =>
  db.$count(alert, withMeaning(meaning));

/** Areas of which a batch holds values of everyone, by the id of the indicator. */
export const areasOfBatch = async (
  db: Db,
  batchId: number,
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const { rows } = await db.execute<{ id: number; areas: string[] }>(
    sql`SELECT indicator_id AS id, array_agg(DISTINCT area) AS areas FROM indicators.value
        WHERE batch_id = ${batchId} AND cut_id = ${everyone} GROUP BY indicator_id`,
  );
  return new Map(rows.map(({ id, areas }) => [id, areas]));
};

export const eraseSubscriptions = async (db: Db, personId: string): Promise<void> => {
  await db.delete(subscription).where(eq(subscription.personId, personId));
};
