import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { type ContentMessages, en } from './en.ts';
import { nl } from './nl.ts';

export type { ContentMessages };

export const contentMessages: Catalogue<ContentMessages> = { nl, en, de, da };
