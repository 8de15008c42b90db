/** When something is open: the hours of a week, and the days on which they are others. */
import { z } from 'zod';
import { dayInTown, hourInTown } from '../town-time.ts';

/** From an hour to a later one of the same day, `HH:MM`; the end is not open any more. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

/** A day, or some days on end, with other hours than its weekday has. */
export interface SpecialDay {
  readonly day: string;
  /** The last of them, where there are several. */
  readonly until?: string | undefined;
  /** None: closed. */
  readonly spans: readonly OpenSpan[];
  /** Why, such as the name of a holiday. */
  readonly label: string;
}

export interface OpeningHours {
  /** Monday first. */
  readonly week: readonly (readonly OpenSpan[])[];
  readonly special: readonly SpecialDay[];
}

const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const span = z.object({ from: hour, to: hour }).refine(({ from, to }) => from < to);

const isInOrder = (spans: readonly OpenSpan[]): boolean =>
  spans.every(({ from }, place) => place === 0 || (spans[place - 1]?.to ?? '') <= from);

const spansShape = z.array(span).max(6).refine(isInOrder);

export const daysOfWeek = 7;
export const mostSpecialDays = 60;

export const openingHoursShape: z.ZodType<OpeningHours> = z.object({
  week: z.array(spansShape).length(daysOfWeek),
  special: z
    .array(
      z
        .object({
          day: z.iso.date(),
          until: z.iso.date().optional(),
          spans: spansShape,
          label: z.string().max(120),
        })
        .refine(({ day, until }) => until === undefined || until >= day),
    )
    .max(mostSpecialDays),
});

/** Closed all week. */
export const neverOpen: OpeningHours = {
  week: Array.from({ length: daysOfWeek }, () => []),
  special: [],
};

/** Place of a day in the week, Monday 0. @param day `YYYY-MM-DD` */
export const weekdayOf = (day: string): number =>
  (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % daysOfWeek;

export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The special day that a day is part of; of several the one that was written last. */
export const specialOn = ({ special }: OpeningHours, day: string): SpecialDay | undefined =>
  special.findLast(({ day: first, until }) => first <= day && day <= (until ?? first));

export const spansOn = (hours: OpeningHours, day: string): readonly OpenSpan[] =>
  specialOn(hours, day)?.spans ?? hours.week[weekdayOf(day)] ?? [];

export const isOpenAt = (hours: OpeningHours, moment: Date): boolean => {
  const now = hourInTown(moment);
  return spansOn(hours, dayInTown(moment)).some(({ from, to }) => from <= now && now < to);
};

const daysAhead = 400;

/** When it opens next: now or earlier openings do not count. */
export const nextOpening = (
  hours: OpeningHours,
  moment: Date,
): { readonly day: string; readonly time: string } | undefined => {
  const today = dayInTown(moment);
  const now = hourInTown(moment);
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = dayAfter(today, ahead);
    const found = spansOn(hours, day).find(({ from }) => ahead > 0 || from > now);
    if (found) return { day, time: found.from };
  }
  return undefined;
};

/** Special days that are not over, the next first. */
export const specialFrom = (
  { special }: OpeningHours,
  today: string,
  until: string,
): readonly SpecialDay[] =>
  special
    .filter(({ day, until: last }) => (last ?? day) >= today && day <= until)
    .toSorted((one, other) => one.day.localeCompare(other.day));
