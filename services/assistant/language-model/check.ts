/**
 * Whether an answer of a language model may be shown. Its words are not trusted: each sentence names the
 * passages that it comes from, and says nothing that must be right to the letter but what stands in them.
 * Whatever a question or a passage talked the model into, only what passes here is seen.
 */
import type { LanguageTeller } from '@polder/language';
import type { Language } from '../../../platform/messages/languages.ts';
import type { CitedPassage } from '../content/passages.ts';
import { unfoundIn } from './particulars.ts';
import { misplacedIn } from './placing.ts';
import { plainSentences, type Sentence, sentencesOf, writtenWith } from './sentences.ts';
import { denies, deniesOf, leastShared, nearestOf, sharedWith, strangeName } from './wording.ts';

export const longestAnswer = 1200;
export const mostSentences = 10;

/** A passage with the words over it: the article's name and what the field is called. */
export interface Source {
  readonly passage: CitedPassage;
  readonly title: string;
  readonly heading: string;
}

export type Objection =
  | 'empty'
  | 'too-long'
  | 'markup'
  /** A sentence names no passage. */
  | 'no-citation'
  /** A passage that was not given. */
  | 'unknown-passage'
  /** A number, sum, date, hour, telephone number or address that its passages do not have. */
  | 'particular'
  /** One that they say of something else. */
  | 'misplaced'
  | 'name'
  /** It says "not" where its passages do not, or the other way round. */
  | 'denial'
  /** Other words than its passages'. */
  | 'wording'
  | 'language';

export type Checked =
  | {
      readonly isShown: true;
      /** With [1], [2] …: places in `passages`. */
      readonly text: string;
      readonly passages: readonly CitedPassage[];
    }
  | {
      readonly isShown: false;
      readonly objection: Objection;
      /** What is objected to, as the model wrote it. */
      readonly sentence?: string;
    };

const objectTo = (objection: Objection, sentence?: string): Checked => ({
  isShown: false,
  objection,
  ...(sentence === undefined ? {} : { sentence }),
});

/** Signs that nobody sees, and stars around words, which say nothing. */
const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[[\p{Cc}\p{Cf}]--[\n]]/gv, '')
    .replaceAll(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '$1')
    .trim();

/** Tags, links, code, tables, headings; brackets that are no number of a passage. */
const hasMarkup = (text: string): boolean =>
  /<\/?[a-z!?]|\]\s*\(|!\[|`|^\s*#|^\s*\||&[a-z#]\w*;/im.test(text) ||
  /[[\]{}]/.test(text.replaceAll(/\[\s*\d{1,2}(?:\s*[,;]\s*\d{1,2})*\s*\]/g, ''));

/** From this probability on an answer is in another language than asked. */
const sureOfLanguage = 0.95;
/** Fewer letters may be names alone. */
const lettersToTell = 30;

const isInOtherLanguage = (
  text: string,
  language: Language,
  tell: LanguageTeller<Language> | undefined,
): boolean => {
  const [told] = tell && text.length >= lettersToTell ? tell(text) : [];
  return told !== undefined && told.language !== language && told.probability >= sureOfLanguage;
};

/** What is wrong with a sentence that names passages which were given. */
const objectionTo = (
  { text }: Sentence,
  cited: readonly Source[],
  language: Language,
): Objection | undefined => {
  const said = cited.map(({ title, passage }) => `${title}\n${passage.text}`).join('\n');
  const around = cited.map(({ heading }) => heading).join('\n');
  if (unfoundIn(text, said, language)) return 'particular';
  if (strangeName(text, said, language)) return 'name';
  if (sharedWith(text, `${said}\n${around}`, language) < leastShared) return 'wording';
  const sentences = cited.flatMap(({ passage }) => plainSentences(passage.text, language));
  if (misplacedIn(text, sentences, language)) return 'misplaced';
  if (denies(text, language)) return denies(said, language) ? undefined : 'denial';
  const nearest = nearestOf(text, sentences, language);
  return nearest.some((one) => deniesOf(one, text, language)) ? 'denial' : undefined;
};

export interface Given {
  readonly sources: readonly Source[];
  readonly language: Language;
  readonly tell?: LanguageTeller<Language> | undefined;
}

/**
 * @param answer as the model wrote it
 * @param citations passages that it says it used, from 1, beside those in the text
 */
export const checkAnswer = (
  answer: string,
  citations: readonly number[],
  { sources, language, tell }: Given,
): Checked => {
  if (answer.length > longestAnswer) return objectTo('too-long');
  const text = cleaned(answer);
  const sentences = sentencesOf(text, language);
  if (!sentences.some((sentence) => /\p{L}/u.test(sentence.text))) return objectTo('empty');
  if (sentences.length > mostSentences) return objectTo('too-long');
  if (hasMarkup(text)) return objectTo('markup');
  const isGiven = (citation: number): boolean => sources[citation - 1] !== undefined;
  if (!citations.every(isGiven)) return objectTo('unknown-passage');
  for (const sentence of sentences) {
    if (sentence.citations.length === 0) return objectTo('no-citation', sentence.text);
    if (!sentence.citations.every(isGiven)) return objectTo('unknown-passage', sentence.text);
    const cited = sentence.citations.flatMap((citation) => sources[citation - 1] ?? []);
    const objection = objectionTo(sentence, cited, language);
    if (objection) return objectTo(objection, sentence.text);
  }
  if (isInOtherLanguage(sentences.map((one) => one.text).join(' '), language, tell))
    return objectTo('language');
  const used = [...new Set(sentences.flatMap((sentence) => sentence.citations))];
  return {
    isShown: true,
    text: writtenWith(sentences, (citation) => used.indexOf(citation) + 1),
    passages: used.flatMap((citation) => sources[citation - 1]?.passage ?? []),
  };
};
