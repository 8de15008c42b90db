import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en, type FactMessages } from './en.ts';
import { nl } from './nl.ts';

export const factMessages: Catalogue<FactMessages> = { nl, en, de, da };
