import { z } from '@hono/zod-openapi';
import { stringify } from 'csv-stringify/sync';
import type { Db } from '../../platform/database/db.ts';
import { apiRoute, createApi } from '../../platform/http/api.ts';
import type { Person } from '../../platform/identity/identity.ts';
import type { City } from '../../platform/service.ts';
import { type Indicator, visibleDefinition } from './catalogue/store.ts';
import { indicatorsOf } from './figures/store.ts';
import { parsePeriod, periodKey } from './values/period.ts';
import { allValues } from './values/store.ts';
import type { Viewer } from './values/viewer.ts';
import { viewerOf } from './values/viewer-store.ts';

const text = z.object({ nl: z.string(), en: z.string(), de: z.string(), da: z.string() }).partial();

const indicatorShape = z
  .object({
    code: z.string(),
    name: text,
    definition: text,
    unit: text,
    source: z.string(),
    licence: z.string(),
    theme: z.string(),
    kind: z.string(),
    multiplier: z.number(),
    polarity: z.string(),
    method: z.string(),
    frequency: z.string(),
    yearKind: z.string(),
    target: z.number().nullable(),
    geography: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Indicator');

const valueShape = z
  .object({
    area: z.string(),
    period: z.string().openapi({ example: '2025-03' }),
    sex: z.string(),
    age: z.string(),
    category: z.string(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    value: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    note: z.string().nullable(),
  })
  .openapi('Value');

type ValueRow = z.infer<typeof valueShape>;

const filter = z.object({
  area: z.string().max(40).optional().openapi({ description: 'Code of one area' }),
  from: z
    .string()
    .max(10)
    .optional()
    .openapi({ description: 'First period, such as 2023 or 2023-01' }),
  to: z.string().max(10).optional().openapi({ description: 'Last period' }),
});

const json = <Shape extends z.ZodType>(schema: Shape, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** Values with their periods as files write them. */
const publishedValues = async (
  db: Db,
  viewer: Viewer,
  indicator: Indicator,
  { area, from, to }: z.infer<typeof filter>,
): Promise<readonly ValueRow[]> => {
  const rows = await allValues(db, viewer, indicator.id, {
    area,
    from: from === undefined ? undefined : parsePeriod(from, indicator),
    to: to === undefined ? undefined : parsePeriod(to, indicator),
  });
  return rows.map((row) => ({ ...row, period: periodKey(row.period, indicator) }));
};

const listRoute = apiRoute('public', {
  method: 'get',
  path: '/',
  summary: 'All indicators',
  request: { query: z.object({ geography: z.string().max(40).default('town') }) },
  responses: { 200: json(z.array(indicatorShape), 'Indicators with their definitions') },
});

const oneRoute = apiRoute('public', {
  method: 'get',
  path: '/{code}',
  summary: 'One indicator',
  request: { params: z.object({ code: z.string() }) },
  responses: { 200: json(indicatorShape, 'The indicator') },
});

const valuesRoute = apiRoute('public', {
  method: 'get',
  path: '/{code}/values',
  summary: 'Values of an indicator',
  request: { params: z.object({ code: z.string() }), query: filter },
  responses: { 200: json(z.array(valueShape), 'Values; null with a note where one is withheld') },
});

const csvRoute = apiRoute('public', {
  method: 'get',
  path: '/{code}/values.csv',
  summary: 'Values of an indicator as CSV (UTF-8)',
  request: { params: z.object({ code: z.string() }), query: filter },
  responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
});

const toJson = (indicator: Indicator) => ({
  ...indicator,
  updatedAt: indicator.updatedAt.toISOString(),
});

/** A cell that a spreadsheet would run as a formula gets a quote before it (OWASP, CSV injection). */
const harmless = (value: string | number | null): string | number | null =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

/** Open figures: definitions and published values. */
export const indicatorsApi = (city: City) => {
  const api = createApi();
  const viewerFor = (person: Person | undefined): Promise<Viewer> =>
    viewerOf(city.db, person, (permission) => person?.permissions.has(permission) ?? false);
  api.openapi(listRoute, async (c) => {
    const viewer = await viewerFor(c.get('person'));
    const indicators = await indicatorsOf(city.db, viewer, c.req.valid('query').geography);
    return c.json(indicators.map(toJson), 200);
  });
  api.openapi(csvRoute, async (c) => {
    const viewer = await viewerFor(c.get('person'));
    const indicator = await visibleDefinition(city.db, viewer, c.req.valid('param').code);
    const rows = await publishedValues(city.db, viewer, indicator, c.req.valid('query'));
    const columns = Object.keys(valueShape.shape);
    const records = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, harmless(value)])),
    );
    return c.body(stringify(records, { header: true, columns, bom: true }), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${indicator.code}.csv"`,
    });
  });
  api.openapi(valuesRoute, async (c) => {
    const viewer = await viewerFor(c.get('person'));
    const indicator = await visibleDefinition(city.db, viewer, c.req.valid('param').code);
    return c.json(
      [...(await publishedValues(city.db, viewer, indicator, c.req.valid('query')))],
      200,
    );
  });
  api.openapi(oneRoute, async (c) => {
    const viewer = await viewerFor(c.get('person'));
    const indicator = await visibleDefinition(city.db, viewer, c.req.valid('param').code);
    return c.json(toJson(indicator), 200);
  });
  return api;
};
