/** What tests of data coming in share: a small town, an indicator, and stewards who bring files. */
import { importAreas } from '../../../../platform/places/import-areas.ts';
import type { Client, TestCity } from '../../../../platform/testing/city.ts';
import type { IndicatorDefinition } from '../../catalogue/definition.ts';
import { upsertDefinitions } from '../../catalogue/store.ts';
import { everyone, series } from '../../values/store.ts';
import { thePublic } from '../../values/viewer.ts';

export const cycling: IndicatorDefinition = {
  code: 'cycling',
  name: { en: 'People who cycle' },
  definition: {},
  rationale: {},
  numerator: {},
  denominator: {},
  unit: { en: '%' },
  source: 'Survey',
  licence: 'CC-BY-4.0',
  theme: 'mobility',
  kind: 'proportion',
  multiplier: 100,
  decimals: 1,
  polarity: 'higher-is-better',
  method: 'wilson',
  frequency: 'year',
  yearKind: 'calendar',
  geography: 'town',
  owner: 'Mobility',
  audience: 'public',
  dimensions: ['sex'],
};

/** Neighbourhoods N01 to N09 and the indicators. */
export const furnishTown = (
  { city }: TestCity,
  definitions: readonly IndicatorDefinition[] = [cycling],
): Promise<void> =>
  city.write(async (tx) => {
    await importAreas(tx, {
      geography: { slug: 'town', name: 'Town', source: 'test', licence: 'CC0-1.0' },
      validFrom: '2020-01-01',
      isComplete: true,
      areas: Array.from({ length: 9 }, (_, index) => ({
        code: `N0${index + 1}`,
        name: `N0${index + 1}`,
        level: 'neighbourhood',
        parents: [],
        outline: null,
      })),
    });
    await upsertDefinitions(tx, definitions, new Date('2026-01-01'));
  });

export const key = () => ({ _key: crypto.randomUUID() });

export const bodyOf = async (response: Promise<Response> | Response): Promise<string> =>
  (await response).text();

const columns = {
  'column-indicator': 'indicator',
  'column-area': 'area',
  'column-period': 'period',
  'column-numerator': 'part',
  'column-denominator': 'whole',
  decimalSign: '.',
};

export const imports = '/work/indicators/imports';

/** Uploads a file and names its columns. @returns the batch's id, once it was checked */
export const bringFile = async (
  town: TestCity,
  who: Client,
  file: File,
  more: Readonly<Record<string, string>> = {},
): Promise<number> => {
  const uploaded = await who.post(imports, { ...key(), file });
  const address = uploaded.headers.get('location') ?? '';
  await who.post(address, { ...key(), ...columns, ...more });
  await town.city.jobs.settled();
  return Number(/imports\/(\d+)\//.exec(address)?.[1]);
};

export const bringRows = (town: TestCity, who: Client, rows: readonly string[]): Promise<number> =>
  bringFile(
    town,
    who,
    new File([['indicator,area,period,part,whole', ...rows].join('\n')], 'cycling.csv'),
  );

/** A step of a batch from its page as it stands now. */
export const take = async (
  id: number,
  step: string,
  who: Client,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const body = await bodyOf(who.get(`${imports}/${id}`));
  const hidden = (name: string) =>
    new RegExp(`name="${name}" value="(\\d+)"`).exec(body)?.[1] ?? '';
  return who.post(`/en${imports}/${id}/${step}`, {
    ...key(),
    seen: hidden('seen'),
    version: hidden('version'),
    ...more,
  });
};

/** The latest value the public sees of an area, everyone. */
export const shownValue = async (
  { city }: TestCity,
  area: string,
  code = 'cycling',
): Promise<number | null | undefined> => {
  const { rows } = await city.db.execute<{ id: number }>(
    `SELECT id FROM indicators.indicator WHERE code = '${code}'`,
  );
  const key = { indicatorId: rows[0]?.id ?? 0, cutId: everyone, area };
  return (await series(city.db, thePublic, key)).at(-1)?.value;
};
