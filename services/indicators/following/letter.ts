/** The letter that tells of changes: as text, and the same with a picture of each. */
import type { Letter, LetterPicture } from '../../../platform/mail/mail.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { dashboardMessages } from '../messages/dashboards/index.ts';

export interface ToldChange {
  /** `Waiting time for home care, Polderdam`. */
  readonly title: string;
  /** What the figure says, in sentences. */
  readonly sentences: readonly string[];
  readonly url: string;
  readonly picture: LetterPicture | undefined;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** @param changes at least one */
export const changesLetter = (
  language: Language,
  town: string,
  changes: readonly ToldChange[],
  manageUrl: string,
): Omit<Letter, 'to'> => {
  const t = dashboardMessages[language];
  const text = [
    t.mailOpening,
    ...changes.flatMap(({ title, sentences, url }) => [`${title}\n${sentences.join(' ')}`, url]),
    t.mailClosing,
    manageUrl,
  ].join('\n\n');
  const html = [
    `<!doctype html><html lang="${language}"><body>`,
    `<p>${escaped(t.mailOpening)}</p>`,
    ...changes.map(({ title, sentences, url, picture }) =>
      [
        `<h2>${escaped(title)}</h2>`,
        `<p>${escaped(sentences.join(' '))}</p>`,
        picture
          ? `<p><img src="cid:${picture.name}" alt="${escaped(sentences.join(' '))}" width="640"></p>`
          : '',
        `<p><a href="${escaped(url)}">${escaped(url)}</a></p>`,
      ].join(''),
    ),
    `<p>${escaped(t.mailClosing)}<br><a href="${escaped(manageUrl)}">${escaped(manageUrl)}</a></p>`,
    '</body></html>',
  ].join('\n');
  const pictures = changes.flatMap(({ picture }) => picture ?? []);
  return {
    subject: t.mailSubject(changes.length, town),
    text,
    html,
    ...(pictures.length > 0 ? { pictures } : {}),
  };
};
