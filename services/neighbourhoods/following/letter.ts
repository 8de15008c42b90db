import type { FigureChangeFound } from '../../../platform/figures.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { profileMessages } from '../profile/messages/index.ts';
import { followingMessages } from './messages/index.ts';

export interface ToldNews {
  readonly change: FigureChangeFound;
  readonly areaName: string;
  readonly url: string;
}

/** The weekly letter: each change in its neighbourhood, and how to stop. */
export const letter = (
  language: Language,
  town: string,
  news: readonly ToldNews[],
  links: { readonly manage: string; readonly stop: string },
) => {
  const messages = followingMessages[language];
  const { meanings } = profileMessages[language];
  const parts = news.map(({ change, areaName, url }) =>
    [
      `${areaName}. ${messages.newsLine(change.name.text, meanings[change.meaning], change.sinceLabel)}`,
      change.before === undefined ? change.latest : `${change.before} → ${change.latest}`,
      url,
    ].join('\n'),
  );
  return {
    subject: messages.letterSubject(news.length, town),
    text: [messages.letterOpening, ...parts, messages.letterEnd(links.manage, links.stop)].join(
      '\n\n',
    ),
  };
};
