/** Draws one indicator's figures for one neighbourhood. */
import type { NeighbourhoodCharacter } from '@polder/town';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { notes, toldOf } from './effects.ts';
import { type Basis, isShare, type Level, logistic, logitOf, logOf, type Model } from './model.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { createDraws, type Draws } from './random.ts';
import type { Story } from './story.ts';

/** An indicator with everything its drawing needs. */
export interface Subject {
  readonly definition: IndicatorDefinition;
  readonly model: Model;
  readonly periods: readonly string[];
  /** Those of this indicator. */
  readonly stories: readonly Story[];
  /** Deviations that all neighbourhoods share, by period. */
  readonly common: readonly number[];
  /** Years from each period's end to the end of the last month. */
  readonly yearsBefore: readonly number[];
  readonly seed: number;
}

/** What was drawn for an area and period. */
export interface Drawn {
  readonly numerator: number;
  readonly denominator: number;
  /** Why it is not shown. */
  readonly hidden?: string | undefined;
  /** Whether totals go without it. */
  readonly isLeftOut?: boolean | undefined;
  /** Areas that should have been in this total. */
  readonly missing?: readonly string[] | undefined;
}

/** Below this, figures about people would be figures about persons: left out of the totals too. */
const leastResidents = 50;

/** Growth of the population a year. */
const growth: Readonly<Record<NeighbourhoodCharacter, number>> = {
  'old-centre': 0.006,
  harbour: 0.012,
  'nineteenth-century': 0.004,
  'post-war': 0.001,
  'garden-suburb': 0,
  'new-estate': 0.022,
  village: -0.002,
  industrial: 0,
  rural: -0.004,
};

const homesPerHousehold = 1.03;

/** Shape of the gamma distribution of one wait: few short ones, a long tail. */
const waitShape = 1.6;

/** Draws denominators; `scale` is the population of the period relative to the town's. */
const sizesOf = (basis: Basis, place: Neighbourhood, draws: Draws): ((scale: number) => number) => {
  const part = (share: Level | undefined, whole: number) => {
    if (!share) return (scale: number) => Math.round(whole * scale);
    const chance = logistic(logitOf(share, place));
    return (scale: number) => draws.binomial(Math.round(whole * scale), chance);
  };
  switch (basis.of) {
    case 'residents':
      return part(basis.share, place.aged(basis.from ?? 0, basis.to ?? 120));
    case 'homes':
      return part(undefined, place.households * homesPerHousehold);
    case 'households':
      return part(basis.share, place.households);
    case 'shops':
      return () => place.shops;
    case 'survey': {
      const adults = place.aged(18, 120);
      return (scale) =>
        Math.min(Math.floor((adults * scale) / 2), draws.poisson(45 + 0.04 * adults * scale));
    }
    case 'surface':
      return () => Math.round(place.areaKm2 * 10_000);
    case 'waste': {
      const kilograms = place.residents * basis.kilograms;
      return (scale) => Math.round(kilograms * scale * Math.exp(0.02 * draws.normal()));
    }
    case 'cases': {
      const expected = place.aged(basis.from ?? 0, 120) * Math.exp(logOf(basis.rate, place));
      return (scale) => draws.poisson(expected * scale);
    }
  }
};

/** Draws a numerator for a level on the model's scale. */
const numeratorOf = (model: Model, size: number, level: number, draws: Draws): number => {
  switch (model.draw) {
    case 'share':
      return draws.binomial(size, logistic(level));
    case 'events':
      return draws.poisson(size * Math.exp(level));
    case 'waits':
      return size === 0
        ? 0
        : Math.round((draws.gamma(size * waitShape) / waitShape) * Math.exp(level));
    case 'marks':
      // a mark is 1 and up to 9 more
      return size + draws.binomial(9 * size, logistic(level));
    case 'exposure': {
      const step = model.step ?? 1;
      return Math.round(Math.round(Math.exp(level) / step) * step * size);
    }
    case 'portion':
      return Math.round(size * logistic(level));
    case 'stock':
      return size;
  }
};

const seasonAt = (model: Model, period: string): number => {
  if (!model.season) return 0;
  const { amplitude, peakMonth } = model.season;
  const months = Number(period.slice(5, 7)) - peakMonth;
  return amplitude * Math.cos((2 * Math.PI * months) / 12);
};

const isAboutPeople = ({ definition, model }: Subject): boolean =>
  definition.kind !== 'count' && model.basis.of !== 'surface' && model.basis.of !== 'shops';

/** One figure for each period. */
export const drawNeighbourhood = (subject: Subject, place: Neighbourhood): readonly Drawn[] => {
  const { model, definition, periods } = subject;
  const draws = createDraws(subject.seed, `${definition.code} ${place.code}`);
  const sizeAt = sizesOf(model.basis, place, draws);
  const own = isShare(model.draw) ? logitOf(model.level, place) : logOf(model.level, place);
  const level = own + (model.lasting ?? 0.1) * draws.normal();
  const { shifts, gaps } = toldOf(
    subject.stories,
    place,
    periods,
    definition.frequency === 'month' ? 12 : 1,
  );
  const isTooSmall = place.residents < leastResidents && isAboutPeople(subject);
  return periods.map((period, index): Drawn => {
    const yearsBefore = subject.yearsBefore[index] ?? 0;
    const denominator = sizeAt(Math.exp(-growth[place.character] * yearsBefore));
    const here =
      level +
      seasonAt(model, period) -
      (model.trend ?? 0) * yearsBefore +
      (subject.common[index] ?? 0) +
      (model.local ? model.local * draws.normal() : 0) +
      (shifts[index] ?? 0);
    const numerator = numeratorOf(model, denominator, here, draws);
    const gap = gaps.get(index);
    if (gap === 'not-delivered') {
      return { numerator, denominator, hidden: notes.notDelivered, isLeftOut: true };
    }
    if (isTooSmall) return { numerator, denominator, hidden: notes.fewResidents, isLeftOut: true };
    if (gap === 'withheld') return { numerator, denominator, hidden: notes.withheld };
    return { numerator, denominator };
  });
};
