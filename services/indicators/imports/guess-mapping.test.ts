import { describe, expect, it } from 'vitest';
import { guessMapping, proposeMapping } from './guess-mapping.ts';
import { emptyMapping } from './mapping.ts';

describe('a guess from the names of columns', () => {
  it.each([
    [
      'Dutch',
      [
        'Indicator',
        'Gebiedscode',
        'Jaar',
        'Geslacht',
        'Teller',
        'Noemer',
        'Waarde',
        'Ondergrens',
        'Bovengrens',
      ],
    ],
    [
      'English',
      [
        'indicator_code',
        'area code',
        'Year',
        'Sex',
        'Numerator',
        'Denominator',
        'Value',
        'Lower CI',
        'Upper CI',
      ],
    ],
    [
      'German',
      [
        'Indikator',
        'Gebietscode',
        'Jahr',
        'Geschlecht',
        'Zähler',
        'Nenner',
        'Wert',
        'Untergrenze',
        'Obergrenze',
      ],
    ],
    [
      'Danish',
      [
        'Indikator',
        'Områdekode',
        'År',
        'Køn',
        'Tæller',
        'Nævner',
        'Værdi',
        'Nedre grænse',
        'Øvre grænse',
      ],
    ],
  ])('reads %s', (_, header) => {
    const { columns } = guessMapping(header, []);
    const [indicator, area, period, sex, numerator, denominator, value, lower, upper] = header;
    expect(columns).toEqual({
      indicator,
      area,
      period,
      sex,
      numerator,
      denominator,
      value,
      lower,
      upper,
    });
  });

  it('reads the decimal sign from the first rows', () => {
    expect(guessMapping(['waarde'], [['12,5'], ['3,25']]).decimalSign).toBe(',');
    expect(guessMapping(['waarde'], [['12.5'], ['3.25']]).decimalSign).toBe('.');
  });

  it('gives a column to one field only', () => {
    const { columns } = guessMapping(['Sex', 'SexID', 'Age', 'AgeID'], []);
    expect(columns).toMatchObject({ sex: 'Sex', age: 'Age' });
  });
});

describe('a known mapping', () => {
  const mapping = (columns: Record<string, string>) => ({ ...emptyMapping, columns });
  const known = [
    { name: 'short', mapping: mapping({ area: 'a', value: 'v' }) },
    { name: 'long', mapping: mapping({ area: 'a', value: 'v', period: 'p' }) },
    { name: 'other', mapping: mapping({ area: 'q' }) },
  ];

  it('is taken when all its columns are there, the fullest first', () => {
    expect(proposeMapping(['a', 'v', 'p', 'more'], [], known).name).toBe('long');
    expect(proposeMapping(['a', 'v'], [], known).name).toBe('short');
  });

  it('is not taken when a column is missing: then it is a guess', () => {
    expect(proposeMapping(['a', 'waarde'], [], known)).toMatchObject({
      name: undefined,
      mapping: { columns: { value: 'waarde' } },
    });
  });
});
