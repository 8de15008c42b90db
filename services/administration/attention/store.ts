import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';

export interface Trouble extends Record<string, unknown> {
  readonly tasks: number;
  readonly letters: number;
  /** People who decide on roles and have no second step when they sign in. */
  readonly withoutSecondStep: number;
}

/** How much there is that only an administrator can mend. */
export const troubleNow = async (db: Db): Promise<Trouble> => {
  const { rows } = await db.execute<Trouble>(sql`
    SELECT (SELECT count(*)::int FROM platform.job_run WHERE state = 'dead') AS tasks,
      (SELECT count(*)::int FROM platform.sent_mail WHERE state = 'failed') AS letters,
      (SELECT count(DISTINCT u.id)::int FROM identity."user" u
         JOIN identity.person_role pr ON pr.user_id = u.id
         JOIN identity.role_permission rp ON rp.role = pr.role
       WHERE rp.permission = 'administration.roles' AND NOT u.two_factor_enabled
         AND NOT u.is_blocked) AS "withoutSecondStep"`);
  return rows[0] ?? { tasks: 0, letters: 0, withoutSecondStep: 0 };
};
