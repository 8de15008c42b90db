import { existsSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableSchema } from '../../schema.ts';
import {
  columnOf,
  deadUrl,
  equals,
  failureOf,
  filter,
  isIn,
  type Loopback,
  limit,
  limits,
  listen,
  project,
  rowsOf,
  scanOf,
  serve,
  tableNamed,
} from '../http/test/loopback.ts';
import type { Source } from '../source.ts';
import type { RestOptions } from './options.ts';
import { createRestSource } from './rest-source.ts';

interface Vehicle {
  readonly id: string;
  readonly plate: string;
  readonly mass: number;
  readonly price: number;
  readonly admitted: string;
  readonly isTaxed: boolean;
  readonly owner: { readonly name: string; readonly place: string } | null;
  readonly tags: readonly string[];
}

const VEHICLES: readonly Vehicle[] = Array.from({ length: 25 }, (_, at) => ({
  id: `v${at}`,
  plate: at % 2 === 0 ? 'AB-12' : 'ab-12',
  mass: 1000 + at,
  price: 12.5,
  admitted: '2024-02-29',
  isTaxed: at % 3 === 0,
  owner: at === 7 ? null : { name: `O'Neil ${at}`, place: 'Zeist' },
  tags: ['a'],
}));

const vehicle = {
  type: 'object',
  required: ['id', 'mass'],
  properties: {
    id: { type: 'string' },
    plate: { type: 'string' },
    mass: { type: 'integer', format: 'int32' },
    price: { type: 'number' },
    admitted: { type: 'string', format: 'date' },
    isTaxed: { type: 'boolean' },
    owner: {
      type: 'object',
      nullable: true,
      properties: { name: { type: 'string' }, place: { type: 'string' } },
    },
    tags: { type: 'array', items: { type: 'string' } },
  },
};

const answers = (schema: object, statuses: readonly string[] = []) => ({
  '200': { description: 'ok', content: { 'application/json': { schema } } },
  ...Object.fromEntries(statuses.map((status) => [status, { description: 'no' }])),
});

const inQuery = (name: string, schema: object = { type: 'string' }, more: object = {}) => ({
  name,
  in: 'query',
  schema,
  ...more,
});

const list = { type: 'array', items: vehicle };
const listed = { type: 'object', properties: { data: list, next: { type: 'string' } } };

const DESCRIPTION = {
  openapi: '3.0.3',
  info: { title: 'vehicles', version: '1' },
  paths: {
    '/vehicles': {
      get: {
        operationId: 'listVehicles',
        parameters: [
          inQuery('plate'),
          inQuery('isTaxed', { type: 'boolean' }),
          inQuery('mass', { type: 'integer' }),
        ],
        responses: answers(list),
      },
    },
    '/vehicles/{id}': {
      get: {
        operationId: 'getVehicle',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: answers(vehicle, ['404']),
      },
    },
    '/owners/{owner}/vehicles': {
      get: {
        operationId: 'ownedVehicles',
        parameters: [
          { name: 'owner', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'X-Reason', in: 'header', schema: { type: 'string' } },
        ],
        responses: answers(list, ['404']),
      },
    },
    '/by-ids': {
      get: {
        operationId: 'byIds',
        parameters: [
          inQuery(
            'ids',
            { type: 'array', items: { type: 'string' }, maxItems: 10 },
            { explode: false },
          ),
          inQuery('fields'),
        ],
        responses: answers(list),
      },
    },
    ...Object.fromEntries(
      ['link', 'next', 'cursor', 'offset', 'page', 'round', 'elsewhere'].map((kind) => [
        `/paged/${kind}`,
        {
          get: {
            operationId: `paged-${kind}`,
            parameters: ['offset', 'limit', 'page', 'size', 'cursor'].map((name) => inQuery(name)),
            responses: answers(listed),
          },
        },
      ]),
    ),
    '/search': {
      post: {
        operationId: 'search',
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['kind', 'filter'],
                properties: {
                  kind: { type: 'string' },
                  filter: {
                    type: 'object',
                    properties: {
                      mass: { type: 'array', items: { type: 'integer' }, maxItems: 2 },
                    },
                  },
                },
              },
            },
          },
        },
        responses: answers(listed),
      },
    },
    ...Object.fromEntries(
      [
        'slow',
        'hung',
        'cut',
        'html',
        'broken',
        'misfit',
        'limited',
        'limited-long',
        'flaky',
        'endless',
        'huge',
        'refused',
        'redirect',
        'numbers',
        'secret',
      ].map((kind) => [
        `/odd/${kind}`,
        { get: { operationId: kind, parameters: [inQuery('plate')], responses: answers(list) } },
      ]),
    ),
  },
};

const operation = (operationId: string, more: object = {}) => ({
  operationId,
  table: operationId,
  ...more,
});

/** What the server was asked, as `GET /path?query`. */
const asked: string[] = [];
let flakyFailures = 0;
let underWay = 0;
let mostUnderWay = 0;

const application = (): Hono => {
  const app = new Hono();
  const pageOf = (at: number, size: number) => VEHICLES.slice(at, at + size);
  app.use(async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    asked.push(`${context.req.method} ${pathname}${search}`);
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await next();
    underWay -= 1;
  });
  app.get('/vehicles', (context) => {
    const { plate, isTaxed, mass } = context.req.query();
    return context.json(
      VEHICLES.filter(
        (each) =>
          // Case is ignored, as many registers do.
          (plate === undefined || each.plate.toLowerCase() === plate.toLowerCase()) &&
          (isTaxed === undefined || String(each.isTaxed) === isTaxed) &&
          (mass === undefined || String(each.mass) === mass),
      ),
    );
  });
  app.get('/vehicles/:id', async (context) => {
    const found = VEHICLES.find(({ id }) => id === context.req.param('id'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    return found ? context.json(found) : context.json({ title: 'not found' }, 404);
  });
  app.get('/owners/:owner/vehicles', (context) =>
    context.json(VEHICLES.filter(({ owner }) => owner?.name === context.req.param('owner'))),
  );
  app.get('/by-ids', (context) => {
    const ids = (context.req.query('ids') ?? '').split(',');
    const fields = context.req.query('fields')?.split(',') ?? [];
    return context.json(
      VEHICLES.filter(({ id }) => ids.includes(id)).map((each) =>
        Object.fromEntries(
          Object.entries(each).filter(([name]) =>
            fields.some((field) => field.split('.')[0] === name),
          ),
        ),
      ),
    );
  });
  app.get('/paged/link', (context) => {
    const at = Number(context.req.query('at') ?? 0);
    if (at + 10 < VEHICLES.length) {
      context.header('link', `</other>; rel="first", </paged/link?at=${at + 10}>; rel="next"`);
    }
    return context.json({ data: pageOf(at, 10) });
  });
  app.get('/paged/next', (context) => {
    const at = Number(context.req.query('at') ?? 0);
    return context.json({
      data: pageOf(at, 10),
      next: at + 10 < VEHICLES.length ? `?at=${at + 10}` : null,
    });
  });
  app.get('/paged/cursor', (context) => {
    const at = Number(context.req.query('cursor') ?? 0);
    return context.json({
      data: pageOf(at, 10),
      next: at + 10 < VEHICLES.length ? String(at + 10) : undefined,
    });
  });
  app.get('/paged/offset', (context) =>
    context.json({
      data: pageOf(Number(context.req.query('offset')), Number(context.req.query('limit'))),
    }),
  );
  app.get('/paged/page', (context) => {
    const size = Number(context.req.query('size'));
    return context.json({ data: pageOf((Number(context.req.query('page')) - 1) * size, size) });
  });
  app.get('/paged/round', (context) =>
    context.json({ data: pageOf(0, 1), next: '/paged/round?again=1' }),
  );
  app.get('/paged/elsewhere', (context) =>
    context.json({ data: [], next: 'http://127.0.0.1:1/steal' }),
  );
  app.post('/search', async (context) => {
    const body = await context.req.json();
    asked.push(JSON.stringify(body));
    return context.json({ data: VEHICLES.filter(({ mass }) => body.filter.mass.includes(mass)) });
  });
  app.get('/odd/slow', async (context) => {
    await new Promise((resolve) => setTimeout(resolve, 80));
    return context.json(VEHICLES);
  });
  app.get('/odd/html', (context) => context.html('<p>Sign in, please'));
  app.get(
    '/odd/broken',
    () => new Response('[{"id":', { headers: { 'content-type': 'application/json' } }),
  );
  app.get('/odd/misfit', (context) => context.json([{ id: 'a', mass: 'secret 1200 kg' }]));
  app.get('/odd/limited', (context) =>
    asked.filter((each) => each === 'GET /odd/limited').length > 1
      ? context.json(VEHICLES)
      : context.json({}, 429, { 'retry-after': '1' }),
  );
  app.get('/odd/limited-long', (context) => context.json({}, 429, { 'retry-after': '3600' }));
  app.get('/odd/flaky', (context) => {
    flakyFailures -= 1;
    return flakyFailures >= 0 ? context.json({}, 503) : context.json(VEHICLES);
  });
  app.get('/odd/refused', (context) => context.json({ detail: 'secret' }, 403));
  app.get('/odd/redirect', (context) => context.redirect('http://127.0.0.1:1/'));
  app.get('/odd/endless', () => {
    const row = JSON.stringify(VEHICLES[0]);
    return new Response(`[${Array.from({ length: 200_000 }, () => row).join(',')}]`, {
      headers: { 'content-type': 'application/json' },
    });
  });
  app.get('/odd/huge', () => {
    const chunk = new TextEncoder().encode(' '.repeat(65_536));
    return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }), {
      headers: { 'content-type': 'application/json' },
    });
  });
  app.get(
    '/odd/numbers',
    () =>
      new Response(
        '[{"id":7,"mass":"12","price":12345678901234567890.10,"isTaxed":"true","tags":[1.50]},' +
          '{"id":true,"mass":1.2e1,"price":"0.10","admitted":null}]',
        { headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
      ),
  );
  app.get('/odd/secret', (context) =>
    context.req.header('x-api-key') === 'k3y' &&
    context.req.query('key') === 'q&=' &&
    context.req.header('authorization') === 'Bearer t0k.en'
      ? context.json(VEHICLES.slice(0, 1))
      : context.json({}, 401),
  );
  app.post('/token', async (context) => {
    const body = await context.req.parseBody();
    const basic = `Basic ${Buffer.from('me:s3cret%2F').toString('base64')}`;
    return body.grant_type === 'client_credentials' && context.req.header('authorization') === basic
      ? context.json({ access_token: 't0k.en', expires_in: 3600, token_type: 'bearer' })
      : context.json({ error: 'invalid_client' }, 401);
  });
  return app;
};

const PAGED = {
  link: { kind: 'link' },
  next: { kind: 'next-url', path: 'next' },
  cursor: { kind: 'cursor', parameter: 'cursor', path: 'next' },
  offset: { kind: 'offset', size: 10 },
  page: { kind: 'page', size: 'size', rows: 10 },
  round: { kind: 'next-url', path: 'next' },
  elsewhere: { kind: 'next-url', path: 'next' },
} as const;

let server: Loopback;
let raw: Loopback;
/** Requests of the raw server that ended before it answered. */
let abandoned = 0;

const optionsFor = (changes: Partial<RestOptions> = {}): RestOptions => ({
  description: DESCRIPTION,
  baseUrl: server.url,
  operations: [
    operation('listVehicles', { table: 'vehicles', key: ['id'] }),
    operation('getVehicle', { table: 'vehicles' }),
    operation('ownedVehicles', { parameters: { 'X-Reason': 'reason' } }),
    operation('byIds', { parameters: { ids: 'id' }, fields: 'fields' }),
    operation('search', {
      list: 'data',
      parameters: { 'filter.mass': 'mass' },
      fixed: { kind: 'vehicles' },
    }),
    ...Object.entries(PAGED).map(([kind, paging]) =>
      operation(`paged-${kind}`, { list: 'data', paging }),
    ),
    ...Object.keys(DESCRIPTION.paths)
      .filter((each) => each.startsWith('/odd/'))
      .map((each) => operation(each.slice(5))),
  ],
  ...changes,
});

const opened = async (changes: Partial<RestOptions> = {}) => {
  const source = createRestSource('rdw', optionsFor(changes));
  const schema = await source.discover(new AbortController().signal);
  return { source, table: (name: string): TableSchema => tableNamed(schema, name) };
};

beforeAll(async () => {
  server = await serve(application());
  raw = await listen((request, response) => {
    request.on('error', () => {});
    response.on('close', () => {
      if (!response.writableFinished) abandoned += 1;
    });
    if (request.url?.startsWith('/odd/cut')) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' });
      response.write('[{"id":"a","mass":1},');
      setTimeout(() => response.destroy(), 10);
    }
  });
});

afterAll(async () => {
  await server.stop();
  await raw.stop();
});

describe('tables of a REST source', () => {
  it('are operations, with columns from the answer, inner objects joined by _, lists as json', async () => {
    const { table } = await opened();
    expect(
      table('vehicles').columns.map(({ name, type, isNullable }) => [name, type.name, isNullable]),
    ).toEqual([
      ['id', 'text', false],
      ['plate', 'text', true],
      ['mass', 'integer', false],
      ['price', 'numeric', true],
      ['admitted', 'date', true],
      ['isTaxed', 'boolean', true],
      ['owner_name', 'text', true],
      ['owner_place', 'text', true],
      ['tags', 'json', true],
    ]);
    expect(table('vehicles').keys).toEqual([['id']]);
  });

  it('say which columns have to be given, where no operation does without', async () => {
    const { table } = await opened();
    expect(table('vehicles').access).toBeUndefined();
    expect(table('ownedVehicles').access).toEqual([['owner']]);
    expect(table('ownedVehicles').columns.map(({ name }) => name)).toContain('reason');
  });

  it.each([
    ['an operation that is not there', [operation('nothing')], /nothing: is not described/],
    [
      'pages without paging',
      [operation('paged-page', { list: 'data' })],
      /says by parameter offset/,
    ],
    [
      'a list that is not there',
      [operation('search', { list: 'rows', fixed: { kind: 1, filter: {} } })],
      /no member rows/,
    ],
    [
      'a body member that nobody gives',
      [operation('search', { list: 'data', fixed: { kind: 1 } })],
      /needs the body member filter/,
    ],
    ['a key that is no column', [operation('listVehicles', { key: ['nr'] })], /no column nr/],
  ])('are refused for %s', async (_, operations, message) => {
    await expect(opened({ operations })).rejects.toThrow(message);
  });

  it('never come from outside the description', async () => {
    const file = { $ref: 'file:///etc/hostname' };
    const outside = {
      ...DESCRIPTION,
      paths: { '/vehicles': { get: { operationId: 'listVehicles', responses: answers(file) } } },
    };
    await expect(
      opened({ description: outside, operations: [operation('listVehicles')] }),
    ).rejects.toThrow(/cannot be read|not OpenAPI/);
    await expect(opened({ description: `${server.url}/openapi.json` })).rejects.toThrow(
      /not an address/,
    );
  });
});

describe('rows of a REST source', () => {
  it('come converted, NULL for members of objects that are not there', async () => {
    const { source, table } = await opened();
    const rows = await rowsOf(source, scanOf('rdw', table('vehicles')));
    expect(rows).toHaveLength(25);
    expect(rows[0]).toEqual([
      'v0',
      'AB-12',
      1000,
      '12.5',
      '2024-02-29',
      true,
      "O'Neil 0",
      'Zeist',
      '["a"]',
    ]);
    expect(rows[7]?.slice(6, 8)).toEqual([null, null]);
  });

  it('keep digits, and turn text into numbers and back where the schema says so', async () => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('numbers'), [
      'id',
      'mass',
      'price',
      'isTaxed',
      'tags',
      'admitted',
    ]);
    expect(await rowsOf(source, scan)).toEqual([
      ['7', 12, '12345678901234567890.10', true, '[1.50]', null],
      ['true', 12, '0.10', null, null, null],
    ]);
  });

  it('are those that equal the value exactly, also where the operation ignores case', async () => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('vehicles'), ['id', 'plate']);
    const rows = await rowsOf(source, filter(scan, equals(scan, 'plate', 'ab-12')));
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map(([, plate]) => plate))).toEqual(new Set(['ab-12']));
    expect(asked.at(-1)).toBe('GET /vehicles?plate=ab-12');
  });

  it('restrict several columns in one request', async () => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('vehicles'), ['id', 'isTaxed', 'mass']);
    const plan = filter(scan, columnOf(scan, 'isTaxed'), equals(scan, 'mass', 1003n));
    expect(await rowsOf(source, project(plan, scan, ['mass', 'id']))).toEqual([[1003, 'v3']]);
    expect(source.describe(plan)).toEqual({
      text: 'GET /vehicles?isTaxed=…&mass=…',
      parameters: 2,
    });
  });

  it('come from the operation for one object, a request a value, some at a time', async () => {
    const { source, table } = await opened({ concurrency: 3 });
    mostUnderWay = 0;
    const scan = scanOf('rdw', table('vehicles'), ['id', 'mass']);
    const ids = [...VEHICLES.map(({ id }) => id), 'none', 'v1', null];
    const rows = await rowsOf(source, filter(scan, isIn(scan, 'id', ids)));
    expect(rows.map(([id]) => id).toSorted()).toEqual(VEHICLES.map(({ id }) => id).toSorted());
    expect(mostUnderWay).toBeGreaterThan(1);
    expect(mostUnderWay).toBeLessThanOrEqual(3);
    expect(source.describe(filter(scan, equals(scan, 'id', 'v1'))).text).toBe('GET /vehicles/{id}');
  });

  it('are none, and nothing is asked, when only NULL or an empty list would fit', async () => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('vehicles'), ['id', 'mass']);
    const before = asked.length;
    expect(await rowsOf(source, filter(scan, isIn(scan, 'id', [])))).toEqual([]);
    expect(await rowsOf(source, filter(scan, equals(scan, 'id', null)))).toEqual([]);
    expect(
      await rowsOf(source, filter(scan, equals(scan, 'mass', '1.5', { name: 'numeric' }))),
    ).toEqual([]);
    expect(asked).toHaveLength(before);
  });

  it('of a parameter that takes a list come in groups, with only the members that are needed', async () => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('byIds'), ['owner_name', 'id']);
    const plan = project(
      filter(
        scan,
        isIn(
          scan,
          'id',
          VEHICLES.slice(0, 12).map(({ id }) => id),
        ),
      ),
      scan,
      ['owner_name'],
    );
    const before = asked.length;
    expect(await rowsOf(source, plan)).toHaveLength(12);
    expect(asked.slice(before)).toEqual([
      'GET /by-ids?fields=id,owner.name&ids=v0,v1,v2,v3,v4,v5,v6,v7,v8,v9'.replace(
        ',owner',
        '%2Cowner',
      ),
      'GET /by-ids?fields=id%2Cowner.name&ids=v10,v11',
    ]);
  });

  it('of a search by POST carry values in the body, numbers as numbers', async () => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('search'), ['id', 'mass']);
    expect(source.canExecute(scan)).toBe(false);
    expect(await rowsOf(source, filter(scan, isIn(scan, 'mass', [1001, 1002, 1024])))).toHaveLength(
      3,
    );
    expect(asked).toContain('{"kind":"vehicles","filter":{"mass":[1001,1002]}}');
    expect(asked).toContain('{"kind":"vehicles","filter":{"mass":[1024]}}');
  });

  it.each(['link', 'next', 'cursor', 'offset', 'page'])('come page by page (%s)', async (kind) => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table(`paged-${kind}`), ['id']);
    expect((await rowsOf(source, scan)).map(([id]) => id)).toEqual(VEHICLES.map(({ id }) => id));
    const before = asked.length;
    expect(await rowsOf(source, limit(scan, 3, 5))).toEqual([['v5'], ['v6'], ['v7']]);
    expect(asked).toHaveLength(before + 1);
  });

  it('are not asked for what the operation cannot say', async () => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('vehicles'));
    const compared = { ...equals(scan, 'mass', 1), function: 'less' as const };
    expect(source.canExecute(filter(scan, compared as never))).toBe(false);
    expect(source.canExecute(filter(scan, equals(scan, 'price', '1', { name: 'numeric' })))).toBe(
      false,
    );
    expect(source.canExecute({ kind: 'distinct', input: scan })).toBe(false);
    expect(source.canExecute(filter(limit(scan, 5), equals(scan, 'id', 'v1')))).toBe(false);
    expect(source.canExecute(scanOf('rdw', table('ownedVehicles'), ['id']))).toBe(false);
    const many = isIn(
      scan,
      'id',
      Array.from({ length: 1001 }, (_, at) => `v${at}`),
    );
    expect(source.canExecute(filter(scan, many))).toBe(false);
  });
});

describe('values that try to be more than values', () => {
  const HOSTILE = [
    "' or 1=1 --",
    '../../admin',
    '..',
    '.',
    '%2e%2e/admin',
    '..%2fadmin',
    '%252e%252e%252fadmin',
    '..\\admin',
    'v1?x=1',
    'v1#',
    'v1/../v2',
    '',
    ' ',
    'v1&isTaxed=true',
    'a\r\nX-Evil: 1',
    '\u0000',
    '{id}',
    '$&',
    '*',
    '\ud800',
    'v1;x',
    'v1,v2',
  ];

  it.each(HOSTILE)('stay one segment of the path: %j', async (value) => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('vehicles'), ['id']);
    const before = asked.length;
    expect(await rowsOf(source, filter(scan, equals(scan, 'id', value)))).toEqual([]);
    for (const request of asked.slice(before)) expect(request).toMatch(/^GET \/vehicles\/[^/?#]+$/);
  });

  it.each(HOSTILE)('stay one parameter of the query: %j', async (value) => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('vehicles'), ['id', 'plate']);
    const before = asked.length;
    expect(await rowsOf(source, filter(scan, equals(scan, 'plate', value)))).toEqual([]);
    for (const request of asked.slice(before)) {
      const query = new URL(request.slice(4), server.url).searchParams;
      expect([...query]).toEqual([['plate', value]]);
    }
  });

  it.each(HOSTILE)('stay one header: %j', async (value) => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('ownedVehicles'), ['id', 'owner', 'reason']);
    const plan = filter(scan, equals(scan, 'owner', "O'Neil 1"), equals(scan, 'reason', value));
    const isSent = /^[!-~](?:[ -~]*[!-~])?$/.test(value);
    expect(await rowsOf(source, plan)).toEqual(isSent ? [['v1', "O'Neil 1", value]] : []);
  });

  it('do not smuggle a second value into a list', async () => {
    const { source, table } = await opened();
    const scan = scanOf('rdw', table('byIds'), ['id']);
    expect(await rowsOf(source, filter(scan, equals(scan, 'id', 'v1,v2')))).toEqual([]);
  });
});

describe('a REST source in trouble', () => {
  const failing = async (name: string, changes: Partial<RestOptions> = {}, given = {}) => {
    const { source, table } = await opened(changes);
    return failureOf(rowsOf(source, scanOf('rdw', table(name), ['id', 'mass']), given));
  };

  it.each([
    ['html', 'rejected (not JSON)'],
    ['broken', 'rejected (broken JSON)'],
    ['misfit', 'rejected (column mass does not fit)'],
    ['refused', 'forbidden (HTTP 403)'],
    ['redirect', 'rejected (HTTP 302)'],
    ['limited-long', 'rate-limited'],
    ['paged-round', 'rejected (paging goes round)'],
    ['paged-elsewhere', 'rejected (next page elsewhere)'],
    ['secret', 'credentials (HTTP 401)'],
  ])('says why: %s is %s', async (name, failure) => {
    expect(await failing(name)).toBe(failure);
  });

  it('stops at one row too many, at the size of answers, and reads no endless answer', async () => {
    expect(await failing('endless', {}, { maximumRows: 10 })).toBe('too-many-rows');
    expect(await failing('endless', { maximumBytes: 1_000_000 })).toBe('too-much-data');
    expect(await failing('huge', { maximumBytes: 1_000_000 })).toBe('too-much-data');
  });

  it('gives ten of a million rows when ten are wanted', async () => {
    const { source, table } = await opened();
    const plan = limit(scanOf('rdw', table('endless'), ['id']), 10);
    expect(await rowsOf(source, plan, { maximumRows: 10 })).toHaveLength(10);
  });

  it('ends at the deadline and when nobody waits, and takes the request back', async () => {
    const patience = { baseUrl: raw.url };
    const before = abandoned;
    expect(await failing('hung', patience, { timeout: 50 })).toBe('deadline');
    expect(await failing('slow', {}, { timeout: 20 })).toBe('deadline');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 30);
    expect(await failing('hung', patience, { signal: abort.signal })).toBe('cancelled');
    await expect.poll(() => abandoned).toBe(before + 2);
    expect(await failing('hung', {}, { signal: AbortSignal.abort() })).toBe('cancelled');
  });

  it('takes requests back when the reader leaves', async () => {
    const { source, table } = await opened({ concurrency: 4 });
    const scan = scanOf('rdw', table('vehicles'), ['id']);
    const plan = filter(
      scan,
      isIn(
        scan,
        'id',
        VEHICLES.map(({ id }) => id),
      ),
    );
    const before = asked.length;
    for await (const batch of source.execute(plan, limits())) {
      expect(batch).toHaveLength(1);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(asked.length - before).toBeLessThanOrEqual(8);
  });

  it('is unreachable when nobody listens, lost when it hangs up', async () => {
    expect(await failing('slow', { baseUrl: await deadUrl(), retries: 0 })).toBe(
      'unreachable (ECONNREFUSED)',
    );
    expect(await failing('cut', { baseUrl: raw.url, retries: 0 })).toMatch(/^connection-lost/);
  });

  it('is asked again after a passing failure, by GET only', async () => {
    flakyFailures = 2;
    expect(await failing('flaky')).toBe('no failure');
    flakyFailures = 3;
    expect(await failing('flaky')).toBe('unreachable (HTTP 503)');
    flakyFailures = 1;
    expect(await failing('flaky', { retries: 0 })).toBe('unreachable (HTTP 503)');
  });

  it('is left alone for as long as it asks, or given up when that is too long', async () => {
    expect(await failing('limited', {}, { timeout: 500 })).toBe('rate-limited');
    asked.length = 0;
    expect(await failing('limited')).toBe('no failure');
    expect(asked).toEqual(['GET /odd/limited', 'GET /odd/limited']);
  });

  it('is asked no faster than the options allow', async () => {
    const { source, table } = await opened({ requestsPerSecond: 2 });
    const scan = scanOf('rdw', table('vehicles'), ['id']);
    const ids = VEHICLES.slice(0, 11).map(({ id }) => id);
    const before = asked.length;
    const work = rowsOf(source, filter(scan, isIn(scan, 'id', ids)), { timeout: 700 });
    expect(await failureOf(work)).toBe('rate-limited');
    expect(asked.length - before).toBeLessThanOrEqual(2);
  });

  it('knows us by header, key and token, none of which shows', async () => {
    const clientCredentials = {
      tokenUrl: `${server.url}/token`,
      clientId: 'me',
      clientSecret: 's3cret/',
    };
    const known = {
      credentials: { headers: { 'X-API-Key': 'k3y' }, clientCredentials },
      query: { key: 'q&=' },
    };
    expect(await failing('secret', known)).toBe('no failure');
    const wrong = {
      ...known,
      credentials: { clientCredentials: { ...clientCredentials, clientSecret: 'x' } },
    };
    expect(await failing('secret', wrong)).toBe('credentials (HTTP 401)');
    const { source, table } = await opened(known);
    expect(JSON.stringify(source.describe(scanOf('rdw', table('secret'))))).not.toMatch(
      /k3y|q&=|s3cret/,
    );
  });

  it('tells of its health', async () => {
    const signal = new AbortController().signal;
    const health = async (changes: Partial<RestOptions>) =>
      (await opened(changes)).source.health(signal);
    expect(await health({ healthPath: '/vehicles' })).toMatchObject({ isUp: true });
    expect(await health({})).toMatchObject({ isUp: true });
    expect(await health({ baseUrl: await deadUrl() })).toMatchObject({ isUp: false });
    expect(await health({ healthPath: '/odd/refused' })).toMatchObject({ isUp: false });
  });
});

const BRP = path.resolve(
  import.meta.dirname,
  '../../../../../../shared/data/desk/brp-haal-centraal/specificatie/resolved/openapi.json',
);

describe.skipIf(!existsSync(BRP))(
  `the register of persons, Haal Centraal BRP bevragen${existsSync(BRP) ? '' : ' (skipped: shared data absent)'}`,
  () => {
    let brp: Loopback;
    let source: Source;
    let persons: TableSchema;
    let found: TableSchema;
    const bodies: unknown[] = [];

    beforeAll(async () => {
      const app = new Hono();
      app.post('/api/personen', async (context) => {
        const body = await context.req.json();
        bodies.push(body);
        const numbers: readonly string[] = body.burgerservicenummer ?? ['999990019', '999990020'];
        return context.json({
          type: body.type,
          personen: numbers.map((burgerservicenummer) => ({
            burgerservicenummer,
            naam: { geslachtsnaam: burgerservicenummer === '999990020' ? 'JANSEN' : 'Jansen' },
            geboorte: {
              datum: { type: 'Datum', datum: '1980-02-29', langFormaat: '29 februari 1980' },
            },
            leeftijd: 44,
          })),
        });
      });
      brp = await serve(app);
      source = createRestSource('brp', {
        description: BRP,
        baseUrl: `${brp.url}/api`,
        operations: [
          {
            operationId: 'Personen',
            table: 'personen',
            list: 'personen',
            fields: 'fields',
            key: ['burgerservicenummer'],
            fixed: { type: 'RaadpleegMetBurgerservicenummer' },
            parameters: { burgerservicenummer: 'burgerservicenummer' },
          },
          {
            operationId: 'Personen',
            table: 'gevonden',
            list: 'personen',
            fields: 'fields',
            fixed: { type: 'ZoekMetGeslachtsnaamEnGeboortedatum' },
            parameters: {
              geslachtsnaam: 'naam_geslachtsnaam',
              geboortedatum: 'geboorte_datum_datum',
            },
          },
        ],
      });
      const schema = await source.discover(new AbortController().signal);
      persons = tableNamed(schema, 'personen');
      found = tableNamed(schema, 'gevonden');
    });
    afterAll(() => brp.stop());

    it('becomes a table for each kind of question, which has to be given what the question needs', () => {
      expect(persons.access).toEqual([['burgerservicenummer']]);
      expect(found.access).toEqual([['naam_geslachtsnaam', 'geboorte_datum_datum']]);
      const types = new Map(persons.columns.map(({ name, type }) => [name, type.name]));
      expect(types.get('geboorte_datum_datum')).toBe('date');
      expect(types.get('leeftijd')).toBe('bigint');
      expect(types.get('nationaliteiten')).toBe('json');
      expect(types.get('naam_voornamen')).toBe('text');
      expect(types.get('verblijfplaats_verblijfadres_postcode')).toBe('text');
      expect(found.columns.map(({ name }) => name)).not.toContain('nationaliteiten');
    });

    it('is asked for twenty persons at a time, for the members that are needed', async () => {
      const scan = scanOf('brp', persons, [
        'burgerservicenummer',
        'leeftijd',
        'geboorte_datum_datum',
      ]);
      const numbers = Array.from({ length: 21 }, (_, at) => String(999990000 + at));
      const rows = await rowsOf(source, filter(scan, isIn(scan, 'burgerservicenummer', numbers)));
      expect(rows).toHaveLength(21);
      expect(rows[0]).toEqual(['999990000', 44n, '1980-02-29']);
      expect(bodies.at(-1)).toEqual({
        type: 'RaadpleegMetBurgerservicenummer',
        fields: ['burgerservicenummer', 'leeftijd', 'geboorte.datum.datum'],
        burgerservicenummer: ['999990020'],
      });
    });

    it('leaves out persons whose name differs in case, as SQL does', async () => {
      const scan = scanOf('brp', found, [
        'burgerservicenummer',
        'naam_geslachtsnaam',
        'geboorte_datum_datum',
      ]);
      const plan = filter(
        scan,
        equals(scan, 'naam_geslachtsnaam', 'Jansen'),
        equals(scan, 'geboorte_datum_datum', '1980-02-29', { name: 'date' }),
      );
      expect(await rowsOf(source, plan)).toEqual([['999990019', 'Jansen', '1980-02-29']]);
      expect(source.describe(plan)).toEqual({
        text: 'POST /personen?type=…&geslachtsnaam=…&geboortedatum=…',
        parameters: 2,
      });
      expect(source.canExecute(filter(scan, equals(scan, 'naam_geslachtsnaam', 'Jansen')))).toBe(
        false,
      );
    });
  },
);
