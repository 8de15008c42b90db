import { eq } from 'drizzle-orm';
import type { Db } from '../../../../platform/database/db.ts';
import { setting } from '../../../../platform/database/schema.ts';

/** Who changed a setting last, and when; undefined while it is as it came. */
export const settingOrigin = async (db: Db, key: string) => {
  const [row] = await db
    .select({ changedBy: setting.changedBy, changedAt: setting.changedAt })
    .from(setting)
    .where(eq(setting.key, key));
  return row;
};
