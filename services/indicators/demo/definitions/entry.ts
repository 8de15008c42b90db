/** What the demo town's definitions have in common, so that each theme only says what is its own. */
import type { Text } from '../../../../platform/messages/text.ts';
import type { DisclosureRule, IndicatorDefinition, Theme } from '../../catalogue/definition.ts';

type Shared = 'theme' | 'source' | 'licence' | 'geography' | 'dimensions' | 'yearKind' | 'audience';

/** A definition without what holds for the whole theme or town. The year begins in January unless it says otherwise. */
export type Entry = Omit<IndicatorDefinition, Shared> &
  Partial<Pick<IndicatorDefinition, 'yearKind' | 'dimensions' | 'audience'>>;

type Measure = Pick<
  IndicatorDefinition,
  'kind' | 'multiplier' | 'decimals' | 'method' | 'unit' | 'frequency'
>;

const percent: Text = { nl: '%', en: '%', de: '%', da: '%' };

/** People or cases in a group, drawn or counted: with a Wilson interval. */
export const percentage = {
  kind: 'proportion',
  multiplier: 100,
  decimals: 1,
  method: 'wilson',
  unit: percent,
  frequency: 'year',
} as const satisfies Measure;

/** Surface or weight in a whole: measured, so without an interval. */
export const measuredPercentage = {
  ...percentage,
  kind: 'ratio',
  method: 'none',
} as const satisfies Measure;

/** Events per 1 000 of something, which the unit names. */
export const perThousand = {
  kind: 'rate',
  multiplier: 1000,
  decimals: 1,
  method: 'byar',
  frequency: 'year',
} as const satisfies Omit<Measure, 'unit'>;

export const count = {
  kind: 'count',
  multiplier: 1,
  decimals: 0,
  method: 'none',
  frequency: 'year',
} as const satisfies Omit<Measure, 'unit'>;

export const mean = {
  kind: 'mean',
  multiplier: 1,
  decimals: 1,
  method: 'none',
  frequency: 'year',
} as const satisfies Omit<Measure, 'unit'>;

/** Fewer than five people are withheld, as many health and social offices do. */
export const smallCounts: DisclosureRule = {
  hideUpTo: 4,
  hidesZero: false,
  hidesComplement: false,
};

/** The same where those left over are the few: nearly everyone is vaccinated. */
export const smallOnEitherSide: DisclosureRule = { ...smallCounts, hidesComplement: true };

/** Denominator of a count. */
export const none: Text = {
  nl: 'Geen: dit is een aantal.',
  en: 'None: this is a count.',
  de: 'Keiner: Dies ist eine Anzahl.',
  da: 'Ingen: Dette er et antal.',
};

/** Completes the entries of a theme. */
export const themed = (theme: Theme, entries: readonly Entry[]): readonly IndicatorDefinition[] =>
  entries.map((entry) => ({
    yearKind: 'calendar',
    audience: 'public' as const,
    dimensions: [],
    ...entry,
    theme,
    source: 'Polder demo town (fictional)',
    licence: 'CC0-1.0',
    geography: 'town',
  }));
