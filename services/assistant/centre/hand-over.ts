/** From the assistant to a person and back, as the resident sees it. */
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { isOpenAt, nextOpening } from '../../../platform/opening-hours/opening-hours.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { countHandOver } from '../analytics/store.ts';
import type { Reply } from '../chat/reply.ts';
import { type Changed, type Conversation, keepMessages, type Message } from '../chat/store.ts';
import { announce } from './notify.ts';
import { answerPermission } from './permissions.ts';
import { centreHoursSetting } from './settings.ts';
import {
  addTicket,
  closeTicket,
  hasAgents,
  openTalkOf,
  presentAgents,
  waitingBefore,
} from './store.ts';

/**
 * What is said to somebody who wants a person: may they read this, or, where nobody is there, leave a
 * message; a town whose contact centre does not answer here names its telephone.
 */
export const offerPerson = async (city: City): Promise<Reply> => {
  const { db } = city;
  if (!(await hasAgents(db))) return { kind: 'person' };
  const now = city.now();
  const hours = await readSetting(db, centreHoursSetting);
  if (isOpenAt(hours, now)) {
    const present = await presentAgents(db, answerPermission, now);
    return present.length > 0 ? { kind: 'consent' } : { kind: 'away' };
  }
  return { kind: 'away', opensAt: nextOpening(hours, now) };
};

const counted = async (
  city: City,
  tx: Db,
  { id, channel, language }: Conversation,
  kind: 'asked' | 'message-left',
): Promise<void> =>
  countHandOver(tx, { day: dayInTown(city.now()), conversationId: id, channel, language, kind });

const sayIn = (
  city: City,
  tx: Db,
  conversation: Conversation,
  language: Language,
  replies: readonly Reply[],
  changed: Changed = {},
): Promise<readonly Message[]> =>
  keepMessages(
    tx,
    conversation.id,
    [{ sender: 'assistant', language, replies }],
    changed,
    city.now(),
  );

/** The resident said yes: from now on people read the conversation, and the assistant is silent. */
export const waitForPerson = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  language: Language,
): Promise<readonly Message[]> => {
  // Between the question and the yes the last agent may have gone home.
  const offer = await offerPerson(city);
  if (offer.kind !== 'consent') return sayIn(city, tx, conversation, language, [offer]);
  const made = await addTicket(tx, {
    conversationId: conversation.id,
    kind: 'live',
    state: 'waiting',
    askedAt: city.now(),
  });
  const ticket = made ?? (await openTalkOf(tx, conversation.id));
  await counted(city, tx, conversation, 'asked');
  announce(city.database);
  return sayIn(
    city,
    tx,
    conversation,
    language,
    [{ kind: 'waiting', ahead: ticket ? await waitingBefore(tx, ticket) : 0 }],
    { handling: 'waiting' },
  );
};

/** The resident would rather go on with the assistant, or has been helped. */
export const leavePerson = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  language: Language,
): Promise<readonly Message[]> => {
  const ticket = await openTalkOf(tx, conversation.id);
  if (ticket) await closeTicket(tx, ticket.id, city.now());
  announce(city.database);
  return sayIn(city, tx, conversation, language, [{ kind: 'left' }], { handling: 'assistant' });
};

/** @param email where the answer goes; kept until the conversation goes */
export const leaveMessage = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  language: Language,
  left: { readonly email: string; readonly text: string },
): Promise<readonly Message[]> => {
  const now = city.now();
  // Whoever leaves a message waits no longer; messages that were left before are answered all the same.
  const talk = await openTalkOf(tx, conversation.id);
  if (talk) await closeTicket(tx, talk.id, now);
  await addTicket(tx, {
    conversationId: conversation.id,
    kind: 'message',
    state: 'waiting',
    askedAt: now,
    email: left.email,
  });
  await counted(city, tx, conversation, 'message-left');
  announce(city.database);
  return keepMessages(
    tx,
    conversation.id,
    [
      { sender: 'resident', language, text: left.text },
      { sender: 'assistant', language, replies: [{ kind: 'message-kept' }] },
    ],
    { handling: 'assistant' },
    now,
  );
};
