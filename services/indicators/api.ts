import { z } from '@hono/zod-openapi';
import { apiRoute, createApi } from '../../platform/http/api.ts';
import type { Person } from '../../platform/identity/identity.ts';
import type { City } from '../../platform/service.ts';
import { type Indicator, visibleDefinition } from './catalogue/store.ts';
import { indicatorsOf } from './figures/store.ts';
import { extentFrom } from './publishing/extent.ts';
import { addCatalogue } from './publishing/open-data/api.ts';
import { fileSender, textPieces } from './publishing/sending.ts';
import { extentShape, valueShape } from './publishing/shapes.ts';
import { statusOf } from './publishing/status.ts';
import { addTables } from './publishing/tables-api.ts';
import { type Calendar, periodKey } from './values/period.ts';
import { type CutValue, valuePages } from './values/store.ts';
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

const json = <Shape extends z.ZodType>(schema: Shape, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

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
  request: { params: z.object({ code: z.string() }), query: extentShape },
  responses: { 200: json(z.array(valueShape), 'Values; null with a note where one is withheld') },
});

const toJson = (indicator: Indicator) => ({
  ...indicator,
  updatedAt: indicator.updatedAt.toISOString(),
});

/** Values as a JSON array, page by page. */
const valuesAsJson = async function* (
  pages: AsyncIterable<readonly CutValue[]>,
  calendar: Calendar,
): AsyncGenerator<string> {
  let opening = '[';
  for await (const page of pages) {
    const values = page.map(
      ({ cutId, ...value }): z.infer<typeof valueShape> => ({
        ...value,
        period: periodKey(value.period, calendar),
        status: statusOf(value),
      }),
    );
    yield `${opening}${JSON.stringify(values).slice(1, -1)}`;
    opening = ',';
  }
  yield opening === '[' ? '[]' : ']';
};

/** Open figures: definitions and published values. */
export const indicatorsApi = (city: City) => {
  const api = createApi();
  const send = fileSender(city);
  const viewerFor = (person: Person | undefined): Promise<Viewer> =>
    viewerOf(city.db, person, (permission) => person?.permissions.has(permission) ?? false);
  api.openapi(listRoute, async (c) => {
    const viewer = await viewerFor(c.get('person'));
    const indicators = await indicatorsOf(city.db, viewer, c.req.valid('query').geography);
    return c.json(indicators.map(toJson), 200);
  });
  api.openapi(valuesRoute, async (c) => {
    const viewer = await viewerFor(c.get('person'));
    const indicator = await visibleDefinition(city.db, viewer, c.req.valid('param').code);
    const extent = extentFrom(c.req.valid('query'), indicator);
    const file = await send(c.req.raw, c.get('person'), {
      kind: 'json',
      name: undefined,
      body: async () =>
        textPieces(valuesAsJson(valuePages(city.db, viewer, indicator.id, extent), indicator)),
    });
    return file as never; // a stream of what the route describes, which types of JSON answers cannot say
  });
  addTables(api, city, viewerFor, send);
  addCatalogue(api, city, send);
  api.openapi(oneRoute, async (c) => {
    const viewer = await viewerFor(c.get('person'));
    const indicator = await visibleDefinition(city.db, viewer, c.req.valid('param').code);
    return c.json(toJson(indicator), 200);
  });
  return api;
};
