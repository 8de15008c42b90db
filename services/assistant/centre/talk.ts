/** What an agent does in a conversation. Every function runs in the caller's transaction. */
import type { Db } from '../../../platform/database/db.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { countHandOver } from '../analytics/store.ts';
import { queueOutgoing } from '../channels/outgoing-store.ts';
import type { Reply } from '../chat/reply.ts';
import { type Changed, type Conversation, keepMessages, type NewMessage } from '../chat/store.ts';
import { announce } from './notify.ts';
import { answerPermission } from './permissions.ts';
import {
  addTicket,
  claimTicket,
  closeTicket,
  passTicket,
  presentAgents,
  type Ticket,
  waitingBefore,
} from './store.ts';

/** Says something in a conversation, and sends it where the conversation is held. */
const say = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  said: Omit<NewMessage, 'language'>,
  changed: Changed = {},
): Promise<void> => {
  const [added] = await keepMessages(
    tx,
    conversation.id,
    [{ ...said, language: conversation.language }],
    changed,
    city.now(),
  );
  if (added) await queueOutgoing(tx, city.jobs, conversation.id, added.id);
  announce(city.database);
};

const tell = (
  city: City,
  tx: Db,
  conversation: Conversation,
  reply: Reply,
  changed: Changed,
): Promise<void> => say(city, tx, conversation, { sender: 'assistant', replies: [reply] }, changed);

const count = (
  city: City,
  tx: Db,
  { id, channel, language }: Conversation,
  kind: 'claimed' | 'closed',
): Promise<void> =>
  countHandOver(tx, { day: dayInTown(city.now()), conversationId: id, channel, language, kind });

/** @returns undefined where somebody else was quicker */
export const claim = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  ticket: Ticket | undefined,
  agentId: string,
): Promise<'claimed' | 'taken-over' | undefined> => {
  const now = city.now();
  const present = await presentAgents(tx, answerPermission, now);
  const claimed = ticket
    ? await claimTicket(
        tx,
        ticket.id,
        agentId,
        present.map(({ userId }) => userId),
        now,
      )
    : await addTicket(tx, {
        conversationId: conversation.id,
        kind: 'live',
        state: 'claimed',
        askedAt: now,
        claimedAt: now,
        agentId,
      });
  if (!claimed) return undefined;
  await count(city, tx, conversation, 'claimed');
  // A message that was left is answered by e-mail: nobody sits in front of the conversation.
  if (claimed.kind === 'live')
    await tell(city, tx, conversation, { kind: 'joined' }, { handling: 'person' });
  else announce(city.database);
  return ticket ? 'claimed' : 'taken-over';
};

export const answer = (
  city: City,
  tx: Db,
  conversation: Conversation,
  agentId: string,
  text: string,
): Promise<void> => say(city, tx, conversation, { sender: 'agent', author: agentId, text });

/** @param to undefined for the queue @returns whether the agent had it */
export const transfer = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  ticket: Ticket,
  from: string,
  to: string | undefined,
): Promise<boolean> => {
  const isPassed = await passTicket(tx, ticket.id, from, to, city.now());
  if (isPassed && to === undefined && ticket.kind === 'live')
    await tell(
      city,
      tx,
      conversation,
      { kind: 'waiting', ahead: await waitingBefore(tx, ticket) },
      { handling: 'waiting' },
    );
  announce(city.database);
  return isPassed;
};

export const close = async (
  city: City,
  tx: Db,
  conversation: Conversation,
  ticket: Ticket,
): Promise<void> => {
  await closeTicket(tx, ticket.id, city.now());
  await count(city, tx, conversation, 'closed');
  if (ticket.kind === 'live')
    await tell(city, tx, conversation, { kind: 'left' }, { handling: 'assistant' });
  announce(city.database);
};
