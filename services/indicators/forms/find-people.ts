/** Finding colleagues among many: only those chosen and those looked for are offered. */
import { fold } from '../../../platform/places/fold.ts';
import type { Colleague } from './assignment-store.ts';

/** As many are listed with nothing looked for; more than that is no list to read through. */
export const listedAtMost = 12;
export const foundAtMost = 20;

export interface OfferedPeople {
  /** Those chosen first, then those found, each once. */
  readonly people: readonly Colleague[];
  /** How many were found, those beyond `foundAtMost` and those chosen already included. */
  readonly found: number;
}

/** Colleagues of whose name or address every typed word is a part; accents and capitals are alike. */
const peopleFound = (people: readonly Colleague[], typed: string): readonly Colleague[] => {
  const words = fold(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return people.filter(({ name, email }) => {
    const written = fold(`${name} ${email}`);
    return words.every((word) => written.includes(word));
  });
};

/** Whom a page offers to tick. @param chosen ids @param typed what was looked for, or nothing */
export const offeredPeople = (
  people: readonly Colleague[],
  chosen: readonly string[],
  typed: string,
): OfferedPeople => {
  const found = peopleFound(people, typed);
  if (people.length <= listedAtMost) return { people, found: found.length };
  const isChosen = ({ id }: Colleague) => chosen.includes(id);
  const first = found.slice(0, foundAtMost).filter((person) => !isChosen(person));
  return { people: [...people.filter(isChosen), ...first], found: found.length };
};
