/** What the parts of a conversation need to know, read for whoever shows them. */
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { retentionSetting } from '../centre/settings.ts';
import { hasIntents, newestModelId } from '../intents/store.ts';
import { factOf } from './facts.ts';
import type { ConversationProps } from './pages/conversation.tsx';
import { type Conversation, messagesOf } from './store.ts';
import { suggestionsIn } from './suggestions.ts';
import { viewOf } from './view.ts';

export const promptOf =
  (city: City) =>
  (fact: string, input: string, language: Language): string =>
    factOf(city, fact)?.prompts?.[input]?.[language] ??
    factOf(city, fact)?.question[language] ??
    '';

export const propsOf = async (
  { city, page }: { readonly city: City; readonly page: PageContext },
  conversation: Conversation | undefined,
): Promise<ConversationProps> => ({
  page,
  view: conversation && (await viewOf(city, await messagesOf(city.db, conversation.id))),
  handling: conversation?.handling ?? 'assistant',
  today: dayInTown(city.now()),
  suggestions: conversation ? [] : await suggestionsIn(city.db, page.language),
  isReady: (await newestModelId(city.db)) !== undefined || !(await hasIntents(city.db)),
  retentionDays: await readSetting(city.db, retentionSetting),
  prompt: promptOf(city),
});
