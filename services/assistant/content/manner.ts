/** Whether a town says `u` or `je`, `Sie` or `du`: chosen for each language. */
import { z } from 'zod';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import type { SettingDefinition } from '../../../platform/settings/settings.ts';
import { type Manner, manners } from './article.ts';

export type Manners = Readonly<Record<Language, Manner>>;

export const mannerSetting: SettingDefinition<Manners> = {
  key: 'assistant.manner',
  shape: z.record(z.enum(languages), z.enum(manners)),
  fallback: { nl: 'formal', en: 'formal', de: 'formal', da: 'formal' },
};
