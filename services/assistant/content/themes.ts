/** What articles are put together by: codes that have a name in each language, or a town's own words. */

import type { Language } from '../../../platform/messages/languages.ts';
import { fold } from '../../../platform/places/fold.ts';
import { analyticsMessages } from '../analytics/messages/index.ts';
import { isMunicipalTheme } from '../analytics/municipal-themes.ts';
import { contentMessages } from './messages/index.ts';

/** Stands for a theme in an address and as the id of its heading; empty for what is no word at all. */
export const themeKey = (theme: string): string => fold(theme).replaceAll(' ', '-');

/**
 * The name of a theme: that of the municipal intents where it is one of theirs, else as it was written.
 *
 * @example nameOfTheme('waste', 'nl') // 'Afval'
 */
export const nameOfTheme = (theme: string, language: Language): string => {
  const key = themeKey(theme);
  if (isMunicipalTheme(key)) return analyticsMessages[language].themes[key];
  return key === 'safety' ? contentMessages[language].answers.safety : theme;
};
