/** Private households: the number follows the dwellings, the sizes add up to the population. */
import { cyclic } from './cyclic.ts';
import { apportion } from './shares.ts';
import type { HouseholdCount, HouseholdType, NeighbourhoodProfile } from './town.ts';

interface Kind {
  readonly type: HouseholdType;
  readonly size: number;
}

const KINDS: readonly Kind[] = [
  { type: 'one-person', size: 1 },
  { type: 'couple', size: 2 },
  { type: 'couple-with-children', size: 3 },
  { type: 'couple-with-children', size: 4 },
  { type: 'couple-with-children', size: 5 },
  { type: 'couple-with-children', size: 6 },
  { type: 'one-parent', size: 2 },
  { type: 'one-parent', size: 3 },
  { type: 'one-parent', size: 4 },
  { type: 'sharing', size: 2 },
  { type: 'sharing', size: 3 },
  { type: 'sharing', size: 4 },
  { type: 'sharing', size: 5 },
];

/** Relative frequencies; `lean` moves the town to larger (positive) or smaller households. */
const weightOf = (
  { type, size }: Kind,
  { youth, age, families, deprivation }: NeighbourhoodProfile,
): number => {
  switch (type) {
    case 'one-person':
      return 0.2 + 0.32 * youth + 0.1 * age;
    case 'couple':
      return 0.2 + 0.18 * age;
    case 'couple-with-children':
      return (0.04 + 0.5 * families) * cyclic([0.34, 0.46, 0.15, 0.05], size - 3);
    case 'one-parent':
      return (0.03 + 0.09 * deprivation) * cyclic([0.6, 0.31, 0.09], size - 2);
    case 'sharing':
      return 0.08 * youth ** 2 * cyclic([0.4, 0.3, 0.2, 0.1], size - 2);
  }
};

const weightsOf = (profile: NeighbourhoodProfile, lean: number): number[] =>
  KINDS.map((kind) => weightOf(kind, profile) * Math.exp(lean * (kind.size - 2)));

const membersOf = (counts: readonly number[]): number =>
  counts.reduce((sum, count, index) => sum + count * cyclic(KINDS, index).size, 0);

/**
 * Households with exactly `members` people in all, at most one per dwelling. Throws `RangeError`
 * when the dwellings cannot hold them.
 */
export const createHouseholds = (
  profiles: readonly NeighbourhoodProfile[],
  dwellings: ReadonlyMap<string, number>,
  members: number,
): HouseholdCount[] => {
  const attempt = (lean: number): number[][] =>
    profiles.map((profile) => {
      const homes = dwellings.get(profile.neighbourhoodCode) ?? 0;
      const vacancy = 0.018 + 0.02 * profile.turnover;
      const households = homes === 0 ? 0 : Math.max(1, Math.round(homes * (1 - vacancy)));
      return apportion(households, weightsOf(profile, lean));
    });
  const total = (counts: readonly (readonly number[])[]): number =>
    counts.reduce((sum, row) => sum + membersOf(row), 0);
  let [low, high] = [-3, 3];
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (total(attempt(middle)) < members) low = middle;
    else high = middle;
  }
  const counts = attempt(low);
  let missing = members - total(counts);
  // A couple with one child has a second one, until the sum is exact.
  for (let pass = 0; missing > 0 && pass < 200; pass += 1) {
    for (const row of counts) {
      const [three = 0, four = 0] = [row[2], row[3]];
      if (missing <= 0 || three === 0) continue;
      row[2] = three - 1;
      row[3] = four + 1;
      missing -= 1;
    }
  }
  if (missing !== 0) throw new RangeError(`No homes for ${missing} of ${members} people`);
  return counts.flatMap((row, index) =>
    row.flatMap((count, kind): HouseholdCount[] =>
      count === 0
        ? []
        : [
            {
              neighbourhoodCode: cyclic(profiles, index).neighbourhoodCode,
              ...cyclic(KINDS, kind),
              count,
            },
          ],
    ),
  );
};
