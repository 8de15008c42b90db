import { describe, expect, it } from 'vitest';
import type { PassersBy } from './content.ts';
import { streetDays } from './reading.ts';

const row = (
  day: PassersBy['day'],
  hour: number,
  age: PassersBy['age'],
  count: number,
): PassersBy => ({
  area: 'A',
  year: 2025,
  day,
  hour,
  age,
  count,
});

describe('a day on the street', () => {
  it('has its busiest hour over all ages and its main age over all hours', () => {
    const [weekday, saturday] = streetDays([
      row('weekday', 9, '65+', 90),
      row('weekday', 12, '20-39', 80),
      row('weekday', 12, '40-64', 70),
      row('weekday', 15, '20-39', 60),
      row('saturday', 15, '0-19', 20),
    ]);
    expect(weekday?.busiest?.hour).toBe(12);
    expect(weekday?.mainAge).toBe('20-39');
    expect(weekday?.total).toBe(300);
    expect(saturday?.hours.map(({ hour, total }) => [hour, total])).toEqual([
      [9, 0],
      [12, 0],
      [15, 20],
    ]);
  });

  it('is left out when nobody counted, and has no busiest hour when nobody came', () => {
    expect(streetDays([])).toEqual([]);
    expect(streetDays([row('sunday', 9, '65+', 0)])[0]).toMatchObject({
      total: 0,
      busiest: undefined,
      mainAge: undefined,
    });
  });
});
