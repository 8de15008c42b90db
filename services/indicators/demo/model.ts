/** How an indicator of the demo comes about, as data: over whom or what, how high, how noisy. */
import type { NeighbourhoodCharacter } from '@polder/town';
import type { Neighbourhood, Trait } from './neighbourhood.ts';

/**
 * A level and what moves it. `base` holds where every trait is 0.5; a trait's weight is what it adds
 * on the logistic or logarithmic scale between its least and its greatest value, a character's weight
 * is added whole.
 */
export interface Level {
  readonly base: number;
  readonly traits?: Readonly<Partial<Record<Trait, number>>>;
  readonly characters?: Readonly<Partial<Record<NeighbourhoodCharacter, number>>>;
}

/** Whom or what an indicator is over. `share`: the part of them that is concerned or measured. */
export type Basis =
  | {
      readonly of: 'residents';
      readonly from?: number;
      readonly to?: number;
      readonly share?: Level;
    }
  | { readonly of: 'homes' }
  | { readonly of: 'households'; readonly share?: Level }
  | { readonly of: 'shops' }
  /** Adults who answer a survey that asks more people where few live. */
  | { readonly of: 'survey' }
  /** Units of 100 m². */
  | { readonly of: 'surface' }
  /** Kilograms of household waste, so many per resident. */
  | { readonly of: 'waste'; readonly kilograms: number }
  /** Calls, repairs, applications: their number is drawn too, per resident of an age and period. */
  | { readonly of: 'cases'; readonly from?: number; readonly rate: Level };

/**
 * How numerators are drawn. `share`: binomial. `events`: Poisson. `waits`: the sum of gamma waits.
 * `marks`: marks 1 to 10 summed. `exposure`: a measured value times those exposed to it.
 * `portion`: a measured part of the whole. `stock`: the basis itself, counted.
 */
export type Draw = 'share' | 'events' | 'waits' | 'marks' | 'exposure' | 'portion' | 'stock';

export interface Model {
  readonly basis: Basis;
  readonly draw: Draw;
  /** In the last period: a share for `share`, `marks` and `portion`, else a rate or value. */
  readonly level: Level;
  /** Added for each year, on the logistic or logarithmic scale. */
  readonly trend?: number;
  /** Standard deviation of what all neighbourhoods have in common in a period, on that scale. */
  readonly common?: number;
  /** The same of what is one neighbourhood's own in a period. */
  readonly local?: number;
  /** The same of what sets a neighbourhood apart for good, beyond its traits. Default 0.1. */
  readonly lasting?: number;
  readonly season?: { readonly amplitude: number; readonly peakMonth: number };
  /** `exposure` only: what values are rounded to. */
  readonly step?: number;
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (p: number): number => Math.log(p / (1 - p));

/** Whether the level is a share, moved on the logistic scale. */
export const isShare = (draw: Draw): boolean =>
  draw === 'share' || draw === 'marks' || draw === 'portion';

const moved = (level: Level, { traits, character }: Neighbourhood): number => {
  let sum = level.characters?.[character] ?? 0;
  // Object.entries loses the key's type; the object has traits as keys only
  for (const [trait, weight] of Object.entries(level.traits ?? {}) as [Trait, number][]) {
    sum += weight * (traits[trait] - 0.5);
  }
  return sum;
};

export const logOf = (level: Level, neighbourhood: Neighbourhood): number =>
  Math.log(level.base) + moved(level, neighbourhood);

export const logitOf = (level: Level, neighbourhood: Neighbourhood): number =>
  logit(level.base) + moved(level, neighbourhood);
