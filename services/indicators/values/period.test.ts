import { describe, expect, it } from 'vitest';
import { formats } from '../../../platform/messages/format.ts';
import {
  type Calendar,
  latestComplete,
  parsePeriod,
  periodKey,
  periodLabel,
  periodPlus,
} from './period.ts';

const year: Calendar = { frequency: 'year', yearKind: 'calendar' };
const financial: Calendar = { frequency: 'year', yearKind: 'financial' };
const academic: Calendar = { frequency: 'year', yearKind: 'academic' };
const quarter: Calendar = { frequency: 'quarter', yearKind: 'calendar' };
const month: Calendar = { frequency: 'month', yearKind: 'calendar' };

describe('a period in a file', () => {
  it.each([
    ['2024', year, '2024-01-01'],
    ['2024', financial, '2024-04-01'],
    ['2024/25', financial, '2024-04-01'],
    ['2024-25', academic, '2024-09-01'],
    ['2024/2025', academic, '2024-09-01'],
    ['1999/00', academic, '1999-09-01'],
    ['2024-01-01', year, '2024-01-01'],
    ['2024Q3', quarter, '2024-07-01'],
    ['2024-Q1', quarter, '2024-01-01'],
    ['2024 K4', quarter, '2024-10-01'],
    ['2024-03', month, '2024-03-01'],
    ['202412', month, '2024-12-01'],
    ['2024-03-01', month, '2024-03-01'],
    ['1500', year, '1500-01-01'],
    ['2200', year, '2200-01-01'],
  ])('%s is read', (text, calendar, first) => expect(parsePeriod(text, calendar)).toBe(first));

  it.each([
    ['2024/26', financial],
    ['24', year],
    ['2024-01-AB', year],
    ['2024-02-30', month],
    ['2024-03-02', month],
    ['2024-13', month],
    ['2024-00', month],
    ['2024Q5', quarter],
    ['2024', month],
    ['2024-02-01', quarter],
    ['2024-01-01', financial],
    ['', year],
    ['2024 ', year],
    ['0000', year],
    ['1499', year],
    ['2201', year],
    ['9999', financial],
    ['0000-01-01', year],
    ['0024Q1', quarter],
    ['000001', month],
  ])('%s is none', (text, calendar) => expect(parsePeriod(text, calendar)).toBeUndefined());

  it('is written so that it can be read again', () => {
    for (const calendar of [year, financial, academic, quarter, month])
      for (let step = -30; step < 30; step++) {
        const start =
          parsePeriod(
            calendar.frequency === 'month'
              ? '2024-01'
              : calendar.frequency === 'quarter'
                ? '2024Q1'
                : '2024',
            calendar,
          ) ?? '';
        const period = periodPlus(start, step, calendar);
        expect(parsePeriod(periodKey(period, calendar), calendar)).toBe(period);
        expect(periodPlus(period, -step, calendar)).toBe(start);
      }
  });

  it('is told in the reader’s language', () => {
    expect(periodLabel('2024-03-01', month, formats.de)).toBe('März 2024');
    expect(periodLabel('2024-07-01', quarter, formats.nl)).toBe('2024 Q3');
    expect(periodLabel('2024-04-01', financial, formats.en)).toBe('2024/25');
    expect(periodLabel('1999-09-01', academic, formats.da)).toBe('1999/00');
  });
});

describe('the newest complete period', () => {
  it.each([
    [
      [
        ['2026', 2],
        ['2025', 24],
        ['2024', 24],
      ],
      '2025',
    ],
    [
      [
        ['2026', 20],
        ['2025', 24],
      ],
      '2026',
    ],
    [[['2026', 1]], '2026'],
    [[], undefined],
    // Another way of dividing the town: what six periods ago was usual does not count any more.
    [
      [
        ['7', 5],
        ['6', 5],
        ['5', 5],
        ['4', 5],
        ['3', 5],
        ['2', 5],
        ['1', 24],
      ],
      '7',
    ],
  ] as const)('of %j is %s', (filled, expected) => {
    expect(latestComplete(filled.map(([period, areas]) => ({ period, areas })))).toBe(expected);
  });
});
