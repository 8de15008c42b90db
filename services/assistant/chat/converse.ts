/** A conversation of whatever channel: what the resident says is masked, understood, answered and kept. */
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { countTurn } from '../analytics/store.ts';
import { leavePerson, offerPerson, waitForPerson } from '../centre/hand-over.ts';
import { centreMessages } from '../centre/messages/index.ts';
import { announce } from '../centre/notify.ts';
import { hasIntents } from '../intents/store.ts';
import { understandingOf } from '../intents/understanding.ts';
import { messages } from '../messages/index.ts';
import { yesOrNo } from './consent.ts';
import { passagesIn } from './recall.ts';
import type { Reply } from './reply.ts';
import { longestQuestion, mostMessages, mostPerMinute } from './rules.ts';
import {
  type Conversation,
  keepMessages,
  lastMessageOf,
  type Message,
  messageCount,
  talkSoFar,
} from './store.ts';
import { type Answered, answerQuestion } from './turn.ts';
import { titleOfIntent } from './view.ts';

/** One thing that a resident says. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  /** One of the choices that were offered, from 1. */
  | { readonly kind: 'choice'; readonly number: number }
  | { readonly kind: 'none-of-these' }
  /** Whether a person may read the conversation. */
  | { readonly kind: 'consent'; readonly isGiven: boolean };

/** Why something is not taken. */
export type SaidTrouble = 'empty' | 'too-long' | 'full' | 'too-fast';

/** To be asked before `converse`; the conversation is undefined before its first question. */
export const troubleWith = async (
  city: City,
  tx: Db,
  conversation: Conversation | undefined,
  said: Said,
): Promise<SaidTrouble | undefined> => {
  if (said.kind === 'text' && said.text.trim() === '') return 'empty';
  if (said.kind === 'text' && said.text.length > longestQuestion) return 'too-long';
  if (!conversation) return undefined;
  const aMinuteAgo = new Date(city.now().getTime() - 60_000);
  const { messages: many, lately } = await talkSoFar(tx, conversation.id, aMinuteAgo);
  if (many >= mostMessages) return 'full';
  return lately >= mostPerMinute ? 'too-fast' : undefined;
};

/** Words of a resident with numbers and addresses of persons made unreadable, and without them. */
export const masked = async (
  text: string,
): Promise<{ readonly text: string; readonly bare: string }> => {
  // Loaded when the first question comes: what knows all telephone numbers is large.
  const { maskPersonalData } = await import('@polder/masking');
  return maskPersonalData(text);
};

/** Marks the resident's yes or no to a person: it is no question. */
const consentIntent = 'consent';

/** A language model's answer to a question that no intent covers, made before the transaction. */
export type Composed = Extract<Reply, { kind: 'composed' }>;

const answerTo = async (
  city: City,
  conversation: Conversation,
  said: Said,
  bare: string,
  language: Language,
): Promise<Answered> => {
  const { state } = conversation;
  const stays = {
    state,
    outcome: 'decline',
    intent: undefined,
    language,
    areaCode: undefined,
  } as const;
  if (said.kind === 'none-of-these')
    return {
      ...stays,
      state: { ...state, choice: undefined },
      replies: [{ kind: 'none', passages: [] }, await offerPerson(city)],
    };
  const understanding = await understandingOf(city);
  if (!understanding)
    return {
      ...stays,
      replies: [
        { kind: 'not-ready', isTaught: await hasIntents(city.db) },
        await offerPerson(city),
      ],
    };
  return answerQuestion(
    city,
    understanding,
    {
      text: said.kind === 'choice' ? String(said.number) : bare,
      state,
      language,
      spoken: conversation.language,
      today: dayInTown(city.now()),
    },
    {
      recall: (own) => passagesIn(city, understanding, own),
      offerPerson: () => offerPerson(city),
    },
  );
};

const wordsOf = async (
  city: City,
  { state }: Conversation,
  said: Exclude<Said, { kind: 'consent' }>,
  maskedText: string,
  language: Language,
): Promise<string> => {
  if (said.kind === 'none-of-these') return messages[language].noneOfThese;
  const chosen = said.kind === 'choice' ? state.choice?.intents[said.number - 1] : undefined;
  if (chosen) return titleOfIntent(city, chosen, language);
  return said.kind === 'choice' ? String(said.number) : maskedText;
};

const withComposed = (
  replies: readonly Reply[],
  composed: Composed | undefined,
): readonly Reply[] =>
  composed ? replies.map((reply) => (reply.kind === 'none' ? composed : reply)) : replies;

/** Whether nothing has been said before: only where no time has passed since it began it has to be asked. */
const isFirstIn = async (tx: Db, { id, startedAt, lastAt }: Conversation): Promise<boolean> =>
  startedAt.getTime() === lastAt.getTime() && (await messageCount(tx, id)) === 0;

/** What is counted of a turn. */
const outcomeOf = ({ outcome, replies }: Answered) => {
  if (replies.some(({ kind }) => kind === 'consent' || kind === 'away' || kind === 'person'))
    return replies.some(({ kind }) => kind === 'none' || kind === 'not-ready')
      ? 'decline'
      : 'person';
  return replies.some(({ kind }) => kind === 'fact') ? 'fact' : outcome;
};

/**
 * One thing the resident says, in the caller's transaction; the caller has locked the conversation's row
 * and asked `troubleWith`. While a person is asked for or has the conversation, the assistant is silent.
 *
 * @param language that of the page or channel; the answer may be in the question's own
 * @returns what was added: the resident's words, then what was said to them; of a yes or a no the latter alone
 */
export const converse = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  said: Said,
  language: Language,
  composed?: Composed,
): Promise<readonly Message[]> => {
  // Within a write there is one database: the transaction.
  const within: City = { ...city, db: tx };
  const now = city.now();
  const consent = said.kind === 'consent' ? said.isGiven : await consentIn(tx, conversation, said);
  if (consent !== undefined) {
    const own = centreMessages[language].resident;
    await keepMessages(
      tx,
      conversation.id,
      [{ sender: 'resident', language, text: consent ? own.yes : own.no, intent: consentIntent }],
      { language },
      now,
    );
    return consent
      ? waitForPerson(within, tx, conversation, language)
      : leavePerson(within, tx, conversation, language);
  }
  if (said.kind === 'consent') return [];
  const { text, bare } = await masked(said.kind === 'text' ? said.text.trim() : '');
  if (conversation.handling !== 'assistant') {
    announce(city.database);
    return keepMessages(
      tx,
      conversation.id,
      [{ sender: 'resident', language: conversation.language, text }],
      {},
      now,
    );
  }
  const answered = await answerTo(within, conversation, said, bare, language);
  const words = await wordsOf(within, conversation, said, text, language);
  const { outcome, intent, areaCode } = answered;
  await countTurn(tx, {
    day: dayInTown(now),
    conversationId: conversation.id,
    channel: conversation.channel,
    language: answered.language,
    outcome: outcomeOf(answered),
    isFirst: await isFirstIn(tx, conversation),
    ...(intent === undefined ? {} : { intent }),
    ...(areaCode === undefined && conversation.areaCode === null
      ? {}
      : { areaCode: areaCode ?? conversation.areaCode ?? undefined }),
  });
  // Running conversations stand in the inbox too.
  announce(city.database);
  return keepMessages(
    tx,
    conversation.id,
    [
      { sender: 'resident', language: answered.language, text: words },
      {
        sender: 'assistant',
        language: answered.language,
        replies: withComposed(answered.replies, composed),
        outcome,
        intent,
      },
    ],
    {
      state: answered.state,
      language: answered.language,
      ...(areaCode === undefined ? {} : { areaCode }),
    },
    now,
  );
};

/** A yes or a no in words, to the question whether a person may read along. */
const consentIn = async (
  tx: Db,
  conversation: Conversation,
  said: Said,
): Promise<boolean | undefined> => {
  if (said.kind !== 'text' || conversation.handling !== 'assistant') return undefined;
  const answer = yesOrNo(said.text);
  if (answer === undefined) return undefined;
  const last = await lastMessageOf(tx, conversation.id);
  return (last?.replies ?? []).some(({ kind }) => kind === 'consent') ? answer : undefined;
};
