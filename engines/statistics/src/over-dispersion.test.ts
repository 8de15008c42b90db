import { describe, expect, it } from 'vitest';
import { describePublished, numberIn, readRows } from '../test/shared-data.ts';
import { funnelOfProportion } from './funnel.ts';
import { normalDraws } from './normal-draws.ts';
import { type DispersionArea, dispersedFunnel, overDispersion } from './over-dispersion.ts';

const areas = (...numerators: readonly number[]): readonly DispersionArea[] =>
  numerators.map((numerator) => ({ numerator, denominator: 100 }));

describe('over-dispersion', () => {
  it('is found as for areas of one size by hand', () => {
    // ratios 0.81, 1, 1.21, 1, 1: roots 0.9, 1, 1.1, 1, 1; standard error 1 / 20; z −2, 0, 2, 0, 0
    const found = overDispersion(areas(81, 100, 121, 100, 100), {
      scale: 'ratio-root',
      trimming: 'none',
    });
    [-2, 0, 2, 0, 0].forEach((z, index) => {
      expect(found.zScores[index]).toBeCloseTo(z, 9);
    });
    expect(found.phi).toBeCloseTo(8 / 5, 9);
    // with equal errors τ² = s² (n φ / (n − 1) − 1) = (1 / 400) (8 / 4 − 1)
    expect(found.tauSquared).toBeCloseTo(1 / 400, 12);
  });

  it('leaves limits as they are where chance explains the spread', () => {
    const found = overDispersion(areas(20, 21, 19, 20, 20, 22), {
      scale: 'proportion',
      trimming: 'none',
    });
    expect(found.phi).toBeLessThan(1);
    expect(found.tauSquared).toBe(0);
    const [wide, plain] = [dispersedFunnel(found, 100), funnelOfProportion(122 / 600, 100)];
    expect(Math.abs(wide.lower95 - plain.lower95)).toBeLessThan(0.01);
    expect(Math.abs(wide.upper95 - plain.upper95)).toBeLessThan(0.01);
  });

  it('widens limits, that of a large area by more than that of a small one in proportion', () => {
    const found = overDispersion(areas(60, 140, 90, 115, 80, 125, 100, 100), {
      scale: 'ratio-root',
      trimming: 'none',
    });
    expect(found.tauSquared).toBeGreaterThan(0);
    const chance = { ...found, tauSquared: 0 };
    const width = (of: typeof found, size: number) => {
      const { lower95, upper95 } = dispersedFunnel(of, size);
      return upper95 - lower95;
    };
    expect(width(found, 10)).toBeGreaterThan(width(chance, 10));
    expect(width(found, 10_000) / width(chance, 10_000)).toBeGreaterThan(
      width(found, 10) / width(chance, 10),
    );
  });

  it('does not let one extreme area excuse all others', () => {
    const many = areas(...Array.from({ length: 19 }, (_, index) => 96 + (index % 9)), 400);
    const of = (trimming: 'none' | 'winsorise' | 'truncate') =>
      overDispersion(many, { scale: 'ratio-root', trimming });
    expect(of('none').tauSquared).toBeGreaterThan(0.01);
    expect(of('winsorise').tauSquared).toBe(0);
    expect(of('truncate').tauSquared).toBe(0);
  });

  it('finds the variance that areas were drawn with', () => {
    const draw = normalDraws(5);
    const drawn = Array.from({ length: 4000 }, () => {
      const ratio = Math.exp(0.2 * draw());
      return {
        numerator: Math.max(1, 2000 * ratio + Math.sqrt(2000 * ratio) * draw()),
        denominator: 2000,
      };
    });
    const found = overDispersion(drawn, { scale: 'ratio-log', trimming: 'none' });
    expect(Math.sqrt(found.tauSquared)).toBeCloseTo(0.2, 2);
  });

  it('keeps limits within what can be', () => {
    const found = overDispersion(areas(0, 1, 0, 30, 2), { scale: 'proportion', trimming: 'none' });
    const { lower998, upper998 } = dispersedFunnel(found, 3);
    expect(lower998).toBeGreaterThanOrEqual(0);
    expect(upper998).toBeLessThanOrEqual(1);
  });

  it.each([
    ['few areas', areas(1, 2, 3, 4), 'proportion', 'too-few-values'],
    ['a part above its whole', areas(1, 2, 3, 4, 101), 'proportion', 'numerator-above-denominator'],
    ['an area without events', areas(0, 2, 3, 4, 5), 'ratio-log', 'value-outside-bounds'],
    ['a negative count', areas(-1, 2, 3, 4, 5), 'ratio-root', 'negative-count'],
  ] as const)('refuses %s', (_, given, scale, code) => {
    expect(() => overDispersion(given, { scale, trimming: 'none' })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describePublished('over-dispersion of published rates', () => {
  it('is large among local authorities, whose rates differ far beyond chance', () => {
    const rows = readRows('pheindicatormethods/original/testdata_funnel_rate_dsr_inputs.csv');
    const given = rows
      .map((row) => ({
        numerator: numberIn(row, 'count'),
        denominator: numberIn(row, 'pop'),
      }))
      .filter(({ denominator }) => denominator > 0);
    const found = overDispersion(given, { scale: 'proportion', trimming: 'winsorise' });
    expect(found.phi).toBeGreaterThan(2);
    const high = rows.filter((row) => row.crude_per_100000_with_0?.startsWith('High')).length;
    const outside = given.filter(({ numerator, denominator }) => {
      const { upper998 } = dispersedFunnel(found, denominator);
      return numerator / denominator > upper998;
    });
    expect(outside.length).toBeLessThan(high);
  });
});
