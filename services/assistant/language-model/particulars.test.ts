import { describe, expect, it } from 'vitest';
import type { Language } from '../../../platform/messages/languages.ts';
import { unfoundIn } from './particulars.ts';

const same: readonly (readonly [Language, string, string])[] = [
  ['nl', 'Het kost € 12,50.', 'Kosten: 12.50 euro'],
  ['nl', 'Het kost 12,5 euro.', '€ 12,50'],
  ['nl', 'Het kost € 1.250.', 'EUR 1250,00'],
  ['en', 'It costs £1,250.50.', '1250.50 GBP'],
  ['da', 'Det koster 250 kr.', 'kr. 250'],
  ['nl', 'Vraag het aan voor 3 november.', 'Voor 3-11 aanvragen.'],
  ['nl', 'Vraag het aan voor 3 november 2026.', 'Uiterlijk 2026-11-03.'],
  ['en', 'Apply before November 3rd.', 'Before the 3rd of November 2026.'],
  ['de', 'Bis zum 3. März beantragen.', 'Frist: 3.3.2026'],
  ['da', 'Søg inden den 3. maj.', 'Frist: 3/5'],
  ['nl', 'Open van 9.00 tot 17.00 uur.', 'open van 9 tot 17 uur'],
  ['nl', 'Zet hem om 7.30 uur buiten.', 'Zet hem voor half acht buiten.'],
  ['en', 'Open from 9 am to 5 pm.', 'Open from 9:00 to 17:00.'],
  ['da', 'Åbent fra kl. 9 til kl. 17.', 'åbent kl. 9–17'],
  ['nl', 'Klaar na 5 werkdagen.', 'Na vijf werkdagen ligt het klaar.'],
  ['en', 'Valid for 10 years.', 'valid for ten years'],
  ['de', 'Zweimal im Jahr kostenlos.', '2-mal im Jahr kostenlos'],
  ['en', 'For children from 3 to 11.', 'For children (3-11)'],
  ['en', 'We come on Tuesdays.', 'Tuesday is the day'],
  ['de', 'Wir kommen dienstags.', 'Am Dienstag'],
  ['nl', 'Bel 010 123 45 67.', 'Telefoon: +31 10 1234567'],
  ['nl', 'Bel 14 010.', 'Bel 14 010'],
  ['da', 'Ring på 12 34 56 78.', 'Telefon +45 12 34 56 78'],
  ['nl', 'Mail Balie@Polderdam.example.', 'balie@polderdam.example'],
  ['nl', 'Zie www.polderdam.nl/paspoort.', 'https://polderdam.nl/paspoort/'],
  ['da', 'Tag noget med, f.eks. et pas.', 'Tag et pas med.'],
  ['nl', 'Neem o.a. een foto mee.', 'Neem een foto mee'],
  ['en', 'You may march in.', 'Come in.'],
];

const different: readonly (readonly [Language, string, string])[] = [
  ['nl', 'Het kost € 12,50.', 'Het kost € 12,05.'],
  ['nl', 'Het kost € 12.', 'Je wacht 12 weken.'],
  ['en', 'It costs £12.', 'It costs € 12.'],
  ['nl', 'Vraag het aan voor 3 november.', 'Voor 11 maart aanvragen.'],
  ['nl', 'Vraag het aan voor 3 november 2027.', 'Voor 3 november 2026.'],
  ['nl', 'Voor 3 november 2027.', 'Voor 3 november.'],
  ['en', 'In November it is closed.', 'In October it is closed.'],
  ['en', 'We come on Wednesdays.', 'We come on Tuesdays.'],
  ['en', 'Open until 5 pm.', 'Open from 5 am.'],
  ['nl', 'Zet hem om acht uur buiten.', 'Zet hem voor half acht buiten.'],
  ['nl', 'Klaar na vijf dagen.', 'Klaar na vijf werkdagen.'],
  ['nl', 'Klaar na vijf weken.', 'Klaar na vijf dagen.'],
  ['nl', 'Klaar na zes werkdagen.', 'Klaar na vijf werkdagen.'],
  ['en', 'It is 5% more.', 'It is 5 euros more.'],
  ['en', 'It costs € 10 a month.', 'It costs € 10 a year.'],
  ['de', 'Es kostet 10 € im Monat.', 'Es kostet 10 € jährlich.'],
  ['nl', 'Bel 010 123 45 68.', 'Bel 010 123 45 67.'],
  ['da', 'Ring på 34 12 78 56.', 'Ring på 12 34 56 78.'],
  ['nl', 'Mail balie@polderdam.nl.', 'Mail balie@polderdam.example.'],
  ['nl', 'Zie paspoort-snel.nl.', 'Zie paspoort.nl.'],
  ['nl', 'Zie polderdam.nl/betaal.', 'Zie polderdam.nl.'],
  ['en', 'It takes twelve weeks.', 'It takes weeks.'],
];

describe('particulars of a sentence', () => {
  it.each(same)('%s: “%s” is borne out by “%s”', (language, text, source) => {
    expect(unfoundIn(text, source, language)).toBeUndefined();
  });

  it.each(different)('%s: “%s” is not borne out by “%s”', (language, text, source) => {
    expect(unfoundIn(text, source, language)).toBeDefined();
  });
});
