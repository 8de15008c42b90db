import { describe, expect, it } from 'vitest';
import type { Calendar } from '../values/period.ts';
import { dayAt, dueDay, lastEndedPeriod, periodsToEnter, reminderStage } from './due.ts';

const month: Calendar = { frequency: 'month', yearKind: 'calendar' };
const quarter: Calendar = { frequency: 'quarter', yearKind: 'calendar' };
const schoolYear: Calendar = { frequency: 'year', yearKind: 'academic' };

describe('when a period is entered', () => {
  it('the day is that of the town, not of Greenwich', () => {
    expect(dayAt(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
    expect(dayAt(new Date('2026-01-31T22:30:00Z'))).toBe('2026-01-31');
  });

  it.each([
    ['2026-06-01', month, '2026-05-01'],
    ['2026-05-31', month, '2026-04-01'],
    ['2026-01-15', month, '2025-12-01'],
    ['2026-06-30', quarter, '2026-01-01'],
    ['2026-07-01', quarter, '2026-04-01'],
    ['2026-08-31', schoolYear, '2024-09-01'],
    ['2026-09-01', schoolYear, '2025-09-01'],
  ])('on %s the last %o that is over began on %s', (today, calendar, expected) => {
    expect(lastEndedPeriod(today, calendar)).toBe(expected);
  });

  it('every period since the assignment is asked, those ahead are not', () => {
    expect(periodsToEnter('2026-03-01', '2026-06-10', month)).toEqual([
      '2026-03-01',
      '2026-04-01',
      '2026-05-01',
    ]);
    expect(periodsToEnter('2026-06-01', '2026-06-10', month)).toEqual([]);
    expect(periodsToEnter('1990-01-01', '2026-06-10', month)).toHaveLength(24);
  });

  it('it is due some days after its last day', () => {
    expect(dueDay('2026-05-01', { ...month, dueDays: 5 })).toBe('2026-06-05');
    expect(dueDay('2026-02-01', { ...month, dueDays: 0 })).toBe('2026-02-28');
    expect(dueDay('2026-10-01', { ...quarter, dueDays: 10 })).toBe('2027-01-10');
  });

  it.each([
    ['2026-06-01', undefined],
    ['2026-06-02', 'soon'],
    ['2026-06-04', 'soon'],
    ['2026-06-05', 'due'],
    ['2026-06-11', 'due'],
    ['2026-06-12', 'late-1'],
    ['2026-06-18', 'late-1'],
    ['2026-06-19', 'late-2'],
  ])('due on 5 June, on %s the reminder is %s', (today, stage) => {
    expect(reminderStage('2026-06-05', today)).toBe(stage);
  });
});
