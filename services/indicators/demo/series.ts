/** The demo town's figures: neighbourhoods as they are drawn, and their totals. */
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { type Drawn, drawNeighbourhood, type Subject } from './drawing.ts';
import { notes } from './effects.ts';
import { models } from './models.ts';
import { type IndicatorTown, type Neighbourhood, neighbourhoodsOf } from './neighbourhood.ts';
import { demoPeriods } from './periods.ts';
import { createDraws } from './random.ts';
import { demoStories } from './stories.ts';
import type { Story } from './story.ts';

export interface DemoValue {
  /** Code of the indicator. */
  readonly code: string;
  /** Code of a neighbourhood, a district or the municipality. */
  readonly area: string;
  /** First day of the period, `YYYY-MM-DD`. */
  readonly period: string;
  /** Whole numbers; the denominator of a count is null. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In the unit of the definition, not rounded. Null when there is none; `note` says why. */
  readonly value: number | null;
  readonly note?: string;
}

export interface DemoOptions {
  readonly seed: number;
  /** First day of the last month, `YYYY-MM-01`. */
  readonly lastMonth: string;
}

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

const subjectOf = (
  definition: IndicatorDefinition,
  stories: readonly Story[],
  { seed, lastMonth }: DemoOptions,
): Subject => {
  const model = models[definition.code];
  if (!model) throw new RangeError(`The demo has no model of ${definition.code}`);
  const periods = demoPeriods(definition, lastMonth);
  const draws = createDraws(seed, definition.code);
  const length = definition.frequency === 'month' ? 1 : 12;
  const end = monthsOf(lastMonth) + 1;
  return {
    definition,
    model,
    periods,
    stories: stories.filter(({ code }) => code === definition.code),
    common: periods.map(() => (model.common ?? 0) * draws.normal()),
    yearsBefore: periods.map((day) => (end - monthsOf(day) - length) / 12),
    seed,
  };
};

/** Adds up what belongs together, and says what was not delivered. */
const sumOf = (parts: readonly (readonly [code: string, drawn: Drawn])[]): Drawn => {
  let [numerator, denominator, present] = [0, 0, 0];
  const missing: string[] = [];
  for (const [code, drawn] of parts) {
    if (drawn.hidden === notes.notDelivered) missing.push(code);
    if (drawn.missing) missing.push(...drawn.missing);
    if (drawn.isLeftOut) continue;
    numerator += drawn.numerator;
    denominator += drawn.denominator;
    present += 1;
  }
  if (missing.length === 0) return { numerator, denominator };
  if (present > 0) return { numerator, denominator, missing };
  return { numerator, denominator, hidden: notes.notDelivered, isLeftOut: true };
};

const toValue = (
  { kind, code, multiplier }: IndicatorDefinition,
  area: string,
  period: string,
  { numerator, denominator, hidden, missing }: Drawn,
): DemoValue => {
  const none = { code, area, period, numerator: null, denominator: null, value: null };
  if (hidden) return { ...none, note: hidden };
  const isCount = kind === 'count';
  if (!isCount && denominator === 0)
    return { ...none, numerator, denominator, note: notes.noCases };
  const value: DemoValue = {
    code,
    area,
    period,
    numerator,
    denominator: isCount ? null : denominator,
    value: isCount ? numerator : (numerator / denominator) * multiplier,
  };
  return missing ? { ...value, note: notes.incomplete(missing) } : value;
};

interface District {
  readonly code: string;
  readonly members: readonly Neighbourhood[];
}

const valuesOf = (
  subject: Subject,
  districts: readonly District[],
  municipality: string,
): readonly DemoValue[] => {
  const { definition, periods } = subject;
  const drawn = districts.map(({ code, members }) => ({
    code,
    members: members.map((place) => [place.code, drawNeighbourhood(subject, place)] as const),
  }));
  const values: DemoValue[] = [];
  periods.forEach((period, index) => {
    const add = (area: string, own: Drawn) => values.push(toValue(definition, area, period, own));
    const totals = drawn.map(({ code, members }) => {
      const parts = members.flatMap(([area, all]) => {
        const own = all[index];
        return own ? [[area, own] as const] : [];
      });
      for (const [area, own] of parts) add(area, own);
      return [code, sumOf(parts)] as const;
    });
    for (const [area, total] of totals) add(area, total);
    add(municipality, sumOf(totals));
  });
  return values;
};

/**
 * Every figure of the demo: each indicator, for every neighbourhood, district and the municipality,
 * over 60 months or the five latest full years. The same town, seed and month give the same figures;
 * an indicator's figures do not depend on which others are asked for. Districts are the sums of their
 * neighbourhoods, the municipality that of its districts; what has fewer than 50 residents or was
 * not delivered is in no total.
 *
 * @returns by indicator, then period, then area; whole numerators and denominators
 * @throws RangeError when `lastMonth` is no first day of a month, a definition is not the demo's, or
 * a neighbourhood has no profile
 * @example demoValues(town, demoDefinitions, { seed: 7, lastMonth: '2026-06-01' })
 */
export const demoValues = (
  town: IndicatorTown,
  definitions: readonly IndicatorDefinition[],
  options: DemoOptions,
): readonly DemoValue[] => {
  const places = neighbourhoodsOf(town);
  const stories = demoStories(town, definitions, options.lastMonth);
  const districts = town.districts.map(({ code }) => ({
    code,
    members: places.filter(({ districtCode }) => districtCode === code),
  }));
  return definitions.flatMap((definition) =>
    valuesOf(subjectOf(definition, stories, options), districts, town.municipality.code),
  );
};
