/** Dates and times of day as ISO 8601 and XML Schema write them, turned into values in transit. */

const DATE = String.raw`(\d{4})-(\d\d)-(\d\d)`;
const TIME = String.raw`(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?`;
const ZONE = String.raw`(Z|z|[+-]\d\d(?::?\d\d)?)?`;
const DATE_ONLY = new RegExp(`^${DATE}(?:Z|[+-]\\d\\d:\\d\\d)?$`);
const TIME_ONLY = new RegExp(`^${TIME}(?:Z|[+-]00:?00)?$`);
const BOTH = new RegExp(`^${DATE}[Tt ]${TIME}${ZONE}$`);

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return (
    year > 0 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  );
};

/** PostgreSQL keeps microseconds; further digits are left out. */
const fractionText = (digits = ''): string => {
  const kept = digits.slice(0, 6).replace(/0+$/, '');
  return kept === '' ? '' : `.${kept}`;
};

const isTime = (hour: string, minute: string, second = '00'): boolean =>
  Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;

/** XML Schema lets a date carry a zone; the day is what it says. */
export const dateValue = (text: string): string | undefined => {
  const match = DATE_ONLY.exec(text);
  if (match) {
    const [, year = '', month = '', day = ''] = match;
    return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
  }
  const timestamp = timestampValue(text);
  return timestamp?.endsWith(' 00:00:00') ? timestamp.slice(0, 10) : undefined;
};

export const timeValue = (text: string): string | undefined => {
  const match = TIME_ONLY.exec(text);
  if (!match) return undefined;
  const [, hour = '', minute = '', second = '00', fraction] = match;
  if (!isTime(hour, minute, second)) return undefined;
  return `${hour}:${minute}:${second}${fractionText(fraction)}`;
};

interface Moment {
  /** As it was written, without zone. */
  readonly local: string;
  readonly fraction: string;
  readonly zone: string | undefined;
}

const moment = (text: string): Moment | undefined => {
  const match = BOTH.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', digits, zone] =
    match;
  if (!isDay(Number(year), Number(month), Number(day)) || !isTime(hour, minute, second)) {
    return undefined;
  }
  return {
    local: `${year}-${month}-${day} ${hour}:${minute}:${second}`,
    fraction: fractionText(digits),
    zone,
  };
};

/** Minutes east of UTC. */
const zoneMinutes = (zone: string): number => {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return zone.startsWith('-') ? -minutes : minutes;
};

/** A moment without zone; one that says a zone other than UTC is not such a moment. */
export const timestampValue = (text: string): string | undefined => {
  const found = moment(text.length === 10 ? `${text}T00:00:00` : text);
  if (!found || (found.zone !== undefined && zoneMinutes(found.zone) !== 0)) return undefined;
  return found.local + found.fraction;
};

/** A moment in UTC. Without a zone it is taken as UTC, as the session of PostgreSQL would. */
export const timestamptzValue = (text: string): string | undefined => {
  const found = moment(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (!found) return undefined;
  const minutes = found.zone === undefined ? 0 : zoneMinutes(found.zone);
  if (minutes === 0) return `${found.local}${found.fraction}+00`;
  const shifted = Date.parse(`${found.local.replace(' ', 'T')}Z`) - minutes * 60_000;
  const utc = new Date(shifted).toISOString().slice(0, 19).replace('T', ' ');
  return `${utc}${found.fraction}+00`;
};
