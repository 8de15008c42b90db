/** What the contact centre and the chat are told in the workspace. */
import { z } from 'zod';
import {
  neverOpen,
  type OpeningHours,
  openingHoursShape,
} from '../../../platform/opening-hours/opening-hours.ts';
import type { SettingDefinition } from '../../../platform/settings/settings.ts';

const office = [{ from: '09:00', to: '17:00' }];

/** When agents answer residents in the chat. */
export const centreHoursSetting: SettingDefinition<OpeningHours> = {
  key: 'assistant.centre-hours',
  shape: openingHoursShape,
  fallback: { ...neverOpen, week: [office, office, office, office, office, [], []] },
};

export const leastRetentionDays = 1;
export const mostRetentionDays = 365;

/** Days after the last message until a conversation goes. */
export const retentionSetting: SettingDefinition<number> = {
  key: 'assistant.retention-days',
  shape: z.number().int().min(leastRetentionDays).max(mostRetentionDays),
  fallback: 30,
};

export const mostOrigins = 50;

/** Sites that may show the assistant: their origins, such as `https://www.town.example`. */
export const originsSetting: SettingDefinition<readonly string[]> = {
  key: 'assistant.embed-origins',
  shape: z.array(z.string().max(255)).max(mostOrigins),
  fallback: [],
};
