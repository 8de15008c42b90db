import { describe, expect, it } from 'vitest';
import type { AreaFigure, FigureAcrossAreas } from '../../../platform/figures.ts';
import { compareFigures, tallyOf } from './compare.ts';

const around = (value: number, margin = 1): AreaFigure => ({
  value,
  lower: value - margin,
  upper: value + margin,
  reason: undefined,
});
const withheld: AreaFigure = { value: null, lower: null, upper: null, reason: 'withheld' };

const figure = (
  code: string,
  areas: Readonly<Record<string, AreaFigure>>,
  more: Partial<FigureAcrossAreas> = {},
): FigureAcrossAreas => ({
  code,
  name: { text: code, lang: undefined },
  theme: 'health',
  themeName: 'Health',
  polarity: 'lower-is-better',
  isCount: false,
  unit: '%',
  period: '2025-01-01',
  periodLabel: '2025',
  source: { name: 's', url: undefined, licence: 'l', updatedAt: new Date(0) },
  number: String,
  measure: String,
  path: `/figures/${code}`,
  areas: new Map(Object.entries(areas)),
  ...more,
});

const beside = {
  area: 'A',
  town: 'T',
  district: 'D',
  similar: ['B', 'C', 'E'],
  neighbourhoods: ['A', 'B', 'C', 'E', 'F'],
};

describe('a neighbourhood beside others', () => {
  it('stands beside town, district and the middle of similar neighbourhoods', () => {
    const [one] = compareFigures(
      [
        figure('falls', {
          A: around(20),
          T: around(10),
          D: around(12),
          B: around(18),
          C: around(26),
          E: withheld,
          F: around(3),
        }),
      ],
      beside,
    );
    expect(one).toMatchObject({
      town: 10,
      district: 12,
      similar: 22,
      lowest: 3,
      highest: 26,
      verdict: 'worse',
    });
  });

  it.each([
    ['lower-is-better', 5, 'better'],
    ['higher-is-better', 5, 'worse'],
    ['neutral', 5, 'lower'],
    ['lower-is-better', 10.5, 'similar'],
  ] as const)('with %s and %d against 10 is %s', (polarity, here, verdict) => {
    const [one] = compareFigures(
      [figure('x', { A: around(here), T: around(10) }, { polarity })],
      beside,
    );
    expect(one?.verdict).toBe(verdict);
  });

  it('lists what differs first and leaves out numbers that only follow size', () => {
    const found = compareFigures(
      [
        figure('same', { A: around(10), T: around(10) }),
        figure('count', { A: around(1), T: around(10) }, { isCount: true }),
        figure('elsewhere', { B: around(1), T: around(10) }),
        figure('apart', { A: around(3), T: around(10) }),
      ],
      beside,
    );
    expect(found.map((one) => one.figure.code)).toEqual(['apart', 'same']);
    expect(tallyOf(found)).toEqual({ compared: 2, better: 1, worse: 0, other: 0 });
  });

  it('does not compare what is withheld', () => {
    const found = compareFigures([figure('x', { A: withheld, T: around(10) })], beside);
    expect(found[0]?.verdict).toBe('not-compared');
    expect(tallyOf(found).compared).toBe(0);
  });
});
