import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  equals,
  failureOf,
  filter,
  isIn,
  type Loopback,
  limit,
  limits,
  listen,
  rowsOf,
  scanOf,
  tableNamed,
} from '../http/test/loopback.ts';
import type { RestOptions } from './options.ts';
import { createRestSource } from './rest-source.ts';

interface Tree {
  readonly id: string;
  readonly kind: string;
}

interface Answer {
  readonly status?: number;
  readonly link?: string;
  readonly body?: unknown;
  /** Instead of a body. */
  readonly text?: string;
}

const treesOf = (count: number): readonly Tree[] =>
  Array.from({ length: count }, (_, at) => ({ id: `t${at}`, kind: at % 2 === 0 ? 'elm' : 'ash' }));
const idsOf = (count: number): readonly (readonly string[])[] =>
  treesOf(count).map(({ id }) => [id]);

let server: Loopback;
let answer: (url: URL, nth: number) => Answer;
let asked: string[] = [];

beforeAll(async () => {
  server = await listen((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url ?? '');
    const {
      status = 200,
      link,
      body,
      text,
    } = answer(new URL(request.url ?? '/', server.url), asked.length);
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(link !== undefined && { link }),
    });
    response.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  asked = [];
});

/** Of a list of so many trees the part that is asked for, and never more than `cap`. */
const served = (
  url: URL,
  { count, cap = 1000, id }: { count: number; cap?: number; id?: string | null },
): readonly Tree[] => {
  const { searchParams } = url;
  const size = Math.min(Number(searchParams.get('limit') ?? searchParams.get('size')), cap);
  const page = searchParams.get('page');
  const from = page === null ? Number(searchParams.get('offset')) : (Number(page) - 1) * size;
  return treesOf(count)
    .filter((tree) => id === undefined || tree.id === id)
    .slice(from, from + size);
};

const string = { type: 'string' };
const sizeOf = (schema: object) => ({ type: 'integer', ...schema });

/** The schema of what says how many rows a page has, OpenAPI's version, and more of the settings. */
type Described = Partial<RestOptions['operations'][number]> & { size?: object; version?: string };

const made = async (
  paging: NonNullable<RestOptions['operations'][number]['paging']>,
  { size = {}, version = '3.0.3', ...more }: Described = {},
) => {
  const inQuery = (name: string, schema: object) => ({ name, in: 'query', schema });
  const tree = { type: 'object', properties: { id: string, kind: string } };
  const schema = {
    type: 'object',
    properties: {
      data: { type: 'array', items: tree },
      total: { type: 'integer' },
      next: string,
    },
  };
  const source = createRestSource('town', {
    baseUrl: server.url,
    retries: 0,
    description: {
      openapi: version,
      info: { title: 'trees', version: '1' },
      paths: {
        '/trees': {
          get: {
            operationId: 'trees',
            parameters: [
              ...['offset', 'page', 'cursor', 'fields', 'id'].map((name) => inQuery(name, string)),
              ...['limit', 'size'].map((name) => inQuery(name, sizeOf(size))),
            ],
            responses: {
              '200': { description: 'ok', content: { 'application/json': { schema } } },
            },
          },
        },
      },
    },
    operations: [{ operationId: 'trees', table: 'trees', list: 'data', paging, ...more }],
  });
  const schemaOf = await source.discover(new AbortController().signal);
  const scan = (names: readonly string[] = ['id']) =>
    scanOf('town', tableNamed(schemaOf, 'trees'), names);
  return { source, scan };
};

type Opening = Parameters<typeof made>;

/** Descriptions take long to be checked, and sources remember nothing of their answers. */
const known = new Map<string, ReturnType<typeof made>>();
const opened = (...given: Opening): ReturnType<typeof made> => {
  const key = JSON.stringify(given);
  const found = known.get(key) ?? made(...given);
  known.set(key, found);
  return found;
};

const rowsBy = async (...given: Opening) => {
  const { source, scan } = await opened(...given);
  return rowsOf(source, scan());
};
const failureBy = async (...given: Opening) => failureOf(rowsBy(...given));

const OFFSET = { kind: 'offset', size: 10 } as const;
const PAGE = { kind: 'page', size: 'size', rows: 10 } as const;
const BY_PLACE = [
  ['offset', OFFSET],
  ['page', PAGE],
] as const;

describe.each(BY_PLACE)('pages by %s', (kind, paging) => {
  it('give all rows, also of a service that gives no more than four at once', async () => {
    const { source, scan } = await opened(paging);
    for (const count of [0, 1, 3, 4, 8, 9, 10, 11, 20, 25]) {
      for (const cap of [4, 10, 1000]) {
        answer = (url) => ({ body: { data: served(url, { count, cap }) } });
        expect(await rowsOf(source, scan())).toEqual(idsOf(count));
      }
    }
  });

  it('end with an empty one, as a short one may be all that the service gives at once', async () => {
    answer = (url) => ({ body: { data: served(url, { count: 13 }) } });
    await rowsBy(paging);
    expect(asked.map((each) => new URL(each, server.url).searchParams.get(kind))).toEqual(
      kind === 'offset' ? ['0', '10', '13'] : ['1', '2', '3'],
    );
  });

  it.each([
    ['a number', 13, 2],
    ['text', '13', 2],
    ['not there', undefined, 3],
    ['no number', 'many', 3],
    ['not whole', 13.5, 3],
  ])('end with the last row when the total is known: %s', async (_, total, requests) => {
    answer = (url) => ({ body: { data: served(url, { count: 13 }), total } });
    expect(await rowsBy({ ...paging, total: 'total' })).toEqual(idsOf(13));
    expect(asked).toHaveLength(requests);
  });

  it('end early when there are as many rows as the key allows', async () => {
    answer = (url) => ({
      body: { data: served(url, { count: 13, id: url.searchParams.get('id') }) },
    });
    const { source, scan } = await opened(paging, { key: ['id'] });
    const one = scan();
    expect(await rowsOf(source, filter(one, equals(one, 'id', 't3')))).toEqual([['t3']]);
    expect(asked).toHaveLength(1);
    const two = scan();
    await rowsOf(source, filter(two, isIn(two, 'id', ['t3', 'none'])));
    expect(asked).toHaveLength(3);
  });

  it('that grow while they are read are read to their new end', async () => {
    answer = (url, nth) => ({
      body: { data: served(url, { count: 15 + nth }), total: 15 + nth },
    });
    expect(await rowsBy({ ...paging, total: 'total' })).toEqual(idsOf(17));
  });

  it.each([
    ['a total that shrinks', 'total changed', (nth: number) => 26 - nth, 25],
    ['fewer rows than the total', 'fewer rows than the total', () => 26, 25],
    ['no rows of a total', 'fewer rows than the total', () => 3, 0],
  ])('are incomplete by %s', async (_, reason, totalAt, count) => {
    answer = (url, nth) => ({ body: { data: served(url, { count }), total: totalAt(nth) } });
    expect(await failureBy({ ...paging, total: 'total' })).toBe(`rejected (${reason})`);
  });

  it('are refused when the service gives the same for every place, and no row comes twice', async () => {
    for (const count of [3, 10, 11]) {
      asked = [];
      answer = (_, nth) => ({
        text: JSON.stringify({ data: treesOf(count) }, undefined, nth),
      });
      const rows: unknown[] = [];
      const { source, scan } = await opened(paging);
      const reading = async () => {
        for await (const batch of source.execute(scan(), limits())) rows.push(...batch);
      };
      expect(await failureOf(reading())).toBe('rejected (paging goes round)');
      expect(rows).toEqual(idsOf(count));
      expect(asked).toHaveLength(2);
    }
  });

  it('are told apart by their key, whatever else changes and whatever is asked for', async () => {
    answer = ({ searchParams }, nth) => {
      const fields = searchParams.get('fields')?.split(',') ?? ['id', 'kind'];
      const whole = treesOf(10).map(({ id }) => ({ id, kind: `read at ${nth}` }));
      const data = whole.map((tree) =>
        Object.fromEntries(Object.entries(tree).filter(([name]) => fields.includes(name))),
      );
      return { body: { data } };
    };
    for (const fields of [{}, { fields: 'fields' }]) {
      const { source, scan } = await opened(paging, { key: ['id'], ...fields });
      expect(await failureOf(rowsOf(source, scan(['kind'])))).toBe('rejected (paging goes round)');
    }
    answer = (url) => ({ body: { data: served(url, { count: 25 }) } });
    const { source, scan } = await opened(paging, { key: ['id'], fields: 'fields' });
    expect(await rowsOf(source, scan(['kind']))).toHaveLength(25);
    expect(new URL(asked.at(-1) ?? '', server.url).searchParams.get('fields')).toBe('kind,id');
  });

  it.each([204, 404, 400, 416])('end where the next place is answered with %i', async (status) => {
    answer = (url) => {
      const data = served(url, { count: 13 });
      return data.length > 0 ? { body: { data } } : { status };
    };
    expect(await rowsBy(paging)).toEqual(idsOf(13));
  });

  it.each([400, 416, 403, 500])(
    'do not end where a full page is followed by %i, as it may be a limit of the service',
    async (status) => {
      answer = (url, nth) =>
        nth < 3 ? { body: { data: served(url, { count: 90 }) } } : { status };
      expect(await failureBy(paging)).toMatch(new RegExp(`HTTP ${status}`));
      answer = (url, nth) =>
        nth < 4 ? { body: { data: served(url, { count: 90, cap: 4 }) } } : { status };
      asked = [];
      expect(await failureBy(paging)).toMatch(new RegExp(`HTTP ${status}`));
    },
  );

  it('are not there at all when the first is not', async () => {
    answer = () => ({ status: 404 });
    expect(await failureBy(paging)).toBe('schema-changed (HTTP 404)');
    answer = () => ({ status: 400 });
    expect(await failureBy(paging)).toBe('rejected (HTTP 400)');
  });

  it('have no more rows than the description allows, whatever the settings say', async () => {
    const parameter = kind === 'offset' ? 'limit' : 'size';
    for (const [size, version, expected] of [
      [{ maximum: 4 }, '3.0.3', '4'],
      [{ maximum: 5, exclusiveMaximum: true }, '3.0.3', '4'],
      [{ exclusiveMaximum: 5 }, '3.1.0', '4'],
      [{ allOf: [{ maximum: 4 }, { minimum: 1 }] }, '3.1.0', '4'],
      [{ maximum: 50 }, '3.0.3', '10'],
      [{ maximum: 0 }, '3.0.3', '10'],
      [{}, '3.0.3', '10'],
    ] as const) {
      asked = [];
      answer = (url) => ({ body: { data: served(url, { count: 13 }) } });
      expect(await rowsBy(paging, { size, version })).toEqual(idsOf(13));
      const sent = asked.map((each) => new URL(each, server.url).searchParams.get(parameter));
      expect(new Set(sent)).toEqual(new Set([expected]));
    }
  });

  it('are asked for one by one, only while rows are wanted', async () => {
    answer = (url) => ({ body: { data: served(url, { count: 25, cap: 4 }) } });
    const { source, scan } = await opened(paging);
    expect(await rowsOf(source, limit(scan(), 2, 3))).toEqual([['t3'], ['t4']]);
    expect(asked).toHaveLength(2);
  });

  it('need parameters that the description has', async () => {
    const wrong = kind === 'offset' ? { offset: 'from' } : { page: 'from' };
    await expect(opened({ ...paging, ...wrong })).rejects.toThrow(
      /parameter from is not described/,
    );
  });
});

it('pages whose size is not asked for have as many rows as the service likes', async () => {
  answer = ({ searchParams }) => {
    const at = (Number(searchParams.get('page')) - 1) * 7;
    return { body: { data: treesOf(25).slice(at, at + 7) } };
  };
  expect(await rowsBy({ kind: 'page', rows: 100 }, { size: { maximum: 5 } })).toEqual(idsOf(25));
  expect(asked[0]).toBe('/trees?page=1');
});

describe('pages that say what comes next', () => {
  const LINKED = [
    ['link', { kind: 'link' }],
    ['next-url', { kind: 'next-url', path: 'next' }],
    ['cursor', { kind: 'cursor', parameter: 'cursor', path: 'next' }],
  ] as const;
  /** The same in the words of each kind. */
  const leading = (kind: string, to: string, data: unknown): Answer => ({
    ...(kind === 'link' && { link: `</trees?cursor=${to}>; rel="next"` }),
    body: { data, next: kind === 'next-url' ? `/trees?cursor=${to}` : to },
  });

  it.each(LINKED)('are refused when they lead back: %s', async (kind, paging) => {
    answer = (_, nth) => leading(kind, 'same', [{ id: `t${nth}` }]);
    expect(await failureBy(paging)).toBe('rejected (paging goes round)');
    expect(asked).toHaveLength(2);
  });

  it.each(LINKED)('are refused when they are all the same: %s', async (kind, paging) => {
    answer = (_, nth) => leading(kind, `n${nth}`, treesOf(3));
    expect(await failureBy(paging)).toBe('rejected (paging goes round)');
    expect(asked).toHaveLength(2);
  });

  it.each(LINKED)('may be empty on the way: %s', async (kind, paging) => {
    answer = (_, nth) =>
      nth < 4 ? leading(kind, `n${nth}`, []) : { body: { data: treesOf(2), next: null } };
    expect(await rowsBy(paging)).toEqual(idsOf(2));
  });

  it.each(LINKED)(
    'may be alike where only members without key are asked: %s',
    async (kind, paging) => {
      answer = (_, nth) =>
        nth < 4
          ? leading(kind, `n${nth}`, [{ kind: 'elm' }, { kind: 'elm' }])
          : { body: { data: [], next: '' } };
      const { source, scan } = await opened(paging, { fields: 'fields' });
      expect(await rowsOf(source, scan(['kind']))).toHaveLength(6);
    },
  );

  it.each(LINKED)('are missed when they are not there: %s', async (kind, paging) => {
    answer = (_, nth) => (nth < 2 ? leading(kind, 'n', treesOf(3)) : { status: 404 });
    expect(await failureBy(paging, { missing: 'no-rows' })).toBe(
      'rejected (next page is not there)',
    );
  });

  it('are found by cursors of more digits than a number keeps', async () => {
    const cursor = '9007199254740993';
    answer = ({ searchParams }) =>
      searchParams.get('cursor') === null
        ? { text: `{"data":[{"id":"t0"}],"next":${cursor}}` }
        : { body: { data: [{ id: searchParams.get('cursor') }] } };
    expect(await rowsBy(LINKED[2][1])).toEqual([['t0'], [cursor]]);
  });

  it.each([
    ['next-url', { href: '/trees?cursor=2' }, 'next page is no address'],
    ['next-url', 2, 'next page is no address'],
    ['cursor', { value: 2 }, 'next page is neither text nor number'],
    ['cursor', true, 'next page is neither text nor number'],
  ])(
    'are not passed over when what leads there is something else: %s %j',
    async (kind, next, reason) => {
      answer = () => ({ body: { data: treesOf(3), next } });
      const [, paging] = LINKED.find(([name]) => name === kind) ?? LINKED[0];
      expect(await failureBy(paging)).toBe(`rejected (${reason})`);
    },
  );
});

it('a part of an answer, without a way to the rest, is not taken for all of it', async () => {
  answer = () => ({ status: 206, body: { data: treesOf(3) } });
  expect(await failureBy({ kind: 'none' })).toBe('rejected (HTTP 206)');
  answer = (url) => ({ status: 206, body: { data: served(url, { count: 13 }) } });
  expect(await rowsBy(OFFSET)).toEqual(idsOf(13));
});
