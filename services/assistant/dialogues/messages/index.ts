import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { type DialogueMessages, en } from './en.ts';
import { nl } from './nl.ts';

export const dialogueMessages: Catalogue<DialogueMessages> = { nl, en, de, da };
