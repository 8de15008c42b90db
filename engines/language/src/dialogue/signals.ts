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
    no: ['nee', 'neen', 'klopt niet', 'dat klopt niet', 'nee dank je', 'niet goed'],
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
    no: ['no', 'nope', 'not right', "that's wrong", 'that is wrong', 'wrong', 'no thanks'],
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
    no: ['nein', 'stimmt nicht', 'das stimmt nicht', 'falsch', 'nein danke'],
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
    no: ['nej', 'forkert', 'det er forkert', 'det stemmer ikke', 'nej tak'],
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
  },
};

export type Signal = keyof Signals;

const whole: readonly Signal[] = ['yes', 'no', 'cancel'];
const anywhere: readonly Signal[] = ['also', 'without', 'but'];

/**
 * Whether a text is such a signal: yes, no and cancel as a whole; also, without and but by any word; the
 * others by how they begin.
 */
export const isSignal = (text: string, signal: Signal, language: Language): boolean => {
  const written = wordsOf(text).join(' ');
  const known = signals[language][signal];
  if (whole.includes(signal)) return known.includes(written);
  if (anywhere.includes(signal)) return known.some((one) => ` ${written} `.includes(` ${one} `));
  return known.some((one) => written === one || written.startsWith(`${one} `));
};

/** The parts of a text before and after each "but". */
export const partsByBut = (text: string, language: Language): readonly string[] => {
  const parts: string[][] = [[]];
  for (const word of wordsOf(text))
    if (signals[language].but.includes(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  return parts.map((words) => words.join(' '));
};
