import { type Language, languages } from '../../../platform/messages/languages.ts';
import type { Text } from '../../../platform/messages/text.ts';

/** A text with every language there, as boxes to type in want it. */
export const typedText = (content: Text | undefined) =>
  Object.fromEntries(languages.map((language) => [language, content?.[language] ?? ''])) as Record<
    Language,
    string
  >; // one entry per language
