/** What the business reading is made of, as plain data. */

export const days = ['weekday', 'saturday', 'sunday'] as const;
export type Day = (typeof days)[number];

/** What can be loaded by itself, each with its own source. */
export const businessSubjects = ['passers-by', 'businesses', 'market'] as const;
export type BusinessSubject = (typeof businessSubjects)[number];

/** Ages of passers-by, as counts on the street can tell them. */
export const passingAges = ['0-19', '20-39', '40-64', '65+'] as const;
export type PassingAge = (typeof passingAges)[number];

/** Lines of business, in the order of the page. */
export const lines = [
  'daily',
  'shops',
  'food',
  'personal',
  'health',
  'offices',
  'crafts',
  'industry',
  'leisure',
  'other',
] as const;
export type Line = (typeof lines)[number];

export interface PassersBy {
  readonly area: string;
  readonly year: number;
  readonly day: Day;
  /** 0–23: the hour that begins then. */
  readonly hour: number;
  readonly age: PassingAge;
  readonly count: number;
}

export interface BusinessKind {
  readonly area: string;
  readonly year: number;
  readonly line: Line;
  readonly kind: string;
  readonly count: number;
}

export interface Market {
  readonly area: string;
  readonly year: number;
  /** Median disposable income of a household, euros a year. */
  readonly householdIncome: number | null;
  /** Spending on daily goods in the area's own shops, million euros a year. */
  readonly dailySpending: number | null;
  /** Part of that spending by people who live elsewhere, 0–1. */
  readonly spendingFromElsewhere: number | null;
  readonly premises: number | null;
  readonly vacantPremises: number | null;
  readonly openings: number | null;
  readonly closings: number | null;
}

/** Counts of people on the street are kept in tens: finer would suggest more than a count can tell. */
export const passersRoundedTo = 10;

export const roundPassers = (count: number): number =>
  Math.round(count / passersRoundedTo) * passersRoundedTo;
