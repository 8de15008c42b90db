import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../testing/city.ts';
import { findAddresses, importAddresses } from './addresses.ts';
import { areaAt, areaByCode, areasAbove, childrenOf, parentsOf } from './areas.ts';
import { fold } from './fold.ts';
import { type AreaInput, importAreas } from './import-areas.ts';
import { areasFromCsv, areasFromGeoJson } from './read-areas.ts';

const square = (west: number, south: number, size: number): [number, number][][] => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
];

const north: AreaInput = {
  code: 'N',
  name: 'Noord',
  level: 'neighbourhood',
  parents: ['T'],
  outline: [square(4, 53, 0.01)],
};
const south: AreaInput = {
  code: 'S',
  name: 'Zuid',
  level: 'neighbourhood',
  parents: ['T'],
  outline: [square(4, 52.99, 0.01)],
};
const town: AreaInput = {
  code: 'T',
  name: 'Dorp',
  level: 'municipality',
  parents: [],
  outline: null,
};
const geography = { slug: 'town', name: 'Dorp', source: 'test', licence: 'CC0-1.0' };

describe('places', () => {
  let test: TestCity;
  beforeAll(async () => {
    test = await testCity({ services: [] });
    await test.city.write((tx) =>
      importAreas(tx, {
        geography,
        validFrom: '2020-01-01',
        isComplete: true,
        areas: [town, north, south],
      }),
    );
  });
  afterAll(() => test.close());

  it('knows the hierarchy both ways', async () => {
    expect((await childrenOf(test.city.db, 'town', 'T')).map(({ code }) => code)).toEqual([
      'N',
      'S',
    ]);
    expect((await parentsOf(test.city.db, 'town', 'N')).map(({ code }) => code)).toEqual(['T']);
    expect((await areasAbove(test.city.db, 'town')).get('N')).toEqual(['T']);
    expect((await areasAbove(test.city.db, 'town')).get('T')).toEqual([]);
  });

  it('measures on the ellipsoid: 0.01° by 0.01° at 53° north is 0.746 km²', async () => {
    const { squareKilometres } = await areaByCode(test.city.db, 'town', 'N');
    expect(squareKilometres).toBeCloseTo(0.746, 2);
  });

  it('finds the area around a point, its border included', async () => {
    expect(await areaAt(test.city.db, 'town', 'neighbourhood', 4.005, 53.005)).toBe('N');
    expect(await areaAt(test.city.db, 'town', 'neighbourhood', 4.005, 52.995)).toBe('S');
    expect(await areaAt(test.city.db, 'town', 'neighbourhood', 5, 53)).toBeUndefined();
  });

  it('keeps versions: what changed gets a new one, what is left out ends', async () => {
    const result = await test.city.write((tx) =>
      importAreas(tx, {
        geography,
        validFrom: '2024-01-01',
        isComplete: true,
        areas: [town, { ...north, name: 'Noorderdorp', outline: [square(4, 53, 0.012)] }],
      }),
    );
    expect(result).toEqual({ added: 0, changed: 1, unchanged: 1, ended: 1 });
    expect((await areaByCode(test.city.db, 'town', 'N')).name).toBe('Noorderdorp');
    await expect(areaByCode(test.city.db, 'town', 'S')).rejects.toThrow('not-found');
    const again = await test.city.write((tx) =>
      importAreas(tx, { geography, validFrom: '2025-01-01', isComplete: false, areas: [south] }),
    );
    expect(again.added).toBe(1);
  });

  it('finds addresses by what people type', async () => {
    const base = { town: 'Dorp', longitude: 4.005, latitude: 53.005 };
    await importAddresses(test.city.db, [
      { ...base, id: '1', street: 'Zeewierstraat', number: '1', postcode: '1234 AB' },
      { ...base, id: '2', street: 'Zeewierstraat', number: '12', postcode: '1234 AB' },
      { ...base, id: '3', street: 'Zeewierstraat', number: '12a', postcode: '1234 AB' },
      { ...base, id: '4', street: 'Kööpmansgang', number: '3', postcode: '1234 CD' },
    ]);
    const ids = async (typed: string) =>
      (await findAddresses(test.city.db, typed)).map(({ id }) => id);
    expect(await ids('zeewierstraat 12')).toEqual(['2', '3']);
    expect(await ids('Zeewierstraat 12 A')).toEqual(['3']);
    expect(await ids('zeewierstr')).toHaveLength(3);
    expect(await ids('1234ab 12')).toEqual(['2', '3']);
    expect(await ids('1234 cd')).toEqual(['4']);
    expect(await ids('1234')).toHaveLength(4);
    expect(await ids('wier 12')).toEqual(['2', '3']);
    expect(await ids('koopmansgang 3')).toEqual(['4']);
    expect(await ids('Zewierstraat 1')).toContain('1');
    expect(await ids('Zeewierstraat 1, 1234 AB Dorp')).toContain('1');
    expect(await ids('onbekend 5')).toEqual([]);
    expect(await ids('%')).toEqual([]);
    expect((await findAddresses(test.city.db, 'zeewierstraat 1'))[0]?.areaCode).toBe('N');
  });
});

describe('files with areas', () => {
  const fields = { code: 'code', name: 'name', level: 'neighbourhood' };
  const feature = (code: string, type: 'Polygon' | 'Point' = 'Polygon') => ({
    type: 'Feature',
    properties: { code, name: `Area ${code}` },
    geometry:
      type === 'Polygon' ? { type, coordinates: square(4, 53, 1) } : { type, coordinates: [4, 53] },
  });
  const collection = (...features: unknown[]) =>
    JSON.stringify({ type: 'FeatureCollection', features });

  it('reads GeoJSON', () => {
    expect(areasFromGeoJson(collection(feature('A')), fields)[0]).toMatchObject({
      code: 'A',
      outline: [square(4, 53, 1)],
    });
  });
  it.each([
    ['a point instead of an outline', collection(feature('A', 'Point')), 'invalid-input'],
    ['the same code twice', collection(feature('A'), feature('A')), 'conflict'],
    ['an area without a code', collection(feature('')), 'invalid-input'],
  ])('refuses %s', (_, source, code) => {
    expect(() => areasFromGeoJson(source, fields)).toThrow(code);
  });

  it('a text that is no JSON is refused as no boundaries', () => {
    expect(() => areasFromGeoJson('root:x:0:0', fields)).toThrow('invalid-input');
  });
  it('reads children of a CSV as parents of those', () => {
    const csv =
      '\uFEFFChildren,AreaCode,AreaName,Level\nB|C,A,Whole,county\n,B,One,district\n,C,Two,district\n';
    const areas = areasFromCsv(csv, {
      code: 'AreaCode',
      name: 'AreaName',
      levelField: 'Level',
      children: 'Children',
    });
    expect(areas.map(({ code, parents }) => [code, parents])).toEqual([
      ['A', []],
      ['B', ['A']],
      ['C', ['A']],
    ]);
  });
  it.each([
    ['Straße', 'strasse'],
    ['Ærø  Øster-gade', 'aero oster gade'],
    ['Café ’t Hof', 'cafe t hof'],
  ])('folds %s to %s', (text, folded) => expect(fold(text)).toBe(folded));
});
