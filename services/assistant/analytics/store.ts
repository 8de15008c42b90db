import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { ChannelName } from '../chat/schema.ts';
import { areaCount, dayCount } from './schema.ts';

/** What is counted of a day. */
export const measures = [
  'conversations',
  'questions',
  'answered',
  'clarified',
  'declined',
  'looked-up',
  'person-wanted',
  'handed-over',
  'claimed',
  'message-left',
  'closed',
  'rated-up',
  'rated-down',
] as const;

export type Measure = (typeof measures)[number];

interface Where {
  /** `YYYY-MM-DD`, in the town. */
  readonly day: string;
  readonly channel: ChannelName;
  readonly language: Language;
}

const add = async (
  tx: Db,
  { day, channel, language }: Where,
  counted: readonly { readonly measure: Measure; readonly intent: string }[],
): Promise<void> => {
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
}

/** One question and what became of it; questions of a neighbourhood are counted by the month alone. */
export const countTurn = async (tx: Db, turn: CountedTurn): Promise<void> => {
  const { outcome, intent = '', areaCode, isFirst } = turn;
  await add(tx, turn, [
    ...(isFirst ? [{ measure: 'conversations' as const, intent: '' }] : []),
    { measure: 'questions', intent },
    { measure: measureOf[outcome], intent },
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

export const countHandOver = async (
  tx: Db,
  counted: Where & { readonly kind: keyof typeof handOvers },
): Promise<void> => add(tx, counted, [{ measure: handOvers[counted.kind], intent: '' }]);
