/** What questions are put together by: the themes of the municipal intents, and what stands beside them. */

import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { factIntents } from '../chat/facts.ts';
import { allIntents, type Intent } from '../intents/store.ts';
import { analyticsMessages } from './messages/index.ts';
import { isMunicipalTheme } from './municipal-themes.ts';
import type { Subject } from './protect-topics.ts';

/** Facts of other services, questions without an intent, and intents that were removed since. */
export const otherThemes = ['facts', 'unknown', 'removed'] as const;

/** A prefix keeps a theme that a town made itself apart from those that stand beside the themes. */
const besides = (theme: (typeof otherThemes)[number]): string => `*${theme}`;

/** What questions were about, as a page or file names it. */
export interface Topics {
  readonly themeOf: (intent: string) => string;
  readonly nameOfTheme: (theme: string) => string;
  readonly nameOfIntent: (intent: string) => string;
}

type ThemeOf = Topics['themeOf'];

const themeOfAll = (city: Pick<City, 'services'>, intents: readonly Intent[]): ThemeOf => {
  const themes = new Map([
    ...intents.map(({ key, theme }) => [key, theme] as const),
    ...factIntents(city).map(({ key }) => [key, besides('facts')] as const),
  ]);
  return (intent) =>
    intent === '' ? besides('unknown') : (themes.get(intent) ?? besides('removed'));
};

/** The theme of every intent, without words. */
export const themesOf = async (city: City): Promise<ThemeOf> =>
  themeOfAll(city, await allIntents(city.db));

/** Everything that can be asked about. */
export const subjectsIn = async (city: City): Promise<readonly Subject[]> => [
  ...(await allIntents(city.db)).map(({ key, theme }) => ({ theme, intent: key })),
  ...factIntents(city).map(({ key }) => ({ theme: besides('facts'), intent: key })),
  { theme: besides('unknown'), intent: '' },
];

/** The themes that stand beside those of intents come last. */
export const isBesides = (theme: string): boolean => theme.startsWith('*');

export const topicsOf = async (city: City, language: Language): Promise<Topics> => {
  const intents = await allIntents(city.db);
  const t = analyticsMessages[language].themes;
  const besidesNames = new Map(otherThemes.map((theme) => [besides(theme), t[theme]]));
  const titles = new Map([
    ...intents.map(({ key, wordings }) => {
      const own = wordings.find((one) => one.language === language) ?? wordings[0];
      return [key, own?.title ?? key] as const;
    }),
    ...factIntents(city).map(({ key, fact }) => [key, fact.question[language]] as const),
  ]);
  return {
    themeOf: themeOfAll(city, intents),
    nameOfTheme: (theme) => besidesNames.get(theme) ?? (isMunicipalTheme(theme) ? t[theme] : theme),
    nameOfIntent: (intent) => (intent === '' ? t.unknown : (titles.get(intent) ?? intent)),
  };
};
