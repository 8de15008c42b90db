/** What every conversation stands on, read at once: each question to the database costs the same. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { setting } from '../../../platform/database/schema.ts';
import type { SettingDefinition } from '../../../platform/settings/settings.ts';
import { retentionSetting } from '../centre/settings.ts';
import { type Manners, mannerSetting } from '../content/manner.ts';
import { model } from '../intents/schema.ts';

export interface Standing {
  /** Whether a model is in use. */
  readonly hasModel: boolean;
  readonly retentionDays: number;
  readonly manners: Manners;
}

const valueIn = <Value>({ shape, fallback }: SettingDefinition<Value>, stored: unknown): Value => {
  const parsed = shape.safeParse(stored);
  return parsed.success ? parsed.data : fallback;
};

const stored = (key: string) =>
  sql`(SELECT ${setting.value} FROM ${setting} WHERE ${setting.key} = ${key})`;

export const standingOf = async (db: Db): Promise<Standing> => {
  const { rows } = await db.execute<{
    readonly has_model: boolean;
    readonly retention: unknown;
    readonly manners: unknown;
  }>(sql`
    SELECT EXISTS (SELECT 1 FROM ${model} WHERE ${model.publishedAt} IS NOT NULL) AS has_model,
      ${stored(retentionSetting.key)} AS retention, ${stored(mannerSetting.key)} AS manners`);
  const [row] = rows;
  return {
    hasModel: row?.has_model ?? false,
    retentionDays: valueIn(retentionSetting, row?.retention),
    manners: valueIn(mannerSetting, row?.manners),
  };
};
