import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { en, type Messages } from './en.ts';

export const importMessages: Catalogue<Messages> = { nl: en, en, de: en, da: en };
export type { Messages as ImportMessages } from './en.ts';
