import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../languages.ts';
import { addDays, addMonths, dayOf, weekdayOf } from './calendar.ts';
import { findDays } from './dates.ts';

// Thursday
const today = '2026-11-26';

describe('days in Dutch', () => {
  it.each([
    ['vandaag', '2026-11-26'],
    ['kan het morgen?', '2026-11-27'],
    ['overmorgen graag', '2026-11-28'],
    ['dinsdag', '2026-12-01'],
    ['aanstaande dinsdag', '2026-12-01'],
    ['volgende week dinsdag', '2026-12-01'],
    ['volgende dinsdag', '2026-12-01'],
    ['volgende week donderdag', '2026-12-03'],
    ['donderdag', '2026-12-03'],
    ['op zaterdag volgende week', '2026-12-05'],
    ['12 maart', '2027-03-12'],
    ['de 12e', '2026-12-12'],
    ['de 12e van december', '2026-12-12'],
    ['over drie weken', '2026-12-17'],
    ['over 2 dagen', '2026-11-28'],
    ['3/12', '2026-12-03'],
    ['3-12-27', '2027-12-03'],
    ['2027-01-31', '2027-01-31'],
    ['vrijdag 4 december', '2026-12-04'],
    ['maandag over een week', '2026-12-07'],
    ['dinsdag over twee weken', '2026-12-15'],
    ['op vrijdag, de 11e', '2026-12-11'],
    ['vr. 4-12', '2026-12-04'],
    ['4 december (vrijdag)', '2026-12-04'],
  ])('%s', (text, day) => {
    expect(findDays(text, 'nl', today).map((one) => one.day)).toEqual([day]);
  });
});

describe('days in English', () => {
  it.each([
    ['today please', '2026-11-26'],
    ['the day after tomorrow', '2026-11-28'],
    ['next Tuesday', '2026-12-01'],
    ['this Friday', '2026-11-27'],
    ['next Friday', '2026-12-04'],
    ['Friday next week', '2026-12-04'],
    ['on Mon', '2026-11-30'],
    ['March 12th, 2027', '2027-03-12'],
    ['the 12th of March', '2027-03-12'],
    ['no, the 12th', '2026-12-12'],
    ['in two months', '2027-01-26'],
    ['26 November', '2026-11-26'],
    ['25 November', '2027-11-25'],
    ['Friday the 4th', '2026-12-04'],
    ['a week on Friday', '2026-12-04'],
    ['Friday week', '2026-12-04'],
    ['a day on Friday', '2026-11-27'],
    ['a week from tomorrow', '2026-12-04'],
    ['two weeks today', '2026-12-10'],
    ['in a fortnight', '2026-12-10'],
    ['in a month', '2026-12-26'],
    ['Friday, December 4', '2026-12-04'],
    ['this Friday 4 December 2026', '2026-12-04'],
    // The date says which, as it is read back with its weekday.
    ['Monday 4 December', '2026-12-04'],
  ])('%s', (text, day) => {
    expect(findDays(text, 'en', today).map((one) => one.day)).toEqual([day]);
  });
});

describe('days in German', () => {
  it.each([
    ['heute', '2026-11-26'],
    ['übermorgen', '2026-11-28'],
    ['uebermorgen', '2026-11-28'],
    ['nächsten Dienstag', '2026-12-01'],
    ['übernächsten Dienstag', '2026-12-08'],
    ['nächste Woche Dienstag', '2026-12-01'],
    ['Dienstag in der nächsten Woche', '2026-12-01'],
    ['am 12. März', '2027-03-12'],
    ['am 12.', '2026-12-12'],
    ['12.3.2027', '2027-03-12'],
    ['12.12.', '2026-12-12'],
    ['in zwei Wochen', '2026-12-10'],
    ['kommenden Sonnabend', '2026-11-28'],
    ['am Freitag, den 4. Dezember', '2026-12-04'],
    ['Freitag, dem 11.', '2026-12-11'],
    ['heute in einer Woche', '2026-12-03'],
    ['Montag in einer Woche', '2026-12-07'],
    ['in einem Monat', '2026-12-26'],
    ['Fr. 4.12.', '2026-12-04'],
  ])('%s', (text, day) => {
    expect(findDays(text, 'de', today).map((one) => one.day)).toEqual([day]);
  });
});

describe('days in Danish', () => {
  it.each([
    ['i dag', '2026-11-26'],
    ['i overmorgen', '2026-11-28'],
    ['på tirsdag', '2026-12-01'],
    ['næste tirsdag', '2026-12-01'],
    ['tirsdag i næste uge', '2026-12-01'],
    ['næste uge på tirsdag', '2026-12-01'],
    ['den 12. marts', '2027-03-12'],
    ['den 12.', '2026-12-12'],
    ['om to uger', '2026-12-10'],
    ['lørdag', '2026-11-28'],
    ['fredag den 4. december', '2026-12-04'],
    ['mandag om en uge', '2026-12-07'],
    ['tirsdag om 2 uger', '2026-12-15'],
    ['fredag d. 11. december', '2026-12-11'],
  ])('%s', (text, day) => {
    expect(findDays(text, 'da', today).map((one) => one.day)).toEqual([day]);
  });
});

describe('texts', () => {
  it.each([
    ['31 februari', 'nl'],
    ['31/2/2027', 'en'],
    ['I may come', 'en'],
    ['2 sofas', 'en'],
    ['number 12', 'en'],
    ['am Markt 12', 'de'],
  ] as const)('without a day: %s', (text, language) => {
    expect(findDays(text, language, today)).toEqual([]);
  });

  it('tell where each day stands, of several', () => {
    expect(findDays('From 3 December, or next Monday?', 'en', today)).toEqual([
      { day: '2026-12-03', text: '3 December', start: 5 },
      { day: '2026-11-30', text: 'next Monday', start: 20 },
    ]);
    expect(findDays('3 December, Monday', 'en', today).map(({ day }) => day)).toEqual([
      '2026-12-03',
      '2026-11-30',
    ]);
  });

  it.each(['long', 'full'] as const)('give back any %s date, in every language', (dateStyle) => {
    const months: Readonly<Record<string, Intl.DateTimeFormat>> = Object.fromEntries(
      languages.map((language) => [
        language,
        new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.integer({ min: 0, max: 3000 }),
        (language, later) => {
          const day = addDays('2024-01-01', later);
          const written = months[language]?.format(new Date(`${day}T00:00:00Z`)) ?? '';
          expect(findDays(written, language, today).map((one) => one.day)).toEqual([day]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of any kind are read without error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (language, text) => {
          for (const { day } of findDays(text, language, today)) expect(day).toMatch(/^\d{4}-/);
        },
      ),
    );
  });
});

describe('the calendar', () => {
  it('knows leap years, short months and weekdays', () => {
    expect(dayOf(2028, 2, 29)).toBe('2028-02-29');
    expect(dayOf(2027, 2, 29)).toBeUndefined();
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(weekdayOf('2026-11-26')).toBe(4);
    expect(weekdayOf('2026-11-29')).toBe(7);
  });
});
