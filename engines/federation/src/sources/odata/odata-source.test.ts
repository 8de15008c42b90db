import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, type Expression, type FunctionName } from '../../plan/expression.ts';
import type { Node, Scan, SortKey } from '../../plan/node.ts';
import type { TableSchema } from '../../schema.ts';
import type { Value } from '../../values.ts';
import {
  columnOf,
  deadUrl,
  equals,
  failureOf,
  filter,
  isIn,
  type Loopback,
  limit,
  listen,
  literalOf,
  project,
  rowsOf,
  scanOf,
  serve,
  tableNamed,
} from '../http/test/loopback.ts';
import { evaluator } from '../http/test/odata-filter.ts';
import { createODataSource } from './odata-source.ts';
import type { ODataOptions } from './options.ts';

const METADATA = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
 <edmx:DataServices>
  <Schema Namespace="Town" Alias="T" xmlns="http://docs.oasis-open.org/odata/ns/edm">
   <TypeDefinition Name="Money" UnderlyingType="Edm.Decimal"/>
   <EnumType Name="Colour"><Member Name="Red"/></EnumType>
   <ComplexType Name="Address"><Property Name="City" Type="Edm.String"/><Property Name="Number" Type="Edm.Int32"/></ComplexType>
   <EntityType Name="Thing" Abstract="true"><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.Int32" Nullable="false"/></EntityType>
   <EntityType Name="Permit" BaseType="T.Thing">
    <Property Name="Name" Type="Edm.String"/>
    <Property Name="Rank" Type="Edm.Int32"/>
    <Property Name="Fee" Type="Edm.Decimal" Precision="10" Scale="2"/>
    <Property Name="Costs" Type="Town.Money"/>
    <Property Name="Weight" Type="Edm.Double"/>
    <Property Name="IsOpen" Type="Edm.Boolean"/>
    <Property Name="Day" Type="Edm.Date"/>
    <Property Name="Changed" Type="Edm.DateTimeOffset"/>
    <Property Name="Sent" Type="Edm.DateTimeOffset" Precision="3"/>
    <Property Name="Big" Type="Edm.Int64"/>
    <Property Name="Colour" Type="Town.Colour"/>
    <Property Name="Tags" Type="Collection(Edm.String)"/>
    <Property Name="Address" Type="T.Address"/>
    <NavigationProperty Name="Owner" Type="Town.Thing"/>
   </EntityType>
   <EntityContainer Name="Container">
    <EntitySet Name="Permits" EntityType="Town.Permit"/>
    <EntitySet Name="Odd" EntityType="Town.Permit"/>
   </EntityContainer>
  </Schema>
 </edmx:DataServices>
</edmx:Edmx>`;

const NAMES = ['Jan', 'jan', 'JAN', "O'Neil", 'jan ', null, '100%', 'Janssen'];

const PERMITS = Array.from({ length: 40 }, (_, at) => ({
  Id: at,
  Name: NAMES[at % NAMES.length] ?? null,
  Rank: at % 5 === 4 ? null : at % 5,
  Fee: at % 3 === 2 ? null : at + 0.25,
  Costs: 1,
  Weight: at % 7 === 6 ? null : at / 2,
  IsOpen: at % 3 === 0 ? null : at % 2 === 0,
  Day: at % 6 === 5 ? null : `2024-01-${String(10 + (at % 12)).padStart(2, '0')}`,
  Changed: `2024-01-01T00:00:${String(10 + at)}.1234567Z`,
  Sent: `2024-01-01T00:00:${String(10 + at)}.123Z`,
  Big: '9007199254740993',
  Colour: 'Red',
  Tags: ['a', 'b'],
  Address: at % 4 === 3 ? null : { City: 'Zeist', Number: at },
}));

const asked: URL[] = [];
/** Whether the service takes `jan` and `Jan ` for the same. */
let foldsCase = true;
let mode = '';

const application = (): Hono => {
  const app = new Hono();
  app.get('/s/$metadata', (context) =>
    context.body(METADATA, 200, { 'content-type': 'application/xml' }),
  );
  app.get('/s/', (context) => context.json({ value: [] }));
  const found = (url: URL) => {
    const text = url.searchParams.get('$filter');
    const holds = text === null ? () => true : evaluator(text, foldsCase);
    const rows = PERMITS.filter((each) => holds(each) === true);
    const [property = '', direction] = (url.searchParams.get('$orderby') ?? '').split(/[ ,]/);
    const sign = direction === 'desc' ? -1 : 1;
    if (property !== '') {
      const keyed = rows.map(
        (row) => [new Map(Object.entries(row)).get(property) ?? null, row] as const,
      );
      keyed.sort(([one], [other]) => {
        if (one === other) return 0;
        if (one === null || other === null) return one === null ? -sign : sign;
        return one < other ? -sign : sign;
      });
      rows.splice(0, rows.length, ...keyed.map(([, row]) => row));
    }
    const skip = Number(url.searchParams.get('$skip') ?? 0);
    return rows.slice(skip, skip + Number(url.searchParams.get('$top') ?? rows.length));
  };
  app.get('/s/Permits/$count', (context) => {
    const url = new URL(context.req.url);
    asked.push(url);
    return context.text(String(found(url).length));
  });
  app.get('/s/Permits', (context) => {
    const url = new URL(context.req.url);
    asked.push(url);
    try {
      const rows = found(url);
      const from = Number(url.searchParams.get('$skiptoken') ?? 0);
      const size = Number(
        /maxpagesize=(\d+)/.exec(context.req.header('prefer') ?? '')?.[1] ?? 1000,
      );
      const more = new URL(url);
      more.searchParams.set('$skiptoken', String(from + size));
      return context.json({
        '@odata.context': '$metadata#Permits',
        value: rows.slice(from, from + size),
        ...(from + size < rows.length && { '@odata.nextLink': `Permits${more.search}` }),
      });
    } catch {
      return context.json({ error: { code: 'bad', message: url.search } }, 400);
    }
  });
  app.get('/s/Odd', async (context) => {
    asked.push(new URL(context.req.url));
    if (mode === 'html') return context.html('<p>');
    if (mode === 'no list') return context.json({ value: {} });
    if (mode === 'round') return context.json({ value: [], '@odata.nextLink': context.req.url });
    if (mode === 'elsewhere')
      return context.json({ value: [], '@odata.nextLink': 'http://127.0.0.1:1/' });
    if (mode === 'misfit') return context.json({ value: [{ Id: 'secret' }] });
    if (mode === 'million')
      return context.json({ value: Array.from({ length: 1_000_000 }, () => ({ Id: 1 })) });
    if (mode === 'limited') return context.json({}, 429, { 'retry-after': '60' });
    if (mode === 'hung') await new Promise((resolve) => setTimeout(resolve, 1000));
    return context.json({ value: [] });
  });
  return app;
};

let server: Loopback;

const opened = async (changes: Partial<ODataOptions> = {}) => {
  const source = createODataSource('town', { serviceUrl: `${server.url}/s`, ...changes });
  const schema = await source.discover(new AbortController().signal);
  return { source, schema, permits: tableNamed(schema, 'Permits') };
};

beforeAll(async () => {
  server = await serve(application());
});
afterAll(() => server.stop());

describe('tables of an OData source', () => {
  it('are entity sets, with inherited and complex properties as columns', async () => {
    const { schema, permits } = await opened({ entitySets: ['Permits'] });
    expect(schema.tables).toHaveLength(1);
    expect(permits.keys).toEqual([['Id']]);
    expect(
      permits.columns.map(({ name, type, isNullable }) => [name, type.name, isNullable]),
    ).toEqual([
      ['Id', 'integer', false],
      ['Name', 'text', true],
      ['Rank', 'integer', true],
      ['Fee', 'numeric', true],
      ['Costs', 'numeric', true],
      ['Weight', 'double', true],
      ['IsOpen', 'boolean', true],
      ['Day', 'date', true],
      ['Changed', 'timestamptz', true],
      ['Sent', 'timestamptz', true],
      ['Big', 'bigint', true],
      ['Colour', 'text', true],
      ['Tags', 'json', true],
      ['Address_City', 'text', true],
      ['Address_Number', 'integer', true],
    ]);
  });

  it.each([
    ['no XML', '<edmx:Edmx'],
    [
      'a document type',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${METADATA.replace(/^.*\n/, '')}`,
    ],
    ['another version', METADATA.replace('Version="4.0"', 'Version="1.0"')],
  ])('are refused from %s', async (_, text) => {
    const app = new Hono().get('/$metadata', (context) => context.body(text));
    const other = await serve(app);
    const source = createODataSource('town', { serviceUrl: other.url });
    expect(await failureOf(source.discover(new AbortController().signal))).toBe(
      'rejected (no metadata)',
    );
    await other.stop();
  });
});

describe('rows of an OData source', () => {
  it('come converted', async () => {
    const { source, permits } = await opened();
    const [first, , , fourth] = await rowsOf(source, scanOf('town', permits));
    expect(first).toEqual([
      0,
      'Jan',
      0,
      '0.25',
      '1',
      0,
      null,
      '2024-01-10',
      '2024-01-01 00:00:10.123456+00',
      '2024-01-01 00:00:10.123+00',
      9007199254740993n,
      'Red',
      '["a","b"]',
      'Zeist',
      0,
    ]);
    expect(fourth?.slice(-2)).toEqual([null, null]);
  });

  it('come page by page, only with the properties that are needed', async () => {
    const { source, permits } = await opened({ pageSize: 7 });
    const scan = scanOf('town', permits, ['Id', 'Address_City']);
    const before = asked.length;
    expect(await rowsOf(source, scan)).toHaveLength(40);
    expect(asked.length - before).toBe(6);
    expect(asked.at(before)?.search).toBe('?$select=Id%2CAddress');
  });

  it('are limited, ordered and counted by the service', async () => {
    const { source, permits } = await opened();
    const scan = scanOf('town', permits, ['Id', 'Rank']);
    const key = (name: string, isDescending: boolean, areNullsFirst: boolean): SortKey => ({
      expression: columnOf(scan, name),
      isDescending,
      areNullsFirst,
    });
    const sorted: Node = {
      kind: 'sort',
      input: scan,
      keys: [key('Rank', true, false), key('Id', false, false)],
    };
    expect((await rowsOf(source, limit(sorted, 2, 1))).map(([id]) => id)).toEqual([8, 13]);
    expect(source.describe(limit(sorted, 2, 1)).text).toBe(
      'GET /Permits?$select=Id,Rank&$orderby=Rank desc,Id asc&$skip=1&$top=2',
    );
    const unordered: Node = { kind: 'sort', input: scan, keys: [key('Rank', true, true)] };
    expect(source.canExecute(unordered)).toBe(false);
    const count = (input: Node): Node => ({
      kind: 'aggregate',
      input,
      keys: [],
      aggregates: [
        {
          id: 9999,
          name: 'n',
          type: { name: 'bigint' },
          function: 'count',
          operands: [],
          isDistinct: false,
        },
      ],
    });
    expect(await rowsOf(source, count(filter(scan, equals(scan, 'Rank', 1))))).toEqual([[8n]]);
    expect(source.canExecute(count(limit(scan, 1)))).toBe(false);
    expect(
      await source.estimate?.(filter(scan, equals(scan, 'Rank', 1)), new AbortController().signal),
    ).toBe(8);
  });

  it('for long lists are asked for in addresses that are short enough', async () => {
    const { source, permits } = await opened({ maximumUrl: 400 });
    const scan = scanOf('town', permits, ['Id', 'Rank']);
    const plan = filter(
      scan,
      isIn(
        scan,
        'Id',
        PERMITS.map(({ Id }) => Id),
      ),
    );
    const before = asked.length;
    const rows = await rowsOf(source, plan);
    expect(rows.map(([id]) => id).toSorted()).toEqual(PERMITS.map(({ Id }) => Id).toSorted());
    const lengths = asked.slice(before).map(({ href }) => href.length);
    expect(lengths.length).toBeGreaterThan(2);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(400);
    expect(await rowsOf(source, limit(plan, 5, 30))).toHaveLength(5);
  });
});

/** What PostgreSQL finds: true, false or NULL. */
const truth = (condition: Expression, value: (of: Expression) => Value): boolean | null => {
  if (condition.kind === 'in') {
    const results = condition.list.map((item) =>
      truth(call('equal', [condition.operand, item]), value),
    );
    return results.includes(true) ? true : results.includes(null) ? null : false;
  }
  if (condition.kind !== 'call') return value(condition) as boolean | null;
  const { function: name, operands } = condition;
  if (name === 'and' || name === 'or') {
    const results = operands.map((operand) => truth(operand, value));
    const deciding = name === 'or';
    return results.includes(deciding) ? deciding : results.includes(null) ? null : !deciding;
  }
  const [left, right] = operands;
  if (!left) return null;
  if (name === 'not') {
    const result = truth(left, value);
    return result === null ? null : !result;
  }
  if (name === 'is-null') return value(left) === null;
  const [one, other] = [value(left), right ? value(right) : null];
  if (one === null || other === null) return null;
  if (name === 'like') {
    const pattern = String(other).replace(/\\?[\s\S]/g, (sign) =>
      sign === '%' ? '[^]*' : `\\u{${(sign.codePointAt(sign.length - 1) ?? 0).toString(16)}}`,
    );
    return new RegExp(`^${pattern}$`, 'u').test(String(one));
  }
  const results: Partial<Record<FunctionName, boolean>> = {
    equal: one === other,
    'not-equal': one !== other,
    less: one < other,
    'less-or-equal': one <= other,
    greater: one > other,
    'greater-or-equal': one >= other,
  };
  return results[name] ?? null;
};

describe('conditions', () => {
  const conditions = (scan: Scan): readonly Expression[] => {
    const of = (
      name: FunctionName,
      column: string,
      value: Value,
      type?: Parameters<typeof literalOf>[1],
    ): Expression => call(name, [columnOf(scan, column), literalOf(value, type)]);
    const atoms: readonly Expression[] = [
      ...(
        ['equal', 'not-equal', 'less', 'less-or-equal', 'greater', 'greater-or-equal'] as const
      ).flatMap((name) => [
        of(name, 'Rank', 2),
        of(name, 'Day', '2024-01-15', { name: 'date' }),
        of(name, 'Address_Number', 20),
        call(name, [literalOf(3), columnOf(scan, 'Rank')]),
        of(name, 'Rank', null),
      ]),
      of('less', 'Weight', 4.5, { name: 'double' }),
      of('equal', 'Weight', 4.5, { name: 'double' }),
      of('not-equal', 'Name', "O'Neil"),
      of('equal', 'Name', 'jan'),
      isIn(scan, 'Name', ['jan', "O'Neil", '100%']),
      isIn(scan, 'Rank', [1, null, 3]),
      isIn(scan, 'Rank', []),
      isIn(scan, 'Rank', [null]),
      of('like', 'Name', 'ja%'),
      of('like', 'Name', '%an'),
      of('like', 'Name', '%\\%%'),
      of('like', 'Name', 'jan'),
      of('like', 'Name', 'j_n'),
      call('is-null', [columnOf(scan, 'Day')]),
      call('is-null', [columnOf(scan, 'Address_City')]),
      columnOf(scan, 'IsOpen'),
    ];
    const negated = atoms.map((atom) => call('not', [atom]));
    const all = [...atoms, ...negated];
    const pairs = all.flatMap((one, at) => {
      const other = all[(at * 7 + 3) % all.length] ?? one;
      return [
        call('and', [one, other]),
        call('or', [one, other]),
        call('not', [call('and', [one, call('not', [call('or', [other, one])])])]),
      ];
    });
    return [...all, ...pairs];
  };

  it.each(['exact', 'unknown'] as const)(
    'that are pushed find what PostgreSQL finds, NULLs and all (text: %s)',
    async (textComparison) => {
      foldsCase = textComparison === 'unknown';
      const { source, permits } = await opened({ textComparison });
      const scan = scanOf('town', permits);
      const all = await rowsOf(source, scan);
      let pushed = 0;
      for (const condition of conditions(scan)) {
        const plan = filter(scan, condition);
        if (!source.canExecute(plan)) continue;
        pushed += 1;
        const wanted = all.filter((row) => {
          const value = (of: Expression): Value => {
            if (of.kind === 'literal') return of.value;
            return (
              row[scan.columns.findIndex(({ id }) => of.kind === 'column' && id === of.id)] ?? null
            );
          };
          return truth(condition, value) === true;
        });
        expect(
          (await rowsOf(source, plan)).map(([id]) => id),
          JSON.stringify(condition),
        ).toEqual(wanted.map(([id]) => id));
      }
      expect(pushed).toBeGreaterThan(textComparison === 'exact' ? 200 : 120);
    },
  );

  it('on text are only equality, checked here, when it is not known how the service compares', async () => {
    foldsCase = true;
    const { source, permits } = await opened();
    const scan = scanOf('town', permits, ['Id', 'Name']);
    const plan = filter(scan, equals(scan, 'Name', 'jan'));
    expect((await rowsOf(source, plan)).map(([, name]) => name)).toEqual(Array(5).fill('jan'));
    expect((await rowsOf(source, limit(plan, 2, 1))).map(([id]) => id)).toEqual([9, 17]);
    expect(source.describe(limit(plan, 2)).text).toBe('GET /Permits?$filter=…&$select=Id,Name');
    expect(
      source.canExecute(filter(scan, call('like', [columnOf(scan, 'Name'), literalOf('j%')]))),
    ).toBe(false);
    expect(source.canExecute(filter(scan, call('not', [equals(scan, 'Name', 'jan')])))).toBe(false);
  });

  it('are not pushed where the service keeps other digits or another order', async () => {
    const { source, permits } = await opened({ textComparison: 'exact' });
    const scan = scanOf('town', permits);
    const moment = literalOf('2024-01-01 00:00:12.123456+00', { name: 'timestamptz' });
    const can = (name: FunctionName, column: string, value: Expression): boolean =>
      source.canExecute(filter(scan, call(name, [columnOf(scan, column), value])));
    expect(can('equal', 'Changed', moment)).toBe(false);
    expect(can('less', 'Changed', moment)).toBe(true);
    expect(can('greater', 'Changed', moment)).toBe(false);
    expect(can('equal', 'Sent', moment)).toBe(true);
    expect(can('less', 'Name', literalOf('k'))).toBe(false);
    expect(can('greater', 'Weight', literalOf(1, { name: 'double' }))).toBe(false);
    expect(can('equal', 'Colour', literalOf('Red'))).toBe(false);
  });

  it('use `in` where the version has it', async () => {
    foldsCase = false;
    const { source, permits } = await opened({ version: '4.01', textComparison: 'exact' });
    const scan = scanOf('town', permits, ['Id']);
    await rowsOf(source, filter(scan, isIn(scan, 'Id', [1, 2])));
    expect(asked.at(-1)?.searchParams.get('$filter')).toBe('Id in (1,2)');
  });

  it.each([
    "' or 1=1 --",
    "') or (1 eq 1",
    "x' or Id ge 0 or Name eq 'x",
    "''",
    '&$top=1',
    '#',
    '%27',
    '*',
    '\u0000',
    '\ud800',
    '/../Odd',
    'a\r\nb',
  ])('keep a value a value: %j', async (value) => {
    for (const textComparison of ['exact', 'unknown'] as const) {
      foldsCase = textComparison === 'unknown';
      const { source, permits } = await opened({ textComparison });
      const scan = scanOf('town', permits, ['Id', 'Name']);
      const before = asked.length;
      for (const plan of [
        filter(scan, equals(scan, 'Name', value)),
        filter(scan, isIn(scan, 'Name', [value, 'zzz'])),
      ]) {
        if (source.canExecute(plan))
          expect(await rowsOf(source, project(plan, scan, ['Id']))).toEqual([]);
      }
      for (const { pathname, hash } of asked.slice(before))
        expect([pathname, hash]).toEqual(['/s/Permits', '']);
    }
  });
});

describe('an OData source in trouble', () => {
  const failing = async (what: string, given = {}): Promise<string> => {
    mode = what;
    const { source, schema } = await opened();
    return failureOf(rowsOf(source, scanOf('town', tableNamed(schema, 'Odd'), ['Id']), given));
  };

  it.each([
    ['html', 'rejected (not JSON)'],
    ['no list', 'rejected (no list)'],
    ['round', 'rejected (paging goes round)'],
    ['elsewhere', 'rejected (next page elsewhere)'],
    ['misfit', 'rejected (column Id does not fit)'],
    ['limited', 'rate-limited'],
  ])('says why: %s is %s', async (what, failure) => {
    expect(await failing(what)).toBe(failure);
  });

  it('ends at the deadline, when nobody waits, and at a million rows where ten were expected', async () => {
    expect(await failing('hung', { timeout: 50 })).toBe('deadline');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 20);
    expect(await failing('hung', { signal: abort.signal })).toBe('cancelled');
    expect(await failing('million', { maximumRows: 10 })).toBe('too-many-rows');
  });

  it('is unreachable when nobody listens, and lost when it hangs up', async () => {
    const dead = createODataSource('town', { serviceUrl: await deadUrl(), retries: 0 });
    expect(await failureOf(dead.discover(new AbortController().signal))).toBe(
      'unreachable (ECONNREFUSED)',
    );
    expect(await dead.health(new AbortController().signal)).toMatchObject({ isUp: false });
    const cutting = await listen((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('<edmx');
      setTimeout(() => response.destroy(), 10);
    });
    const cut = createODataSource('town', { serviceUrl: cutting.url, retries: 0 });
    expect(await failureOf(cut.discover(new AbortController().signal))).toMatch(/^connection-lost/);
    await cutting.stop();
  });

  it('tells of its health', async () => {
    const { source } = await opened();
    expect(await source.health(new AbortController().signal)).toMatchObject({ isUp: true });
  });

  it('has changed when an entity set is gone', async () => {
    const { source, permits } = await opened();
    const gone: TableSchema = { ...permits, name: 'Gone' };
    expect(source.canExecute(scanOf('town', gone))).toBe(false);
  });
});
