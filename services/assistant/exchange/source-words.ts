/** What several sources write alike: days, audiences, contact points, links. */
import { createForm } from '../../../platform/http/form.ts';
import { readOpeningHours, weekBox } from '../../../platform/opening-hours/entry.ts';
import type { OpeningHours } from '../../../platform/opening-hours/opening-hours.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import {
  type Audience,
  type ContactPoint,
  longestAddress,
  longestName,
  mailAddress,
  telephoneShape,
  webAddress,
} from '../content/article.ts';
import { plainLine, plainText } from './plain-text.ts';
import type { Warnings } from './reading.ts';

const isDay = (text: string): boolean =>
  !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) &&
  new Date(`${text}T12:00:00Z`).toISOString().startsWith(text);

/** A day, or the day of a moment in the town. @returns undefined when it is neither */
export const dayOf = (text: string): string | undefined => {
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text.trim()) ?? [];
  if (!isDay(day)) return undefined;
  // Without a zone the town's own is meant.
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/i.test(time)) return day;
  const moment = new Date(text.trim());
  return Number.isNaN(moment.getTime()) ? undefined : dayInTown(moment);
};

const audienceCodes: Readonly<Record<string, Audience>> = {
  burger: 'citizen',
  onderneming: 'business',
  vereniging: 'association',
  organisatie: 'organisation',
  andereorganisatie: 'organisation',
  lokaalbestuur: 'local-government',
  vlaamseoverheid: 'regional-government',
};

/** By the code (`…/Doelgroep/LokaalBestuur`) or the name (`Lokaal bestuur`) of the Flemish list. */
export const audienceOf = (text: string, warnings: Warnings): readonly Audience[] => {
  const name = text.split('/').at(-1) ?? '';
  const found = audienceCodes[name.toLowerCase().replaceAll(/[^a-z]/g, '')];
  if (!found && name.trim() !== '') warnings.add({ kind: 'audience-unknown', text: name.trim() });
  return found ? [found] : [];
};

/** `https://…`; an address without its scheme is one of the web. @returns undefined for anything else */
export const webAddressOf = (text: string): string | undefined => {
  const written = plainLine(text);
  if (written === '') return undefined;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`;
  const parsed = webAddress.safeParse(whole);
  return parsed.success && /\.[a-z]/i.test(whole) ? parsed.data : undefined;
};

/** Monday first: Dutch, and as schema.org shortens the English ones. */
const weekdayNames = [
  ['maandag', 'ma', 'mo'],
  ['dinsdag', 'di', 'tu'],
  ['woensdag', 'wo', 'we'],
  ['donderdag', 'do', 'th'],
  ['vrijdag', 'vr', 'fr'],
  ['zaterdag', 'za', 'sa'],
  ['zondag', 'zo', 'su'],
];

const weekdayShape = `(${weekdayNames.flat().join('|')})`;
const weekdaysShape = new RegExp(
  `\\b${weekdayShape}\\b\\.?(?:\\s*(?:-|–|t/m|tot en met)\\s*${weekdayShape}\\b)?\\s*:?`,
  'gi',
);

const weekdayOf = (name: string): number =>
  weekdayNames.findIndex((names) => names.includes(name.toLowerCase()));

/**
 * `Maandag 08:30-12:00; 13:30-16:30`, a line for each weekday, or `Mo-We 09:00-16:00; Th 10:00-12:00`.
 * @returns undefined when something in it is no such
 */
export const hoursOf = (text: string): OpeningHours | undefined => {
  const line = plainLine(text).replace(/^- /, '');
  const found = [...line.matchAll(weekdaysShape)];
  if (found.length === 0 || found[0]?.index !== 0) return undefined;
  const boxes = found.flatMap(({ index, 0: whole, 1: first = '', 2: last = first }, place) => {
    const written = line.slice(index + whole.length, found[place + 1]?.index);
    const hours = written
      .replaceAll('&', ',')
      .replaceAll(/^[\s;.,]+|[\s;.,]+$/g, '')
      .replace(/^gesloten$/i, '');
    const [from, until] = [weekdayOf(first), weekdayOf(last)];
    return Array.from(
      { length: Math.max(0, until - from + 1) },
      (_, day) => [weekBox('hours', from + day), hours] as const,
    );
  });
  const { hours } = readOpeningHours(createForm(boxes), 'hours');
  return hours?.week.some((spans) => spans.length > 0) ? hours : undefined;
};

export interface SourceContact {
  readonly name: string;
  readonly telephone: string;
  readonly email: string;
  readonly website: string;
  readonly address: string;
  readonly hours: string;
}

/** A contact point of what can be read; what cannot is told. @returns undefined when nothing is left */
export const contactOf = (given: SourceContact, warnings: Warnings): ContactPoint | undefined => {
  const tell = (text: string): undefined => {
    if (text !== '') warnings.add({ kind: 'contact-unread', text });
  };
  const telephone = plainLine(given.telephone);
  const email = plainLine(given.email);
  const website = plainLine(given.website);
  const address = plainText(given.address).slice(0, longestAddress);
  const hoursText = plainText(given.hours);
  const hours = hoursText === '' ? undefined : hoursOf(hoursText);
  if (hoursText !== '' && !hours)
    warnings.add({ kind: 'hours-unread', text: plainLine(hoursText).slice(0, 300) });
  const right = {
    telephone: telephoneShape.safeParse(telephone).data ?? tell(telephone),
    email: mailAddress.safeParse(email).data ?? tell(email),
    website: webAddressOf(website) ?? tell(website),
    address: address === '' ? undefined : address,
    hours,
  };
  const parts = Object.entries(right).filter(([, value]) => value !== undefined);
  const name = plainLine(given.name).slice(0, longestName);
  if (parts.length === 0) return undefined;
  return { ...(name === '' ? {} : { name: { nl: name } }), ...Object.fromEntries(parts) };
};

/** A line of a list: what a link is called, what it is, and where it leads. */
export const linkLine = (name: string, about: string, address: string): string => {
  const parts = [name, about, webAddressOf(address) ?? ''].filter(
    (part, place, all) => part !== '' && all.indexOf(part) === place,
  );
  return parts.length === 0 ? '' : `- ${parts.join(' – ')}`;
};
