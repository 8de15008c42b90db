import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Db } from '../database/db.ts';
import { setting } from '../database/schema.ts';

/** A setting the workspace can change: its key, its shape and its default. */
export interface SettingDefinition<Value> {
  readonly key: string;
  readonly shape: z.ZodType<Value>;
  readonly fallback: Value;
}

/** A value that no longer fits its shape (after an upgrade) counts as not set. */
export const readSetting = async <Value>(
  db: Db,
  definition: SettingDefinition<Value>,
): Promise<Value> => {
  const [row] = await db.select().from(setting).where(eq(setting.key, definition.key));
  const parsed = definition.shape.safeParse(row?.value);
  return parsed.success ? parsed.data : definition.fallback;
};

export const writeSetting = async <Value>(
  db: Db,
  definition: SettingDefinition<Value>,
  value: Value,
  changedBy: string,
  changedAt: Date,
): Promise<void> => {
  const row = { key: definition.key, value: definition.shape.parse(value), changedBy, changedAt };
  await db.insert(setting).values(row).onConflictDoUpdate({ target: setting.key, set: row });
};
