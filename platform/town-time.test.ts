import { describe, expect, it } from 'vitest';
import { dayInTown, hourInTown, momentInTown } from './town-time.ts';

describe('a day and an hour of the town', () => {
  it.each([
    ['in winter', '2024-01-15', '09:00', '2024-01-15T08:00:00.000Z'],
    ['in summer', '2024-07-15', '09:00', '2024-07-15T07:00:00.000Z'],
    ['before the clock goes forward', '2024-03-31', '01:59', '2024-03-31T00:59:00.000Z'],
    ['in the hour that is skipped', '2024-03-31', '02:30', '2024-03-31T01:30:00.000Z'],
    ['after it', '2024-03-31', '03:00', '2024-03-31T01:00:00.000Z'],
    ['in the hour that comes twice, the first', '2024-10-27', '02:30', '2024-10-27T00:30:00.000Z'],
    ['at midnight', '2024-07-01', '00:00', '2024-06-30T22:00:00.000Z'],
  ])('is a moment, %s', (_, day, time, expected) =>
    expect(momentInTown(day, time).toISOString()).toBe(expected),
  );

  it('is read back from a moment', () => {
    const moment = new Date('2024-06-30T22:05:00Z');
    expect([dayInTown(moment), hourInTown(moment)]).toEqual(['2024-07-01', '00:05']);
  });
});
