import type { Text } from '../../../platform/messages/text.ts';

/** What kind of figure it is: decides the interval and how areas may be summed. */
export const kinds = [
  'proportion',
  'rate',
  'count',
  'ratio',
  'mean',
  'score',
  'standardised',
] as const;
export type Kind = (typeof kinds)[number];

export const polarities = ['higher-is-better', 'lower-is-better', 'neutral'] as const;
export type Polarity = (typeof polarities)[number];

/** How the interval of a value is found; `published` keeps what the source gives. */
export const methods = ['wilson', 'byar', 'published', 'none'] as const;
export type IntervalMethod = (typeof methods)[number];

export const frequencies = ['year', 'quarter', 'month'] as const;
export type Frequency = (typeof frequencies)[number];

/** When a year of this indicator begins: January, April (financial) or September (school). */
export const yearKinds = ['calendar', 'financial', 'academic'] as const;
export type YearKind = (typeof yearKinds)[number];

/** Subjects under which residents find figures. */
export const themes = [
  'people',
  'health',
  'work',
  'housing',
  'safety',
  'environment',
  'mobility',
  'participation',
  'education',
] as const;
export type Theme = (typeof themes)[number];

/** Who may read the figures: everyone, or staff with the permission for it. */
export const audiences = ['public', 'staff'] as const;
export type Audience = (typeof audiences)[number];

/** Which counts are too small for the public: they could tell of one person. */
export interface DisclosureRule {
  /** Counts from 1 up to this one are withheld. */
  readonly hideUpTo: number;
  /** Withholds a count of 0 too, where that zero tells something of everyone in an area. */
  readonly hidesZero: boolean;
  /** For parts of a whole: withholds as well where those left over are so few. */
  readonly hidesComplement: boolean;
}

/**
 * An indicator as the catalogue describes it, after the metadata that public-health and statistics
 * offices publish with theirs. Content fields hold the languages their author wrote.
 */
export interface IndicatorDefinition {
  /** Stands in addresses and files: lower-case letters, digits and hyphens. */
  readonly code: string;
  readonly name: Text;
  readonly definition: Text;
  readonly rationale: Text;
  readonly numerator: Text;
  readonly denominator: Text;
  /** Shown after the number: `%`, `per 1 000 residents`. */
  readonly unit: Text;
  readonly source: string;
  readonly sourceUrl?: string;
  readonly licence: string;
  readonly theme: Theme;
  readonly kind: Kind;
  /** What numerator / denominator is multiplied by: 100 for percentages. */
  readonly multiplier: number;
  readonly decimals: number;
  readonly polarity: Polarity;
  readonly method: IntervalMethod;
  readonly frequency: Frequency;
  readonly yearKind: YearKind;
  readonly target?: number;
  /** The geography of its areas: `town`, or one that was loaded. */
  readonly geography: string;
  /** Who answers for it, as a post or team. */
  readonly owner: string;
  /** Names of the cuts it has beyond everyone: `sex`, `age`, `category`. */
  readonly dimensions: readonly string[];
  readonly disclosure?: DisclosureRule;
  readonly audience: Audience;
  /** Days after a period's end by which its figure is expected. */
  readonly expectedWithin?: number;
}
