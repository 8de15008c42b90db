import type { Polarity } from './polarity.ts';
import { requireFinite } from './requirements.ts';

/** A fifth of the areas: 1 holds the lowest values, 5 the highest. */
export type Quintile = 1 | 2 | 3 | 4 | 5;

export type QuintileOutcome =
  | 'lowest'
  | 'low'
  | 'middle'
  | 'high'
  | 'highest'
  | 'worst'
  | 'worse'
  | 'better'
  | 'best';

/** Where one area stands among the others. */
export type QuintilePlace =
  | { readonly kind: 'compared'; readonly quintile: Quintile; readonly outcome: QuintileOutcome }
  | { readonly kind: 'not-compared' };

type Places = readonly [QuintilePlace, QuintilePlace, QuintilePlace, QuintilePlace, QuintilePlace];

const FEWEST_AREAS = 5;

const NOT_COMPARED: QuintilePlace = Object.freeze({ kind: 'not-compared' });

const place = (quintile: Quintile, outcome: QuintileOutcome): QuintilePlace =>
  Object.freeze({ kind: 'compared', quintile, outcome });

const PLACES: Readonly<Record<Polarity, Places>> = {
  neutral: [
    place(1, 'lowest'),
    place(2, 'low'),
    place(3, 'middle'),
    place(4, 'high'),
    place(5, 'highest'),
  ],
  'higher-is-better': [
    place(1, 'worst'),
    place(2, 'worse'),
    place(3, 'middle'),
    place(4, 'better'),
    place(5, 'best'),
  ],
  'lower-is-better': [
    place(1, 'best'),
    place(2, 'better'),
    place(3, 'middle'),
    place(4, 'worse'),
    place(5, 'worst'),
  ],
};

/**
 * Places areas in fifths by value, as SQL's NTILE(5) over ascending values: the fifths differ by at
 * most one area and the lower ones take the remainder. Equal values keep the order in which they
 * were given and may fall into neighbouring fifths; give the areas in a fixed order (by code) to get
 * the same places each time.
 *
 * Source: Fingertips (Department of Health and Social Care), quintile benchmark; SQL:2003 NTILE.
 *
 * @param values one value for each area, null where it is missing
 * @returns one place for each value, in the order given; `not-compared` where the value is missing,
 * and everywhere when fewer than 5 areas have a value
 * @throws StatisticsError `non-finite`
 * @example
 * quintiles([4, 2, 5, 1, 3], 'lower-is-better')[3]; // { kind: 'compared', quintile: 1, outcome: 'best' }
 */
export const quintiles = (
  values: readonly (number | null)[],
  polarity: Polarity,
): readonly QuintilePlace[] => {
  const ranked = values
    .flatMap((value, index) => (value === null ? [] : [{ value, index }]))
    .sort((a, b) => a.value - b.value);
  for (const { value } of ranked) requireFinite('value of an area', value);

  const places = values.map((): QuintilePlace => NOT_COMPARED);
  if (ranked.length < FEWEST_AREAS) return Object.freeze(places);

  const size = Math.floor(ranked.length / 5);
  const remainder = ranked.length % 5;
  let start = 0;
  PLACES[polarity].forEach((fifth, position) => {
    const end = start + size + (position < remainder ? 1 : 0);
    for (const { index } of ranked.slice(start, end)) places[index] = fifth;
    start = end;
  });
  return Object.freeze(places);
};
