import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../languages.ts';
import { findMoney, findNumbers, findTimes } from './amounts.ts';
import { findPlates, findPostcodes } from './codes.ts';
import { findListed } from './lists.ts';

describe('postcodes', () => {
  it.each([
    ['ik woon op 1234ab, nummer 5', 'NL', ['1234 AB']],
    ['1234 SS', 'NL', []],
    ['0123 AB', 'NL', []],
    ['8800 Roeselare', 'BE', ['8800']],
    ['in 49377 Vechta', 'DE', ['49377']],
    ['9000 Aalborg', 'DK', ['9000']],
    ['SW1A 1AA please', 'GB', ['SW1A 1AA']],
  ] as const)('in "%s" (%s)', (text, country, codes) => {
    expect(findPostcodes(text, country).map(({ code }) => code)).toEqual(codes);
  });
});

describe('licence plates', () => {
  it.each([
    ['mijn auto is AB-12-CD', 'NL', ['AB-12-CD']],
    ['kenteken 12abc3', 'NL', ['12-ABC-3']],
    ['G-123-BB', 'NL', ['G-123-BB']],
    ['123456', 'NL', []],
    ['1-ABC-234', 'BE', ['1-ABC-234']],
    ['VEC-AB 123', 'DE', ['VEC-AB 123']],
    ['AB 12 345', 'DK', ['AB 12 345']],
    ['ab12 cde', 'GB', ['AB12 CDE']],
  ] as const)('in "%s" (%s)', (text, country, codes) => {
    expect(findPlates(text, country).map(({ code }) => code)).toEqual(codes);
  });
});

describe('numbers', () => {
  it.each([
    ['twee stoelen en een bank', 'nl', [2, 1]],
    ['3 chairs and a sofa', 'en', [3, 1]],
    ['zwölf Stühle', 'de', [12]],
    ['tre senge', 'da', [3]],
    ['1.250,50', 'nl', [1250.5]],
    ['1,250.50', 'en', [1250.5]],
    ['2,5 m', 'de', [2.5]],
    ['1.250', 'da', [1250]],
  ] as const)('in "%s" (%s)', (text, language, values) => {
    expect(findNumbers(text, language).map(({ value }) => value)).toEqual(values);
  });
});

describe('money', () => {
  it.each([
    ['kost dat € 12,50?', [[12.5, 'EUR']]],
    ['25 euro', [[25, 'EUR']]],
    ['150 kr.', [[150, 'DKK']]],
    ['£1,000', [[1000, 'GBP']]],
    ['12 stoelen', []],
  ] as const)('in "%s"', (text, sums) => {
    expect(findMoney(text).map(({ value, currency }) => [value, currency])).toEqual(sums);
  });
});

describe('times', () => {
  it.each([
    ['om 15.30 uur', 'nl', ['15:30']],
    ['half vier', 'nl', ['15:30']],
    ['om 9 uur of 10:15', 'nl', ['09:00', '10:15']],
    ['half past three', 'en', ['15:30']],
    ['at 3 pm', 'en', ['15:00']],
    ['12 am', 'en', ['00:00']],
    ['halb zehn', 'de', ['09:30']],
    ['um 14 Uhr', 'de', ['14:00']],
    ['kl. 14.30', 'da', ['14:30']],
    ['halv fire', 'da', ['15:30']],
    ['at 25:00', 'en', []],
  ] as const)('in "%s" (%s)', (text, language, times) => {
    expect(findTimes(text, language).map(({ time }) => time)).toEqual(times);
  });
});

describe('things of a list', () => {
  const things = [
    { value: 'sofa', names: ['bank', 'sofa', 'couch'] },
    { value: 'bed', names: ['bed', 'matras', 'mattress', 'Matratze'] },
    { value: 'fridge', names: ['koelkast', 'fridge', 'washing machine'] },
    { value: 'machine', names: ['machine'] },
  ];
  it.each([
    ['een oude bank en twee matrassen', ['sofa', 'bed']],
    ["twee sofa's", ['sofa']],
    ['Matratzen', ['bed']],
    ['my frigde', ['fridge']],
    ['a washing machine', ['fridge']],
    ['a machine, and a couch', ['machine', 'sofa']],
    ['nothing at all', []],
    ['bed bed bed', ['bed']],
  ])('in "%s"', (text, values) => {
    expect(findListed(text, things)).toEqual(values);
  });
});

describe('any text', () => {
  it('is read without error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        (language, text) => {
          for (const { value } of [...findNumbers(text, language), ...findMoney(text)])
            expect(Number.isNaN(value)).toBe(false);
          findTimes(text, language);
          findPlates(text, 'NL');
          findPostcodes(text, 'GB');
        },
      ),
    );
  });
});
