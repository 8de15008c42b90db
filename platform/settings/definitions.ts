import { z } from 'zod';
import type { SettingDefinition } from './settings.ts';

/** Which municipality's name and look the sites carry; changed in the workspace. */
export const municipalitySetting: SettingDefinition<string> = {
  key: 'city.municipality',
  shape: z.string(),
  fallback: 'polderdam',
};

export interface Contact {
  readonly telephone: string;
  readonly email: string;
  readonly visit: string;
}

/** How people reach the town hall; null keeps what the municipality's own data say. */
export const contactSetting: SettingDefinition<Contact | null> = {
  key: 'city.contact',
  shape: z.object({ telephone: z.string(), email: z.string(), visit: z.string() }).nullable(),
  fallback: null,
};

/** Hours after which someone who does nothing has to sign in again. */
export const sessionHoursSetting: SettingDefinition<number> = {
  key: 'identity.session-hours',
  shape: z.number().int().min(1).max(168),
  fallback: 12,
};
