import { describe, expect, it } from 'vitest';
import type { Calendar } from '../values/period.ts';
import { daysOf, extentFrom } from './extent.ts';

const month: Calendar = { frequency: 'month', yearKind: 'calendar' };
const quarter: Calendar = { frequency: 'quarter', yearKind: 'calendar' };
const financial: Calendar = { frequency: 'year', yearKind: 'financial' };

describe('the days of a period', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2023q4', '2023-10-01', '2023-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024-02-15', '2024-02-15', '2024-02-15'],
  ])('%s runs from %s to %s', (text, first, last) => {
    expect(daysOf(text)).toEqual({ first, last });
  });

  it.each([
    '2024-13',
    '2024-Q5',
    '24',
    'last year',
    "2024'--",
    '0000',
    '9999-Q1',
    '2024-02-30',
    '2023-02-29',
  ])('%s is none', (text) => {
    expect(daysOf(text)).toBeUndefined();
  });
});

describe('what an address asks for', () => {
  it('takes a year for all of its months', () => {
    expect(extentFrom({ from: '2023', to: '2024' }, month)).toMatchObject({
      from: '2023-01-01',
      to: '2024-12-31',
    });
  });

  it('takes the indicator’s own way of writing a period', () => {
    expect(extentFrom({ from: '2023/24', to: '2024/25' }, financial)).toMatchObject({
      from: '2023-04-01',
      to: '2024-04-01',
    });
    expect(extentFrom({ to: '2024-Q3' }, quarter)).toMatchObject({ to: '2024-07-01' });
  });

  it('says that it cannot read a period instead of giving everything', () => {
    expect(() => extentFrom({ from: 'yesterday' }, month)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        details: expect.objectContaining({ parameter: 'from' }),
      }),
    );
  });

  it('takes “all” for all ages, and an empty parameter for none', () => {
    expect(extentFrom({ age: 'all', area: '', sex: '' })).toMatchObject({
      age: '',
      area: undefined,
      sex: undefined,
    });
  });
});
