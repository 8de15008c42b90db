/** Reminders that were sent, and the people to whom they go. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { formReminder } from './schema.ts';

export interface ReminderKey {
  readonly formId: number;
  readonly area: string;
  readonly period: string;
  readonly personId: string;
  readonly stage: string;
}

/** Claims reminders for this letter. @returns those that nobody claimed before: each is sent once */
export const claimReminders = async (
  tx: Db,
  wanted: readonly ReminderKey[],
  now: Date,
): Promise<readonly ReminderKey[]> =>
  wanted.length === 0
    ? []
    : tx
        .insert(formReminder)
        .values(wanted.map((one) => ({ ...one, sentAt: now })))
        .onConflictDoNothing()
        .returning({
          formId: formReminder.formId,
          area: formReminder.area,
          period: formReminder.period,
          personId: formReminder.personId,
          stage: formReminder.stage,
        });

export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Empty where the person chose none. */
  readonly language: string;
  readonly permissions: readonly string[];
}

/** People who can sign in, with what they may do; others get no letters. */
export const addressees = async (db: Db, ids: readonly string[]): Promise<readonly Addressee[]> => {
  if (ids.length === 0) return [];
  const { rows } = await db.execute<Addressee & Record<string, unknown>>(
    sql`SELECT u.id, u.name, u.email, u.language,
          coalesce(array_agg(DISTINCT p.permission) FILTER (WHERE p.permission IS NOT NULL), '{}') AS permissions
        FROM identity."user" u
        LEFT JOIN identity.person_role r ON r.user_id = u.id
        LEFT JOIN identity.role_permission p ON p.role = r.role
        WHERE u.id = ANY(${sql.param([...ids])}::text[]) AND NOT u.is_blocked
        GROUP BY u.id ORDER BY u.name, u.id`,
  );
  return rows;
};

export const forgetReminders = async (db: Db, before: Date): Promise<void> => {
  await db.execute(
    sql`DELETE FROM indicators.form_reminder WHERE sent_at < ${before.toISOString()}::timestamptz`,
  );
};

export const remindersOf = (db: Db, personId: string) =>
  db.select().from(formReminder).where(eq(formReminder.personId, personId));
