import { byLanguage } from '../../platform/messages/languages.ts';
import type { PersonalData } from '../../platform/service.ts';
import { centreMessages } from './centre/messages/index.ts';
import { forgetAgent, workOf } from './centre/store.ts';
import { editsOf, forgetEditor } from './content/store.ts';
import { messages } from './messages/index.ts';

/** Conversations belong to a browser, never to an account: nothing can be found by a person. */
export const conversationData: PersonalData = {
  name: 'assistant-conversations',
  purpose: byLanguage(messages, ({ data }) => data.purpose),
  legalBasis: byLanguage(messages, ({ data }) => data.legalBasis),
  categories: byLanguage(messages, ({ data }) => data.categories),
  retention: byLanguage(messages, ({ data }) => data.retention),
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

export const agentData: PersonalData = {
  name: 'assistant-agents',
  purpose: byLanguage(centreMessages, ({ data }) => data.purpose),
  legalBasis: byLanguage(messages, ({ data }) => data.legalBasis),
  categories: byLanguage(centreMessages, ({ data }) => data.categories),
  retention: byLanguage(centreMessages, ({ data }) => data.retention),
  exportFor: workOf,
  erase: forgetAgent,
};
