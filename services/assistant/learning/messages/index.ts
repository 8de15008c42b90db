import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en, type LearningMessages } from './en.ts';
import { nl } from './nl.ts';

export const learningMessages: Catalogue<LearningMessages> = { nl, en, de, da };
