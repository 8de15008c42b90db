/** What the series need to know of each neighbourhood: who lives there, and in what surroundings. */
import type { NeighbourhoodCharacter, NeighbourhoodProfile, Town } from '@polder/town';

/** The part of a town that indicators are made from. */
export type IndicatorTown = Pick<
  Town,
  | 'municipality'
  | 'districts'
  | 'neighbourhoods'
  | 'population'
  | 'households'
  | 'profiles'
  | 'businesses'
  | 'addresses'
>;

export type Trait = Exclude<keyof NeighbourhoodProfile, 'neighbourhoodCode'>;

export interface Neighbourhood {
  readonly code: string;
  readonly districtCode: string;
  readonly character: NeighbourhoodCharacter;
  readonly traits: Readonly<Record<Trait, number>>;
  readonly residents: number;
  readonly households: number;
  /** Shop premises, in use or vacant. */
  readonly shops: number;
  readonly areaKm2: number;
  /** Residents from one age up to and including another; within a five-year band evenly spread. */
  readonly aged: (from: number, to: number) => number;
}

/** Trade (NACE section G) that has no shop. */
const tradeWithoutShop = new Set(['wholesaler', 'garage', 'web shop']);

/** For every shop in use there is room for so many. */
const premisesPerShop = 1.08;

const bandYears = 5;

const groupBy = <Row extends { readonly neighbourhoodCode: string }>(rows: readonly Row[]) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.neighbourhoodCode);
    if (group) group.push(row);
    else groups.set(row.neighbourhoodCode, [row]);
  }
  return groups;
};

const total = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((sum, { count }) => sum + count, 0);

const shopsByNeighbourhood = ({ businesses, addresses }: IndicatorTown) => {
  const shops = businesses.filter(
    ({ section, kind }) => section === 'G' && !tradeWithoutShop.has(kind),
  );
  const wanted = new Set(shops.map(({ addressId }) => addressId));
  const codes = new Map<string, string>();
  for (const { id, neighbourhoodCode } of addresses) {
    if (wanted.has(id)) codes.set(id, neighbourhoodCode);
  }
  const counts = new Map<string, number>();
  for (const { addressId } of shops) {
    const code = codes.get(addressId);
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
};

/**
 * The town's neighbourhoods, in its own order.
 *
 * @throws RangeError when a neighbourhood has no profile
 */
export const neighbourhoodsOf = (town: IndicatorTown): readonly Neighbourhood[] => {
  const populations = groupBy(town.population);
  const households = groupBy(town.households);
  const shops = shopsByNeighbourhood(town);
  const profiles = new Map(town.profiles.map((profile) => [profile.neighbourhoodCode, profile]));
  return town.neighbourhoods.map(({ code, districtCode, character, areaKm2 }) => {
    const traits = profiles.get(code);
    if (!traits) throw new RangeError(`Neighbourhood ${code} has no profile`);
    const population = populations.get(code) ?? [];
    const bands = population.map(({ ageBand, count }) => ({
      start: Number.parseInt(ageBand, 10),
      count,
    }));
    const aged = (from: number, to: number): number =>
      bands.reduce((sum, { start, count }) => {
        const years = Math.min(to + 1, start + bandYears) - Math.max(from, start);
        return years > 0 ? sum + (count * years) / bandYears : sum;
      }, 0);
    return {
      code,
      districtCode,
      character,
      traits,
      residents: total(population),
      households: total(households.get(code) ?? []),
      shops: Math.round((shops.get(code) ?? 0) * premisesPerShop),
      areaKm2,
      aged,
    };
  });
};
