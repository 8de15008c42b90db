/** Finds where and when a story of `stories.ts` takes place in a given town. */
import type { NeighbourhoodCharacter } from '@polder/town';
import type { Text } from '../../../platform/messages/text.ts';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import {
  type IndicatorTown,
  type Neighbourhood,
  neighbourhoodsOf,
  type Trait,
} from './neighbourhood.ts';
import { demoPeriods } from './periods.ts';

/** Where it happens. Small neighbourhoods are passed over by `leastResidents`. */
export type Where =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'character'; readonly character: NeighbourhoodCharacter }
  | { readonly kind: 'largest'; readonly character: NeighbourhoodCharacter }
  | {
      readonly kind: 'highest';
      readonly trait: Trait;
      readonly count: number;
      readonly leastResidents: number;
    }
  /** The smallest of the town and the next ones of the same district. */
  | { readonly kind: 'smallest'; readonly count: number; readonly leastResidents: number }
  /** The district whose residents have the highest trait, on average. */
  | { readonly kind: 'district'; readonly highest: Trait }
  | { readonly kind: 'outside-district'; readonly highest: Trait };

/** When it happens, counted back from the indicator's last period, which is 0. */
export type When =
  | { readonly kind: 'periods'; readonly first: number; readonly last: number }
  /** From the latest such month (1 to 12) that is at least so many months before the last. */
  | {
      readonly kind: 'month';
      readonly month: number;
      readonly atLeast: number;
      readonly length: number;
    };

/**
 * What it does. Factors are odds ratios for shares, else ratios.
 * `step`: by a factor while it lasts. `drift`: by a factor more each year, which stays.
 * `widen`: as drift, by the trait: the factor is between its highest and its lowest.
 * `not-delivered` takes a value out of the totals too; `withheld` hides it only.
 */
export type Effect =
  | { readonly kind: 'step'; readonly factor: number }
  | { readonly kind: 'drift'; readonly factorPerYear: number }
  | { readonly kind: 'widen'; readonly trait: Trait; readonly factorPerYear: number }
  | { readonly kind: 'not-delivered' }
  | { readonly kind: 'withheld' };

export interface StoryOutline {
  readonly id: string;
  /** Code of the indicator. */
  readonly code: string;
  readonly where: Where;
  readonly when: When;
  readonly effect: Effect;
  /** The widest area whose chart shows it. */
  readonly feltBy: 'neighbourhood' | 'district' | 'municipality';
  readonly title: Text;
  readonly explanation: Text;
}

export interface Story
  extends Pick<StoryOutline, 'id' | 'code' | 'effect' | 'title' | 'explanation'> {
  /** Every area whose chart should carry the annotation. */
  readonly areas: readonly string[];
  /** Where it happens. */
  readonly neighbourhoods: readonly string[];
  /** First day of the first and of the last period. */
  readonly from: string;
  readonly to: string;
}

const mostDistrict = (all: readonly Neighbourhood[], trait: Trait): string => {
  const sums = new Map<string, { weighted: number; residents: number }>();
  for (const { districtCode, residents, traits } of all) {
    const sum = sums.get(districtCode) ?? { weighted: 0, residents: 0 };
    sum.weighted += traits[trait] * residents;
    sum.residents += residents;
    sums.set(districtCode, sum);
  }
  const mean = ([, { weighted, residents }]: readonly [
    string,
    { weighted: number; residents: number },
  ]) => (residents > 0 ? weighted / residents : 0);
  return [...sums].toSorted((a, b) => mean(b) - mean(a))[0]?.[0] ?? '';
};

const chosen = (where: Where, all: readonly Neighbourhood[]): readonly Neighbourhood[] => {
  switch (where.kind) {
    case 'everywhere':
      return all;
    case 'character':
      return all.filter(({ character }) => character === where.character);
    case 'largest':
      return all
        .filter(({ character }) => character === where.character)
        .toSorted((a, b) => b.residents - a.residents)
        .slice(0, 1);
    case 'highest':
      return all
        .filter(({ residents }) => residents >= where.leastResidents)
        .toSorted((a, b) => b.traits[where.trait] - a.traits[where.trait])
        .slice(0, where.count);
    case 'smallest': {
      const ascending = all
        .filter(({ residents }) => residents >= where.leastResidents)
        .toSorted((a, b) => a.residents - b.residents);
      return ascending
        .filter(({ districtCode }) => districtCode === ascending[0]?.districtCode)
        .slice(0, where.count);
    }
    case 'district': {
      const code = mostDistrict(all, where.highest);
      return all.filter(({ districtCode }) => districtCode === code);
    }
    case 'outside-district': {
      const code = mostDistrict(all, where.highest);
      return all.filter(({ districtCode }) => districtCode !== code);
    }
  }
};

/** Indices of the first and the last period. */
const span = (when: When, periods: readonly string[]): readonly [first: number, last: number] => {
  const end = periods.length - 1;
  if (when.kind === 'periods') return [end - when.first, end - when.last];
  const first = periods.findLastIndex(
    (period, index) => end - index >= when.atLeast && Number(period.slice(5, 7)) === when.month,
  );
  return [first, Math.min(end, first + when.length - 1)];
};

const areasOf = (
  feltBy: StoryOutline['feltBy'],
  happens: readonly Neighbourhood[],
  municipality: string,
): readonly string[] => {
  const own = happens.map(({ code }) => code);
  if (feltBy === 'neighbourhood') return own;
  const districts = [...new Set(happens.map(({ districtCode }) => districtCode))];
  return feltBy === 'district' ? [...own, ...districts] : [...own, ...districts, municipality];
};

/**
 * The stories that concern these definitions, placed in the town and in time.
 *
 * @throws RangeError see `demoPeriods`, `neighbourhoodsOf`
 */
export const placeStories = (
  outlines: readonly StoryOutline[],
  town: IndicatorTown,
  definitions: readonly IndicatorDefinition[],
  lastMonth: string,
): readonly Story[] => {
  const all = neighbourhoodsOf(town);
  return outlines.flatMap(({ where, when, feltBy, ...outline }) => {
    const definition = definitions.find(({ code }) => code === outline.code);
    if (!definition) return [];
    const periods = demoPeriods(definition, lastMonth);
    const [first, last] = span(when, periods);
    const [from, to] = [periods[first], periods[last]];
    const happens = chosen(where, all);
    if (from === undefined || to === undefined || happens.length === 0) return [];
    const areas = areasOf(feltBy, happens, town.municipality.code);
    return [{ ...outline, areas, neighbourhoods: happens.map(({ code }) => code), from, to }];
  });
};
