import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { valuePages } from '../values/store.ts';
import { thePublic } from '../values/viewer.ts';
import { columns } from './rows.ts';
import { furnish } from './testing-store.ts';

let town: TestCity;
let indicatorId = 0;

beforeAll(async () => {
  town = await testCity({ services: [indicators] });
  ({ indicatorId } = await furnish(town));
});
afterAll(() => town.close());

const bytesOf = async (path: string): Promise<ArrayBuffer> => {
  const response = await town.visitor().get(`/api/indicators/${path}`);
  expect(response.status, path).toBe(200);
  return response.arrayBuffer();
};

const csvOf = async (path: string): Promise<readonly (readonly string[])[]> =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(await bytesOf(path))
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

/** Area, year and what stands there: the value, or the status that stands for it. */
const told = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((row) => [row.area, row.period, row.sex, row.age, row.value ?? row.status]);

const everything = [
  ['A', '2024', 'persons', '', 'withheld'],
  ['B', '2023', 'persons', '', 'no-cases'],
  ['B', '2024', 'persons', '', 'withheld'],
  ['C', '2024', 'persons', '', 'not-delivered'],
  ['T', '2023', 'persons', '', 80],
  ['T', '2024', 'persons', '', 90],
  ['T', '2024', 'female', '', 50],
  ['T', '2024', 'persons', '65+', 70],
];

describe('values of one indicator', () => {
  it('read page by page are the same as at once', async () => {
    const read = async (size: number) => {
      const pages = [];
      for await (const page of valuePages(town.city.db, thePublic, indicatorId, {}, size))
        pages.push(page);
      return pages;
    };
    const pages = await read(3);
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 2]);
    expect(pages.flat()).toEqual((await read(100)).flat());
  });

  it('are CSV in which withheld is neither missing nor zero', async () => {
    const [header, ...rows] = await csvOf('falls/values.csv?language=en');
    expect(header?.join(',')).toBe(`\uFEFF${columns.join(',')}`);
    const named = rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])));
    expect(named.map(({ area, period, value, status }) => [area, period, value || status])).toEqual(
      everything.map(([area, period, , , cell]) => [area, period, String(cell)]),
    );
    expect(named[0]).toMatchObject({ numerator: '', value: '', lower: '', upper: '' });
  });

  it.each([
    ['area=T', 4],
    ['area=T&from=2024', 3],
    ['to=2023', 2],
    ['sex=female', 1],
    ['age=65%2B', 1],
    ['age=all&sex=persons', 6],
    ['level=neighbourhood', 4],
    ['area=NOWHERE', 0],
  ])('asked for by %s are %i', async (query, count) => {
    expect(await csvOf(`falls/values.csv?${query}`)).toHaveLength(count + 1);
  });

  it.each(['from=yesterday', 'sex=other', 'language=fr'])(
    'asked for by %s are refused, not given whole',
    async (query) => {
      const response = await town.visitor().get(`/api/indicators/falls/values.csv?${query}`);
      expect(response.status).toBe(422);
    },
  );

  it('are JSON, each with its status', async () => {
    const rows = await (await town.visitor().get('/api/indicators/falls/values')).json();
    expect(told(rows)).toEqual(everything);
    expect(await (await town.visitor().get('/api/indicators/falls/values?area=X')).json()).toEqual(
      [],
    );
  });

  it('are an Excel workbook: numbers and dates as such, formulas as text, and what withheld means', async () => {
    const sheets = await readExcelFile(Buffer.from(await bytesOf('falls/values.xlsx?language=en')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Figures', 'About', 'Notes']);
    const [figures, about, notes] = sheets.map(({ data }) => data);
    const header = figures?.[0] ?? [];
    const cell = (row: number, name: string) => figures?.[row]?.[header.indexOf(name)];
    expect(header).not.toContain('Category');
    expect(cell(6, 'Value')).toBe(90);
    expect(cell(6, 'Begins on')).toEqual(new Date('2024-01-01T00:00:00Z'));
    expect(cell(1, 'Value')).toBeNull();
    expect(cell(1, 'Status')).toBe('withheld');
    expect(about).toContainEqual(['What is counted', '=Falls per 1 000 residents']);
    expect(about).toContainEqual(['Licence', 'CC-BY-4.0']);
    expect(notes?.flat().join(' ')).toContain('It is not zero and not missing.');
  });

  it('are Parquet with typed columns', async () => {
    const file = await bytesOf('falls/values.parquet');
    const rows = await parquetReadObjects({ file });
    expect(told(rows)).toEqual(everything);
    expect(rows[5]).toMatchObject({
      indicator: 'falls',
      period_start: new Date('2024-01-01T00:00:00Z'),
      numerator: 90,
      lower: 88,
    });
    const { schema, key_value_metadata } = await parquetMetadataAsync(file);
    expect(schema.find(({ name }) => name === 'value')?.type).toBe('DOUBLE');
    expect(key_value_metadata).toContainEqual({ key: 'licence', value: 'CC-BY-4.0' });
  });

  it('that no area has are an empty file of each kind, not a failure', async () => {
    for (const kind of ['csv', 'xlsx', 'parquet', 'jsonstat.json'])
      expect((await bytesOf(`falls/values.${kind}?area=X`)).byteLength).toBeGreaterThan(20);
    expect(
      await parquetReadObjects({ file: await bytesOf('falls/values.parquet?area=X') }),
    ).toEqual([]);
  });
});

interface Cube {
  readonly version: string;
  readonly class: string;
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role?: Readonly<Record<string, readonly string[]>>;
  readonly dimension: Readonly<
    Record<
      string,
      {
        readonly label?: string;
        readonly category: {
          readonly index: readonly string[];
          readonly label?: Readonly<Record<string, string>>;
          readonly unit?: Readonly<Record<string, unknown>>;
        };
      }
    >
  >;
  readonly value: Readonly<Record<string, unknown>> | readonly unknown[];
  readonly status?: Readonly<Record<string, string>>;
  readonly extension?: { readonly status?: { readonly label: Readonly<Record<string, string>> } };
}

/** What is wrong with a dataset by the rules of JSON-stat 2.0. */
const breaches = (cube: Cube): readonly string[] => {
  const cells = cube.size.reduce((product, size) => product * size, 1);
  const roles = Object.values(cube.role ?? {}).flat();
  return [
    cube.version === '2.0' ? [] : ['version'],
    cube.class === 'dataset' ? [] : ['class'],
    cube.id.length === cube.size.length ? [] : ['id and size differ'],
    new Set(cube.id).size === cube.id.length ? [] : ['an id twice'],
    Object.keys(cube.dimension).toSorted().join() === cube.id.toSorted().join()
      ? []
      : ['dimension'],
    cube.id.flatMap((id, at) => {
      const { index = [], label = {}, unit = {} } = cube.dimension[id]?.category ?? {};
      return [
        ...(index.length === cube.size[at] ? [] : [`${id}: size`]),
        ...(new Set(index).size === index.length ? [] : [`${id}: a category twice`]),
        ...[...Object.keys(label), ...Object.keys(unit)]
          .filter((category) => !index.includes(category))
          .map((category) => `${id}: ${category} is no category`),
      ];
    }),
    roles.every((id) => cube.id.includes(id)) ? [] : ['role of an unknown dimension'],
    new Set(roles).size === roles.length ? [] : ['a dimension with two roles'],
    Array.isArray(cube.value) && cube.value.length !== cells ? ['value'] : [],
    [cube.value, cube.status ?? {}].flatMap((given) =>
      Object.keys(given).filter((key) => !(Number(key) >= 0 && Number(key) < cells)),
    ),
  ].flat();
};

/** The position of a cell in row-major order. */
const placeIn = (cube: Cube, at: Readonly<Record<string, string>>): number =>
  cube.id.reduce(
    (place, id, n) =>
      place * (cube.size[n] ?? 0) +
      (cube.dimension[id]?.category.index.indexOf(at[id] ?? '') ?? -1),
    0,
  );

const sample = join(import.meta.dirname, '../../../../shared/data/indicators/json-stat/order.json');

describe('values as JSON-stat', () => {
  const cubeOf = async (query: string): Promise<Cube> =>
    JSON.parse(new TextDecoder().decode(await bytesOf(`falls/values.jsonstat.json?${query}`)));

  it('keep the rules of JSON-stat 2.0', async () => {
    const cube = await cubeOf('language=en');
    expect(breaches(cube)).toEqual([]);
    expect(cube.role).toEqual({ time: ['time'], geo: ['area'], metric: ['measure'] });
  });

  it('hold value and interval, and why one is not there', async () => {
    const cube = await cubeOf('language=en');
    const at = (area: string, measure: string, more: Readonly<Record<string, string>> = {}) => {
      const place = placeIn(cube, {
        sex: 'persons',
        age: 'all',
        category: 'all',
        area,
        time: '2024',
        measure,
        ...more,
      });
      return (cube.value as Readonly<Record<string, unknown>>)[place] ?? cube.status?.[place];
    };
    expect(at('T', 'value')).toBe(90);
    expect(at('T', 'upper')).toBe(92);
    expect(at('T', 'value', { sex: 'female' })).toBe(50);
    expect(at('T', 'value', { age: '65+' })).toBe(70);
    expect(at('A', 'value')).toBe('withheld');
    expect(at('A', 'numerator')).toBe('withheld');
    expect(at('B', 'value')).toBe('withheld');
    expect(at('C', 'value')).toBe('not-delivered');
    expect(at('B', 'value', { time: '2023' })).toBe('no-cases');
    expect(at('A', 'value', { time: '2023' })).toBeUndefined();
    expect(cube.extension?.status?.label.withheld).toBe('withheld');
  });

  it('speak the language that is asked for', async () => {
    const cube = await cubeOf('language=nl');
    expect(cube.dimension.sex?.category.label).toEqual({
      persons: 'Iedereen',
      female: 'Vrouwen en meisjes',
    });
    expect(cube.dimension.area?.category.label?.A).toBe('Buurt A');
    expect(cube).toMatchObject({ label: 'Valongevallen' });
  });

  it.skipIf(!existsSync(sample))(
    'are placed as the sample of json-stat.org places them (skipped without ../shared/data)',
    () => {
      const cube: Cube = JSON.parse(readFileSync(sample, 'utf8'));
      expect(breaches(cube)).toEqual([]);
      expect((cube.value as readonly unknown[])[placeIn(cube, { A: '3', B: '1', C: '4' })]).toBe(
        'A3B1C4',
      );
    },
  );
});

describe('all figures of a geography', () => {
  it('are one table of what everyone may see', async () => {
    const [, ...rows] = await csvOf('figures.csv');
    expect(rows).toHaveLength(everything.length);
    expect(new Set(rows.map(([code]) => code))).toEqual(new Set(['falls']));
    expect(
      await parquetReadObjects({ file: await bytesOf('figures.parquet?theme=health') }),
    ).toHaveLength(everything.length);
    expect(await csvOf('figures.csv?theme=housing')).toHaveLength(1);
    const unknown = await town.visitor().get('/api/indicators/figures.csv?geography=atlantis');
    expect(unknown.status).toBe(404);
  });

  it('show an analyst what the public does not see, and let nobody keep that answer', async () => {
    const analyst = await town.as('analyst');
    const response = await analyst.get('/api/indicators/figures.parquet');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('etag')).toBeNull();
    const rows = await parquetReadObjects({ file: await response.arrayBuffer() });
    expect(rows.find(({ area }) => area === 'A')).toMatchObject({ value: 3, status: 'observed' });
  });
});

describe('an answer with a file', () => {
  it.each([
    ['falls/values.csv?area=T', 'text/csv; charset=utf-8', 'falls-T.csv'],
    [
      'falls/values.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'falls.xlsx',
    ],
    ['falls/values.parquet', 'application/vnd.apache.parquet', 'falls.parquet'],
    ['falls/values.jsonstat.json', 'application/json', 'falls.jsonstat.json'],
    ['figures.csv?theme=health', 'text/csv; charset=utf-8', 'figures-town-health.csv'],
  ])('%s says its type and name', async (path, type, name) => {
    const { headers } = await town.visitor().get(`/api/indicators/${path}`);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('is not sent again until something was published', async () => {
    const ask = (etag = '') =>
      town.visitor().get('/api/indicators/falls/values.csv', { 'if-none-match': etag });
    const first = await ask();
    const etag = first.headers.get('etag') ?? '';
    expect((await ask(etag)).status).toBe(304);
    await town.city.write(async () => {});
    expect((await ask(etag)).status).toBe(200);
  });

  it('is compressed for those who take it so', async () => {
    const response = await town
      .visitor()
      .get('/api/indicators/falls/values.csv', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const text = await new Response(
      response.body?.pipeThrough(new DecompressionStream('gzip')),
    ).text();
    expect(text.split('\n')).toHaveLength(everything.length + 2);
  });

  it('of staff does not exist for the public', async () => {
    for (const kind of ['csv', 'xlsx', 'parquet', 'jsonstat.json'])
      expect((await town.visitor().get(`/api/indicators/absence/values.${kind}`)).status).toBe(404);
  });

  it('is described with its type', async () => {
    const { paths } = await (await town.visitor().get('/api/openapi.json')).json();
    const types = (path: string) =>
      Object.keys(paths[`/api/indicators/${path}`].get.responses['200'].content);
    expect(types('{code}/values.parquet')).toEqual(['application/vnd.apache.parquet']);
    expect(types('figures.csv')).toEqual(['text/csv']);
  });
});
