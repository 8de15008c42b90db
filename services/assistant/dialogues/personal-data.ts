import { byLanguage } from '../../../platform/messages/languages.ts';
import type { PersonalData } from '../../../platform/service.ts';
import { messages } from '../messages/index.ts';
import { dialogueMessages } from './messages/index.ts';
import { dialoguesBy, forgetWriter } from './store.ts';

export const dialogueWriterData: PersonalData = {
  name: 'assistant-dialogue-writers',
  purpose: byLanguage(dialogueMessages, ({ data }) => data.purpose),
  legalBasis: byLanguage(messages, ({ data }) => data.legalBasis),
  categories: byLanguage(dialogueMessages, ({ data }) => data.categories),
  retention: byLanguage(dialogueMessages, ({ data }) => data.retention),
  exportFor: dialoguesBy,
  erase: forgetWriter,
};
