/** What a resident can do in a conversation, whether on the town's page or on another site's. */
import { newDialogue } from '@polder/language';
import { z } from 'zod';
import type { Db } from '../../../platform/database/db.ts';
import type { Form } from '../../../platform/http/form.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { countRating } from '../analytics/store.ts';
import { leaveMessage, leavePerson } from '../centre/hand-over.ts';
import { centreMessages } from '../centre/messages/index.ts';
import { announce } from '../centre/notify.ts';
import { longestLeft } from '../centre/rules.ts';
import { messages } from '../messages/index.ts';
import { type Composed, converse, masked, type Said, troubleWith } from './converse.ts';
import { longestQuestion } from './rules.ts';
import {
  type Conversation,
  claimConversation,
  deleteConversation,
  rate,
  startConversation,
} from './store.ts';

export const actionNames = ['ask', 'rate', 'person', 'leave', 'delete'] as const;
export type ActionName = (typeof actionNames)[number];

export interface Acting {
  readonly city: City;
  readonly tx: Db;
  readonly page: Pick<PageContext, 'language' | 'format'>;
  readonly form: Form;
  /** What the resident's browser keeps; undefined before the first question. */
  readonly token: string | undefined;
  /** A token that the browser chose itself, for a conversation that begins. */
  readonly wantedToken?: string | undefined;
  readonly composed?: Composed | undefined;
}

/** What was entered where something must be corrected: nothing is lost. */
export interface Entered {
  readonly text?: string;
  readonly email?: string;
  readonly message?: string;
}

export type Acted =
  | { readonly kind: 'done'; readonly started?: string; readonly thanks?: 'rated' | 'erased' }
  | {
      readonly kind: 'trouble';
      readonly conversation: Conversation | undefined;
      readonly errors: Readonly<Partial<Record<'text' | 'email' | 'message', string>>>;
      readonly entered: Entered;
    };

const saidIn = (form: Form, conversation: Conversation | undefined): Said => {
  const choice = form.text('choice');
  if (choice === '0') return { kind: 'none-of-these' };
  if (/^\d{1,2}$/.test(choice) && conversation?.state.choice)
    return { kind: 'choice', number: Number(choice) };
  return { kind: 'text', text: form.text('text') };
};

const troubleText = (
  { page }: Pick<Acting, 'page'>,
  trouble: NonNullable<Awaited<ReturnType<typeof troubleWith>>>,
): string => {
  const t = messages[page.language];
  switch (trouble) {
    case 'empty':
      return t.empty;
    case 'too-long':
      return t.tooLong(page.format.number(longestQuestion, 0));
    case 'full':
      return t.full;
    case 'too-fast':
      return t.tooFast;
  }
};

/** The conversation, made where there is none yet. */
const conversationFor = async (
  { city, tx, page, wantedToken }: Acting,
  known: Conversation | undefined,
): Promise<{ readonly conversation: Conversation; readonly started?: string }> => {
  if (known) return { conversation: known };
  const { token, conversation } = await startConversation(
    tx,
    page.language,
    newDialogue,
    city.now(),
    'web',
    wantedToken,
  );
  return { conversation, started: token };
};

const done = (started: string | undefined): Acted =>
  started === undefined ? { kind: 'done' } : { kind: 'done', started };

const ask = async (acting: Acting, known: Conversation | undefined): Promise<Acted> => {
  const { city, tx, page, form, composed } = acting;
  const said = saidIn(form, known);
  const trouble = await troubleWith(city, tx, known, said);
  if (trouble)
    return {
      kind: 'trouble',
      conversation: known,
      errors: { text: troubleText(acting, trouble) },
      entered: { text: form.text('text').slice(0, longestQuestion) },
    };
  const { conversation, started } = await conversationFor(acting, known);
  await converse(city, tx, conversation, said, page.language, composed);
  return done(started);
};

const longestEmail = 254;
const emailShape = z.email().max(longestEmail);

const leave = async (acting: Acting, known: Conversation | undefined): Promise<Acted> => {
  const { city, tx, page, form } = acting;
  const t = centreMessages[page.language].resident;
  const email = form.text('email');
  const text = form.text('message');
  const isTooMuch = known && (await troubleWith(city, tx, known, { kind: 'text', text: '…' }));
  const errors = {
    ...(isTooMuch ? { message: troubleText(acting, isTooMuch) } : {}),
    ...(emailShape.safeParse(email).success ? {} : { email: t.emailWrong }),
    ...(text === '' ? { message: t.messageMissing } : {}),
    ...(text.length > longestLeft
      ? { message: messages[page.language].tooLong(page.format.number(longestLeft, 0)) }
      : {}),
  };
  if (Object.keys(errors).length > 0)
    return {
      kind: 'trouble',
      conversation: known,
      errors,
      entered: { email: email.slice(0, longestEmail), message: text.slice(0, longestLeft) },
    };
  const { conversation, started } = await conversationFor(acting, known);
  const { text: safe } = await masked(text);
  await leaveMessage({ ...city, db: tx }, tx, conversation, page.language, { email, text: safe });
  return done(started);
};

const person = async (acting: Acting, known: Conversation | undefined): Promise<Acted> => {
  const { city, tx, page, form } = acting;
  if (!known) return { kind: 'done' };
  const wanted = form.text('consent');
  // Whoever waits can always stop, however long the conversation has become.
  if (known.handling !== 'assistant') {
    if (wanted === 'stop') await leavePerson({ ...city, db: tx }, tx, known, page.language);
    return { kind: 'done' };
  }
  if (wanted !== 'yes' && wanted !== 'no') return { kind: 'done' };
  const said = { kind: 'consent', isGiven: wanted === 'yes' } as const;
  if (!(await troubleWith(city, tx, known, said)))
    await converse(city, tx, known, said, known.language);
  return { kind: 'done' };
};

const rateOne = async ({ city, tx, form }: Acting, known: Conversation | undefined) => {
  const given = form.text('rating');
  if (given !== '1' && given !== '-1') return { kind: 'done' } as const;
  const rating = Number(given);
  const found = known && (await rate(tx, known.id, Number(form.text('message')) | 0, rating));
  if (!known || !found) return { kind: 'done' } as const;
  await countRating(tx, {
    day: dayInTown(city.now()),
    channel: known.channel,
    language: found.language,
    rating,
    intent: found.intent ?? undefined,
  });
  return { kind: 'done', thanks: 'rated' } as const;
};

export const act = async (name: ActionName, acting: Acting): Promise<Acted> => {
  const { city, tx, token } = acting;
  const known = token === undefined ? undefined : await claimConversation(tx, token);
  switch (name) {
    case 'ask':
      return ask(acting, known);
    case 'leave':
      return leave(acting, known);
    case 'person':
      return person(acting, known);
    case 'rate':
      return rateOne(acting, known);
    case 'delete':
      if (known) await deleteConversation(tx, known.id);
      announce(city.database);
      return { kind: 'done', thanks: 'erased' };
  }
};
