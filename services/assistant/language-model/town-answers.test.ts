/** Answers to questions about the demo town's articles: what a careful and a careless model would write. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../platform/messages/languages.ts';
import type { TextField } from '../content/article.ts';
import { demoArticles } from '../demo/articles/index.ts';
import { messages } from '../messages/index.ts';
import { checkAnswer, type Source } from './check.ts';

const sourceOf = (slug: string, field: TextField, language: Language): Source => {
  const texts = demoArticles.find((article) => article.slug === slug)?.texts ?? {};
  const text = texts[field]?.[language] ?? '';
  return {
    passage: { articleId: 1, slug, field, text },
    title: texts.name?.[language] ?? '',
    heading: messages[language].fields[field],
  };
};

const careful: readonly (readonly [Language, string, TextField, string])[] = [
  ['nl', 'passport', 'cost', 'Een paspoort voor volwassenen kost € 78,25 [1].'],
  ['nl', 'passport', 'cost', 'Voor een kind tot 18 jaar betaal je 59,10 euro [1].'],
  [
    'nl',
    'passport',
    'cost',
    'Met spoed betaal je € 56 extra en is het paspoort er de volgende werkdag [1].',
  ],
  ['nl', 'passport', 'procedure', 'Je haalt je paspoort na 5 werkdagen zelf op [1].'],
  [
    'nl',
    'bulky-waste',
    'summary',
    'We halen grofvuil op dinsdag en vrijdag bij je thuis op [1]. Je kunt hoogstens vijf spullen tegelijk meegeven [1].',
  ],
  [
    'nl',
    'bulky-waste',
    'cost',
    'Grofvuil ophalen is twee keer per jaar gratis, daarna kost het € 25 per keer [1].',
  ],
  [
    'nl',
    'bulky-waste',
    'exceptions',
    'Banden en chemisch afval nemen we niet mee; breng ze naar de milieustraat [1].',
  ],
  [
    'nl',
    'recycling-centre',
    'summary',
    'De milieustraat is op zaterdag open van 9.00 tot 16.00 uur [1].',
  ],
  ['nl', 'parking-permit', 'cost', 'Een tweede vergunning kost € 192 [1].'],
  [
    'nl',
    'opening-hours',
    'summary',
    'Op donderdag is het stadhuis open tot 20 uur, met een afspraak [1].',
  ],
  ['nl', 'opening-hours', 'exceptions', 'Tussen kerst en nieuwjaar is het stadhuis gesloten [1].'],
  ['en', 'passport', 'cost', 'A passport costs € 78.25 for adults and is valid for 10 years [1].'],
  [
    'en',
    'passport',
    'bring',
    'Please bring all your old passports and identity cards, and one colour photo that is no older than six months [1].',
  ],
  [
    'en',
    'passport',
    'conditions',
    'You must be registered in Polderdam and be a Dutch national [1]. For a child, both parents with custody must give consent [1].',
  ],
  ['en', 'waste-collection', 'procedure', 'In the north we empty the bins on Tuesdays [1].'],
  [
    'en',
    'waste-collection',
    'cost',
    'A household pays € 289 a year, and somebody living alone € 214 [1].',
  ],
  ['en', 'recycling-centre', 'cost', 'Paint and batteries are free [1].'],
  [
    'en',
    'moving-house',
    'summary',
    'You can tell us from four weeks before you move until five days after [1].',
  ],
  [
    'en',
    'opening-hours',
    'summary',
    'The contact centre answers your call on working days from 8:00 to 18:00 [1].',
  ],
  [
    'de',
    'passport',
    'cost',
    'Für Erwachsene kostet der Reisepass 78,25 Euro [1]. Er ist zehn Jahre gültig [1].',
  ],
  [
    'de',
    'bulky-waste',
    'procedure',
    'Stellen Sie den Sperrmüll am Tag der Abholung vor 7 Uhr auf den Gehweg [1].',
  ],
  [
    'de',
    'bulky-waste',
    'exceptions',
    'Bauschutt und Reifen nehmen wir nicht mit, bringen Sie sie bitte zum Wertstoffhof [1].',
  ],
  [
    'de',
    'recycling-centre',
    'summary',
    'Der Wertstoffhof hat samstags von 9 bis 16 Uhr geöffnet [1].',
  ],
  ['de', 'parking-permit', 'cost', 'Eine Besucherkarte für 100 Stunden kostet 24 € [1].'],
  [
    'de',
    'moving-house',
    'bring',
    'Bringen Sie mit:\n- Ihren Reisepass oder Ausweis [1]\n- Ihren Mietvertrag oder Kaufvertrag [1]',
  ],
  ['da', 'passport', 'cost', 'Et pas til voksne koster 78,25 € og gælder i ti år [1].'],
  ['da', 'waste-collection', 'summary', 'Du skal stille beholderen ud inden kl. 7.30 [1].'],
  ['da', 'bulky-waste', 'summary', 'Vi henter storskrald hos dig på tirsdage og fredage [1].'],
  [
    'da',
    'recycling-centre',
    'summary',
    'Genbrugspladsen har åbent om lørdagen fra kl. 9 til kl. 16 [1].',
  ],
  ['da', 'opening-hours', 'exceptions', 'Rådhuset er lukket mellem jul og nytår [1].'],
];

const careless: readonly (readonly [Language, string, TextField, string])[] = [
  ['nl', 'passport', 'cost', 'Een paspoort voor volwassenen kost € 59,10 [1].'],
  ['nl', 'passport', 'cost', 'Een paspoort is vijftien jaar geldig [1].'],
  ['nl', 'passport', 'procedure', 'Je haalt je paspoort na 5 dagen op [1].'],
  ['nl', 'bulky-waste', 'cost', 'Grofvuil ophalen is twee keer per maand gratis [1].'],
  ['nl', 'bulky-waste', 'exceptions', 'Banden en chemisch afval nemen we mee [1].'],
  ['nl', 'recycling-centre', 'summary', 'De milieustraat is op zondag open van 9 tot 16 uur [1].'],
  ['nl', 'parking-permit', 'cost', 'Een bezoekerskaart kost € 192 [1].'],
  [
    'nl',
    'opening-hours',
    'exceptions',
    'Tussen kerst en oud en nieuw kun je bij de nachtwinkel van Piet terecht [1].',
  ],
  [
    'nl',
    'moving-house',
    'summary',
    'Je kunt je verhuizing doorgeven tot vijf weken na de verhuizing [1].',
  ],
  ['en', 'passport', 'cost', 'A passport costs about € 80 for adults [1].'],
  ['en', 'passport', 'conditions', 'You do not need to be registered in Polderdam [1].'],
  ['en', 'passport', 'bring', 'Bring a photo that is older than six months [1].'],
  ['en', 'waste-collection', 'cost', 'Somebody living alone pays € 289 a year [1].'],
  ['en', 'waste-collection', 'procedure', 'In the west we empty the bins on Wednesdays [1].'],
  ['en', 'opening-hours', 'summary', 'The contact centre answers from 8 am to 8 pm [1].'],
  [
    'en',
    'moving-house',
    'cost',
    'Moving house is free, and Amsterdam pays your removal van as well [1].',
  ],
  ['en', 'emergency', 'summary', 'If you smell gas, call 911 [1].'],
  ['de', 'passport', 'cost', 'Für Kinder kostet der Reisepass 78,25 € [1].'],
  ['de', 'bulky-waste', 'procedure', 'Stellen Sie den Sperrmüll vor acht Uhr auf den Gehweg [1].'],
  ['de', 'bulky-waste', 'exceptions', 'Bauschutt und Reifen nehmen wir mit [1].'],
  ['de', 'parking-permit', 'cost', 'Der erste Ausweis kostet 96 € im Monat [1].'],
  ['de', 'recycling-centre', 'summary', 'Der Wertstoffhof hat montags geöffnet [1].'],
  ['da', 'passport', 'cost', 'Et pas til voksne koster 78,25 kr. [1].'],
  ['da', 'waste-collection', 'summary', 'Du skal stille beholderen ud inden kl. 8.30 [1].'],
  ['da', 'bulky-waste', 'exceptions', 'Byggeaffald og dæk tager vi med [1].'],
  [
    'da',
    'opening-hours',
    'exceptions',
    'Rådhuset er ikke lukket mellem jul og nytår, for borgmesteren elsker julen [1].',
  ],
];

const check = (language: Language, slug: string, field: TextField, answer: string) =>
  checkAnswer(answer, [], { sources: [sourceOf(slug, field, language)], language });

describe('answers about the demo town', () => {
  it.each(careful)('%s, %s (%s), shown: %s', (language, slug, field, answer) => {
    expect(check(language, slug, field, answer)).toMatchObject({ isShown: true });
  });

  it.each(careless)('%s, %s (%s), not shown: %s', (language, slug, field, answer) => {
    expect(check(language, slug, field, answer)).toMatchObject({ isShown: false });
  });
});
