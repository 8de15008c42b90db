/** Which areas are alike, and why: distances between traits, each scaled by how areas differ. */

import { requireFinite } from './requirements.ts';

/** Something by which areas are compared. */
export interface Trait {
  readonly name: string;
  /** Traits of one group count together as much as those of another. */
  readonly group: string;
  /** By area code; areas without it are left out. */
  readonly values: ReadonlyMap<string, number>;
}

export interface TraitDifference {
  readonly trait: Trait;
  readonly here: number;
  readonly there: number;
  /** In robust standard deviations, never negative. */
  readonly apart: number;
  /** How unusual the area itself is in it, in robust standard deviations from the median. */
  readonly unusual: number;
  /** Part of the squared distance that it makes, 0–1. */
  readonly contribution: number;
}

export interface SimilarArea {
  readonly code: string;
  /** Root of the weighted mean of squared differences; 1 is as far as a usual difference. */
  readonly distance: number;
  /** The one that makes the areas most alike first: what is unusual here and the same there. */
  readonly alike: readonly TraitDifference[];
  /** What keeps them apart, the largest part of the distance first. */
  readonly different: readonly TraitDifference[];
}

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const deviationToSigma = 1.4826;
/** The same for the mean absolute deviation, used where half the areas have the same value. */
const meanDeviationToSigma = 1.2533;
/** Values further out count as this far: one odd figure must not decide. */
const outermost = 3;
/** Traits that both areas must have, of those there are. */
const fewestShared = 0.5;
/** At most so far apart, areas are called alike in a trait; from the other on, different. */
const alikeUpTo = 0.5;
const differentFrom = 0.8;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};

const spreadOf = (deviations: readonly number[]): number =>
  median(deviations) * deviationToSigma ||
  (deviations.reduce((sum, one) => sum + one, 0) / Math.max(1, deviations.length)) *
    meanDeviationToSigma;

/** Distance from the median in robust standard deviations; nothing when all areas are the same. */
const scaled = ({ name, values }: Trait): ReadonlyMap<string, number> => {
  const all = [...values.values()];
  for (const value of all) requireFinite(`value of ${name}`, value);
  const centre = median(all);
  const spread = spreadOf(all.map((value) => Math.abs(value - centre)));
  if (spread === 0) return new Map();
  return new Map(
    [...values].map(([code, value]) => [
      code,
      Math.max(-outermost, Math.min(outermost, (value - centre) / spread)),
    ]),
  );
};

/** A trait that tells areas apart, with their scores in it and how much it counts. */
interface ScoredTrait {
  readonly trait: Trait;
  readonly scores: ReadonlyMap<string, number>;
  readonly weight: number;
}

const scoredTraits = (traits: readonly Trait[]): readonly ScoredTrait[] => {
  const telling = traits
    .map((trait) => ({ trait, scores: scaled(trait) }))
    .filter(({ scores }) => scores.size > 1);
  const groups = Map.groupBy(telling, ({ trait }) => trait.group);
  return telling.map((one) => ({
    ...one,
    weight: 1 / (groups.get(one.trait.group)?.length ?? 1),
  }));
};

/** The traits that two areas share, and how far they are apart in each; null when too few. */
const differencesBetween = (scored: readonly ScoredTrait[], code: string, other: string) => {
  const shared = scored.flatMap(({ trait, scores, weight }) => {
    const [here, there] = [scores.get(code), scores.get(other)];
    if (here === undefined || there === undefined) return [];
    return [{ trait, here, there, weight, part: weight * (here - there) ** 2 }];
  });
  if (shared.length === 0 || shared.length < fewestShared * scored.length) return null;
  const total = shared.reduce((sum, { part }) => sum + part, 0);
  const weights = shared.reduce((sum, { weight }) => sum + weight, 0);
  const differences = shared.map(
    ({ trait, here, there, part }): TraitDifference => ({
      trait,
      here: trait.values.get(code) ?? 0,
      there: trait.values.get(other) ?? 0,
      apart: Math.abs(here - there),
      unusual: Math.abs(here),
      contribution: total === 0 ? 0 : part / total,
    }),
  );
  return { distance: Math.sqrt(total / weights), differences };
};

const explained = (
  code: string,
  distance: number,
  differences: readonly TraitDifference[],
): SimilarArea => ({
  code,
  distance,
  alike: differences
    .filter(({ apart }) => apart <= alikeUpTo)
    .toSorted((a, b) => b.unusual - b.apart - (a.unusual - a.apart)),
  different: differences
    .filter(({ apart }) => apart >= differentFrom)
    .toSorted((a, b) => b.contribution - a.contribution),
});

/**
 * The areas most like one, the nearest first, each with what makes it like that and what does not.
 * The distance is Euclidean over standardised traits; a trait is standardised by median and median
 * absolute deviation (times 1.4826), or the mean one (times 1.2533) where that is 0, and cut off at 3.
 *
 * Source: Rousseeuw & Croux 1993, "Alternatives to the median absolute deviation", section 1.
 * The cut-off, the equal groups and the limits of alike (0.5) and different (0.8) are this engine's own.
 *
 * @param traits in any units; their scale is taken from the areas themselves
 * @param code the area that others are compared with
 * @param count at most so many areas
 * @returns without areas that share fewer than half of the traits; nothing when the area itself has
 * fewer
 * @throws StatisticsError `non-finite`
 * @example
 * similarAreas([{ name: 'over 65', group: 'age', values: new Map([['A', 20], ['B', 21], ['C', 9]]) }], 'A', 1);
 */
export const similarAreas = (
  traits: readonly Trait[],
  code: string,
  count: number,
): readonly SimilarArea[] => {
  const scored = scoredTraits(traits);
  const others = new Set(scored.flatMap(({ scores }) => [...scores.keys()]));
  others.delete(code);
  return [...others]
    .flatMap((other) => {
      const between = differencesBetween(scored, code, other);
      return between === null ? [] : [explained(other, between.distance, between.differences)];
    })
    .toSorted((a, b) => a.distance - b.distance || a.code.localeCompare(b.code))
    .slice(0, count);
};
