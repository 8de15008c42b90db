/** Everything that the page of figures and its downloads say. */
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import {
  firstMonth,
  questionsByIntent,
  type Selection,
  seriesOf,
  totalsOf,
} from './figures-store.ts';
import type { Choices, Filter } from './filter.ts';
import { monthOf, monthsIn, type Period, periodBefore, weeksIn } from './period.ts';
import type { AreaCounts } from './protect-areas.ts';
import { protector } from './protect-counts.ts';
import { isTold, type Shown, type TopicCounts } from './protect-topics.ts';
import { areaQuarters, areasIn } from './quarters.ts';
import type { Counts } from './shares.ts';
import { subjectsIn, type Topics, themesOf } from './themes.ts';

/** @returns undefined where nothing has been counted yet */
export const choicesOf = async (city: City): Promise<Choices | undefined> => {
  const first = await firstMonth(city.db);
  const thisMonth = monthOf(dayInTown(city.now()));
  return first === undefined
    ? undefined
    : {
        firstMonth: first > thisMonth ? thisMonth : first,
        thisMonth,
        quarters: await areaQuarters(city),
      };
};

/** What was counted in the period before, where it was counted all through. */
export interface Before {
  readonly period: Period;
  readonly totals: Counts;
  /** How many questions there were about an intent. */
  readonly countOf: (intent: string) => Shown;
}

export interface Overview {
  readonly filter: Filter;
  /** Whether its last month still runs. */
  readonly isRunning: boolean;
  readonly totals: Counts;
  readonly series: readonly { readonly when: string; readonly counts: Counts }[];
  readonly months: readonly string[];
  readonly topics: TopicCounts;
  readonly before: Before | undefined;
  /** Undefined before a quarter with neighbourhoods has ended. */
  readonly areas: { readonly quarter: string; readonly counts: AreaCounts } | undefined;
}

/** @param months those told apart; none where only the whole matters */
export const topicCounts = async (
  city: City,
  selection: Selection,
  months: readonly string[],
  themeOf: Topics['themeOf'],
): Promise<TopicCounts> => {
  const counts = await questionsByIntent(city.db, selection);
  return protector().topics({
    counts: counts.map((one) => ({ ...one, theme: themeOf(one.intent) })),
    months,
    subjects: await subjectsIn(city),
  });
};

const none: Counts = new Map();

const beforeOf = async (
  city: City,
  filter: Filter,
  choices: Choices,
  themeOf: Topics['themeOf'],
): Promise<Before | undefined> => {
  const period = periodBefore(filter);
  if (period.from < choices.firstMonth) return undefined;
  const selection: Selection = { ...filter, ...period };
  const topics = await topicCounts(city, selection, monthsIn(period), themeOf);
  const counts = new Map(
    topics.themes.flatMap(({ intents }) =>
      intents.map(({ intent, count }) => [intent, count] as const),
    ),
  );
  return {
    period,
    totals: await totalsOf(city.db, selection),
    // Nobody asked about what was there no more or not yet, unless nothing is told.
    countOf: (intent) => (counts.has(intent) || !isTold(topics) ? counts.get(intent) : 0),
  };
};

export const overviewOf = async (
  city: City,
  filter: Filter,
  choices: Choices,
): Promise<Overview> => {
  const themeOf = await themesOf(city);
  const months = monthsIn(filter);
  const found = await seriesOf(city.db, filter, filter.by);
  const { quarter } = filter;
  const today = dayInTown(city.now());
  const weeks = weeksIn(filter).filter((monday) => monday <= today);
  return {
    filter,
    isRunning: filter.to === choices.thisMonth,
    totals: await totalsOf(city.db, filter),
    series: (filter.by === 'month' ? months : weeks).map((when) => ({
      when,
      counts: found.get(when) ?? none,
    })),
    months,
    topics: await topicCounts(city, filter, months, themeOf),
    before: await beforeOf(city, filter, choices, themeOf),
    areas: quarter === undefined ? undefined : { quarter, counts: await areasIn(city, quarter) },
  };
};
