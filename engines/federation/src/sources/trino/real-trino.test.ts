/** Trino as a source, asked for real. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askTrino,
  NEEDS_TRINO,
  trinoAddress,
  trinoSource,
  untilTrino,
} from '../../../test/running-trino.ts';
import { planOf, rowsOf, writtenByHand } from '../../../test/statements.ts';
import type { Node } from '../../plan/node.ts';
import type { Value } from '../../values.ts';
import type { ExecutionLimits } from '../source.ts';
import type { TrinoOptions } from './options.ts';

const limits = (given: Partial<ExecutionLimits> = {}): ExecutionLimits => ({
  signal: new AbortController().signal,
  timeout: 60_000,
  maximumRows: 2_000_000,
  ...given,
});

/** Counts for minutes; the mark finds it among Trino's queries. */
const endless = (mark: string): Node =>
  planOf(
    `select count(*) as c0 from unnest(sequence(1, 10000)) a (x), unnest(sequence(1, 10000)) b (y),
     unnest(sequence(1, 10000)) c (z) where '${mark}' <> cast(x + y + z as varchar)`,
    ['bigint'],
  );

const rowsFrom = (count: number): string =>
  `select x * 10000 + y as c0 from unnest(sequence(0, ${count / 10_000 - 1})) a (x)
   cross join unnest(sequence(1, 10000)) b (y)`;

describe.skipIf(!trinoAddress)(`a real Trino (${NEEDS_TRINO})`, () => {
  const opened: { readonly close: () => Promise<void> }[] = [];
  const use = (given: Partial<TrinoOptions> = {}) => {
    const made = trinoSource(writtenByHand('trino'), given);
    opened.push(made);
    return made;
  };
  const source = use();
  const schema = `real_${process.pid}_${Date.now()}`;

  const rows = (plan: Node, given: Partial<ExecutionLimits> = {}, from = source) =>
    rowsOf(from.execute(plan, limits(given)));

  /** Queries with the mark in their text, by state: what `system.runtime` tells, asked by another client. */
  const states = async (mark: string): Promise<readonly string[]> => {
    const found = await askTrino(
      `select state from system.runtime.queries
        where source = 'polder' and query like '%${mark}%'`,
    );
    return found.map(([state]) => String(state));
  };

  const untilEnded = async (mark: string): Promise<void> => {
    const isEnded = async () => {
      const known = await states(mark);
      return known.length > 0 && known.every((state) => state === 'FAILED' || state === 'FINISHED');
    };
    expect(await untilTrino(isEnded), (await states(mark)).join()).toBe(true);
  };

  const untilRuns = async (mark: string): Promise<void> => {
    expect(await untilTrino(async () => (await states(mark)).includes('RUNNING'))).toBe(true);
  };

  beforeAll(async () => {
    await askTrino(`create schema memory.${schema}`);
    await askTrino(`create table memory.${schema}.types (
      y boolean, t1 tinyint, s smallint, i integer not null, b bigint, n decimal(38, 10), r real,
      f double, t varchar, v varchar(10), c char(5), d date, m timestamp(6), m3 timestamp(3),
      m9 timestamp(9), z timestamp(6) with time zone, u uuid, j json, x varbinary,
      h time(6), a array(varchar), o row(k integer), p map(varchar, integer))`);
    await askTrino(`insert into memory.${schema}.types values (
      true, tinyint '-128', smallint '7', -5, 9007199254740993, decimal '12345678901234567890.0000000001',
      real '0.1', 0.1e0, 'é 😀', 'a ', cast('ab' as char(5)), date '2024-02-29',
      timestamp '2024-02-29 12:00:00.123456', timestamp '2024-02-29 12:00:00.500',
      timestamp '2024-02-29 12:00:00.123456789', timestamp '2024-07-01 12:00:00.25 Europe/Amsterdam',
      uuid '00000000-0000-0000-0000-00000000000a', json '{"b": 1, "a": [1]}', X'00FF',
      time '13:45:00.5', array['x'], row(1), map(array['k'], array[1])),
      (null, null, null, 1, null, null, nan(), -infinity(), '', '', '', date '0044-03-15' - interval '87' year,
      timestamp '9999-12-31 23:59:59' + interval '1' second, null, null, timestamp '1500-02-28 12:00:00 UTC',
      null, null, null, null, null, null, null)`);
  });

  afterAll(async () => {
    for (const each of opened) await each.close();
    await askTrino(`drop schema memory.${schema} cascade`);
  });

  it('is up, and says which version it is', async () => {
    expect(await source.health(new AbortController().signal)).toMatchObject({
      isUp: true,
      version: expect.stringMatching(/^Trino \d+/),
    });
  });

  describe('what it offers', () => {
    it('is the tables of a schema, with types, NULLs and rows', async () => {
      const only = use({ catalogues: ['memory'], schemas: [schema] });
      const { tables } = await only.discover(new AbortController().signal);
      expect(tables).toMatchObject([
        { name: 'types', path: ['memory', schema, 'types'], estimatedRows: 2, keys: [] },
      ]);
      const columns = tables[0]?.columns.map(({ name, type, isNullable, nativeType }) => [
        ...[name, type.name, isNullable, nativeType],
      ]);
      expect(columns).toEqual([
        ['y', 'boolean', true, 'boolean'],
        ['t1', 'smallint', true, 'tinyint'],
        ['s', 'smallint', true, 'smallint'],
        ['i', 'integer', false, 'integer'],
        ['b', 'bigint', true, 'bigint'],
        ['n', 'numeric', true, 'decimal(38,10)'],
        ['r', 'real', true, 'real'],
        ['f', 'double', true, 'double'],
        ['t', 'text', true, 'varchar'],
        ['v', 'text', true, 'varchar(10)'],
        ['c', 'text', true, 'char(5)'],
        ['d', 'date', true, 'date'],
        ['m', 'timestamp', true, 'timestamp(6)'],
        ['m3', 'timestamp', true, 'timestamp(3)'],
        ['m9', 'timestamp', true, 'timestamp(9)'],
        ['z', 'timestamptz', true, 'timestamp(6) with time zone'],
        ['u', 'uuid', true, 'uuid'],
        ['j', 'json', true, 'json'],
        ['x', 'bytes', true, 'varbinary'],
        ['h', 'time', true, 'time(6)'],
      ]);
    });

    it('is every catalogue that answers, within a reasonable time', async () => {
      const { tables } = await source.discover(AbortSignal.timeout(60_000));
      expect(tables.map(({ name }) => name)).toContain(`memory.${schema}.types`);
    });

    it('is refused for a catalogue that there is not', async () => {
      await expect(
        use({ catalogues: ['nowhere'] }).discover(new AbortController().signal),
      ).rejects.toMatchObject({ failure: 'schema-changed', driverCode: 'CATALOG_NOT_FOUND' });
    });
  });

  it('gives values of all types as they are in transit', async () => {
    const plan = planOf(
      `select y, t1, s, i, b, n, r, f, t, v, c, d, m, m3, m9, z at time zone 'UTC', u, j, x, h
         from memory.${schema}.types order by i`,
      [
        ...(['boolean', 'smallint', 'smallint', 'integer', 'bigint', 'numeric', 'real'] as const),
        ...(['double', 'text', 'text', 'text', 'date', 'timestamp', 'timestamp'] as const),
        ...(['timestamp', 'timestamptz', 'uuid', 'json', 'bytes', 'time'] as const),
      ],
    );
    expect(await rows(plan)).toEqual([
      [
        ...[true, -128, 7, -5, 9_007_199_254_740_993n, '12345678901234567890.0000000001'],
        ...[Math.fround(0.1), 0.1, 'é 😀', 'a ', 'ab   ', '2024-02-29'],
        ...['2024-02-29 12:00:00.123456', '2024-02-29 12:00:00.5', '2024-02-29 12:00:00.123456'],
        ...['2024-07-01 10:00:00.25+00', '00000000-0000-0000-0000-00000000000a'],
        ...['{"a":[1],"b":1}', new Uint8Array([0, 255]), '13:45:00.5'],
      ],
      [
        ...[null, null, null, 1, null, null, Number.NaN, Number.NEGATIVE_INFINITY, '', ''],
        ...['     ', '0044-03-15 BC', '10000-01-01 00:00:00', null, null],
        ...['1500-02-28 12:00:00+00', null, null, null, null],
      ],
    ]);
  });

  const PARAMETERS: readonly (readonly [
    string,
    Parameters<typeof planOf>[1][number],
    Value,
    Value,
  ])[] = [
    ['?', 'bigint', 9_007_199_254_740_993n, 9_007_199_254_740_993n],
    ['?', 'bigint', -9_223_372_036_854_775_808n, -9_223_372_036_854_775_808n],
    ['?', 'integer', -5, -5],
    ['?', 'double', 0.1, 0.1],
    ['?', 'double', 1e300, 1e300],
    ['?', 'double', Number.NaN, Number.NaN],
    ['?', 'double', Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ['?', 'text', `O'Brien ? -- "é" 😀\n\\ ; drop`, `O'Brien ? -- "é" 😀\n\\ ; drop`],
    ['?', 'bytes', new Uint8Array([0, 255]), new Uint8Array([0, 255])],
    ['?', 'boolean', true, true],
    ['cast(? as varchar)', 'text', null, null],
    ['cast(? as decimal(38, 2))', 'numeric', '12.50', '12.50'],
    ['cast(? as date)', 'date', '2026-01-31', '2026-01-31'],
    ['cast(? as date)', 'date', '10000-01-31', '10000-01-31'],
    ['cast(? as time(6))', 'time', '13:45:00.5', '13:45:00.5'],
    ['cast(? as timestamp(6))', 'timestamp', '2026-01-31 13:45:00', '2026-01-31 13:45:00'],
    [
      `cast(? as timestamp(6) with time zone) at time zone 'UTC'`,
      'timestamptz',
      '2026-07-01 12:00:00.25 +02:00',
      '2026-07-01 10:00:00.25+00',
    ],
  ];
  it.each(PARAMETERS)('takes a parameter: %s of %s', async (expression, type, sent, expected) => {
    expect(await rows(planOf(`select ${expression} as c0`, [type], [sent]))).toEqual([[expected]]);
  });

  it('takes a list as a parameter', async () => {
    const plan = planOf(
      "select x as c0 from unnest(sequence(bigint '1', 9)) t (x) where contains(?, x) order by 1",
      ['bigint'],
      [[2n, 9n, 70n]],
    );
    expect(await rows(plan)).toEqual([[2n], [9n]]);
  });

  describe('rows', () => {
    it('come in pages, all of them and each once', async () => {
      const sum = { count: 0, total: 0n, batches: 0 };
      for await (const batch of source.execute(planOf(rowsFrom(300_000), ['bigint']), limits())) {
        sum.batches += 1;
        for (const [value] of batch) {
          sum.count += 1;
          sum.total += BigInt(Number(value));
        }
      }
      expect(sum).toMatchObject({ count: 300_000, total: 45_000_150_000n });
      expect(sum.batches).toBeGreaterThan(1);
    });

    it('are waited for while nothing is read, and end when the reader leaves', async () => {
      const mark = `left ${process.pid}`;
      const plan = planOf(`${rowsFrom(1_000_000)} where '${mark}' <> ''`, ['bigint']);
      for await (const _ of source.execute(plan, limits())) {
        await delay(300);
        break;
      }
      await untilEnded(mark);
      expect(await states(mark)).toEqual(['FAILED']);
    });

    it('are ended at the first one too many', async () => {
      const mark = `many ${process.pid}`;
      const plan = planOf(`${rowsFrom(1_000_000)} where '${mark}' <> ''`, ['bigint']);
      await expect(rows(plan, { maximumRows: 1000 })).rejects.toMatchObject({
        failure: 'too-many-rows',
      });
      await untilEnded(mark);
    });
  });

  describe('ending statements', () => {
    it('ends them on the server when nobody waits any more', async () => {
      const mark = `cancelled ${process.pid}`;
      const aborting = new AbortController();
      const failed = expect(rows(endless(mark), { signal: aborting.signal })).rejects.toMatchObject(
        { failure: 'cancelled' },
      );
      await untilRuns(mark);
      aborting.abort();
      await failed;
      await untilEnded(mark);
      expect(
        await askTrino(`select error_code from system.runtime.queries
        where source = 'polder' and query like '%${mark}%'`),
      ).toEqual([['USER_CANCELED']]);
    });

    it('ends them when their time is up', async () => {
      const mark = `late ${process.pid}`;
      await expect(rows(endless(mark), { timeout: 700 })).rejects.toMatchObject({
        failure: 'deadline',
      });
      await untilEnded(mark);
    });

    it('has the server end them where this side does not', async () => {
      const mark = `alone ${process.pid}`;
      const headers = {
        ...{ 'x-trino-user': 'polder', 'x-trino-source': 'polder' },
        'x-trino-session': 'query_max_run_time=1000ms',
      };
      const text = source.describe(endless(mark)).text;
      const posted = await fetch(new URL('/v1/statement', trinoAddress), {
        ...{ method: 'POST', headers, body: text },
      });
      // It starts when its first page is asked for.
      const { nextUri } = (await posted.json()) as { readonly nextUri: string };
      await fetch(nextUri);
      await untilEnded(mark);
    });
  });

  it('runs many statements at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        rows(
          planOf(
            'select ? as c0, count(*) as c1 from tpch.tiny.nation',
            ['integer', 'bigint'],
            [index],
          ),
        ),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 24 }, (_, index) => [[index, 25n]]));
  });

  it('has its sessions in UTC', async () => {
    const plan = planOf(`select current_timezone() as c0`, ['text']);
    expect(await rows(plan)).toEqual([['UTC']]);
  });

  const FAILING: readonly (readonly [string, string, string, string])[] = [
    [
      'a table that is gone',
      'select 1 as c0 from memory.default.nothing',
      'schema-changed',
      'TABLE_NOT_FOUND',
    ],
    [
      'a column that is gone',
      'select nothing as c0 from tpch.tiny.nation',
      'schema-changed',
      'COLUMN_NOT_FOUND',
    ],
    [
      'a schema that is gone',
      'select 1 as c0 from tpch.nowhere.nation',
      'schema-changed',
      'SCHEMA_NOT_FOUND',
    ],
    [
      'a catalogue that is gone',
      'select 1 as c0 from nowhere.a.b',
      'schema-changed',
      'CATALOG_NOT_FOUND',
    ],
    ['a function that is gone', 'select nothing(1) as c0', 'schema-changed', 'FUNCTION_NOT_FOUND'],
    ['what is no SQL', 'selec 1', 'rejected', 'SYNTAX_ERROR'],
    [
      'a division by zero',
      'select count(*) / (count(*) - 25) as c0 from tpch.tiny.nation',
      'rejected',
      'DIVISION_BY_ZERO',
    ],
    [
      'a number out of range',
      `select bigint '9223372036854775807' + nationkey + 1 as c0 from tpch.tiny.nation`,
      'rejected',
      'NUMERIC_VALUE_OUT_OF_RANGE',
    ],
    ['another type than expected', `select 'a' as c0`, 'schema-changed', 'RESULT_TYPES'],
  ];
  it.each(FAILING)('tells %s', async (_, text, failure, driverCode) => {
    await expect(rows(planOf(text, ['bigint']))).rejects.toMatchObject({ failure, driverCode });
  });

  it('tells that a query takes more memory than it may', async () => {
    const plan = planOf(
      `select count(*) as c0 from (select array_agg(x) over () as all_of_them
         from unnest(sequence(1, 10000)) a (x), unnest(sequence(1, 1000)) b (y)) t
        where cardinality(all_of_them) > 0`,
      ['bigint'],
    );
    await expect(rows(plan)).rejects.toMatchObject({ failure: 'too-much-data' });
  });

  it('estimates rows by Trino’s statistics, also with parameters', async () => {
    const { signal } = new AbortController();
    const whole = planOf('select nationkey as c0 from tpch.tiny.nation', ['bigint']);
    expect(await source.estimate?.(whole, signal)).toBe(25);
    const part = planOf(
      'select orderkey as c0 from tpch.tiny.orders where custkey = ?',
      ['bigint'],
      [5n],
    );
    expect(await source.estimate?.(part, signal)).toBeLessThan(100);
  });

  it('is told that a coordinator is not there', async () => {
    const gone = use({ port: 9 });
    await expect(rows(planOf('select 1 as c0', ['integer']), {}, gone)).rejects.toMatchObject({
      failure: 'unreachable',
    });
  });
});
