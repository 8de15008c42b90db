/** One thing that a person sent by a channel: kept, answered, and the answer on its way. */
import type { Db } from '../../../platform/database/db.ts';
import { formats } from '../../../platform/messages/format.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { announce } from '../centre/notify.ts';
import { converse, type Said, type SaidTrouble, troubleWith } from '../chat/converse.ts';
import { longestQuestion } from '../chat/rules.ts';
import {
  type Conversation,
  deleteConversation,
  keepMessages,
  lastMessageOf,
  type Message,
} from '../chat/store.ts';
import { titleOfIntent } from '../chat/view.ts';
import { messages } from '../messages/index.ts';
import { pressedIn } from './buttons.ts';
import type { Channel, InboundEvent, Received } from './channel.ts';
import { channelMessages } from './messages/index.ts';
import { queueOutgoing } from './outgoing-store.ts';
import {
  claimConversationAt,
  keepDelivery,
  lockAddress,
  messageIn,
  noteInbound,
  startConversationAt,
} from './store.ts';
import { deletionIn, meansNone } from './words.ts';

/** Something to be said that nothing is kept of. */
export interface Farewell {
  readonly address: string;
  readonly text: string;
}

/**
 * A button of a message that is not the last one any more: what it said is a question of its own, and the
 * place it had among the choices means nothing now.
 */
const pressedBefore = async (
  city: City,
  tx: Db,
  { id, language }: Conversation,
  messageId: number,
  number: number,
  words: string,
): Promise<Said> => {
  const offered = (await messageIn(tx, id, messageId))?.replies?.find(
    (reply) => reply.kind === 'choices',
  );
  const intent = offered?.intents[number - 1];
  const text = intent ? await titleOfIntent({ ...city, db: tx }, intent, language) : words;
  return { kind: 'text', text };
};

/** @returns what was said, as the conversation takes it */
const saidIn = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  received: Exclude<Received, { kind: 'unreadable' }>,
): Promise<Said> => {
  const { text } = received;
  const isChoosing =
    conversation.handling === 'assistant' && conversation.state.choice !== undefined;
  if (received.kind === 'text')
    return isChoosing && meansNone(text) ? { kind: 'none-of-these' } : { kind: 'text', text };
  const pressed = pressedIn(received.id);
  if (!pressed) return { kind: 'text', text };
  const { messageId, meaning } = pressed;
  const isLast = (await lastMessageOf(tx, conversation.id))?.id === messageId;
  if (meaning.kind === 'consent') {
    // A yes counts once; a no also ends the waiting.
    const counts = isLast || (!meaning.isGiven && conversation.handling === 'waiting');
    return counts ? meaning : { kind: 'text', text };
  }
  if (isChoosing && isLast) return meaning;
  return meaning.kind === 'choice'
    ? pressedBefore(city, tx, conversation, messageId, meaning.number, text)
    : { kind: 'text', text };
};

/** Says something that is no answer, once: of ten pictures the first is told that it cannot be read. */
const sayOnce = async (
  city: City,
  tx: Db,
  { id, language }: Conversation,
  text: string,
): Promise<readonly Message[]> => {
  const last = await lastMessageOf(tx, id);
  if (last?.sender === 'assistant' && last.text === text) return [];
  return keepMessages(tx, id, [{ sender: 'assistant', language, text }], {}, city.now());
};

const troubleInWords = (trouble: Exclude<SaidTrouble, 'empty'>, language: Language): string => {
  const t = messages[language];
  const c = channelMessages[language];
  switch (trouble) {
    case 'too-fast':
      return c.tooFast;
    case 'full':
      return c.full(c.deleteWord);
    case 'too-long':
      return `${t.tooLong(formats[language].number(longestQuestion, 0))} ${c.writeAgain}`;
  }
};

const answerTo = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  received: Received,
): Promise<readonly Message[]> => {
  const { language, handling } = conversation;
  if (received.kind === 'unreadable')
    return sayOnce(city, tx, conversation, channelMessages[language].unreadable);
  const said = await saidIn(city, tx, conversation, received);
  const trouble = await troubleWith(city, tx, conversation, said);
  if (trouble === 'empty') return [];
  // A person reads long texts too.
  if (trouble && (trouble !== 'too-long' || handling === 'assistant'))
    return sayOnce(city, tx, conversation, troubleInWords(trouble, language));
  return converse(city, tx, conversation, said, language);
};

/** The person's conversation; one that has become too long for the assistant goes on in another. */
const conversationFor = async (
  city: City,
  tx: Db,
  channel: Channel,
  { address, at }: InboundEvent,
): Promise<Conversation> => {
  const moments = { now: city.now(), inboundAt: at };
  const known = await claimConversationAt(tx, channel.name, address);
  const isFull =
    known?.handling === 'assistant' &&
    (await troubleWith(city, tx, known, { kind: 'none-of-these' })) === 'full';
  if (known && !isFull) {
    await noteInbound(tx, known.id, at);
    return known;
  }
  const language = known?.language ?? city.municipality().defaultLanguage;
  return startConversationAt(tx, channel.name, address, language, moments);
};

/**
 * In the caller's transaction; a second delivery changes nothing.
 *
 * @returns what is still to be said where the conversation is gone
 */
export const receive = async (
  city: City,
  tx: Db,
  channel: Channel,
  event: InboundEvent,
): Promise<Farewell | undefined> => {
  const { address, externalId, received } = event;
  if (!(await keepDelivery(tx, channel.name, externalId, city.now()))) return undefined;
  await lockAddress(tx, channel.name, address);
  const deletion = received.kind === 'text' ? deletionIn(received.text) : undefined;
  if (deletion) {
    const known = await claimConversationAt(tx, channel.name, address);
    if (known) await deleteConversation(tx, known.id);
    announce(city.database);
    return { address, text: channelMessages[deletion].erased };
  }
  const conversation = await conversationFor(city, tx, channel, event);
  for (const { id, sender } of await answerTo(city, tx, conversation, received))
    if (sender === 'assistant') await queueOutgoing(tx, city.jobs, conversation.id, id);
  return undefined;
};
