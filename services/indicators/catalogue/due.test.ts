import { describe, expect, it } from 'vitest';
import { expectedBy, overdueSince } from './due.ts';

const month = { frequency: 'month', yearKind: 'calendar' } as const;
const school = { frequency: 'year', yearKind: 'academic' } as const;

describe('the next figure is expected', () => {
  it.each([
    // after January comes February, which ends on the 28th
    ['2026-01-01', month, 0, '2026-02-28'],
    ['2026-01-01', month, 15, '2026-03-15'],
    // after 2023/24 comes 2024/25, which ends on 31 August 2025
    ['2023-09-01', school, 30, '2025-09-30'],
  ] as const)('after %s in time', (last, calendar, days, day) => {
    expect(expectedBy(last, calendar, days)).toBe(day);
  });

  it('is late only after that day', () => {
    const on = (day: string) => overdueSince('2026-01-01', month, 15, new Date(`${day}T10:00:00Z`));
    expect(on('2026-03-15')).toBeUndefined();
    expect(on('2026-03-16')).toBe('2026-03-15');
  });

  it('is never late where nothing was promised, or nothing came yet', () => {
    const later = new Date('2030-01-01');
    expect(overdueSince('2026-01-01', month, null, later)).toBeUndefined();
    expect(overdueSince(null, month, 15, later)).toBeUndefined();
  });
});
