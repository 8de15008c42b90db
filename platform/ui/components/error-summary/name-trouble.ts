/**
 * The title of a page whose entry could not be taken begins with “Error:”: it is the first that a screen
 * reader says, and what a tab in the background shows.
 */
import { isLanguage } from '../../../messages/languages.ts';
import { words } from '../../messages.ts';

/** Answers that show an entry again with what is wrong with it. */
const isRefusedEntry = (status: number): boolean => status === 422 || status === 409;

/** @param html a whole page, in the language of its root */
export const nameTrouble = (html: string, status: number): string => {
  const language = /<html lang="([a-z]{2})"/.exec(html)?.[1];
  if (!isRefusedEntry(status) || !isLanguage(language)) return html;
  return html.replace('<title>', `<title>${words[language].errorPrefix} `);
};
