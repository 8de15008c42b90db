import { describe, expect, it } from 'vitest';
import { nextTime, retryTime } from './schedule.ts';

const at = (text: string) => new Date(text);

describe('the next time', () => {
  it.each([
    [
      'later today',
      { every: 'day', day: 1, hour: 6 },
      '2026-03-02T03:00:00Z',
      '2026-03-02T05:00:00.000Z',
    ],
    [
      'tomorrow',
      { every: 'day', day: 1, hour: 6 },
      '2026-03-02T05:00:00Z',
      '2026-03-03T05:00:00.000Z',
    ],
    [
      'on Friday',
      { every: 'week', day: 5, hour: 6 },
      '2026-03-02T05:00:00Z',
      '2026-03-06T05:00:00.000Z',
    ],
    [
      'next month',
      { every: 'month', day: 2, hour: 6 },
      '2026-03-02T05:00:00Z',
      '2026-04-02T04:00:00.000Z',
    ],
    [
      'over the new year',
      { every: 'month', day: 28, hour: 0 },
      '2026-12-28T05:00:00Z',
      '2027-01-27T23:00:00.000Z',
    ],
  ] as const)('is %s, in the hours of the town', (_, schedule, now, expected) =>
    expect(nextTime(schedule, at(now)).toISOString()).toBe(expected),
  );
});

describe('a source that fails is tried again', () => {
  const monthly = { every: 'month', day: 1, hour: 6 } as const;
  const now = at('2026-03-02T05:00:00Z');
  it.each([
    [1, '2026-03-02T05:15:00.000Z'],
    [2, '2026-03-02T05:30:00.000Z'],
    [5, '2026-03-02T09:00:00.000Z'],
    [50, '2026-03-03T05:00:00.000Z'],
  ])('after failure %i at %s', (failures, expected) =>
    expect(retryTime(monthly, failures, now).toISOString()).toBe(expected),
  );
  it('but not later than its own turn', () => {
    const daily = { every: 'day', day: 1, hour: 7 } as const;
    expect(retryTime(daily, 5, now).toISOString()).toBe('2026-03-02T06:00:00.000Z');
  });
});
