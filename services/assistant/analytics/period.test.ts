import { describe, expect, it } from 'vitest';
import { addressOf, readFilter } from './filter.ts';
import {
  daysOf,
  endedQuarters,
  monthsFrom,
  monthsIn,
  monthsOfQuarter,
  periodBefore,
  quarterOf,
  weekOf,
  weeksIn,
} from './period.ts';

describe('months', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-11', -23, '2024-12'],
    ['2026-05', 0, '2026-05'],
  ])('%s and %i more is %s', (month, more, expected) => {
    expect(monthsFrom(month, more)).toBe(expected);
  });

  it('of a period are those from the first up to the last', () => {
    expect(monthsIn({ from: '2025-11', to: '2026-02' })).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(monthsIn({ from: '2026-02', to: '2026-01' })).toEqual([]);
  });

  it('before a period are as many', () => {
    expect(periodBefore({ from: '2026-01', to: '2026-03' })).toEqual({
      from: '2025-10',
      to: '2025-12',
    });
  });

  it.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (to, last) => {
    expect(daysOf({ from: '2026-01', to })).toEqual({ first: '2026-01-01', last });
  });
});

describe('weeks', () => {
  it('begin on Monday', () => {
    expect(weekOf('2026-11-23')).toBe('2026-11-23');
    expect(weekOf('2026-11-29')).toBe('2026-11-23');
    expect(weekOf('2027-01-01')).toBe('2026-12-28');
  });

  it('of a month are all that have a day in it', () => {
    expect(weeksIn({ from: '2026-11', to: '2026-11' })).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ]);
  });
});

describe('quarters', () => {
  it('are three months', () => {
    expect(quarterOf('2026-09')).toBe('2026-Q3');
    expect(monthsOfQuarter('2026-Q4')).toEqual({ from: '2026-10', to: '2026-12' });
  });

  it('have ended when their last month has', () => {
    expect(endedQuarters('2025-08', '2026-03')).toEqual(['2025-Q3', '2025-Q4']);
    expect(endedQuarters('2025-08', '2026-04')).toEqual(['2025-Q3', '2025-Q4', '2026-Q1']);
    expect(endedQuarters('2026-03', '2026-03')).toEqual([]);
  });
});

describe('what the page shows', () => {
  const choices = { firstMonth: '2025-06', thisMonth: '2026-11', quarters: ['2026-Q2', '2026-Q3'] };
  const read = (query: string) => readFilter(new URLSearchParams(query), choices);

  it('is the last year of whole months, unless chosen', () => {
    expect(read('').filter).toMatchObject({
      from: '2025-11',
      to: '2026-10',
      by: 'month',
      quarter: '2026-Q3',
    });
    expect(
      readFilter(new URLSearchParams(), {
        firstMonth: '2026-11',
        thisMonth: '2026-11',
        quarters: [],
      }).filter,
    ).toMatchObject({ from: '2026-11', to: '2026-11', quarter: undefined });
  });

  it('is what was chosen, and its address says so', () => {
    const query = 'from=2026-01&to=2026-11&channel=whatsapp&language=de&by=week&quarter=2026-Q2';
    const { filter, errors } = read(query);
    expect(errors).toEqual({});
    expect(addressOf(filter)).toBe(query);
  });

  it.each([
    ['from=2024-01', { from: 'month-unknown' }],
    ['to=2026-13', { to: 'month-unknown' }],
    ["from=2026-01'--", { from: 'month-unknown' }],
    ['from=2026-05&to=2026-04', { to: 'wrong-order' }],
  ])('is said to be wrong for %s', (query, errors) => {
    expect(read(query).errors).toEqual(errors);
  });

  it('leaves out channels, languages and quarters that are none', () => {
    expect(read('channel=fax&language=fr&quarter=2020-Q1').filter).toMatchObject({
      channel: undefined,
      language: undefined,
      quarter: '2026-Q3',
    });
  });
});
