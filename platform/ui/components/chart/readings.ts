/**
 * What a chart says at each of its places, for the island `chart-reader` to show under a pointer and
 * to speak. It is written when the chart is drawn, from the same values and with the same words.
 */
import type { Language } from '../../../messages/languages.ts';
import { words } from '../../messages.ts';
import { escapeText, round } from './markup.ts';

export interface Reading {
  /** From 0 to 1 along the plot. */
  readonly along: number;
  /** Pixels from the top of the chart; several where several series have a value. */
  readonly heights: readonly number[];
  /** The period or the area. */
  readonly name: string;
  /** Value, interval, meaning, note: each a short line. */
  readonly lines: readonly string[];
}

export interface Readings {
  readonly language: Language;
  /** How a pointer finds a place: the nearest along the line, the nearest row, or the nearest in the plane. */
  readonly way: 'along' | 'down' | 'around';
  /** Pixels between which the plot lies. */
  readonly top: number;
  readonly bottom: number;
  readonly places: readonly Reading[];
}

/** A reading on its way to the island: along, heights, name, lines. */
export type WrittenReading = readonly [number, readonly number[], string, readonly string[]];

const single = (text: string): string => escapeText(text).replaceAll("'", '&#39;');

/** Attributes of `<polder-chart-reader>`. In single quotes: JSON is full of double ones. */
export const readingAttributes = ({ language, way, top, bottom, places }: Readings): string => {
  const written = places.map(
    (place): WrittenReading => [
      Math.round(place.along * 10_000) / 10_000,
      place.heights.map(round),
      place.name,
      place.lines,
    ],
  );
  const json = JSON.stringify(written).replace(/[&<>']/g, single);
  return ` data-way="${way}" data-top="${top}" data-bottom="${bottom}" data-hint="${escapeText(words[language].chartHint)}" data-readings='${json}'`;
};

/** “between 3 and 4”, or nothing without an interval. */
export const intervalLine = (
  language: Language,
  lower: number | null | undefined,
  upper: number | null | undefined,
  format: (value: number) => string,
): readonly string[] =>
  typeof lower === 'number' && typeof upper === 'number'
    ? [
        words[language].interval
          .replace('{lower}', () => format(lower))
          .replace('{upper}', () => format(upper)),
      ]
    : [];
