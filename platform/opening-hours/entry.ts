/** Opening hours as people write them in a form, and back. */
import { z } from 'zod';
import type { Form } from '../http/form.ts';
import {
  daysOfWeek,
  mostSpecialDays,
  type OpeningHours,
  type OpenSpan,
  openingHoursShape,
} from './opening-hours.ts';

/** What stands in the boxes, right or wrong. */
export interface OpeningHoursEntry {
  readonly week: readonly string[];
  readonly special: readonly SpecialEntry[];
}

export interface SpecialEntry {
  readonly day: string;
  readonly until: string;
  readonly spans: string;
  readonly label: string;
}

/** What is wrong with a box. */
export type OpeningHoursTrouble = 'hours' | 'order' | 'day' | 'until';

export interface ReadOpeningHours {
  readonly entry: OpeningHoursEntry;
  /** Undefined when something is wrong. */
  readonly hours: OpeningHours | undefined;
  /** By name of the box. */
  readonly troubles: Readonly<Record<string, OpeningHoursTrouble>>;
}

const written = ({ from, to }: OpenSpan): string => `${from}–${to}`;

export const spansAsText = (spans: readonly OpenSpan[]): string => spans.map(written).join(', ');

export const entryOf = ({ week, special }: OpeningHours): OpeningHoursEntry => ({
  week: week.map(spansAsText),
  special: special.map(({ day, until = '', spans, label }) => ({
    day,
    until,
    spans: spansAsText(spans),
    label,
  })),
});

const spanShape =
  /^(\d{1,2})(?:[:.h](\d{2})?)?\s*(?:u|uur|uhr)?\s*(?:[-–—]|tot|to|bis|til)\s*(\d{1,2})(?:[:.h](\d{2})?)?\s*(?:u|uur|uhr)?$/i;

const clock = (hour = '', minute = '00'): string => `${hour.padStart(2, '0')}:${minute}`;

/** `9-12.30, 13:00–17:00`; empty is closed. @returns undefined when it cannot be read */
const spansIn = (text: string): readonly OpenSpan[] | undefined => {
  const parts = text
    .split(/[,;]|\s+(?:en|and|und|og)\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const spans = parts.map((part) => {
    const found = spanShape.exec(part);
    return found ? { from: clock(found[1], found[2]), to: clock(found[3], found[4]) } : undefined;
  });
  return spans.every((one) => one !== undefined) ? spans : undefined;
};

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** Box of a weekday, Monday 0. */
export const weekBox = (name: string, weekday: number): string => `${name}-week-${weekday}`;
export const specialBox = (name: string, row: number, part: keyof SpecialEntry): string =>
  `${name}-special-${row}-${part}`;
/** How many rows of special days were sent. */
export const rowsBox = (name: string): string => `${name}-rows`;

const mostRows = mostSpecialDays;

const rowsIn = (form: Form, name: string): readonly SpecialEntry[] => {
  const sent = Math.min(mostRows, Math.max(0, Number(form.text(rowsBox(name))) | 0));
  return Array.from({ length: sent }, (_, row) => ({
    day: form.text(specialBox(name, row, 'day')),
    until: form.text(specialBox(name, row, 'until')),
    spans: form.text(specialBox(name, row, 'spans')),
    label: form.text(specialBox(name, row, 'label')).slice(0, 120),
  })).filter((row) => Object.values(row).some((part) => part !== ''));
};

/** @param name under which the boxes stand in the form */
export const readOpeningHours = (form: Form, name: string): ReadOpeningHours => {
  const troubles: Record<string, OpeningHoursTrouble> = {};
  const check = (box: string, text: string): readonly OpenSpan[] => {
    const spans = spansIn(text);
    if (!spans) troubles[box] = 'hours';
    const alone = { ...neverOpenBut(spans ?? []) };
    if (spans && !openingHoursShape.safeParse(alone).success)
      troubles[box] = spans.some(({ from, to }) => from >= to) ? 'order' : 'hours';
    return spans ?? [];
  };
  const entry: OpeningHoursEntry = {
    week: Array.from({ length: daysOfWeek }, (_, weekday) => form.text(weekBox(name, weekday))),
    special: rowsIn(form, name),
  };
  const week = entry.week.map((text, weekday) => check(weekBox(name, weekday), text));
  const special = entry.special.map(({ day, until, spans, label }, row) => {
    if (!isDay(day)) troubles[specialBox(name, row, 'day')] = 'day';
    if (until !== '' && !isDay(until)) troubles[specialBox(name, row, 'until')] = 'day';
    else if (until !== '' && until < day) troubles[specialBox(name, row, 'until')] = 'until';
    return {
      day,
      spans: check(specialBox(name, row, 'spans'), spans),
      label,
      ...(until === '' ? {} : { until }),
    };
  });
  const parsed = openingHoursShape.safeParse({ week, special });
  return {
    entry,
    troubles,
    hours: Object.keys(troubles).length === 0 && parsed.success ? parsed.data : undefined,
  };
};

const neverOpenBut = (monday: readonly OpenSpan[]): OpeningHours => ({
  week: [monday, [], [], [], [], [], []],
  special: [],
});
