import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en, type IntentMessages } from './en.ts';
import { nl } from './nl.ts';

export const intentMessages: Catalogue<IntentMessages> = { nl, en, de, da };
