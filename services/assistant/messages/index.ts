import type { Catalogue } from '../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en, type Messages } from './en.ts';
import { nl } from './nl.ts';

export const messages: Catalogue<Messages> = { nl, en, de, da };
