import { describe, expect, it } from 'vitest';
import type { TextField } from '../content/article.ts';
import { type Checked, checkAnswer, longestAnswer, type Source } from './check.ts';

const source = (articleId: number, title: string, field: TextField, text: string): Source => ({
  passage: { articleId, slug: title.toLowerCase(), field, text },
  title,
  heading: { cost: 'What it costs', bring: 'What to bring' }[field as 'cost'] ?? '',
});

const passport = source(
  1,
  'Apply for a passport',
  'cost',
  '€ 78.25 for adults, valid for ten years. € 59.10 for children under 18. Urgent: € 56 more.',
);
const photo = source(
  1,
  'Apply for a passport',
  'bring',
  '- all your passports, expired ones too\n- one colour photo, no older than six months',
);
const centre = source(
  2,
  'Recycling centre',
  'exceptions',
  'We do not take tyres or building waste from companies. Paint and batteries are free. Call 088 123 45 67 or see https://polderdam.example/waste.',
);
const sources = [passport, photo, centre];

const check = (answer: string, citations: readonly number[] = []): Checked =>
  checkAnswer(answer, citations, { sources, language: 'en' });

const objectionTo = (answer: string, citations?: readonly number[]): string => {
  const checked = check(answer, citations);
  return checked.isShown ? `shown: ${checked.text}` : checked.objection;
};

describe('an answer that is shown', () => {
  it('names its passages, which are numbered as they come', () => {
    const checked = check(
      'Paint and batteries are free [3]. A passport costs € 78.25 for adults, and is valid for 10 years. [1] Bring one colour photo, no older than six months [2], [1].',
      [3, 1, 2],
    );
    expect(checked).toEqual({
      isShown: true,
      text: 'Paint and batteries are free [1]. A passport costs € 78.25 for adults, and is valid for 10 years [2]. Bring one colour photo, no older than six months [3][2].',
      passages: [centre.passage, passport.passage, photo.passage],
    });
  });

  it('may be a list with what leads to it', () => {
    const checked = check(
      'Bring for your passport:\n- all your passports, also expired ones [2]\n* **one colour photo** [2]',
    );
    expect(checked).toMatchObject({
      isShown: true,
      text: 'Bring for your passport:\n\n- all your passports, also expired ones [1]\n- one colour photo [1]',
      passages: [photo.passage],
    });
  });

  it.each([
    'You pay € 59.10 for children under 18 [1].',
    'Urgent costs 56 euros more [1].',
    'We do not take tyres [3].',
    'Call 088-1234567 [3].',
    'See polderdam.example/waste for paint [3].',
  ])('%s', (answer) => {
    expect(check(answer)).toMatchObject({ isShown: true });
  });
});

describe('an answer that is not shown', () => {
  it.each([
    ['', 'empty'],
    ['  \n ', 'empty'],
    ['[1]', 'empty'],
    [`${'Paint is free [3]. '.repeat(20)}`, 'too-long'],
    ['x'.repeat(longestAnswer + 1), 'too-long'],
    ['A passport costs € 78.25 for adults.', 'no-citation'],
    ['A passport costs € 78.25 for adults [1]. Batteries are free.', 'no-citation'],
    ['Hello! A passport costs € 78.25 for adults [1].', 'no-citation'],
    ['A passport costs € 78.25 for adults [4].', 'unknown-passage'],
    ['A passport costs € 78.25 for adults [1][9].', 'unknown-passage'],
    ['A passport costs € 78.25 for adults [0].', 'unknown-passage'],
    ['A passport costs € 87.25 for adults [1].', 'particular'],
    ['A passport costs € 78.25 for adults [2].', 'particular'],
    ['A passport is valid for twelve years [1].', 'particular'],
    ['Call 0900 66 66 666 for a passport [1].', 'particular'],
    ['Paint and batteries are free until 3 November [3].', 'particular'],
    ['See www.cheap-passports.example for adults [1].', 'particular'],
    ['Mail adults@passport.example for a passport [1].', 'particular'],
    ['A passport costs € 59.10 for adults [1].', 'misplaced'],
    ['Children under 18 pay € 78.25 [1].', 'misplaced'],
    ['A passport for adults, says Mayor Johnson [1].', 'name'],
    ['The mayor is a crook who steals from everybody [1].', 'wording'],
    ['Paint and batteries are not free [1][2].', 'wording'],
    ['We take tyres and building waste from companies [3].', 'denial'],
    ['A passport is not valid for adults [1].', 'denial'],
    ['Bring a photo older than six months [2].', 'denial'],
    ['A passport for <b>adults</b> [1].', 'markup'],
    ['A passport for adults [see here](https://polderdam.example/waste) [3].', 'markup'],
    ['A passport for `adults` [1].', 'markup'],
    ['# Passport\nA passport for adults [1].', 'markup'],
    ['A passport for [name] adults [1].', 'markup'],
    ['A passport for &lt;adults [1].', 'markup'],
  ])('%s: %s', (answer, objection) => {
    expect(objectionTo(answer)).toBe(objection);
  });

  it('says that it used a passage which was not given', () => {
    expect(objectionTo('Paint is free [3].', [3, 8])).toBe('unknown-passage');
  });

  it('is in another language than was asked', () => {
    const tell = () => [{ language: 'de' as const, probability: 0.99 }];
    const answer = 'Paint and batteries are free of charge [3].';
    expect(checkAnswer(answer, [], { sources, language: 'en', tell })).toMatchObject({
      objection: 'language',
    });
    expect(checkAnswer(answer, [], { sources, language: 'de', tell })).toMatchObject({
      isShown: true,
    });
  });

  it('says which sentence was objected to', () => {
    expect(check('Paint is free [3]. Tyres cost € 5 [3].')).toEqual({
      isShown: false,
      objection: 'particular',
      sentence: 'Tyres cost € 5.',
    });
  });
});

const inLanguages = [
  {
    language: 'nl',
    text: 'We halen grote spullen op dinsdag en vrijdag op, hoogstens vijf tegelijk. Bouwafval nemen we niet mee. Twee keer per jaar gratis, daarna € 25 per keer. Bel voor 12.00 uur.',
    right: [
      'Grote spullen worden op dinsdag en vrijdag opgehaald [1].',
      'Het is 2 keer per jaar gratis en kost daarna 25 euro per keer [1].',
      'U belt o.a. voor 12 uur [1].',
      'Bouwafval wordt niet meegenomen [1].',
    ],
    wrong: [
      'Grote spullen worden op woensdag opgehaald [1].',
      'Het is 2 keer per maand gratis [1].',
      'Bouwafval nemen we mee [1].',
      'De burgemeester verhoogt de belasting voor iedereen [1].',
      'Grote spullen halen we op bij Jansen [1].',
      'Grote spullen ophalen kost de eerste twee keer € 25 per tegelijk [1].',
    ],
  },
  {
    language: 'de',
    text: 'Große Sachen holen wir dienstags ab, höchstens fünf auf einmal. Zweimal im Jahr kostenlos, danach 25 € je Abholung. Bauschutt nehmen wir nicht mit.',
    right: [
      'Wir holen große Sachen am Dienstag ab, bis zu 5 auf einmal [1].',
      'Das ist 2-mal im Jahr kostenlos [1]. Danach kostet jede Abholung 25 Euro [1].',
      'Bauschutt wird z. B. nicht mitgenommen [1].',
    ],
    wrong: [
      'Wir holen große Sachen am Mittwoch ab [1].',
      'Bauschutt nehmen wir mit [1].',
      'Die Abholung kostet 35 € [1].',
      'Der Bürgermeister erhöht die Steuern für alle Leute [1].',
    ],
  },
  {
    language: 'da',
    text: 'Vi henter store ting tirsdag og fredag, højst fem ad gangen. Gratis to gange om året, derefter 25 kr. pr. gang. Stil dem ud inden kl. 7. Byggeaffald tager vi ikke med.',
    right: [
      'Store ting hentes om tirsdagen og fredagen [1].',
      'Det er gratis 2 gange om året, derefter koster det kr. 25 pr. gang [1].',
      'Stil tingene ud inden kl. 7.00 [1].',
      'Byggeaffald tager vi ikke med [1].',
    ],
    wrong: [
      'Store ting hentes onsdag [1].',
      'Det er gratis 3 gange om året [1].',
      'Stil tingene ud inden kl. 8 [1].',
      'Byggeaffald tager vi med [1].',
      'Borgmesteren sætter skatten op for alle borgere [1].',
    ],
  },
] as const;

describe.each(inLanguages)('answers in $language', ({ language, text, right, wrong }) => {
  const own = [
    { passage: { articleId: 1, slug: 'x', field: 'cost' as const, text }, title: '', heading: '' },
  ];
  it.each(right)('shown: %s', (answer) => {
    expect(checkAnswer(answer, [], { sources: own, language })).toMatchObject({ isShown: true });
  });
  it.each(wrong)('not shown: %s', (answer) => {
    expect(checkAnswer(answer, [], { sources: own, language })).toMatchObject({ isShown: false });
  });
});
