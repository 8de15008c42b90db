/** Whether a language model may put passages into words of its own: it may not unless somebody says so. */
import { z } from 'zod';
import type { City } from '../../../platform/service.ts';
import { readSetting, type SettingDefinition } from '../../../platform/settings/settings.ts';

export const languageModelSetting: SettingDefinition<{ readonly isOn: boolean }> = {
  key: 'assistant.language-model',
  shape: z.object({ isOn: z.boolean() }),
  fallback: { isOn: false },
};

/** Switched on, and there is an endpoint to ask. */
export const isModelOn = async ({ config, db }: Pick<City, 'config' | 'db'>): Promise<boolean> =>
  config.languageModel !== undefined && (await readSetting(db, languageModelSetting)).isOn;
