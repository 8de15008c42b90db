/** Words that stand with numbers in four languages: months, weekdays, what is counted, how often. */
import { type Language, languages } from '../../../platform/messages/languages.ts';
import { plainLetters } from './plain-letters.ts';

/** Names of months and weekdays, as Unicode's own data have them. */
const namesOf = (language: Language, option: 'month' | 'weekday', days: readonly Date[]) => {
  const format = new Intl.DateTimeFormat(language, { [option]: 'long', timeZone: 'UTC' });
  return days.map((day) => plainLetters(format.format(day)));
};

const twelve = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)));
/** From 1 January 2024, a Monday. */
const seven = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, day + 1)));

const calendarOf = (language: Language) => ({
  months: namesOf(language, 'month', twelve),
  weekdays: namesOf(language, 'weekday', seven),
});

export const calendars: ReadonlyMap<Language, ReturnType<typeof calendarOf>> = new Map(
  languages.map((language) => [language, calendarOf(language)]),
);

/** Other words too: as months they stand beside a number or behind "in". */
export const alsoOtherWords = new Set(['may', 'march']);

/** What is counted, in all four languages: working days are other days. */
export const units: readonly (readonly [string, RegExp])[] = [
  [
    'working-day',
    /^(?:werkdag(?:en)?|(?:working|business) days?|werktag(?:e|en)?|arbejdsdage?|hverdage?)\b/,
  ],
  ['day', /^(?:(?:kalender)?(?:dag(?:en|e)?|tag(?:e|en)?)|(?:calendar )?days?)\b/],
  ['week', /^(?:week|weken|weeks|wochen?|uger?)\b/],
  ['month', /^(?:maand(?:en)?|months?|monat(?:e|en)?|maned(?:er)?)\b/],
  ['year', /^(?:jaar|jaren|years?|jahre?n?|ar)\b/],
  ['minute', /^(?:minuut|minuten|minutes?|minutter|minut)\b/],
  ['percent', /^(?:%|procent|percent|per cent|prozent)/],
];

/** How often, or how long: "per jaar" is not "per maand". */
export const spans: readonly (readonly [string, RegExp])[] = [
  ['week', /\b(?:week|weken|weeks?|weekly|wekelijkse?|wochen?|wochentlich|uge[rn]?|ugentligt?)\b/g],
  [
    'month',
    /\b(?:maand(?:en)?|maandelijkse?|months?|monthly|monat(?:e|en|s)?|monatlich|maned(?:er|en)?|manedligt?)\b/g,
  ],
  [
    'year',
    /\b(?:jaar|jaren|jaarlijkse?|years?|yearly|annual(?:ly)?|jahr(?:e|en|es)?|jahrlich|arligt?|aret)\b/g,
  ],
];
