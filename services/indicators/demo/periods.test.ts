import { describe, expect, it } from 'vitest';
import { demoPeriods } from './periods.ts';

describe('the periods of the demo', () => {
  it('are 60 months up to the last', () => {
    const periods = demoPeriods({ frequency: 'month', yearKind: 'calendar' }, '2026-06-01');
    expect(periods).toHaveLength(60);
    expect([periods[0], periods.at(-1)]).toEqual(['2021-07-01', '2026-06-01']);
  });

  it.each([
    ['calendar', '2026-06-01', '2021-01-01', '2025-01-01'],
    ['calendar', '2025-12-01', '2021-01-01', '2025-01-01'],
    ['calendar', '2025-11-01', '2020-01-01', '2024-01-01'],
    ['academic', '2026-06-01', '2020-09-01', '2024-09-01'],
    ['academic', '2026-08-01', '2021-09-01', '2025-09-01'],
    ['academic', '2025-12-01', '2020-09-01', '2024-09-01'],
  ] as const)('are the five %s years over by %s: %s to %s', (yearKind, lastMonth, first, last) => {
    const periods = demoPeriods({ frequency: 'year', yearKind }, lastMonth);
    expect(periods).toHaveLength(5);
    expect([periods[0], periods.at(-1)]).toEqual([first, last]);
  });

  it.each(['2026-06-02', '2026-06', 'June'])('refuse %s as a last month', (lastMonth) => {
    expect(() => demoPeriods({ frequency: 'month', yearKind: 'calendar' }, lastMonth)).toThrow(
      RangeError,
    );
  });
});
