import { describe, expect, it } from 'vitest';
import { dateOrderOf, readWrittenPeriod } from './written-period.ts';

const read = (text: string, order: Parameters<typeof readWrittenPeriod>[1] = 'unsure') => {
  const found = readWrittenPeriod(text, order);
  return found.kind === 'period' ? found.text : found.readings.join(' or ');
};

describe('a period as people write it', () => {
  it.each([
    ['2024', '2024'],
    ['2023/24', '2023/24'],
    ['2024-03', '2024-03'],
    ['2024-03-01', '2024-03-01'],
    ['2024-03-01T00:00:00', '2024-03-01'],
    ['mrt 2024', '2024-03'],
    ['maart 2024', '2024-03'],
    ['März 2024', '2024-03'],
    ['marts 2024', '2024-03'],
    ['Mar-2024', '2024-03'],
    ['2024 mei', '2024-05'],
    ['Dez. 2024', '2024-12'],
    ['1. maj 2024', '2024-05-01'],
    ['1 oktober 2024', '2024-10-01'],
    ['03-2024', '2024-03'],
    ['2024 K2', '2024-Q2'],
    ['2024K2', '2024-Q2'],
    ['Q2-2024', '2024-Q2'],
    ['Q2 2024', '2024-Q2'],
    ['2. kvartal 2024', '2024-Q2'],
    ['2e kwartaal 2024', '2024-Q2'],
    ['2024 2e kwartaal', '2024-Q2'],
    ['2. Quartal 2024', '2024-Q2'],
    ['2nd quarter 2024', '2024-Q2'],
    ['2024JJ00', '2024'],
    ['2024KW03', '2024-Q3'],
    ['2024MM11', '2024-11'],
    ['2024M01', '2024-01'],
    ['2024*', '2024'],
    ['31-12-2024', '2024-12-31'],
    ['12/31/2024', '2024-12-31'],
    ['1.1.2024', '2024-01-01'],
    ['sometime', 'sometime'],
    ['5e kwartaal 2024', '5e kwartaal 2024'],
  ])('“%s” is %s', (text, expected) => expect(read(text)).toBe(expected));

  it('with day and month in figures says two things, until the mapping says which', () => {
    expect(read('01-03-2024')).toBe('2024-03-01 or 2024-01-03');
    expect(read('03/01/2024')).toBe('2024-01-03 or 2024-03-01');
    expect(read('01-03-2024', 'day-first')).toBe('2024-03-01');
    expect(read('03/01/2024', 'month-first')).toBe('2024-03-01');
    expect(read('31-12-2024', 'month-first')).toBe('31-12-2024');
  });
});

describe('the order of a column of dates', () => {
  it.each([
    ['none', ['2024', 'maart 2024'], 'unsure'],
    ['one that could be both', ['01-03-2024'], 'unsure'],
    ['a day above twelve', ['01-03-2024', '31-03-2024'], 'day-first'],
    ['a day above twelve in second place', ['03/31/2024'], 'month-first'],
    ['first days of several months', ['01-02-2024', '01-03-2024'], 'day-first'],
    ['the same, written the other way', ['02/01/2024', '03/01/2024'], 'month-first'],
  ])('with %s', (_, sample, expected) => expect(dateOrderOf(sample)).toBe(expected));
});
