import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en, type ModelMessages } from './en.ts';
import { nl } from './nl.ts';

export const modelMessages: Catalogue<ModelMessages> = { nl, en, de, da };
