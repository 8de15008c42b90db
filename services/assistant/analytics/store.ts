import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { type ChannelName, message } from '../chat/schema.ts';
import type { Measure } from './measures.ts';
import { areaCount, dayCount } from './schema.ts';

interface Where {
  /** `YYYY-MM-DD`, in the town. */
  readonly day: string;
  readonly channel: ChannelName;
  readonly language: Language;
}

/** Each measure once: a row cannot be counted up twice in one statement. */
const add = async (
  tx: Db,
  { day, channel, language }: Where,
  counted: readonly { readonly measure: Measure; readonly intent: string }[],
): Promise<void> => {
  if (counted.length === 0) return;
  await tx
    .insert(dayCount)
    .values(counted.map((one) => ({ ...one, day, channel, language, count: 1 })))
    .onConflictDoUpdate({
      target: [
        dayCount.day,
        dayCount.channel,
        dayCount.language,
        dayCount.measure,
        dayCount.intent,
      ],
      set: { count: sql`${dayCount.count} + 1` },
    });
};

/**
 * Where a conversation stands before what is being counted: whether anything was said in it, and whether a
 * person was asked for or came in. Read, never kept.
 */
const before = async (
  tx: Db,
  conversationId: number,
): Promise<{ readonly isBegun: boolean; readonly hadPerson: boolean }> => {
  const said = (kind: string) => sql`${message.replies} @> ${JSON.stringify([{ kind }])}::jsonb`;
  // Offered for want of an answer is not asked for: then the same message says that there is none.
  const { rows } = await tx.execute<{ begun: boolean; person: boolean }>(
    sql`SELECT count(*) > 0 AS begun,
          coalesce(bool_or(${said('waiting')} OR ${said('joined')} OR ${said('message-kept')}
            OR ((${said('consent')} OR ${said('away')} OR ${said('person')})
              AND NOT (${said('none')} OR ${said('not-ready')}))), false) AS person
        FROM ${message} WHERE ${message.conversationId} = ${conversationId}`,
  );
  return { isBegun: rows[0]?.begun ?? false, hadPerson: rows[0]?.person ?? false };
};

const measureOf = {
  answer: 'answered',
  clarify: 'clarified',
  decline: 'declined',
  fact: 'looked-up',
  person: 'person-wanted',
} as const satisfies Record<string, Measure>;

export interface CountedTurn extends Where {
  readonly outcome: keyof typeof measureOf;
  /** The likeliest intent, whatever became of it. */
  readonly intent?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly isFirst: boolean;
  /** With it a conversation in which a person is asked for is counted once, however often they ask. */
  readonly conversationId?: number | undefined;
}

/**
 * One question and what became of it, before its messages are kept; questions of a neighbourhood are
 * counted by the month alone.
 */
export const countTurn = async (tx: Db, turn: CountedTurn): Promise<void> => {
  const { outcome, intent = '', areaCode, isFirst, conversationId } = turn;
  const isFirstForPerson =
    outcome === 'person' &&
    conversationId !== undefined &&
    !(await before(tx, conversationId)).hadPerson;
  await add(tx, turn, [
    ...(isFirst ? [{ measure: 'conversations' as const, intent: '' }] : []),
    { measure: 'questions', intent },
    { measure: measureOf[outcome], intent },
    ...(isFirstForPerson ? [{ measure: 'with-person' as const, intent: '' }] : []),
  ]);
  if (areaCode === undefined) return;
  await tx
    .insert(areaCount)
    .values({ month: turn.day.slice(0, 7), areaCode, intent, count: 1 })
    .onConflictDoUpdate({
      target: [areaCount.month, areaCount.areaCode, areaCount.intent],
      set: { count: sql`${areaCount.count} + 1` },
    });
};

/** An answer is rated once: the page does not ask again. */
export const countRating = async (
  tx: Db,
  rated: Where & { readonly rating: number; readonly intent?: string | undefined },
): Promise<void> =>
  add(tx, rated, [
    { measure: rated.rating > 0 ? 'rated-up' : 'rated-down', intent: rated.intent ?? '' },
  ]);

const handOvers = {
  asked: 'handed-over',
  claimed: 'claimed',
  'message-left': 'message-left',
  closed: 'closed',
} as const satisfies Record<string, Measure>;

export interface CountedHandOver extends Where {
  readonly kind: keyof typeof handOvers;
  /** See `CountedTurn`; without it, every time that a person is asked for counts as a conversation's first. */
  readonly conversationId?: number | undefined;
}

/** A step between the assistant and a person, before its messages are kept. */
export const countHandOver = async (tx: Db, counted: CountedHandOver): Promise<void> => {
  const { kind, conversationId } = counted;
  const isAsked = kind === 'asked' || kind === 'message-left';
  const known =
    conversationId === undefined
      ? { isBegun: true, hadPerson: !isAsked }
      : await before(tx, conversationId);
  await add(tx, counted, [
    // Somebody who leaves a message without a question begins a conversation too.
    ...(known.isBegun ? [] : [{ measure: 'conversations' as const, intent: '' }]),
    { measure: handOvers[kind], intent: '' },
    ...(known.hadPerson || kind === 'closed'
      ? []
      : [{ measure: 'with-person' as const, intent: '' }]),
  ]);
};
