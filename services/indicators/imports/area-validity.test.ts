import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { troubleOfPeriod } from './area-validity.ts';
import { knownNow } from './store.ts';

const year = { frequency: 'year', yearKind: 'calendar' } as const;

describe('a code that holds for some years', () => {
  const validity = { from: '2020-01-01', to: '2024-01-01', before: ['A'], after: ['B', 'C'] };
  it.each([
    ['before it began', '2019-01-01', { code: 'area-not-yet', detail: '2020-01-01|A' }],
    ['in its first year', '2020-01-01', undefined],
    ['in its last year', '2023-01-01', undefined],
    ['after it ended', '2024-01-01', { code: 'area-ended', detail: '2024-01-01|B, C' }],
  ])('%s', (_, period, expected) =>
    expect(troubleOfPeriod(validity, period, year)).toEqual(expected),
  );
});

/** A square, by its west and east. */
const between = (west: number, east: number): number[][][][] => [
  [
    [
      [west, 52],
      [east, 52],
      [east, 53],
      [west, 53],
      [west, 52],
    ],
  ],
];

describe('the areas of a town', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [indicators] });
    const version = (validFrom: string, areas: Record<string, [number, number]>) =>
      town.city.write((tx) =>
        importAreas(tx, {
          geography: { slug: 'town', name: 'Town', source: 'test', licence: 'CC0-1.0' },
          validFrom,
          isComplete: true,
          areas: Object.entries(areas).map(([code, [west, east]]) => ({
            code,
            name: code,
            level: 'neighbourhood',
            parents: [],
            outline: between(west, east),
          })),
        }),
      );
    await version('2020-01-01', { OLD: [4, 6], STAYS: [6, 7] });
    await version('2024-01-01', { WEST: [4, 5], EAST: [5, 6], STAYS: [6, 7] });
  });
  afterAll(() => town.close());

  it('know which came from which by their outlines; a neighbour is no successor', async () => {
    const { validity } = await knownNow(town.city.db);
    const codes = validity?.get('town');
    expect(codes?.get('OLD')).toEqual({
      from: null,
      to: '2024-01-01',
      before: [],
      after: ['EAST', 'WEST'],
    });
    expect(codes?.get('WEST')).toEqual({
      from: '2024-01-01',
      to: null,
      before: ['OLD'],
      after: [],
    });
    expect(codes?.has('STAYS')).toBe(false);
  });
});
