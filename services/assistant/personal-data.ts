import { byLanguage } from '../../platform/messages/languages.ts';
import type { PersonalData } from '../../platform/service.ts';
import { retentionDays } from './chat/rules.ts';
import { editsOf, forgetEditor } from './content/store.ts';
import { messages } from './messages/index.ts';

/** Conversations belong to a browser, never to an account: nothing can be found by a person. */
export const conversationData: PersonalData = {
  name: 'assistant-conversations',
  purpose: byLanguage(messages, ({ data }) => data.purpose),
  legalBasis: byLanguage(messages, ({ data }) => data.legalBasis),
  categories: byLanguage(messages, ({ data }) => data.categories),
  retention: byLanguage(messages, ({ data }) => data.retention(retentionDays)),
  exportFor: async () => [],
  erase: async () => {},
};

export const editorData: PersonalData = {
  name: 'assistant-editors',
  purpose: byLanguage(messages, ({ editors }) => editors.purpose),
  legalBasis: byLanguage(messages, ({ data }) => data.legalBasis),
  categories: byLanguage(messages, ({ editors }) => editors.categories),
  retention: byLanguage(messages, ({ editors }) => editors.retention),
  exportFor: editsOf,
  erase: forgetEditor,
};
