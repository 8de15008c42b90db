import { describe, expect, it } from 'vitest';
import type { Figure } from '../figures/figure.ts';
import { funnelOf } from './funnel.ts';

const countedValue = (numerator: number, denominator: number, multiplier: number) => ({
  area: '',
  period: '2025-01-01',
  numerator,
  denominator,
  value: (numerator / denominator) * multiplier,
  lower: null,
  upper: null,
  note: null,
});

/** What a funnel reads of a figure; the rest does not matter to it. */
const figure = (
  kind: 'proportion' | 'rate' | 'mean',
  areas: readonly (readonly [name: string, numerator: number, denominator: number])[],
): Figure =>
  ({
    indicator: { kind, multiplier: 100 },
    wholeValue: countedValue(200, 1000, 100),
    compared: areas.map(([name, numerator, denominator]) => ({
      area: { code: name, name },
      value: countedValue(numerator, denominator, 100),
      comparison: 'similar',
    })),
  }) as unknown as Figure;

// Whole: 20 %. Of 100 people chance gives 12.2 … 27.8 (95 %) and 7.6 … 32.4 (99.8 %).
const areas = [
  ['A', 20, 100],
  ['B', 30, 100],
  ['C', 40, 100],
  ['D', 10, 100],
  ['E', 5, 100],
  ['F', 4, 10],
] as const;

describe('a funnel of areas', () => {
  it('tells chance from difference by the size of the area', () => {
    const found = funnelOf(figure('proportion', areas));
    expect(found?.areas.map(({ position }) => position)).toEqual([
      'within',
      'above-95',
      'above',
      'below-95',
      'below',
      'within',
    ]);
    expect(found?.average).toBe(20);
  });

  it('draws lines in the indicator’s unit over all sizes', () => {
    const lines = funnelOf(figure('proportion', areas))?.lines ?? [];
    expect(lines[0]?.size).toBeLessThan(10);
    expect(lines.at(-1)?.size).toBeGreaterThan(100);
    expect(lines.every(({ lower998, upper998 }) => lower998 >= 0 && upper998 <= 100)).toBe(true);
  });

  it('of rates follows the exact Poisson limits', () => {
    // expected 20 events; Garwood's exact interval of 30 events is 20.24 … 42.83: just above 20
    const found = funnelOf(figure('rate', areas));
    expect(found?.areas.map(({ position }) => position)).toEqual([
      'within',
      'above-95',
      'above',
      'below-95',
      'below',
      'within',
    ]);
  });

  it('is not drawn of means, nor of a few areas', () => {
    expect(funnelOf(figure('mean', areas))).toBeUndefined();
    expect(funnelOf(figure('proportion', areas.slice(0, 4)))).toBeUndefined();
  });
});
