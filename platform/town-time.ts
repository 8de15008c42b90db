/** The town's own time: what people enter as a day and an hour, as a moment, and back. */

const zone = 'Europe/Amsterdam';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

const asWritten = (moment: Date): string => {
  const found = Object.fromEntries(
    parts.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  return `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}`;
};

/** @returns `YYYY-MM-DD` */
export const dayInTown = (moment: Date): string => asWritten(moment).slice(0, 10);

/** Noon of a day: the same day in every time zone of the countries that read it. @param day `YYYY-MM-DD` */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** @returns `HH:MM` */
export const hourInTown = (moment: Date): string => asWritten(moment).slice(11);

/**
 * The moment of a day and time of the town. In the hour that the clock goes through twice, the first
 * one; in the hour it skips, as much later.
 *
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`
 */
export const momentInTown = (day: string, time: string): Date => {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (moment: number) => Date.parse(`${asWritten(new Date(moment))}:00Z`) - moment;
  const early = asUtc - offsetAt(asUtc - 12 * 3_600_000);
  const late = asUtc - offsetAt(asUtc + 12 * 3_600_000);
  const isEarly = asWritten(new Date(early)) === `${day}T${time}`;
  return new Date(isEarly || asWritten(new Date(late)) !== `${day}T${time}` ? early : late);
};
