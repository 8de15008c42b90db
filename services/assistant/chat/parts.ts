/** What the parts of a conversation need to know, read for whoever shows them. */
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { hasIntents } from '../intents/store.ts';
import { factOf } from './facts.ts';
import type { ConversationProps } from './pages/conversation.tsx';
import { standingOf } from './standing-store.ts';
import { type Conversation, type Message, messagesOf } from './store.ts';
import { suggestionsIn } from './suggestions.ts';
import { viewOf } from './view.ts';

export const promptOf =
  (city: City) =>
  (fact: string, input: string, language: Language): string =>
    factOf(city, fact)?.prompts?.[input]?.[language] ??
    factOf(city, fact)?.question[language] ??
    '';

/** @param said of the conversation, where they are read already */
export const propsOf = async (
  { city, page }: { readonly city: City; readonly page: PageContext },
  conversation: Conversation | undefined,
  said?: readonly Message[],
): Promise<ConversationProps> => {
  const { db } = city;
  const { hasModel, retentionDays, manners } = await standingOf(db);
  return {
    page,
    view:
      conversation &&
      (await viewOf(city, said ?? (await messagesOf(db, conversation.id)), manners)),
    handling: conversation?.handling ?? 'assistant',
    today: dayInTown(city.now()),
    suggestions: conversation ? [] : await suggestionsIn(db, page.language),
    isReady: hasModel || !(await hasIntents(db)),
    retentionDays,
    prompt: promptOf(city),
  };
};
