/** Numbers as words of four languages, letters without accents. One is left out: in three of them it is an article. */
import type { Language } from '../../../platform/messages/languages.ts';

/** From two to twenty, then tens to a hundred. */
const inOrder: Readonly<Record<Language, string>> = {
  nl: 'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd',
  en: 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred',
  de: 'zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig funfzig sechzig siebzig achtzig neunzig hundert',
  da: 'to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede',
};

const multiples: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  nl: { tweemaal: 2, driemaal: 3, viermaal: 4 },
  en: { twice: 2, thrice: 3 },
  de: { zweimal: 2, dreimal: 3, viermal: 4 },
  da: {},
};

/** 2 … 20, 30 … 100. */
const valueAt = (place: number): number => (place <= 18 ? place + 2 : (place - 16) * 10);

const wordsIn = (language: Language): ReadonlyMap<string, number> =>
  new Map([
    ...inOrder[language].split(' ').map((word, place) => [word, valueAt(place)] as const),
    ...Object.entries(multiples[language]),
  ]);

export const numberWords: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  nl: wordsIn('nl'),
  en: wordsIn('en'),
  de: wordsIn('de'),
  da: wordsIn('da'),
};
