import { describe, expect, it } from 'vitest';
import { dividedBySex } from './by-sex.ts';
import { demoDefinitions } from './definitions.ts';
import { handmadeTown as town } from './handmade-town.ts';
import { demoValues } from './series.ts';

const definitions = demoDefinitions.filter(({ dimensions }) => dimensions.includes('sex'));
const values = demoValues(town, definitions, { seed: 7, lastMonth: '2026-10-01' });
const divided = dividedBySex(town, definitions, values);

describe('figures of women and men', () => {
  it('are there for every indicator that says so', () => {
    expect(definitions.length).toBeGreaterThan(0);
    expect(new Set(divided.map(({ code }) => code))).toEqual(
      new Set(definitions.map(({ code }) => code)),
    );
  });

  it('are together what is counted of everyone, and never more than the people there are', () => {
    for (const value of values) {
      const own = divided.filter(
        ({ code, area, period }) =>
          code === value.code && area === value.area && period === value.period,
      );
      if (own.length < 2) continue;
      expect(own.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0)).toBe(value.numerator);
      expect(own.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0)).toBe(
        value.denominator,
      );
      for (const { numerator, denominator } of own) {
        expect(numerator).toBeGreaterThanOrEqual(0);
        expect(numerator).toBeLessThanOrEqual(denominator ?? 0);
      }
    }
  });

  it('of the municipality are the sums of its neighbourhoods', () => {
    const [definition] = definitions;
    const period = values.at(-1)?.period;
    const women = divided.filter(
      ({ code, sex, period: one }) =>
        code === definition?.code && sex === 'female' && one === period,
    );
    const neighbourhoods = new Set(town.neighbourhoods.map(({ code }) => code));
    const sum = women
      .filter(({ area }) => neighbourhoods.has(area))
      .reduce((all, { numerator }) => all + (numerator ?? 0), 0);
    expect(women.find(({ area }) => area === town.municipality.code)?.numerator).toBe(sum);
  });
});
