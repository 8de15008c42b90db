import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { type AnalyticsMessages, en } from './en.ts';
import { nl } from './nl.ts';

export const analyticsMessages: Catalogue<AnalyticsMessages> = { nl, en, de, da };

export type { AnalyticsMessages };
