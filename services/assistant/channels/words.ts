/** Words that residents write instead of pressing something. */
import { type Language, languages } from '../../../platform/messages/languages.ts';
import { messages } from '../messages/index.ts';
import { channelMessages } from './messages/index.ts';

/** In capitals and without punctuation: "Delete!" is DELETE. */
const plainly = (text: string): string =>
  text
    .normalize('NFC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim();

const deleteWords: ReadonlyMap<string, Language> = new Map([
  // Written on a keyboard without Ö.
  ['LOESCHEN', 'de'],
  ...languages.map((language) => [channelMessages[language].deleteWord, language] as const),
]);

/** The language of the word that deletes the conversation, where a text is nothing else. */
export const deletionIn = (text: string): Language | undefined => deleteWords.get(plainly(text));

const noneWords: ReadonlySet<string> = new Set([
  '0',
  ...languages.map((language) => plainly(messages[language].noneOfThese)),
]);

/** Whether a text turns down all that was offered. */
export const meansNone = (text: string): boolean => noneWords.has(plainly(text));
