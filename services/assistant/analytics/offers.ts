/**
 * What residents ask, as indicators of the town's catalogue: by quarter, as that is the shortest time in
 * which neighbourhoods have enough of it to be told. What is withheld here is not given at all: only this
 * service knows what each number would tell of the others.
 */
import type { IndicatorOffer, OfferedValue } from '../../../platform/figures.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { firstMonth } from './figures-store.ts';
import { type AnalyticsMessages, analyticsMessages } from './messages/index.ts';
import { type MunicipalTheme, municipalThemes } from './municipal-themes.ts';
import { topicCounts } from './overview.ts';
import { endedQuarters, monthOf, monthsOfQuarter } from './period.ts';
import { hidesUpTo, type Shown } from './protect-topics.ts';
import { areasIn, keptByQuarter, smallestAreas, wholeArea } from './quarters.ts';
import { themesOf } from './themes.ts';

/** Under which subject of the catalogue residents find a theme. */
const subjects: Readonly<Record<MunicipalTheme, string>> = {
  animals: 'environment',
  building: 'housing',
  business: 'work',
  care: 'health',
  contact: 'participation',
  democracy: 'participation',
  documents: 'people',
  education: 'education',
  elsewhere: 'participation',
  family: 'people',
  green: 'environment',
  leisure: 'participation',
  moving: 'housing',
  neighbours: 'safety',
  parking: 'mobility',
  streets: 'mobility',
  taxes: 'work',
  waste: 'environment',
};

interface TownCounts {
  readonly total: number;
  /** By theme. */
  readonly themes: ReadonlyMap<string, Shown>;
}

const townIn = keptByQuarter(async (city, quarter): Promise<TownCounts> => {
  const period = monthsOfQuarter(quarter);
  const { total, themes } = await topicCounts(city, period, [], await themesOf(city));
  return { total, themes: new Map(themes.map(({ theme, count }) => [theme, count])) };
});

const valuesIn = async (
  city: City,
  quarter: string,
  theme: MunicipalTheme | undefined,
): Promise<readonly OfferedValue[]> => {
  const [town, own] = [await wholeArea(city), await townIn(city, quarter)];
  if (theme !== undefined && !own.themes.has(theme)) return [];
  const smallest = new Set(await smallestAreas(city));
  const { areas } = await areasIn(city, quarter);
  const told: readonly (readonly [string, Shown])[] = [
    ...(town === undefined
      ? []
      : [[town, theme === undefined ? own.total : own.themes.get(theme)] as const]),
    ...areas
      .filter(({ areaCode }) => smallest.has(areaCode))
      .map(({ areaCode, count, themes }) => {
        if (theme === undefined) return [areaCode, count] as const;
        // A theme that is no column was asked about in no neighbourhood.
        return [areaCode, themes.has(theme) ? themes.get(theme) : 0] as const;
      }),
  ];
  return told.flatMap(([area, value]) =>
    value === undefined ? [] : [{ area, period: quarter, value }],
  );
};

const valuesOf =
  (theme: MunicipalTheme | undefined) =>
  async (city: City): Promise<readonly OfferedValue[]> => {
    const first = await firstMonth(city.db);
    if (first === undefined) return [];
    const found: OfferedValue[] = [];
    // A quarter in which counting began is no whole one.
    for (const quarter of endedQuarters(first, monthOf(dayInTown(city.now()))))
      if (monthsOfQuarter(quarter).from >= first)
        found.push(...(await valuesIn(city, quarter, theme)));
    return found;
  };

const words = (choose: (messages: AnalyticsMessages) => string) =>
  byLanguage(analyticsMessages, choose);

const common = {
  rationale: words(({ indicators }) => indicators.theme.rationale),
  numerator: words(({ indicators }) => indicators.numerator),
  denominator: words(({ indicators }) => indicators.denominator),
  unit: words(({ indicators }) => indicators.unit),
  kind: 'count',
  interval: 'none',
  multiplier: 1,
  decimals: 0,
  polarity: 'neutral',
  frequency: 'quarter',
  owner: 'Head of communication and contact',
  hidesUpTo,
  source: async (city: City) => {
    const { name, defaultLanguage } = city.municipality();
    return {
      name: analyticsMessages[defaultLanguage].indicators.source(name),
      licence: 'CC0-1.0',
    };
  },
} as const;

const everything: IndicatorOffer = {
  ...common,
  code: 'assistant-questions',
  name: words(({ indicators }) => indicators.all.name),
  definition: words(({ indicators }) => indicators.all.definition),
  rationale: words(({ indicators }) => indicators.all.rationale),
  theme: 'participation',
  values: valuesOf(undefined),
};

const ofTheme = (theme: MunicipalTheme): IndicatorOffer => ({
  ...common,
  code: `assistant-questions-${theme}`,
  name: words(({ indicators, themes }) => indicators.theme.name(themes[theme])),
  definition: words(({ indicators, themes }) => indicators.theme.definition(themes[theme])),
  theme: subjects[theme],
  values: valuesOf(theme),
});

export const analyticsIndicators: readonly IndicatorOffer[] = [
  everything,
  ...municipalThemes.map(ofTheme),
];
