/** Words that steer a conversation, in four languages, folded as `foldText` does. */
import type { Language } from '../languages.ts';
import { wordsOf } from '../words.ts';

interface Signals {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly cancel: readonly string[];
  /** At the beginning: what follows is put in place of what was said. */
  readonly correct: readonly string[];
  /** At the beginning: the question goes on from the last one. */
  readonly follow: readonly string[];
  /** Anywhere: what is named comes beside what was named before. */
  readonly also: readonly string[];
  /** Anywhere: what is named goes. */
  readonly without: readonly string[];
  /** Anywhere: what follows is meant otherwise than what came before. */
  readonly but: readonly string[];
  /** At the beginning: something is asked. */
  readonly ask: readonly string[];
  /** Words that change nothing of a yes, a no or a cancel. */
  readonly polite: readonly string[];
  /** First, second, third. */
  readonly places: readonly (readonly string[])[];
}

const signals: Readonly<Record<Language, Signals>> = {
  nl: {
    yes: [
      'ja',
      'jazeker',
      'jawel',
      'klopt',
      'ja hoor',
      'akkoord',
      'prima',
      'oke',
      'ok',
      'goed',
      'dat klopt',
      'ja graag',
      'ja klopt',
    ],
    no: [
      'nee',
      'neen',
      'klopt niet',
      'dat klopt niet',
      'nee dank je',
      'niet goed',
      'geen',
      'geen van deze',
      'geen van beide',
    ],
    cancel: [
      'stop',
      'stoppen',
      'annuleer',
      'annuleren',
      'laat maar',
      'ik stop',
      'vergeet het',
      'toch niet',
      'afbreken',
      'nee laat maar',
    ],
    correct: [
      'nee',
      'neen',
      'toch',
      'liever',
      'sorry',
      'ik bedoel',
      'eigenlijk',
      'wacht',
      'of nee',
      'maak er',
    ],
    follow: ['en', 'maar', 'hoe zit het met', 'en hoe', 'en wat'],
    also: ['ook', 'nog', 'erbij', 'plus'],
    without: ['niet', 'geen', 'zonder', 'behalve', 'toch geen'],
    but: ['maar', 'wel'],
    ask: [
      'hoe',
      'wat',
      'waar',
      'wanneer',
      'wie',
      'welke',
      'waarom',
      'hoeveel',
      'kan ik',
      'mag ik',
      'moet ik',
      'kun je',
      'is er',
    ],
    polite: [
      'graag',
      'hoor',
      'maar',
      'aub',
      'alsjeblieft',
      'alstublieft',
      'dank',
      'je',
      'u',
      'wel',
      'dat',
      'dit',
      'is',
      'het',
      'zo',
      'even',
      'er',
      'mee',
      'eens',
      'bedankt',
      'helemaal',
    ],
    places: [['eerste', 'bovenste'], ['tweede', 'middelste'], ['derde']],
  },
  en: {
    yes: [
      'yes',
      'yep',
      'yeah',
      'correct',
      'that is right',
      "that's right",
      'right',
      'ok',
      'okay',
      'fine',
      'sure',
      'yes please',
      'yes thanks',
    ],
    no: [
      'no',
      'nope',
      'none',
      'neither',
      'not right',
      "that's wrong",
      'that is wrong',
      'wrong',
      'no thanks',
    ],
    cancel: [
      'stop',
      'cancel',
      'cancel that',
      'never mind',
      'nevermind',
      'forget it',
      'quit',
      'no never mind',
      'leave it',
    ],
    correct: [
      'no',
      'actually',
      'sorry',
      'i mean',
      'i meant',
      'rather',
      'wait',
      'make it',
      'instead',
    ],
    follow: ['and', 'but', 'what about', 'how about', 'and what', 'and how'],
    also: ['also', 'too', 'as well', 'plus'],
    without: ['not', 'without', 'except', 'no longer', 'remove', 'leave out'],
    but: ['but'],
    ask: [
      'how',
      'what',
      'where',
      'when',
      'who',
      'which',
      'why',
      'can i',
      'may i',
      'do i',
      'must i',
      'can you',
      'is there',
    ],
    polite: [
      'please',
      'thanks',
      'thank',
      'you',
      'that',
      "that's",
      'is',
      'it',
      'so',
      'the',
      'request',
      'this',
      'now',
      'all',
      'of',
      'them',
    ],
    places: [['first'], ['second'], ['third']],
  },
  de: {
    yes: [
      'ja',
      'jawohl',
      'stimmt',
      'das stimmt',
      'richtig',
      'genau',
      'ok',
      'okay',
      'gut',
      'passt',
      'ja bitte',
      'ja genau',
    ],
    no: [
      'nein',
      'keine',
      'keins',
      'keines',
      'keine davon',
      'stimmt nicht',
      'das stimmt nicht',
      'falsch',
      'nein danke',
    ],
    cancel: [
      'stopp',
      'stop',
      'abbrechen',
      'abbruch',
      'egal',
      'vergiss es',
      'vergessen sie es',
      'doch nicht',
      'lass es',
      'nein egal',
    ],
    correct: [
      'nein',
      'doch',
      'lieber',
      'entschuldigung',
      'ich meine',
      'ich meinte',
      'eigentlich',
      'moment',
      'sorry',
    ],
    follow: ['und', 'aber', 'wie ist es mit', 'was ist mit', 'und wie', 'und was'],
    also: ['auch', 'noch', 'dazu', 'plus'],
    without: ['nicht', 'kein', 'keine', 'keinen', 'ohne', 'ausser'],
    but: ['sondern', 'aber', 'dafur'],
    ask: [
      'wie',
      'was',
      'wo',
      'wann',
      'wer',
      'welche',
      'warum',
      'wieso',
      'wieviel',
      'kann ich',
      'darf ich',
      'muss ich',
      'gibt es',
    ],
    polite: ['bitte', 'danke', 'das', 'so', 'ist', 'mal', 'es', 'gerne', 'schon', 'davon', 'alles'],
    places: [
      ['erste', 'ersten', 'erstes'],
      ['zweite', 'zweiten', 'zweites'],
      ['dritte', 'dritten', 'drittes'],
    ],
  },
  da: {
    yes: [
      'ja',
      'jo',
      'korrekt',
      'det er rigtigt',
      'rigtigt',
      'ok',
      'okay',
      'fint',
      'ja tak',
      'det stemmer',
      'stemmer',
    ],
    no: ['nej', 'ingen', 'forkert', 'det er forkert', 'det stemmer ikke', 'nej tak'],
    cancel: [
      'stop',
      'annuller',
      'afbryd',
      'glem det',
      'lad vaere',
      'alligevel ikke',
      'drop det',
      'nej glem det',
    ],
    correct: [
      'nej',
      'hellere',
      'undskyld',
      'jeg mener',
      'jeg mente',
      'egentlig',
      'faktisk',
      'vent',
      'sorry',
    ],
    follow: ['og', 'men', 'hvad med', 'hvordan med', 'og hvad', 'og hvordan'],
    also: ['ogsa', 'plus', 'samt'],
    without: ['ikke', 'ingen', 'uden', 'undtagen'],
    but: ['men'],
    ask: [
      'hvordan',
      'hvad',
      'hvor',
      'hvornar',
      'hvem',
      'hvilken',
      'hvorfor',
      'kan jeg',
      'ma jeg',
      'skal jeg',
      'kan i',
      'er der',
    ],
    polite: ['tak', 'det', 'er', 'venligst', 'gerne', 'bare', 'den', 'dem', 'af', 'alt'],
    places: [['forste'], ['anden', 'andet'], ['tredje']],
  },
};

export type Signal = Exclude<keyof Signals, 'polite' | 'places'>;

const whole: readonly Signal[] = ['yes', 'no', 'cancel'];
const anywhere: readonly Signal[] = ['also', 'without', 'but'];
/** Longer texts say something beside a yes, a no or a cancel. */
const LONGEST_SIGNAL = 5;

/** Whether nothing but such signals and politeness is said: "yes, that is correct", "please cancel". */
const saysOnly = (
  words: readonly string[],
  known: readonly string[],
  polite: readonly string[],
) => {
  if (known.includes(words.join(' '))) return true;
  if (words.length > LONGEST_SIGNAL) return false;
  const own = new Set(known.filter((one) => !one.includes(' ')));
  return (
    words.some((word) => own.has(word)) &&
    words.every((word) => own.has(word) || polite.includes(word))
  );
};

/** "No. 12 High Street" corrects nothing. */
const isHouseNumber = (text: string): boolean => /^\s*no\.?\s*\d/i.test(text);

/**
 * Whether a text is such a signal: yes, no and cancel as a whole, with politeness around it; also, without and
 * but by any word; the others by how they begin.
 */
export const isSignal = (text: string, signal: Signal, language: Language): boolean => {
  const words = wordsOf(text);
  const written = words.join(' ');
  const known = signals[language][signal];
  if (whole.includes(signal)) return saysOnly(words, known, signals[language].polite);
  if (anywhere.includes(signal)) return known.some((one) => ` ${written} `.includes(` ${one} `));
  if (signal === 'correct' && isHouseNumber(text)) return false;
  return known.some((one) => written === one || written.startsWith(`${one} `));
};

/** What a text says after the words that it puts something right with: "no, by the gate" without the no. */
export const afterCorrection = (text: string, language: Language): string => {
  const written = wordsOf(text).join(' ');
  const led = signals[language].correct
    .filter((one) => written.startsWith(`${one} `))
    .reduce((most, one) => Math.max(most, one.split(' ').length), 0);
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu)];
  const next = words[led];
  return led === 0 || next === undefined ? text.trim() : text.slice(next.index).trim();
};

/** 1 for the first of several, 2 for the second, 3 for the third; undefined where none is told. */
export const placeTold = (text: string, language: Language): number | undefined => {
  const words = wordsOf(text);
  const at = signals[language].places.findIndex((names) =>
    names.some((name) => words.includes(name)),
  );
  return at < 0 ? undefined : at + 1;
};

/** The parts of a text before and after each "but". */
export const partsByBut = (text: string, language: Language): readonly string[] => {
  const parts: string[][] = [[]];
  for (const word of wordsOf(text))
    if (signals[language].but.includes(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  return parts.map((words) => words.join(' '));
};
