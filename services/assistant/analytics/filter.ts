/** What the page of figures shows, as its address says it. */
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import type { ChannelName } from '../chat/schema.ts';
import type { Selection } from './figures-store.ts';
import { isMonth, monthsFrom, monthsIn } from './period.ts';

export const channels = ['web', 'whatsapp', 'messenger'] as const satisfies readonly ChannelName[];

export interface Filter extends Selection {
  readonly by: 'month' | 'week';
  /** Of the table of neighbourhoods. */
  readonly quarter: string | undefined;
}

/** What a page can be asked for: months from the first that was counted, and quarters that have ended. */
export interface Choices {
  readonly firstMonth: string;
  readonly thisMonth: string;
  readonly quarters: readonly string[];
}

export type FilterTrouble = 'month-unknown' | 'wrong-order';

export interface ReadFilter {
  readonly filter: Filter;
  readonly errors: Readonly<Partial<Record<'from' | 'to', FilterTrouble>>>;
}

const monthsAtFirst = 12;

export const monthChoices = ({ firstMonth, thisMonth }: Choices): readonly string[] =>
  monthsIn({ from: firstMonth, to: thisMonth });

const latest = (one: string, other: string): string => (one > other ? one : other);

/** A year up to the last month that has ended; before there is one, the month that runs. */
const usual = ({ firstMonth, thisMonth }: Choices) => {
  const to = latest(monthsFrom(thisMonth, -1), firstMonth);
  return { from: latest(monthsFrom(to, 1 - monthsAtFirst), firstMonth), to };
};

export const readFilter = (query: URLSearchParams, choices: Choices): ReadFilter => {
  const own = usual(choices);
  const months = new Set(monthChoices(choices));
  const errors: { from?: FilterTrouble; to?: FilterTrouble } = {};
  const monthIn = (name: 'from' | 'to'): string => {
    const given = query.get(name) ?? '';
    if (given === '') return own[name];
    if (isMonth(given) && months.has(given)) return given;
    errors[name] = 'month-unknown';
    return own[name];
  };
  const [from, to] = [monthIn('from'), monthIn('to')];
  if (from > to) errors.to ??= 'wrong-order';
  const channel = channels.find((one) => one === query.get('channel'));
  const language: string | undefined = query.get('language') ?? undefined;
  const quarter = query.get('quarter') ?? '';
  return {
    errors,
    filter: {
      ...(from > to ? own : { from, to }),
      channel,
      language: isLanguage(language) ? (language satisfies Language) : undefined,
      by: query.get('by') === 'week' ? 'week' : 'month',
      quarter: choices.quarters.includes(quarter) ? quarter : choices.quarters.at(-1),
    },
  };
};

/** The same choice as part of an address. */
export const addressOf = ({ from, to, channel, language, by, quarter }: Filter): string =>
  new URLSearchParams({
    from,
    to,
    ...(channel ? { channel } : {}),
    ...(language ? { language } : {}),
    by,
    ...(quarter ? { quarter } : {}),
  }).toString();
