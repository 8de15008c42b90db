import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { type ExchangeMessages, en } from './en.ts';
import { nl } from './nl.ts';

export type { ExchangeMessages };

export const exchangeMessages: Catalogue<ExchangeMessages> = { nl, en, de, da };
