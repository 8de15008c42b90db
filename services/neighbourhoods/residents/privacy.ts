/**
 * What may be told of the people of an area without telling of a person. Two rules hold together:
 * few people are not told of, and every count is rounded by itself. The rounding is what keeps the
 * first rule whole: the town less its other neighbourhoods leaves a range that is far wider than the
 * small number it would have to give away.
 */

export interface AgeBand {
  readonly from: number;
  /** Last year of age, inclusive; `oldest` for the open band. */
  readonly to: number;
  readonly female: number;
  readonly male: number;
}

export interface HouseholdTotals {
  readonly households: number;
  readonly people: number;
}

/** The end of a band without an end. */
export const oldest = 120;

/** Below this number of residents an area has no ages and no households on its page. */
export const fewestResidents = 100;

/** Below this number of households nothing is told of them. */
export const fewestHouseholds = 50;

/** Each sex of each band of age has at least so many people, or bands are joined until they have. */
export const fewestInBand = 10;

/** Counts are rounded to this, each by itself, so that sums and differences do not give back the exact ones. */
export const roundedTo = 5;

export const roundCount = (count: number): number => Math.round(count / roundedTo) * roundedTo;

/** Years in a band, and the age at which the open band must not begin before. */
const schemes = [
  { years: 5, openFrom: 75 },
  { years: 10, openFrom: 70 },
  { years: 20, openFrom: 60 },
] as const;

export type PublicResidents =
  | {
      readonly kind: 'shown';
      /** Rounded; not the sum of the bands, which are rounded too. */
      readonly residents: number;
      /** Rounded counts, the youngest first; as fine as privacy allows. */
      readonly bands: readonly AgeBand[];
    }
  | {
      readonly kind: 'withheld';
      /** `nobody` when no one lives here at all. */
      readonly reason: 'few' | 'nobody';
    };

const people = (bands: readonly AgeBand[]): number =>
  bands.reduce((sum, { female, male }) => sum + female + male, 0);

/** Joins bands into `years`, all from `openFrom` in one. */
export const joinBands = (
  bands: readonly AgeBand[],
  years: number,
  openFrom: number,
): readonly AgeBand[] => {
  const joined = Map.groupBy(bands, ({ from }) =>
    from >= openFrom ? openFrom : Math.floor(from / years) * years,
  );
  return [...joined].map(([from, parts]) => ({
    from,
    to: from === openFrom ? oldest : from + years - 1,
    female: parts.reduce((sum, { female }) => sum + female, 0),
    male: parts.reduce((sum, { male }) => sum + male, 0),
  }));
};

const isLargeEnough = ({ female, male }: AgeBand): boolean =>
  female >= fewestInBand && male >= fewestInBand;

/** The finest bands in which nobody stands out. */
const safeBands = (bands: readonly AgeBand[]): readonly AgeBand[] | undefined => {
  const last = bands.at(-1)?.from ?? 0;
  for (const { years, openFrom } of schemes)
    for (let from = Math.floor(last / years) * years; from >= openFrom; from -= years) {
      const joined = joinBands(bands, years, from);
      if (joined.every(isLargeEnough)) return joined;
    }
  return undefined;
};

const rounded = (band: AgeBand): AgeBand => ({
  ...band,
  female: roundCount(band.female),
  male: roundCount(band.male),
});

/**
 * The residents of an area as everyone may see them.
 *
 * @param bands exact counts in bands of five years, the youngest first, the last one open
 */
export const publicResidents = (bands: readonly AgeBand[]): PublicResidents => {
  const residents = people(bands);
  if (residents === 0) return { kind: 'withheld', reason: 'nobody' };
  if (residents < fewestResidents) return { kind: 'withheld', reason: 'few' };
  return {
    kind: 'shown',
    residents: roundCount(residents),
    bands: safeBands(bands)?.map(rounded) ?? [],
  };
};

/** The same bands as another area's, for comparison; rounded as well. */
export const inBandsOf = (
  bands: readonly AgeBand[],
  model: readonly AgeBand[],
): readonly AgeBand[] =>
  model.map(({ from, to }) => {
    const parts = bands.filter((band) => band.from >= from && band.from <= to);
    return rounded({
      from,
      to,
      female: parts.reduce((sum, { female }) => sum + female, 0),
      male: parts.reduce((sum, { male }) => sum + male, 0),
    });
  });

/** Households as everyone may see them; undefined where there are too few, or too few residents. */
export const publicHouseholds = (
  { households, people: members }: HouseholdTotals,
  residents: PublicResidents,
): { readonly households: number; readonly perHousehold: number } | undefined => {
  if (residents.kind === 'withheld' || households < fewestHouseholds) return undefined;
  const shown = roundCount(households);
  return { households: shown, perHousehold: roundCount(members) / shown };
};
