/** The inbox of the contact centre. */
import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { isOpenAt } from '../../../platform/opening-hours/opening-hours.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { nextOpeningInWords } from '../../../platform/ui/components/opening-hours/opening-hours.tsx';
import { undeliveredNote } from '../channels/notes.ts';
import { undelivered } from '../channels/outgoing-store.ts';
import { promptOf } from '../chat/parts.ts';
import {
  type Conversation,
  claimConversationById,
  conversationById,
  type Message,
  messagesOf,
} from '../chat/store.ts';
import { viewOf } from '../chat/view.ts';
import { mannerSetting } from '../content/manner.ts';
import { centreMessages } from './messages/index.ts';
import { announce } from './notify.ts';
import { InboxPage, inboxPath, talkPath } from './pages/inbox-page.tsx';
import { TalkPage, type TalkPageProps } from './pages/talk-page.tsx';
import { answerPermission } from './permissions.ts';
import { isPresent, longestAnswer, longestNote } from './rules.ts';
import { centreHoursSetting } from './settings.ts';
import {
  addNote,
  agentOf,
  conversationState,
  inboxState,
  namesOf,
  notesOf,
  openTicketOf,
  openTickets,
  presentAgents,
  runningConversations,
  savedReplies,
  savedReplyById,
  seeAgent,
  setAvailable,
  type Ticket,
} from './store.ts';
import { answer, claim, close, transfer } from './talk.ts';
import { watch } from './watch.ts';

/** So long after the last word a conversation with the assistant counts as running. */
const runningMinutes = 30;
/** Whoever has a page of the inbox open is seen so often. */
const seenSeconds = 45;

const sinceRunning = (city: City): Date => new Date(city.now().getTime() - runningMinutes * 60_000);

const isHere = async (city: City, db: Db, userId: string): Promise<boolean> => {
  const found = await agentOf(db, userId);
  return found !== undefined && isPresent(found, city.now());
};

const inbox = get(inboxPath, answerPermission, async ({ city, page, person }) => {
  const { db } = city;
  const now = city.now();
  await seeAgent(db, person.id, now);
  const hours = await readSetting(db, centreHoursSetting);
  const [tickets, running, present, own] = await Promise.all([
    openTickets(db),
    runningConversations(db, sinceRunning(city)),
    presentAgents(db, answerPermission, now),
    agentOf(db, person.id),
  ]);
  return (
    <InboxPage
      page={page}
      isAvailable={own !== undefined && isPresent({ ...own, seenAt: now }, now)}
      isOpen={isOpenAt(hours, now)}
      opens={nextOpeningInWords(page.language, hours, now)}
      tickets={tickets}
      running={running}
      present={present}
    />
  );
});

/** Follows a state, and sees the agent who looks at it. */
const watchAs = (context: PersonContext, stateOf: () => Promise<string | undefined>): Response => {
  const { city, person } = context;
  let seen = 0;
  return watch(city, context, async () => {
    if (Date.now() - seen > seenSeconds * 1000) {
      // Whoever has signed out, or may no longer answer, is not there.
      const now = await city.identity.personOf(context.request.headers);
      if (now?.id !== person.id || !now.permissions.has(answerPermission)) return undefined;
      seen = Date.now();
      await seeAgent(city.db, person.id, city.now());
    }
    return stateOf();
  });
};

const inboxStream = get(`${inboxPath}/stream`, answerPermission, (context) =>
  watchAs(context, () => inboxState(context.city.db, sinceRunning(context.city))),
);

const setPresence = post(
  `${inboxPath}/available`,
  answerPermission,
  async ({ city, page, tx, form, person, audit }) => {
    const t = centreMessages[page.language].inbox;
    const isAvailable = form.text('available') === 'yes';
    await setAvailable(tx, person.id, isAvailable, city.now());
    await audit('assistant.agent-availability', person.id, { isAvailable });
    announce(city.database);
    const back = Number(form.text('back')) | 0;
    return seeOther(back > 0 ? talkPath(back) : inboxPath, {
      kind: 'success',
      text: isAvailable ? t.isAvailable : t.isAway,
    });
  },
  { isUnseen: true },
);

/** @throws Problem not-found */
const idIn = ({ params }: Pick<PersonContext, 'params'>): number => {
  const id = Number(params.id ?? '');
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) throw new Problem('not-found');
  return id;
};

/** @throws Problem not-found */
const conversationIn = async (db: Db, context: Pick<PersonContext, 'params'>) => {
  const found = await conversationById(db, idIn(context));
  if (!found) throw new Problem('not-found', { what: 'conversation' });
  return found;
};

type More = Pick<TalkPageProps, 'entered' | 'errors'>;

const talkPage = async (
  { city, page, person }: Pick<PersonContext, 'city' | 'page' | 'person'>,
  conversation: Conversation,
  more: More = {},
) => {
  const { db } = city;
  const now = city.now();
  const ticket = await openTicketOf(db, conversation.id, person.id);
  // Nobody reads along with the assistant: only what a person was asked for, or has taken over.
  const messages = ticket ? await messagesOf(db, conversation.id) : [];
  const present = await presentAgents(db, answerPermission, now);
  const missing = await undelivered(
    db,
    messages.map(({ id }) => id),
  );
  return (
    <TalkPage
      page={page}
      conversation={conversation}
      view={await viewOf(city, messages, await readSetting(db, mannerSetting))}
      ticket={ticket}
      names={
        await namesOf(db, [
          ...messages.flatMap(({ author }) => author ?? []),
          ...(ticket?.agentId ? [ticket.agentId] : []),
        ])
      }
      notes={ticket ? await notesOf(db, conversation.id) : []}
      replies={await savedReplies(db)}
      colleagues={present}
      isAvailable={await isHere(city, db, person.id)}
      today={dayInTown(now)}
      prompt={promptOf(city)}
      undelivered={
        new Map([...missing].map(([id, state]) => [id, undeliveredNote(state, page.language)]))
      }
      {...more}
    />
  );
};

const talk = get(`${inboxPath}/conversations/:id`, answerPermission, async (context) => {
  const { city, query, person, page } = context;
  const conversation = await conversationIn(city.db, context);
  await seeAgent(city.db, person.id, city.now());
  const wanted = Number(query.get('reply') ?? '') | 0;
  const saved = wanted > 0 ? await savedReplyById(city.db, wanted) : undefined;
  const text =
    saved &&
    (saved.texts[conversation.language] ??
      saved.texts[page.language] ??
      Object.values(saved.texts)[0]);
  return talkPage(context, conversation, text ? { entered: { text } } : {});
});

const talkStream = get(`${inboxPath}/conversations/:id/stream`, answerPermission, (context) => {
  const id = idIn(context);
  return watchAs(context, async () => (await conversationState(context.city.db, id)) || undefined);
});

/** A conversation locked for a change, with what is open of it. @throws Problem not-found */
const claimIn = async (tx: Db, context: Pick<PersonContext, 'params' | 'person'>) => {
  const conversation = await claimConversationById(tx, idIn(context));
  if (!conversation) throw new Problem('not-found', { what: 'conversation' });
  return { conversation, ticket: await openTicketOf(tx, conversation.id, context.person.id) };
};

const isMine = (ticket: Ticket | undefined, personId: string): ticket is Ticket =>
  ticket?.state === 'claimed' && ticket.agentId === personId;

const notMine = (page: PersonContext['page'], id: number) =>
  seeOther(talkPath(id), {
    kind: 'warning',
    text: centreMessages[page.language].talk.notYours,
  });

const take = post(
  `${inboxPath}/conversations/:id/claim`,
  answerPermission,
  async (context) => {
    const { city, page, tx, person, audit } = context;
    const t = centreMessages[page.language].talk;
    const { conversation, ticket } = await claimIn(tx, context);
    const back = talkPath(conversation.id);
    if (!(await isHere(city, tx, person.id)))
      return seeOther(back, { kind: 'warning', text: t.away });
    const done = await claim(city, tx, conversation, ticket, person.id);
    if (!done) return seeOther(back, { kind: 'warning', text: t.taken });
    await audit(
      done === 'claimed' ? 'assistant.conversation-claimed' : 'assistant.conversation-taken-over',
      String(conversation.id),
    );
    return seeOther(back, { kind: 'success', text: t.claimed });
  },
  { isUnseen: true },
);

/** What was written when a message was left: the last of the resident before the moment it was kept. */
const questionLeft = (messages: readonly Message[], { askedAt }: Ticket): Message | undefined =>
  messages.find(
    ({ sender, at }, place) =>
      sender === 'resident' &&
      at.getTime() === askedAt.getTime() &&
      (messages[place + 1]?.replies ?? []).some(({ kind }) => kind === 'message-kept'),
  );

const say = post(
  `${inboxPath}/conversations/:id/answer`,
  answerPermission,
  async (context) => {
    const { city, page, tx, person, form, audit } = context;
    const t = centreMessages[page.language].talk;
    const { conversation, ticket } = await claimIn(tx, context);
    const text = form.text('text').replace(/\r\n?/g, '\n');
    const isTheirs = isMine(ticket, person.id);
    const error = !isTheirs
      ? t.notYours
      : text === ''
        ? t.replyMissing
        : text.length > longestAnswer
          ? t.tooLong(page.format.number(longestAnswer, 0))
          : undefined;
    if (error || !isTheirs)
      return withStatus(
        422,
        await talkPage(context, conversation, {
          entered: { text: text.slice(0, longestAnswer) },
          errors: { text: error ?? '' },
        }),
      );
    await seeAgent(tx, person.id, city.now());
    await answer(city, tx, conversation, person.id, text);
    if (ticket.kind !== 'message')
      return seeOther(talkPath(conversation.id), { kind: 'success', text: t.sent });
    const asked = questionLeft(await messagesOf(tx, conversation.id), ticket);
    const own = centreMessages[conversation.language].talk;
    const town = page.municipality.name;
    await city.mail.send(tx, {
      to: ticket.email ?? '',
      subject: own.mailSubject(town),
      text: own.mailText(asked?.text ?? '', text, town),
    });
    await close(city, tx, conversation, ticket);
    await audit('assistant.message-answered', String(conversation.id));
    return seeOther(inboxPath, { kind: 'success', text: t.sent });
  },
  { isUnseen: true },
);

const remark = post(
  `${inboxPath}/conversations/:id/note`,
  answerPermission,
  async (context) => {
    const { city, page, tx, person, form } = context;
    const t = centreMessages[page.language].talk;
    const { conversation, ticket } = await claimIn(tx, context);
    if (!ticket) return notMine(page, conversation.id);
    const text = form.text('note').replace(/\r\n?/g, '\n');
    const error =
      text === ''
        ? t.noteMissing
        : text.length > longestNote
          ? t.tooLong(page.format.number(longestNote, 0))
          : undefined;
    if (error)
      return withStatus(
        422,
        await talkPage(context, conversation, {
          entered: { note: text.slice(0, longestNote) },
          errors: { note: error },
        }),
      );
    await addNote(tx, {
      conversationId: conversation.id,
      author: person.id,
      at: city.now(),
      text,
    });
    announce(city.database);
    return seeOther(talkPath(conversation.id), { kind: 'success', text: t.noted });
  },
  { isUnseen: true },
);

const pass = post(
  `${inboxPath}/conversations/:id/transfer`,
  answerPermission,
  async (context) => {
    const { city, page, tx, person, form, audit } = context;
    const t = centreMessages[page.language].talk;
    const { conversation, ticket } = await claimIn(tx, context);
    if (!isMine(ticket, person.id)) return notMine(page, conversation.id);
    const to = form.text('to');
    const present = await presentAgents(tx, answerPermission, city.now());
    if (to !== '' && !present.some(({ userId }) => userId === to))
      return withStatus(422, await talkPage(context, conversation, { errors: { to: t.gone } }));
    await transfer(city, tx, conversation, ticket, person.id, to === '' ? undefined : to);
    await audit('assistant.conversation-transferred', String(conversation.id), {
      to: to === '' ? 'queue' : to,
    });
    return seeOther(inboxPath, { kind: 'success', text: t.transferred });
  },
  { isUnseen: true },
);

const end = post(
  `${inboxPath}/conversations/:id/close`,
  answerPermission,
  async (context) => {
    const { city, page, tx, person, audit } = context;
    const { conversation, ticket } = await claimIn(tx, context);
    if (!isMine(ticket, person.id)) return notMine(page, conversation.id);
    await close(city, tx, conversation, ticket);
    await audit('assistant.conversation-closed', String(conversation.id));
    return seeOther(inboxPath, {
      kind: 'success',
      text: centreMessages[page.language].talk.closed,
    });
  },
  { isUnseen: true },
);

export const centreRoutes: readonly Route[] = [
  inbox,
  inboxStream,
  setPresence,
  talk,
  talkStream,
  take,
  say,
  remark,
  pass,
  end,
];
