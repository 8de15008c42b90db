import { describe, expect, it } from 'vitest';
import { languages } from '../../../platform/messages/languages.ts';
import { themes } from '../catalogue/definition.ts';
import { demoDefinitions } from './definitions.ts';
import { models } from './models.ts';

describe('the demo catalogue', () => {
  it('has 40 indicators, each with a code of its own and a model', () => {
    const codes = demoDefinitions.map(({ code }) => code);
    expect(codes).toHaveLength(40);
    expect(new Set(codes).size).toBe(40);
    expect(codes.toSorted()).toEqual(Object.keys(models).toSorted());
    for (const code of codes) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('has at least three of every theme, and twelve or more by month', () => {
    for (const theme of themes) {
      expect(demoDefinitions.filter((one) => one.theme === theme).length).toBeGreaterThanOrEqual(3);
    }
    const monthly = demoDefinitions.filter(({ frequency }) => frequency === 'month');
    expect(monthly.length).toBeGreaterThanOrEqual(12);
    expect(demoDefinitions.length - monthly.length).toBeGreaterThanOrEqual(24);
  });

  it('sets targets for about ten, all with a better side', () => {
    const withTarget = demoDefinitions.filter(({ target }) => target !== undefined);
    expect(withTarget.length).toBeGreaterThanOrEqual(9);
    expect(withTarget.length).toBeLessThanOrEqual(13);
    for (const { polarity } of withTarget) expect(polarity).not.toBe('neutral');
  });

  it.each(demoDefinitions.map((one) => [one.code, one] as const))(
    '%s is written in four languages, each in its own words',
    (_, one) => {
      for (const field of [
        'name',
        'definition',
        'rationale',
        'numerator',
        'denominator',
        'unit',
      ] as const) {
        const texts = languages.map((language) => one[field][language]?.trim() ?? '');
        expect(texts).not.toContain('');
        if (field === 'definition' || field === 'rationale') expect(new Set(texts).size).toBe(4);
      }
    },
  );

  it.each(demoDefinitions.map((one) => [one.code, one] as const))(
    '%s has the interval and multiplier of its kind',
    (_, { kind, method, multiplier }) => {
      const expected = {
        proportion: ['wilson', [100]],
        rate: ['byar', [1000, 100_000]],
        count: ['none', [1]],
        ratio: ['none', [100]],
        mean: ['none', [1]],
        score: ['none', [1]],
        standardised: ['none', []],
      } as const;
      expect(method).toBe(expected[kind][0]);
      expect(expected[kind][1]).toContain(multiplier);
    },
  );
});
