import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { type CentreMessages, en } from './en.ts';
import { nl } from './nl.ts';

export type { CentreMessages };

export const centreMessages: Catalogue<CentreMessages> = { nl, en, de, da };
