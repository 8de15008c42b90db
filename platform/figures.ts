/** How services read figures of the town's areas without knowing the service that keeps them. */
import type { Polarity } from '@polder/statistics';
import type { ByLanguage, Language } from './messages/languages.ts';
import type { ChosenText } from './messages/text.ts';
import type { City, Service } from './service.ts';
import type { Content } from './ui/example.ts';
import type { PageContext } from './ui/page.ts';

/** A figure of one area as everyone may see it. */
export interface AreaFigure {
  /** Null when there is none, or when it is withheld: `reason` says which. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** In the reader's words, where there is no value. */
  readonly reason: string | undefined;
}

/** Where a figure comes from, for the foot of a page. */
export interface FigureSource {
  readonly name: string;
  readonly url: string | undefined;
  readonly licence: string;
  /** When the definition last changed. */
  readonly updatedAt: Date;
}

/** One indicator for every area that has it, in the newest period that is reasonably complete. */
export interface FigureAcrossAreas {
  readonly code: string;
  readonly name: ChosenText;
  readonly theme: string;
  readonly themeName: string;
  readonly polarity: Polarity;
  /** A number of things: it grows with the size of an area, so areas are not compared by it. */
  readonly isCount: boolean;
  readonly unit: string;
  /** First day, `YYYY-MM-DD`. */
  readonly period: string;
  readonly periodLabel: string;
  readonly source: FigureSource;
  /** Without and with its unit. */
  readonly number: (value: number) => string;
  readonly measure: (value: number) => string;
  /** Address of its page, without language prefix. */
  readonly path: string;
  /** By area code. */
  readonly areas: ReadonlyMap<string, AreaFigure>;
}

/** A change in one area that chance does not explain. */
export interface FigureChangeFound {
  readonly code: string;
  readonly name: ChosenText;
  readonly themeName: string;
  readonly theme: string;
  readonly area: string;
  /** `other` when neither direction is good or bad. */
  readonly meaning: 'better' | 'worse' | 'other';
  /** First period of the change, first day `YYYY-MM-DD`, and in words. */
  readonly since: string;
  readonly sinceLabel: string;
  /** Value with unit and period: the one before the change, and the latest. */
  readonly before: string | undefined;
  readonly latest: string;
  /** How it shows, in a sentence. */
  readonly sentence: string;
  readonly path: string;
}

export type FigureView = 'card' | 'trend' | 'comparison' | 'map';

type Reader = Pick<PageContext, 'language' | 'format'>;

/** What the service that keeps figures offers to the others. Everything is as the public sees it. */
export interface FigureOffer {
  /** Indicators to choose from, with their names. */
  readonly list: (
    city: Pick<City, 'db'>,
    language: Language,
  ) => Promise<readonly { readonly code: string; readonly name: string }[]>;
  readonly acrossAreas: (
    city: Pick<City, 'db'>,
    reader: Reader,
    codes?: readonly string[],
  ) => Promise<readonly FigureAcrossAreas[]>;
  /** Changes beyond chance in these areas, the latest first. */
  readonly changes: (
    city: Pick<City, 'db'>,
    reader: Reader,
    areas: readonly string[],
  ) => Promise<readonly FigureChangeFound[]>;
  /** One indicator, drawn; undefined when it is unknown or has nothing to show. */
  readonly view: (
    city: Pick<City, 'db'>,
    page: PageContext,
    request: {
      readonly code: string;
      readonly view: FigureView;
      /** The whole when left out. */
      readonly area?: string | undefined;
      readonly level?: string | undefined;
      readonly headingLevel: 2 | 3;
      readonly title?: string | undefined;
      /** Said after what the comparison says of itself. */
      readonly more?: Content;
      /** Unique on the page. */
      readonly id: string;
    },
  ) => Promise<Content>;
}

/**
 * A figure that a service makes, all in the same way: with both counts, from which value and interval
 * are computed, or with the value.
 */
export interface OfferedValue {
  readonly area: string;
  /** As files write it: `2024`, `2024-Q3`, `2024-03`. */
  readonly period: string;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly value?: number | undefined;
}

/**
 * An indicator that a service produces: what it means, and all its values. The service that keeps
 * figures asks for them on schedule, checks them like a steward's file, and publishes what changed;
 * values that are no longer given are no longer shown.
 */
export interface IndicatorOffer {
  /** Stands in addresses and files; unique in the city. */
  readonly code: string;
  readonly name: ByLanguage;
  readonly definition: ByLanguage;
  /** Why it matters. */
  readonly rationale: ByLanguage;
  readonly numerator: ByLanguage;
  readonly denominator: ByLanguage;
  readonly unit: ByLanguage;
  /** A theme of the catalogue, such as `work`. */
  readonly theme: string;
  readonly kind: 'proportion' | 'rate' | 'count' | 'ratio' | 'mean' | 'score';
  readonly interval: 'wilson' | 'byar' | 'none';
  /** What numerator / denominator is multiplied by. */
  readonly multiplier: number;
  readonly decimals: number;
  readonly polarity: Polarity;
  readonly frequency: 'year' | 'quarter' | 'month';
  /** Counts add up: those of an area are the sums of the areas in it, where each of them has one. */
  readonly addsUp?: boolean;
  /** Who answers for it, as a post or team. */
  readonly owner: string;
  /** Counts of people from 1 up to this one are withheld from the public. */
  readonly hidesUpTo?: number;
  /** Where the service has it from, at this moment. */
  readonly source: (
    city: City,
  ) => Promise<{ readonly name: string; readonly licence: string } | undefined>;
  /** All there is, of areas of the town's geography. */
  readonly values: (city: City) => Promise<readonly OfferedValue[]>;
}

/** The offer of the service that keeps figures; undefined in a city without one. */
export const figureOfferOf = ({
  services,
}: {
  readonly services: readonly Service[];
}): FigureOffer | undefined =>
  services.map(({ offers }) => offers?.figures).find((offer) => offer !== undefined);
