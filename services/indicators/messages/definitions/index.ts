import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en, type Messages } from './en.ts';
import { nl } from './nl.ts';

export type DefinitionMessages = Messages;
export const definitionMessages: Catalogue<Messages> = { nl, en, de, da };
