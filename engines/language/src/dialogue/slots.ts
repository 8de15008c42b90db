/** What a text says of a slot, and whether it may be so. */
import { findNumbers } from '../entities/amounts.ts';
import { addDays, type Day, weekdayOf } from '../entities/calendar.ts';
import { findPlates, findPostcodes } from '../entities/codes.ts';
import { findDays } from '../entities/dates.ts';
import { findListed } from '../entities/lists.ts';
import type { Language } from '../languages.ts';
import type { CountSlot, DaySlot, Slot, SlotValue, TextSlot, ThingsSlot } from './form.ts';
import { isSignal, partsByBut } from './signals.ts';

export type Refusal =
  | 'too-soon'
  | 'too-late'
  | 'not-that-weekday'
  | 'too-few'
  | 'too-many'
  | 'too-long';

export type SlotReading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly value: SlotValue }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly value: SlotValue };

const nothing: SlotReading = { kind: 'nothing' };

const checked = (value: SlotValue, refusal: Refusal | undefined): SlotReading =>
  refusal === undefined ? { kind: 'value', value } : { kind: 'refused', refusal, value };

const dayRefusal = (day: Day, { soonest, latest, weekdays }: DaySlot, today: Day) => {
  if (day < addDays(today, soonest)) return 'too-soon';
  if (day > addDays(today, latest)) return 'too-late';
  return weekdays && !weekdays.includes(weekdayOf(day)) ? 'not-that-weekday' : undefined;
};

const countRefusal = (count: number, { least, most }: CountSlot) =>
  count < least ? 'too-few' : count > most ? 'too-many' : undefined;

/** Things that a text names, in place of those named before, beside them, or taken from them. */
const ofThings = (
  text: string,
  { things, most }: ThingsSlot,
  language: Language,
  named: readonly string[],
): SlotReading => {
  if (findListed(text, things[language]).length === 0) return nothing;
  const isLess = named.length > 0 && isSignal(text, 'without', language);
  const isMore = isSignal(text, 'follow', language) || isSignal(text, 'also', language);
  const kept = new Set(isLess || isMore ? named : []);
  for (const part of isLess ? partsByBut(text, language) : [text])
    for (const thing of findListed(part, things[language]))
      if (isLess && isSignal(part, 'without', language)) kept.delete(thing);
      else kept.add(thing);
  const left = [...kept];
  if (left.length === 0) return checked(left, 'too-few');
  return checked(left, left.length > most ? 'too-many' : undefined);
};

const ofText = (text: string, { longest }: TextSlot, language: Language): SlotReading => {
  const written = text.trim();
  const saysNothing = isSignal(text, 'yes', language) || isSignal(text, 'no', language);
  return !/[\p{L}\p{N}]/u.test(written) || saysNothing
    ? nothing
    : checked(written, written.length > longest ? 'too-long' : undefined);
};

/**
 * @param today the day it is for the person who writes
 * @param before what the slot holds
 */
export const readSlot = (
  text: string,
  slot: Slot,
  language: Language,
  today: Day,
  before?: SlotValue,
): SlotReading => {
  switch (slot.kind) {
    case 'day': {
      const [first] = findDays(text, language, today);
      return first ? checked(first.day, dayRefusal(first.day, slot, today)) : nothing;
    }
    case 'count': {
      const days = findDays(text, language, today);
      // A number that is part of a day is no count.
      const counts = findNumbers(text, language).filter(
        ({ start, value }) =>
          Number.isInteger(value) &&
          !days.some((day) => start >= day.start && start < day.start + day.text.length),
      );
      const [first] = counts;
      return first ? checked(first.value, countRefusal(first.value, slot)) : nothing;
    }
    case 'things':
      return ofThings(text, slot, language, typeof before === 'object' ? before : []);
    case 'postcode': {
      const days = findDays(text, language, today);
      // "2026 om 10 uur" is no postcode.
      const [first] = findPostcodes(text, slot.country).filter(
        ({ start }) =>
          !days.some((day) => start >= day.start && start < day.start + day.text.length),
      );
      return first ? checked(first.code, undefined) : nothing;
    }
    case 'plate': {
      const [first] = findPlates(text, slot.country);
      return first ? checked(first.code, undefined) : nothing;
    }
    case 'text':
      return ofText(text, slot, language);
  }
};
