import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SourceSchema } from '../../schema.ts';
import type { Row } from '../../values.ts';
import type { Source } from '../source.ts';
import {
  equals,
  failureOf,
  filter,
  type Loopback,
  listen,
  rowsOf,
  scanOf,
  tableNamed,
} from './test/loopback.ts';
import { configured } from './test/trees.ts';

const METADATA = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="town" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<ComplexType Name="owner"><Property Name="name" Type="Edm.String"/></ComplexType>
<EntityType Name="tree"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.Int64" Nullable="false"/>
<Property Name="price" Type="Edm.Decimal"/><Property Name="kind" Type="Edm.String"/>
<Property Name="owner" Type="town.owner"/><Property Name="tags" Type="Collection(Edm.String)"/></EntityType>
<EntityContainer Name="all"><EntitySet Name="trees" EntityType="town.tree"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;

const text = { type: 'string' };
const tree = {
  type: 'object',
  properties: {
    id: { type: 'integer', format: 'int64' },
    price: { type: 'number' },
    kind: text,
    owner: { type: 'object', properties: { name: text } },
    tags: { type: 'array', items: text },
  },
};
const trees = { type: 'array', items: tree };
const SCHEMAS = {
  trees,
  held: { type: 'object', properties: { data: trees } },
  required: { type: 'object', required: ['data'], properties: { data: trees } },
  deep: {
    type: 'object',
    properties: { all: { type: 'object', required: ['data'], properties: { data: trees } } },
  },
  one: tree,
  kinds: { type: 'array', items: { type: 'string', nullable: true } },
};
const DESCRIPTION = {
  openapi: '3.0.3',
  info: { title: 'trees', version: '1' },
  paths: Object.fromEntries(
    Object.entries(SCHEMAS).map(([operationId, schema]) => [
      `/${operationId}`,
      {
        get: {
          operationId,
          parameters: [{ name: 'id', in: 'query', schema: { type: 'integer', format: 'int64' } }],
          responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
        },
      },
    ]),
  ),
};
const LISTS: Readonly<Record<string, string>> = {
  held: 'data',
  required: 'data',
  deep: 'all.data',
};

interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Ends the connection after the body, which is not all of it. */
  readonly isCut?: boolean;
}

let server: Loopback;
let lure: Loopback;
let lured = 0;
let asked: string[] = [];
let reply: Reply;

const send = (
  response: ServerResponse,
  { status = 200, type = 'application/json', headers = {}, body = '', isCut = false }: Reply,
): void => {
  response.writeHead(status, { ...(type !== '' && { 'content-type': type }), ...headers });
  if (!isCut) return void response.end(body);
  response.write(body);
  setTimeout(() => response.destroy(), 10);
};

const KINDS = ['rest', 'odata'] as const;
let sources: Readonly<Record<(typeof KINDS)[number], { source: Source; schema: SourceSchema }>>;

beforeAll(async () => {
  lure = await listen((_, response) => {
    lured += 1;
    send(response, { body: '[{"id":1}]' });
  });
  server = await listen((request, response) => {
    if (request.url?.endsWith('$metadata')) {
      return send(response, { type: 'application/xml', body: METADATA });
    }
    asked.push(request.url ?? '');
    send(response, reply);
  });
  const credentials = { headers: { 'X-API-Key': 'k3y' } };
  const opened = async (entry: object) => {
    const source = configured({ retries: 0, credentials, ...entry });
    return { source, schema: await source.discover(new AbortController().signal) };
  };
  const operations = Object.keys(SCHEMAS).map((operationId) => ({
    operationId,
    table: operationId,
    ...(LISTS[operationId] !== undefined && { list: LISTS[operationId] }),
  }));
  sources = {
    rest: await opened({
      kind: 'rest',
      baseUrl: server.url,
      description: DESCRIPTION,
      operations,
    }),
    odata: await opened({ kind: 'odata', serviceUrl: server.url }),
  };
});
afterAll(async () => {
  await server.stop();
  await lure.stop();
});
beforeEach(() => {
  asked = [];
  reply = {};
});

const rowsFrom = (
  kind: (typeof KINDS)[number],
  answer: Reply,
  columns: readonly string[] = ['id'],
  table = 'trees',
): Promise<readonly Row[]> => {
  reply = answer;
  const { source, schema } = sources[kind];
  return rowsOf(source, scanOf('town', tableNamed(schema, table), columns));
};

describe.each(KINDS)('an answer of %s', (kind) => {
  const whole = (items: string): string => (kind === 'rest' ? items : `{"value":${items}}`);
  const rowsIn = (items: string, columns?: readonly string[]): Promise<readonly Row[]> =>
    rowsFrom(kind, { body: whole(items) }, columns);

  it.each(['null', '1', '12345678901234567890', '"elm"', 'true', '[]', '[{"id":1}]'])(
    'is refused for an item that is no object: %s',
    async (item) => {
      for (const columns of [['id'], []]) {
        expect(await failureOf(rowsIn(`[{"id":1},${item}]`, columns))).toBe(
          'rejected (item is no object)',
        );
      }
    },
  );

  it.each([
    ['null', null],
    ['[]', null],
    ['{}', null],
    ['{"name":null}', null],
    ['{"name":"Jansen"}', 'Jansen'],
  ])('may have an inner object %s', async (owner, name) => {
    expect(await rowsIn(`[{"owner":${owner}},{}]`, ['owner_name'])).toEqual([[name], [null]]);
  });

  it.each(['1', '12345678901234567890', '"Jansen"', 'false', '["Jansen"]'])(
    'is refused for an inner object that is none: %s',
    async (owner) => {
      const rows = rowsIn(`[{"id":1,"owner":${owner}}]`, ['owner_name']);
      expect(await failureOf(rows)).toBe('rejected (column owner_name does not fit)');
    },
  );

  it.each([
    '{"error":{"code":"500","message":"secret"}}',
    '{"errors":["secret"]}',
    '{"error":"secret","@odata.context":"x"}',
  ])('is refused for an error among its items: %s', async (item) => {
    expect(await failureOf(rowsIn(`[{"id":1},${item}]`))).toBe('rejected (error in the answer)');
    expect(await failureOf(rowsFrom(kind, { body: item }))).toMatch(
      kind === 'rest' ? /^rejected \((?:no list|error in the answer)\)$/ : /error in the answer/,
    );
  });

  it('may have items with further members, whatever they are called', async () => {
    const items = '[{"id":1,"error":"too old","__proto__":{"price":5},"constructor":{}},{"id":2}]';
    expect(await rowsIn(items, ['id', 'price'])).toEqual([
      [1n, null],
      [2n, null],
    ]);
    expect(Object.hasOwn(Object.prototype, 'price')).toBe(false);
  });

  it('keeps all digits of whole and decimal numbers, in text and in numbers', async () => {
    const items = `[
      {"id":9007199254740993,"price":9007199254740993.10,"tags":[9007199254740993]},
      {"id":"9223372036854775807","price":"0.1000","tags":[-0]},
      {"id":-9223372036854775808,"price":1E+3,"tags":[1.0]}]`;
    expect(await rowsIn(items, ['id', 'price', 'tags'])).toEqual([
      [9007199254740993n, '9007199254740993.10', '[9007199254740993]'],
      [9223372036854775807n, '0.1000', '[-0]'],
      [-9223372036854775808n, '1000', '[1.0]'],
    ]);
    for (const id of ['9223372036854775808', '1.5', '1e400', '"12a"']) {
      expect(await failureOf(rowsIn(`[{"id":${id}}]`))).toBe('rejected (column id does not fit)');
    }
  });

  it('is asked for ids of more digits than a number keeps by all of them', async () => {
    const id = 9007199254740993n;
    reply = { body: whole(`[{"id":${id}},{"id":9007199254740992}]`) };
    const { source, schema } = sources[kind];
    const scan = scanOf('town', tableNamed(schema, 'trees'), ['id']);
    const rows = await rowsOf(source, filter(scan, equals(scan, 'id', id)));
    expect(decodeURIComponent(asked[0] ?? '')).toMatch(/id(?:=| eq )9007199254740993(?!\d)/);
    // What is sent to OData is not looked at again.
    expect(rows[0]).toEqual([id]);
    if (kind === 'rest') expect(rows).toHaveLength(1);
  });

  it('counts the last of members of one name, as readers of JSON do', async () => {
    expect(await rowsIn('[{"id":1,"id":2}]')).toEqual([[2n]]);
  });

  it.each([
    ['the mark of UTF-8', '\uFEFF', ''],
    ['blanks', ' \r\n\t', '\n'],
  ])('may stand between %s', async (_, before, after) => {
    expect(await rowsFrom(kind, { body: `${before}${whole('[{"id":1}]')}${after}` })).toEqual([
      [1n],
    ]);
  });

  it('is UTF-8 whatever is said of it, and nothing else', async () => {
    const body = whole('[{"kind":"iep, Ã© žižka"}]');
    const type = 'application/json; charset=ISO-8859-1';
    expect(await rowsFrom(kind, { type, body }, ['kind'])).toEqual([['iep, Ã© žižka']]);
    const latin = Buffer.from(whole('[{"kind":"één"}]'), 'latin1');
    expect(await failureOf(rowsFrom(kind, { type, body: latin }, ['kind']))).toBe(
      'rejected (not UTF-8)',
    );
    const wide = Buffer.from(whole('[{"kind":"elm"}]'), 'utf16le');
    expect(await failureOf(rowsFrom(kind, { body: wide }, ['kind']))).toBe(
      'rejected (broken JSON)',
    );
  });

  it.each(['text/html', 'text/plain', 'application/xml', 'application/jsonp', ''])(
    'is refused as %j, though it may look like JSON',
    async (type) => {
      const answer = { type, body: whole('[{"id":1}]') };
      expect(await failureOf(rowsFrom(kind, answer))).toBe('rejected (not JSON)');
    },
  );

  it('is lost when it breaks off, whatever it is wrapped in', async () => {
    const part = whole(`[${'{"id":1},'.repeat(5000)}`).replace(/\]?\}?$/, '');
    const length = { 'content-length': '1000000' };
    const packed = { 'content-encoding': 'gzip' };
    const zipped = gzipSync(part);
    for (const [headers, body] of [
      [{}, part],
      [length, part],
      [packed, zipped],
      [packed, zipped.subarray(0, 40)],
      [{ ...length, ...packed }, zipped.subarray(0, 40)],
    ] as const) {
      expect(await failureOf(rowsFrom(kind, { headers, body, isCut: true }))).toBe(
        'connection-lost (ECONNRESET)',
      );
    }
    const ended = { headers: packed, body: gzipSync(whole('[{"id":1}]')).subarray(0, -4) };
    expect(await failureOf(rowsFrom(kind, ended))).toBe('rejected (Z_BUF_ERROR)');
    expect(await failureOf(rowsFrom(kind, { body: part }))).toBe('rejected (broken JSON)');
  });

  it.each([301, 302, 303, 307, 308])(
    'is not looked for elsewhere, nor in a circle: status %i',
    async (status) => {
      for (const location of [`${lure.url}/trees`, `${server.url}/trees`, '/trees', '//']) {
        asked = [];
        expect(await failureOf(rowsFrom(kind, { status, headers: { location } }))).toBe(
          `rejected (HTTP ${status})`,
        );
        expect(asked).toHaveLength(1);
      }
      expect(lured).toBe(0);
    },
  );
});

describe('a list of REST', () => {
  const rowsIn = (table: string, body: string, columns = ['id']): Promise<readonly Row[]> =>
    rowsFrom('rest', { body }, columns, table);

  it.each([
    ['held', '{}'],
    ['held', '{"data":null}'],
    ['held', '{"data":[],"error":null,"errors":[]}'],
    ['held', '{"data":[],"error":{},"errors":0}'],
    ['required', '{"data":null}'],
    ['deep', '{}'],
    ['deep', '{"all":null}'],
  ])('is empty where it may be left out: %s %s', async (table, body) => {
    expect(await rowsIn(table, body)).toEqual([]);
  });

  it.each([
    ['held', '{"error":{"code":7}}', 'error in the answer'],
    ['held', '{"data":[],"errors":["secret"]}', 'error in the answer'],
    ['held', '{"data":null,"error":"secret"}', 'error in the answer'],
    ['held', '"secret"', 'no list'],
    ['held', 'null', 'no list'],
    ['held', '[{"id":1}]', 'no list'],
    ['held', '{"data":{"id":1}}', 'no list'],
    ['required', '{"message":"secret"}', 'no list'],
    ['deep', '{"all":{}}', 'no list'],
    ['deep', '{"all":[]}', 'no list'],
    ['deep', '{"all":["secret"]}', 'no list'],
    ['deep', '{"all":"secret"}', 'no list'],
    ['one', '{"error":{"code":7}}', 'error in the answer'],
    ['one', '"secret"', 'no list'],
    ['one', '[null]', 'item is no object'],
  ])('is not made up: %s %s', async (table, body, reason) => {
    expect(await failureOf(rowsIn(table, body))).toBe(`rejected (${reason})`);
  });

  it('may be of values', async () => {
    expect(await rowsIn('kinds', '["elm",null]', ['value'])).toEqual([['elm'], [null]]);
    expect(await failureOf(rowsIn('kinds', '["elm",{}]', ['value']))).toBe(
      'rejected (column value does not fit)',
    );
  });
});

describe('a list of OData', () => {
  it.each([
    '{"value":[{"id":1}],"error":{"code":"","message":"secret"}}',
    '{"error":{"code":"500","message":"secret"},"value":[]}',
    '{"value":[],"error":"secret","@odata.nextLink":"trees?x"}',
  ])('is not cut short by an error beside it: %s', async (body) => {
    expect(await failureOf(rowsFrom('odata', { body }))).toBe('rejected (error in the answer)');
    expect(asked).toHaveLength(1);
  });

  it.each(['1', '{"href":"trees?x"}', '["trees?x"]', 'true'])(
    'is not cut short by what leads nowhere: %s',
    async (next) => {
      const body = `{"value":[{"id":1}],"@odata.nextLink":${next}}`;
      expect(await failureOf(rowsFrom('odata', { body }))).toBe(
        'rejected (next page is no address)',
      );
    },
  );

  it('ends without a next page', async () => {
    const body = '{"value":[{"id":1}],"@odata.nextLink":null}';
    expect(await rowsFrom('odata', { body })).toEqual([[1n]]);
  });
});
