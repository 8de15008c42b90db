/** Whether a sentence is said in words of its source: in most of them, with its names, and with its "not". */
import type { Language } from '../../../platform/messages/languages.ts';
import { plainLetters } from './plain-letters.ts';

/** Of the words that say something, so many stand in the source. */
export const leastShared = 0.5;

/** Words of four letters and more that say nothing of the matter; letters without accents. */
const passing: Readonly<Record<Language, ReadonlySet<string>>> = {
  nl: new Set(
    'deze dient door echter geen heeft hebben hebt hier hoeft hoeveel hoewel ieder iedere indien jouw jullie kunnen kunt maar mede meer moet moeten naar niet nodig omdat onder onze over terwijl tevens tijdens totdat voor vanaf vindt waar waarin waarmee wanneer want welke wordt worden wilt zich zijn zoals zodat zonder zult zullen daar daarna daarom daarvoor dan deze dit'.split(
      ' ',
    ),
  ),
  en: new Set(
    'about also another because been before being both cannot could does each either from have here however into just like many more most much must need needs only other over please shall should some such than that their them then there these they this those through under upon very well were what when where which while will with within without would your yours after'.split(
      ' ',
    ),
  ),
  de: new Set(
    'aber alle allem allen aller alles auch beim bitte daher damit dann dass dazu denn deren dessen diese diesem diesen dieser dieses doch dort durch eine einem einen einer eines etwas fur gegen gibt haben hier hierfur ihre ihrem ihren ihrer ihres jede jedem jeden jeder jedes jedoch kann konnen mehr mochten muss mussen nach nicht noch oder ohne sein seine seit sich sind sobald sodass sollen sollte sowie uber unter vom wann weil welche wenn werden wird wurde zudem zwischen'.split(
      ' ',
    ),
  ),
  da: new Set(
    'alle blive bliver denne dens deres dette disse eller efter eftersom fordi gore gerne have hver hvilke hvilken hvis hvor hvordan hvornar ikke ind inden kunne mange meget mellem mens mere mest nogle noget ogsa over samt siden skal skulle sadan samme sine som under uden vare vaere ville ved vores'.split(
      ' ',
    ),
  ),
};

const wordsIn = (text: string): readonly string[] => text.match(/\p{L}+/gu) ?? [];

const denials: Readonly<Record<Language, RegExp>> = {
  nl: /\b(?:niet|geen|nooit|zonder|niemand|nergens|niets|noch|behalve|nee)\b/,
  en: /\b(?:not|no|never|without|cannot|none|nobody|nothing|neither|nor|except)\b|n['’]t\b/,
  de: /\b(?:nicht|kein\w*|nie|niemals|ohne|niemand\w*|nichts|weder|außer|nein)(?![\p{L}])/u,
  da: /\b(?:ikke|ingen|intet|aldrig|uden|hverken|undtagen|bortset|nej)\b/,
};

/** "no older than": a bound, not a denial of what it stands in. */
const bounds: Readonly<Record<Language, RegExp>> = {
  nl: /\bniet (\p{L}+) dan\b/gu,
  en: /\b(?:no|not) (\p{L}+) than\b/gu,
  de: /\bnicht (\p{L}+) als\b/gu,
  da: /\bikke (\p{L}+) end\b/gu,
};

/** Whether something is denied or excepted. */
export const denies = (text: string, language: Language): boolean =>
  denials[language].test(plainLetters(text));

/** Words that say something. */
const sayingWords = (text: string, language: Language): readonly string[] =>
  wordsIn(plainLetters(text)).filter((word) => word.length > 3 && !passing[language].has(word));

const leadOf = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

/**
 * Two forms of one word ("aanvragen", "aanvraag"; "kosten", "kost"), or one within a compound ("container",
 * "papiercontainer").
 */
const isAkin = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 5 ? long.includes(short) : short.length === 4 && long.startsWith(short))
    return true;
  return leadOf(short, long) >= Math.max(3, Math.ceil(0.65 * long.length));
};

const isAmong = (words: readonly string[]) => (word: string) =>
  words.some((other) => isAkin(word, other));

/** 0 … 1; 1 for a sentence without words that say something. */
export const sharedWith = (sentence: string, source: string, language: Language): number => {
  const words = [...new Set(sayingWords(sentence, language))];
  if (words.length === 0) return 1;
  const isKnown = isAmong(wordsIn(plainLetters(source)));
  return words.filter(isKnown).length / words.length;
};

/** Deny what stands beside them alone: "without blocking the way". */
const without: Readonly<Record<Language, RegExp>> = {
  nl: /\bzonder\b/,
  en: /\bwithout\b/,
  de: /\bohne\b/,
  da: /\buden\b/,
};

/** Whether a source denies what a sentence speaks of: a bound or a "without" that it leaves out does not. */
export const deniesOf = (source: string, sentence: string, language: Language): boolean => {
  const words = wordsIn(plainLetters(sentence));
  const left = plainLetters(source)
    .replaceAll(bounds[language], (bound, word: string) => (words.includes(word) ? bound : ''))
    .split(/[,;:]\s/)
    .filter(
      (part) => !without[language].test(part) || sayingWords(part, language).some(isAmong(words)),
    );
  return left.some((part) => denials[language].test(part));
};

/**
 * A name that the source does not have: a word with a capital within a sentence. In German every noun has one,
 * so that nothing can be told of it.
 */
export const strangeName = (
  sentence: string,
  source: string,
  language: Language,
): string | undefined => {
  if (language === 'de') return undefined;
  const isKnown = isAmong(wordsIn(plainLetters(source)));
  const [, ...behind] = wordsIn(sentence);
  return behind.find(
    (word) => word.length > 2 && /^\p{Lu}/u.test(word) && !isKnown(plainLetters(word)),
  );
};

/** Of some texts those that say most of the same; none where no word is shared. */
export const nearestOf = (
  sentence: string,
  sources: readonly string[],
  language: Language,
): readonly string[] => {
  const shares = sources.map((source) => sharedWith(sentence, source, language));
  const most = Math.max(0, ...shares);
  return most === 0 ? [] : sources.filter((_, place) => shares[place] === most);
};
