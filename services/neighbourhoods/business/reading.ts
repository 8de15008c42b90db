/** What counts on the street say in a sentence. */
import { type Day, days, type PassersBy, type PassingAge, passingAges } from './content.ts';

export interface Hour {
  readonly hour: number;
  readonly byAge: Readonly<Record<PassingAge, number>>;
  readonly total: number;
}

export interface StreetDay {
  readonly day: Day;
  readonly hours: readonly Hour[];
  readonly total: number;
  /** The hour with most people, and the age that is most numerous over the whole day. */
  readonly busiest: Hour | undefined;
  readonly mainAge: PassingAge | undefined;
}

const largest = <T>(items: readonly T[], size: (item: T) => number): T | undefined =>
  items.toSorted((a, b) => size(b) - size(a))[0];

/** Passers-by of one area as days of hours, all over the same hours. */
export const streetDays = (rows: readonly PassersBy[]): readonly StreetDay[] => {
  const hours = [...new Set(rows.map(({ hour }) => hour))].toSorted((a, b) => a - b);
  return days.flatMap((day): StreetDay[] => {
    const ofDay = rows.filter((row) => row.day === day);
    if (ofDay.length === 0) return [];
    const filled = hours.map((hour): Hour => {
      const of = (age: PassingAge) =>
        ofDay.find((row) => row.hour === hour && row.age === age)?.count ?? 0;
      const byAge = {
        '0-19': of('0-19'),
        '20-39': of('20-39'),
        '40-64': of('40-64'),
        '65+': of('65+'),
      };
      return { hour, byAge, total: passingAges.reduce((sum, age) => sum + byAge[age], 0) };
    });
    const total = filled.reduce((sum, one) => sum + one.total, 0);
    const ofAge = (age: PassingAge) => filled.reduce((sum, { byAge }) => sum + byAge[age], 0);
    return [
      {
        day,
        hours: filled,
        total,
        busiest: total > 0 ? largest(filled, (one) => one.total) : undefined,
        mainAge: total > 0 ? largest(passingAges, ofAge) : undefined,
      },
    ];
  });
};
