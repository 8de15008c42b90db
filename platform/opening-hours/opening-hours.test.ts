import { describe, expect, it } from 'vitest';
import { createForm } from '../http/form.ts';
import { entryOf, readOpeningHours } from './entry.ts';
import {
  isOpenAt,
  nextOpening,
  type OpeningHours,
  openingHoursShape,
  spansOn,
} from './opening-hours.ts';

const office = [
  { from: '09:00', to: '12:30' },
  { from: '13:00', to: '17:00' },
];

/** Weekdays, a long Thursday, closed at Christmas, a short New Year's Eve. */
const hours: OpeningHours = {
  week: [office, office, office, [{ from: '09:00', to: '20:00' }], office, [], []],
  special: [
    { day: '2026-12-25', until: '2026-12-26', spans: [], label: 'Christmas' },
    { day: '2026-12-31', spans: [{ from: '09:00', to: '12:00' }], label: 'New Year’s Eve' },
  ],
};

describe('opening hours', () => {
  it('are those of the weekday, in the town’s own time', () => {
    // Friday 27 November 2026: winter, one hour before Greenwich.
    expect(isOpenAt(hours, new Date('2026-11-27T07:59:00Z'))).toBe(false);
    expect(isOpenAt(hours, new Date('2026-11-27T08:00:00Z'))).toBe(true);
    expect(isOpenAt(hours, new Date('2026-11-27T11:30:00Z'))).toBe(false);
    expect(isOpenAt(hours, new Date('2026-11-27T12:00:00Z'))).toBe(true);
    expect(isOpenAt(hours, new Date('2026-11-27T16:00:00Z'))).toBe(false);
    // Thursday 2 July 2026: summer, two hours.
    expect(isOpenAt(hours, new Date('2026-07-02T17:59:00Z'))).toBe(true);
    expect(isOpenAt(hours, new Date('2026-07-02T18:00:00Z'))).toBe(false);
    // Saturday.
    expect(isOpenAt(hours, new Date('2026-11-28T10:00:00Z'))).toBe(false);
  });

  it('give way to those of a special day', () => {
    expect(spansOn(hours, '2026-12-25')).toEqual([]);
    expect(spansOn(hours, '2026-12-26')).toEqual([]);
    expect(isOpenAt(hours, new Date('2026-12-25T10:00:00Z'))).toBe(false);
    expect(isOpenAt(hours, new Date('2026-12-31T10:00:00Z'))).toBe(true);
    expect(isOpenAt(hours, new Date('2026-12-31T13:00:00Z'))).toBe(false);
  });

  it('tell when it opens next', () => {
    expect(nextOpening(hours, new Date('2026-11-27T11:45:00Z'))).toEqual({
      day: '2026-11-27',
      time: '13:00',
    });
    expect(nextOpening(hours, new Date('2026-11-27T16:30:00Z'))).toEqual({
      day: '2026-11-30',
      time: '09:00',
    });
    // Thursday evening before Christmas: the weekend lies behind the holidays.
    expect(nextOpening(hours, new Date('2026-12-24T19:30:00Z'))).toEqual({
      day: '2026-12-28',
      time: '09:00',
    });
    expect(nextOpening({ week: hours.week.map(() => []), special: [] }, new Date())).toBe(
      undefined,
    );
  });

  it('cannot overlap, run backwards or lie outside the clock', () => {
    const monday = (...spans: readonly { from: string; to: string }[]) => ({
      week: [spans, [], [], [], [], [], []],
      special: [],
    });
    expect(openingHoursShape.safeParse(monday(...office)).success).toBe(true);
    for (const wrong of [
      monday({ from: '12:00', to: '09:00' }),
      monday({ from: '09:00', to: '13:00' }, { from: '12:00', to: '17:00' }),
      monday({ from: '09:00', to: '25:00' }),
    ])
      expect(openingHoursShape.safeParse(wrong).success).toBe(false);
  });
});

describe('the entry of opening hours', () => {
  const boxes = (given: Readonly<Record<string, string>>) =>
    readOpeningHours(createForm(Object.entries(given)), 'hours');

  it('reads hours as people write them', () => {
    const { hours: read, troubles } = boxes({
      'hours-week-0': '9-12.30, 13:00–17:00',
      'hours-week-3': '9.00 tot 20.00 uur',
      'hours-week-4': '8h30 - 12h en 13h-16h30',
      'hours-rows': '2',
      'hours-special-0-day': '2026-12-25',
      'hours-special-0-until': '2026-12-26',
      'hours-special-0-label': 'Kerst',
    });
    expect(troubles).toEqual({});
    expect(read?.week[0]).toEqual(office);
    expect(read?.week[3]).toEqual([{ from: '09:00', to: '20:00' }]);
    expect(read?.week[4]).toEqual([
      { from: '08:30', to: '12:00' },
      { from: '13:00', to: '16:30' },
    ]);
    expect(read?.week[1]).toEqual([]);
    expect(read?.special).toEqual([
      { day: '2026-12-25', until: '2026-12-26', spans: [], label: 'Kerst' },
    ]);
  });

  it('says which box is wrong, and keeps what was written', () => {
    const {
      hours: read,
      troubles,
      entry,
    } = boxes({
      'hours-week-0': 'in the morning',
      'hours-week-1': '17:00-9:00',
      'hours-week-2': '9-13, 12-17',
      'hours-week-5': '26-28',
      'hours-rows': '2',
      'hours-special-0-day': 'Christmas',
      'hours-special-1-day': '2026-12-26',
      'hours-special-1-until': '2026-12-25',
    });
    expect(read).toBe(undefined);
    expect(troubles).toEqual({
      'hours-week-0': 'hours',
      'hours-week-1': 'order',
      'hours-week-2': 'hours',
      'hours-week-5': 'hours',
      'hours-special-0-day': 'day',
      'hours-special-1-until': 'until',
    });
    expect(entry.week[0]).toBe('in the morning');
    expect(entry.special[0]?.day).toBe('Christmas');
  });

  it('comes back as it went', () => {
    const entry = entryOf(hours);
    const given = Object.fromEntries([
      ...entry.week.map((text, day) => [`hours-week-${day}`, text]),
      ['hours-rows', '2'],
      ...entry.special.flatMap((row, place) =>
        Object.entries(row).map(([part, text]) => [`hours-special-${place}-${part}`, text]),
      ),
    ]);
    expect(boxes(given).hours).toEqual(hours);
  });
});
