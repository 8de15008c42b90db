/** Forms that are filled in conversation, as data: no code for each. */
import type { Country } from '../entities/codes.ts';
import type { ListedThing } from '../entities/lists.ts';
import type { Language } from '../languages.ts';

interface Named {
  /** Unique in its form. */
  readonly name: string;
}

export interface DaySlot extends Named {
  readonly kind: 'day';
  /** At least so many days from today. */
  readonly soonest: number;
  /** At most so many. */
  readonly latest: number;
  /** 1 for Monday … 7; all when none is given. */
  readonly weekdays?: readonly number[] | undefined;
}

export interface CountSlot extends Named {
  readonly kind: 'count';
  readonly least: number;
  readonly most: number;
}

export interface ThingsSlot extends Named {
  readonly kind: 'things';
  /** What people may name, in each language. */
  readonly things: Readonly<Record<Language, readonly ListedThing[]>>;
  readonly most: number;
}

export interface PostcodeSlot extends Named {
  readonly kind: 'postcode';
  readonly country: Country;
}

export interface PlateSlot extends Named {
  readonly kind: 'plate';
  readonly country: Country;
}

/** Whatever people write: a name, a description. */
export interface TextSlot extends Named {
  readonly kind: 'text';
  readonly longest: number;
}

export type Slot = DaySlot | CountSlot | ThingsSlot | PostcodeSlot | PlateSlot | TextSlot;

export interface Form {
  /** The intent that begins it. */
  readonly intent: string;
  readonly slots: readonly Slot[];
  /** Whether it is done once all is there, without a yes: where nothing is sent, only looked up. */
  readonly isLookUp?: boolean | undefined;
}

/** A day as ISO 8601, a number, the values of things, a code or a text. */
export type SlotValue = string | number | readonly string[];
