/** Residents as counts, never as persons: by neighbourhood, sex and age. */
import { cyclic } from './cyclic.ts';
import { apportion } from './shares.ts';
import type { AgeBand, NeighbourhoodProfile, PopulationCount, Sex, Town } from './town.ts';

export const POPULATION = 61_000;

export const AGE_BANDS = [
  '0-4',
  '5-9',
  '10-14',
  '15-19',
  '20-24',
  '25-29',
  '30-34',
  '35-39',
  '40-44',
  '45-49',
  '50-54',
  '55-59',
  '60-64',
  '65-69',
  '70-74',
  '75-79',
  '80-84',
  '85-89',
  '90-94',
  '95+',
] as const satisfies readonly AgeBand[];

export const SEXES = ['female', 'male'] as const satisfies readonly Sex[];

/** The oldest single year of age that is counted. */
export const OLDEST = 104;

/** Survivors at the middle of each band: a Gompertz curve with a life expectancy near 82. */
const survivors = (age: number, sex: Sex): number => {
  const level = sex === 'female' ? 0.000016 : 0.000026;
  const slope = sex === 'female' ? 0.1015 : 0.0985;
  return Math.exp((-level / slope) * (Math.exp(slope * age) - 1));
};

const bell = (age: number, middle: number, width: number): number =>
  Math.exp(-(((age - middle) / width) ** 2) / 2);

const weightAt = (age: number, sex: Sex, profile: NeighbourhoodProfile): number => {
  const { youth, age: old, families } = profile;
  const cohort = 0.7 + 0.3 * bell(age, 60, 13) + 0.1 * bell(age, 34, 8);
  const children = families * (1.1 * bell(age, 6, 5.5) + 0.75 * bell(age, 13, 4));
  const parents = families * 0.9 * bell(age, 39, 6.5);
  const students = youth ** 1.6 * (1.9 * bell(age, 23, 3.6) + 0.9 * bell(age, 29, 4.5));
  const elderly = old ** 1.4 * (0.95 * bell(age, 71, 8) + 0.45 * bell(age, 82, 6));
  const base = cohort * (age < 18 ? 0.72 : 1) * (1 - 0.35 * youth * bell(age, 62, 14));
  return (base + children + parents + students + elderly) * survivors(age, sex);
};

/**
 * Residents of each neighbourhood by sex and five-year band. `residents` by neighbourhood code,
 * `beds` those among them who live in care homes and are old.
 */
export const createPopulation = (
  profiles: readonly NeighbourhoodProfile[],
  residents: ReadonlyMap<string, number>,
  beds: ReadonlyMap<string, number>,
): PopulationCount[] =>
  profiles.flatMap((profile) => {
    const code = profile.neighbourhoodCode;
    const groups = SEXES.flatMap((sex) =>
      AGE_BANDS.map((ageBand, band) => ({ sex, ageBand, age: band * 5 + 2.5 })),
    );
    const inCare = beds.get(code) ?? 0;
    const atHome = apportion(
      (residents.get(code) ?? 0) - inCare,
      groups.map(({ sex, age }) => weightAt(age, sex, profile)),
    );
    const cared = apportion(
      inCare,
      groups.map(({ sex, age }) => bell(age, 87, 6) * survivors(age, sex)),
    );
    return groups.map(({ sex, ageBand }, index) => ({
      neighbourhoodCode: code,
      sex,
      ageBand,
      count: cyclic(atHome, index) + cyclic(cared, index),
    }));
  });

export interface SingleYearCount {
  readonly neighbourhoodCode: string;
  readonly sex: Sex;
  /** Completed years, 0 to 104. */
  readonly age: number;
  readonly count: number;
}

/**
 * The same residents by single year of age. Within a band the years follow the slope of the
 * bands beside it; the sum over a band is the band's count.
 *
 * @example populationByYear(town).filter(({ age }) => age === 4)
 */
export const populationByYear = ({ population }: Pick<Town, 'population'>): SingleYearCount[] =>
  population.flatMap(({ neighbourhoodCode, sex, ageBand, count }, index) => {
    const band = AGE_BANDS.indexOf(ageBand);
    const isOpen = ageBand === '95+';
    const before = band === 0 ? count : cyclic(population, index - 1).count;
    const after = isOpen ? 0 : cyclic(population, index + 1).count;
    const years = isOpen ? OLDEST - 94 : 5;
    const weights = Array.from({ length: years }, (_, year) =>
      isOpen
        ? 0.62 ** year
        : Math.max(0.05, 1 + ((after - before) / Math.max(1, 2 * count)) * ((year - 2) / 5)),
    );
    return apportion(count, weights).map((years, year) => ({
      neighbourhoodCode,
      sex,
      age: band * 5 + year,
      count: years,
    }));
  });
