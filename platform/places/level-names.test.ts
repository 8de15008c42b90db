import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../testing/city.ts';
import { importAreas } from './import-areas.ts';
import { levelName, levelNamesFromJson, levelNamesOf, parseLevelNames } from './level-names.ts';

describe('the name of a level', () => {
  const names = {
    region: { nl: 'Regio’s', en: 'Regions' },
    parish: { da: 'Sogne' },
    district: { nl: 'Stadsdelen' },
  };
  it.each([
    ['region', 'nl', { text: 'Regio’s', lang: undefined }],
    ['region', 'de', { text: 'Regions', lang: 'en' }],
    ['parish', 'nl', { text: 'Sogne', lang: 'da' }],
    ['neighbourhood', 'da', { text: 'Kvarterer', lang: undefined }],
    ['district', 'nl', { text: 'Stadsdelen', lang: undefined }],
    ['practice', 'nl', { text: 'practice', lang: '' }],
    ['constructor', 'nl', { text: 'constructor', lang: '' }],
  ] as const)('%s in %s', (level, language, expected) => {
    expect(levelName(names, level, language)).toEqual(expected);
  });
});

describe('names of levels as a loader gives them', () => {
  const expected = {
    district: { nl: 'Wijken', en: 'Districts' },
    'GP practice': { nl: 'Praktijken = huisartsen' },
  };
  it.each([
    'district: nl=Wijken; en=Districts | GP practice: nl=Praktijken = huisartsen',
    '\n district:nl=Wijken;en=Districts;\n\nGP practice: nl=Praktijken = huisartsen\n',
  ])('are read from %j', (text) => {
    expect(parseLevelNames(text)).toEqual(expected);
  });
  it('are read from JSON', () => {
    expect(levelNamesFromJson(JSON.stringify(expected))).toEqual(expected);
  });
  it('may be none', () => {
    expect(parseLevelNames('  ')).toEqual({});
  });
  it.each([
    ['district', 1],
    ['district: nl=Wijken\n: nl=Buurten', 2],
    ['district: fr=Quartiers', 1],
    ['district: nl=', 1],
    ['district:', 1],
  ])('%j are refused, with the line', (text, row) => {
    expect(() => parseLevelNames(text)).toThrow(
      expect.objectContaining({ details: { row, column: 'level-names' } }),
    );
  });
  it.each(['[', '[]', '{"a":{"fr":"x"}}', '{"a":"x"}'])('JSON %s is refused', (source) => {
    expect(() => levelNamesFromJson(source)).toThrow('invalid-input');
  });
});

describe('a geography', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [] });
  });
  afterAll(() => town.close());

  it('gathers the names that its files bring, and keeps them when a file brings none', async () => {
    const load = (levelNames?: ReturnType<typeof parseLevelNames>) =>
      town.city.write((tx) =>
        importAreas(tx, {
          geography: {
            slug: 'health',
            name: 'Health',
            source: 's',
            licence: 'l',
            ...(levelNames ? { levelNames } : {}),
          },
          validFrom: '2024-01-01',
          isComplete: false,
          areas: [],
        }),
      );
    await load({ region: { nl: 'Regio' } });
    await load({ practice: { nl: 'Praktijken' } });
    await load();
    await load({ region: { nl: 'Regio’s' } });
    expect(await levelNamesOf(town.city.db, 'health')).toEqual({
      region: { nl: 'Regio’s' },
      practice: { nl: 'Praktijken' },
    });
    expect(await levelNamesOf(town.city.db, 'none')).toEqual({});
  });
});
