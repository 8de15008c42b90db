import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FailingNetwork, startProxy } from '../../../test/proxy.ts';
import { startPostgresql } from '../../../test/servers.ts';
import { planOf, rowsOf, writtenByHand } from '../../../test/statements.ts';
import type { Node } from '../../plan/node.ts';
import type { ExecutionLimits, Source } from '../source.ts';
import { type PostgresqlOptions, postgresqlOptions } from './options.ts';
import { createPostgresqlSource } from './postgresql.ts';

const server = await startPostgresql();
const SCHEMA = 'connector';

const limits = (given: Partial<ExecutionLimits> = {}): ExecutionLimits => ({
  signal: new AbortController().signal,
  timeout: 20_000,
  maximumRows: 2_000_000,
  ...given,
});

const makeSource = (given: Partial<PostgresqlOptions> = {}): Source => {
  const { host = '', port, user, password, database } = server ?? {};
  return createPostgresqlSource(
    'crm',
    postgresqlOptions.parse({
      ...{ kind: 'postgresql', host, port, user, password, database },
      ...{ schemas: [SCHEMA], ...given },
    }),
    writtenByHand('postgresql'),
  );
};

describe.skipIf(!server)('PostgreSQL as a source (needs the package postgresql)', () => {
  const opened: { readonly close: () => Promise<void> }[] = [];
  const use = (given: Partial<PostgresqlOptions> = {}): Source => {
    const source = makeSource(given);
    opened.push(source);
    return source;
  };
  const source = use();
  let admin: pg.Client;

  const rows = (plan: Node, from = source, given: Partial<ExecutionLimits> = {}) =>
    rowsOf(from.execute(plan, limits(given)));

  /** Waits until no statement of connectors runs that has the mark in its text. */
  const untilNothingRuns = async (mark: string) => {
    const find = () =>
      admin.query(
        `select pid from pg_stat_activity
          where application_name = 'polder' and state <> 'idle' and query like $1`,
        [`%${mark}%`],
      );
    for (let turn = 0; turn < 400; turn += 1) {
      if ((await find()).rowCount === 0) return;
      await delay(25);
    }
    expect((await find()).rows).toEqual([]);
  };

  const untilRuns = async (mark: string) => {
    for (let turn = 0; turn < 400; turn += 1) {
      const { rowCount } = await admin.query(
        `select pid from pg_stat_activity
          where application_name = 'polder' and state = 'active' and query like $1`,
        [`%${mark}%`],
      );
      if (rowCount) return;
      await delay(10);
    }
    throw new Error('The statement never ran');
  };

  beforeAll(async () => {
    admin = new pg.Client(server);
    await admin.connect();
    await admin.query(`
      drop schema if exists ${SCHEMA} cascade;
      create schema ${SCHEMA};
      set search_path = ${SCHEMA};
      create table "a ""quoted"" table" ("select" int primary key, "x'y""z" text not null);
      insert into "a ""quoted"" table" values (1, 'Jan'), (2, 'O''Brien; drop table x --');
      create table numbers (id int primary key, payload text);
      insert into numbers select n, 'row ' || n from generate_series(1, 50000) n;
      analyze numbers;
    `);
  });

  afterAll(async () => {
    for (const each of opened) await each.close();
    await admin?.end();
  });

  describe('values', () => {
    const cases: readonly (readonly [string, Parameters<typeof planOf>[1][number], unknown])[] = [
      ['true', 'boolean', true],
      ['false', 'boolean', false],
      ['null::boolean', 'boolean', null],
      ['(-32768)::int2', 'smallint', -32_768],
      ['2147483647', 'integer', 2_147_483_647],
      ['9223372036854775807', 'bigint', 9_223_372_036_854_775_807n],
      ['(-9223372036854775808)::int8', 'bigint', -9_223_372_036_854_775_808n],
      ['5::int8', 'bigint', 5n],
      ['12.50', { name: 'numeric', precision: 4, scale: 2 }, '12.50'],
      ['1e-30::numeric', 'numeric', '0.000000000000000000000000000001'],
      [`'NaN'::numeric`, 'numeric', 'NaN'],
      ['0.1::float4', 'real', Math.fround(0.1)],
      ['0.1::float8 + 0.2::float8', 'double', 0.300_000_000_000_000_04],
      [`'Infinity'::float8`, 'double', Number.POSITIVE_INFINITY],
      [`'-0'::float8`, 'double', -0],
      [`''`, 'text', ''],
      [`E'a\\\\b''c\\n\\t'`, 'text', `a\\b'c\n\t`],
      [`'é ü 😀 𝄞'`, 'text', 'é ü 😀 𝄞'],
      [`date '0001-01-01'`, 'date', '0001-01-01'],
      [`date '9999-12-31'`, 'date', '9999-12-31'],
      [`time '13:45:00.5'`, 'time', '13:45:00.5'],
      [`time '24:00'`, 'time', '24:00:00'],
      [`timestamp '2026-01-31 13:45:00.500000'`, 'timestamp', '2026-01-31 13:45:00.5'],
      [`timestamp '2026-01-31 13:45'`, 'timestamp', '2026-01-31 13:45:00'],
      [`timestamptz '2026-07-01 12:00:00.25+02'`, 'timestamptz', '2026-07-01 10:00:00.25+00'],
      [`interval '1 day 2 hours'`, 'interval', 'P1DT2H'],
      [`interval '0'`, 'interval', 'PT0S'],
      [
        `'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid`,
        'uuid',
        'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
      ],
      [`'{"a": [1, 2]}'::json`, 'json', '{"a": [1, 2]}'],
      [`'\\x00ff10'::bytea`, 'bytes', new Uint8Array([0, 255, 16])],
      [`''::bytea`, 'bytes', new Uint8Array()],
      [`array[1, 2]`, 'text', '{1,2}'],
      [`null`, 'unknown', null],
    ];

    it.each(cases)('%s arrives as the value that it is', async (expression, type, expected) => {
      expect(await rows(planOf(`select ${expression} as c0`, [type]))).toEqual([[expected]]);
    });

    const parameters: readonly (readonly [string, Parameters<typeof planOf>[2], unknown])[] = [
      ['$1::boolean', [true], true],
      ['$1::int', [-5], -5],
      ['$1::int8', [9_007_199_254_740_993n], 9_007_199_254_740_993n],
      ['$1::numeric', ['-12.50'], '-12.50'],
      ['$1::float8', [Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
      ['$1::text', [`'); drop table numbers; --`], `'); drop table numbers; --`],
      ['$1::text', ['\\'], '\\'],
      ['$1::text', [null], null],
      ['$1::bytea', [new Uint8Array([0, 92, 39, 255])], new Uint8Array([0, 92, 39, 255])],
      ['($1::text[])[2]', [['a,b', '{"\\}', null]], '{"\\}'],
      ['($1::text[])[3]', [['a', 'b', null]], null],
      ['($1::text[])[1]', [['NULL']], 'NULL'],
      ['($1::int8[])[1]', [[9_007_199_254_740_993n]], 9_007_199_254_740_993n],
      ['($1::bytea[])[1]', [[new Uint8Array([0, 1])]], new Uint8Array([0, 1])],
      ['cardinality($1::int[])', [[]], 0],
    ];

    it.each(parameters)('%s takes its parameter as it is', async (expression, given, expected) => {
      const [row] = await rows(
        planOf(`select ${expression} as c0`, [typeFor(expected, expression)], given),
      );
      expect(row).toEqual([expected]);
    });

    const typeFor = (value: unknown, expression: string): Parameters<typeof planOf>[1][number] => {
      if (typeof value === 'boolean') return 'boolean';
      if (typeof value === 'bigint') return 'bigint';
      if (value instanceof Uint8Array) return 'bytes';
      if (typeof value === 'number') return expression.includes('float8') ? 'double' : 'integer';
      return expression.includes('numeric') ? 'numeric' : 'text';
    };
  });

  describe('streams', () => {
    it('gives every row once and in order, in portions', async () => {
      const plan = planOf(`select id, payload from ${SCHEMA}.numbers order by id`, [
        'integer',
        'text',
      ]);
      const sizes: number[] = [];
      let expected = 1;
      for await (const batch of source.execute(plan, limits())) {
        sizes.push(batch.length);
        for (const [id, payload] of batch) {
          expect(id).toBe(expected);
          expect(payload).toBe(`row ${expected}`);
          expected += 1;
        }
      }
      expect(expected).toBe(50_001);
      expect(sizes.length).toBeGreaterThan(4);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(10_000);
    });

    it('holds a million rows in bounded memory', async () => {
      const plan = planOf(`select n, repeat('x', 600) || n from generate_series(1, 1000000) n`, [
        'integer',
        'text',
      ]);
      let count = 0;
      let peak = 0;
      const before = process.memoryUsage().rss;
      for await (const batch of source.execute(plan, limits())) {
        count += batch.length;
        peak = Math.max(peak, process.memoryUsage().rss - before);
      }
      expect(count).toBe(1_000_000);
      // Held at once they would be more than 600 MB.
      expect(peak).toBeLessThan(300_000_000);
    });

    it('waits for a slow reader instead of collecting rows', async () => {
      const plan = planOf(
        `select repeat('x', 2000) from generate_series(1, 100000) /* slow reader */`,
        ['text'],
      );
      let count = 0;
      for await (const batch of source.execute(plan, limits())) {
        count += batch.length;
        await delay(1);
        if (count > 20_000) break;
      }
      await untilNothingRuns('slow reader');
    });

    it('gives no batch for no rows', async () => {
      expect(await rows(planOf('select 1 where false', ['integer']))).toEqual([]);
    });

    it('goes on with the same connection after a reader has left early', async () => {
      const single = use({ poolSize: 1 });
      const pid = planOf('select pg_backend_pid()', ['integer']);
      const [[before] = []] = await rows(pid, single);
      const many = planOf('select n from generate_series(1, 1000000) n /* left */', ['integer']);
      for await (const _ of single.execute(many, limits())) break;
      await untilNothingRuns('/* left */');
      expect(await rows(pid, single)).toEqual([[before]]);
    });

    it('runs as many statements at once as the pool allows, and the others after them', async () => {
      const small = use({ poolSize: 2 });
      const plan = planOf('select pg_backend_pid(), pg_sleep(0.02)::text', ['integer', 'text']);
      const all = await Promise.all(Array.from({ length: 10 }, () => rows(plan, small)));
      expect(new Set(all.map(([row]) => row?.[0])).size).toBeLessThanOrEqual(2);
    });

    it('closes connections that nobody has used for a while', async () => {
      const brief = use({ poolSize: 2, idleTime: 100 });
      const [[pid] = []] = await rows(planOf('select pg_backend_pid()', ['integer']), brief);
      for (let turn = 0; turn < 200; turn += 1) {
        const { rowCount } = await admin.query('select from pg_stat_activity where pid = $1', [
          pid,
        ]);
        if (rowCount === 0) return;
        await delay(25);
      }
      throw new Error('The connection stayed');
    });
  });

  describe('ending statements', () => {
    const ENDLESS = (mark: string) =>
      planOf(
        `select count(*) from generate_series(1, 30000) a, generate_series(1, 30000) b /* ${mark} */`,
        ['bigint'],
      );

    it('leaves nothing running after the signal', async () => {
      const aborting = new AbortController();
      const running = rows(ENDLESS('aborted'), source, { signal: aborting.signal });
      const failed = expect(running).rejects.toMatchObject({
        name: 'SourceError',
        failure: 'cancelled',
      });
      await untilRuns('aborted');
      aborting.abort();
      await failed;
      await untilNothingRuns('aborted');
    });

    it('leaves nothing running when the signal comes before the statement has started', async () => {
      for (const wait of [0, 1, 2, 5, 10]) {
        const aborting = new AbortController();
        const running = rows(ENDLESS('early'), source, { signal: aborting.signal });
        const failed = expect(running).rejects.toMatchObject({ failure: 'cancelled' });
        if (wait) await delay(wait);
        aborting.abort();
        await failed;
      }
      await untilNothingRuns('early');
    });

    it('ends the statement at once while the reader is busy with earlier rows', async () => {
      const aborting = new AbortController();
      const plan = planOf(
        `select n from generate_series(1, 300) n
         union all select count(*)::int from generate_series(1, 30000) a, generate_series(1, 30000) b
         /* busy reader */`,
        ['integer'],
      );
      const stream = source.execute(plan, limits({ signal: aborting.signal }));
      const iterator = stream[Symbol.asyncIterator]();
      await iterator.next();
      aborting.abort();
      await untilNothingRuns('busy reader');
      await expect(iterator.next()).rejects.toMatchObject({ failure: 'cancelled' });
    });

    it('starts nothing when the signal has come already', async () => {
      const plan = planOf('select 1', ['integer']);
      await expect(rows(plan, source, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        failure: 'cancelled',
      });
    });

    it('ends the statement when its time is up', async () => {
      await expect(rows(ENDLESS('timed'), source, { timeout: 100 })).rejects.toMatchObject({
        failure: 'deadline',
      });
      await untilNothingRuns('timed');
    });

    it('tells a signal of time from one of people', async () => {
      const signal = AbortSignal.timeout(50);
      await expect(rows(ENDLESS('signal of time'), source, { signal })).rejects.toMatchObject({
        failure: 'deadline',
      });
      await untilNothingRuns('signal of time');
    });

    it('has the server give up by itself, too', async () => {
      await rows(planOf('select 1', ['integer']), source, { timeout: 900 });
      const single = use({ poolSize: 1 });
      expect(
        await rows(planOf(`select current_setting('statement_timeout')`, ['text']), single, {
          timeout: 900,
        }),
      ).toEqual([['1s']]);
    });

    it('stops at the first row too many', async () => {
      const plan = planOf('select n from generate_series(1, 1000000) n /* many */', ['integer']);
      await expect(rows(plan, source, { maximumRows: 1_000 })).rejects.toMatchObject({
        failure: 'too-many-rows',
      });
      await untilNothingRuns('/* many */');
      const few = planOf('select n from generate_series(1, 1000) n', ['integer']);
      expect(await rows(few, source, { maximumRows: 1_000 })).toHaveLength(1_000);
    });

    it('hits no later statement with a late cancel', async () => {
      const single = use({ poolSize: 1 });
      for (let turn = 0; turn < 20; turn += 1) {
        const aborting = new AbortController();
        const running = rows(planOf('select pg_sleep(0.005)::text', ['text']), single, {
          signal: aborting.signal,
        }).catch(() => {});
        await delay(turn / 2);
        aborting.abort();
        await running;
        expect(await rows(planOf('select pg_sleep(0.003)::text', ['text']), single)).toEqual([
          [''],
        ]);
      }
    });
  });

  describe('faults', () => {
    let proxy: FailingNetwork;

    beforeAll(async () => {
      proxy = await startProxy(server ?? { host: '', port: 0 });
    });
    afterAll(() => proxy.stop());

    const through = (given: Partial<PostgresqlOptions> = {}) =>
      use({ host: proxy.host, port: proxy.port, poolSize: 2, ...given });

    const one = planOf('select 1', ['integer']);

    it('tells a server that is not there', async () => {
      const gone = await startProxy({ host: '127.0.0.1', port: 1 });
      await gone.stop();
      await expect(rows(one, use({ port: gone.port }))).rejects.toMatchObject({
        failure: 'unreachable',
        driverCode: 'ECONNREFUSED',
      });
    });

    it('tells a wrong password', async () => {
      await expect(rows(one, use({ password: 'wrong' }))).rejects.toMatchObject({
        failure: 'credentials',
        driverCode: '28P01',
      });
    });

    it('tells a server that does not answer', async () => {
      proxy.hang();
      await expect(rows(one, through({ connectTimeout: 200 }))).rejects.toMatchObject({
        failure: 'unreachable',
      });
      proxy.heal();
    });

    it('does not wait for a server that hangs in the middle', async () => {
      const hanging = through();
      await rows(one, hanging);
      proxy.hang();
      await expect(rows(one, hanging, { timeout: 200 })).rejects.toMatchObject({
        failure: 'deadline',
      });
      proxy.heal();
      expect(await rows(one, hanging)).toEqual([[1]]);
    });

    it('tells a connection that is cut between rows', async () => {
      const plan = planOf('select n from generate_series(1, 1000000) n', ['integer']);
      const cut = through();
      let count = 0;
      const read = async () => {
        for await (const batch of cut.execute(plan, limits())) {
          count += batch.length;
          if (count > 10_000) proxy.cut();
        }
      };
      await expect(read()).rejects.toMatchObject({ failure: 'connection-lost' });
      expect(count).toBeLessThan(1_000_000);
      expect(await rows(one, cut)).toEqual([[1]]);
    });

    it('tells a connection that is cut inside a row', async () => {
      proxy.cutAfter(200_000);
      await expect(
        rows(planOf('select n from generate_series(1, 1000000) n', ['integer']), through()),
      ).rejects.toMatchObject({ failure: 'connection-lost' });
      proxy.heal();
    });

    it('tells a backend that is ended by an administrator', async () => {
      const ended = rows(planOf('select pg_sleep(60)::text /* ended */', ['text']));
      const failed = expect(ended).rejects.toMatchObject({ failure: 'connection-lost' });
      await untilRuns('/* ended */');
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where query like '%/* ended */' and application_name = 'polder'`,
      );
      await failed;
    });

    it('tells a table that is gone, a column that is gone, and a type that is another', async () => {
      await admin.query(`create table ${SCHEMA}.changing (a int, b int)`);
      const plan = planOf(`select a, b from ${SCHEMA}.changing`, ['integer', 'integer']);
      expect(await rows(plan)).toEqual([]);
      await admin.query(`alter table ${SCHEMA}.changing alter b type text`);
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'schema-changed' });
      await admin.query(`alter table ${SCHEMA}.changing drop b`);
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'schema-changed' });
      await admin.query(`drop table ${SCHEMA}.changing`);
      await expect(rows(plan)).rejects.toMatchObject({
        failure: 'schema-changed',
        driverCode: '42P01',
      });
    });

    it('tells an error in the middle of the rows, with its code and nothing of its text', async () => {
      const plan = planOf(
        `select 100 / (40000 - n), 'secret'::text from generate_series(1, 50000) n`,
        ['integer', 'text'],
      );
      const error = await rows(plan).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ failure: 'value', driverCode: '22012' });
      expect(String(error)).toBe('SourceError: crm: value (22012)');
      expect((error as Error).cause).toBeUndefined();
    });

    it('prepares a statement that comes back, and again after its table has changed', async () => {
      const single = use({ poolSize: 1 });
      await admin.query(
        `create table ${SCHEMA}.prepared (a int); insert into ${SCHEMA}.prepared values (7)`,
      );
      const plan = planOf(`select a from ${SCHEMA}.prepared where a = $1::int`, ['text'], [7]);
      for (let turn = 0; turn < 3; turn += 1) expect(await rows(plan, single)).toEqual([['7']]);
      const names = planOf('select count(*) from pg_prepared_statements', ['bigint']);
      expect(await rows(names, single)).toEqual([[1n]]);
      await admin.query(`alter table ${SCHEMA}.prepared alter a type numeric`);
      await expect(rows(plan, single)).rejects.toMatchObject({ failure: 'schema-changed' });
      for (let turn = 0; turn < 3; turn += 1) expect(await rows(plan, single)).toEqual([['7']]);
      for (let turn = 0; turn < 300; turn += 1)
        await rows(planOf(`select ${turn % 150}`, ['integer']), single);
      const [[kept] = []] = await rows(names, single);
      expect(Number(kept)).toBeLessThanOrEqual(64);
      await admin.query(`drop table ${SCHEMA}.prepared`);
    });

    it('writes nothing', async () => {
      await expect(
        rows(planOf(`insert into ${SCHEMA}.numbers values (0, '') returning id`, ['integer'])),
      ).rejects.toMatchObject({ failure: 'rejected', driverCode: '25006' });
    });

    it('gives up waiting for a connection when the time is up', async () => {
      const single = use({ poolSize: 1 });
      const aborting = new AbortController();
      const first = rows(planOf('select pg_sleep(60)::text /* holds */', ['text']), single, {
        signal: aborting.signal,
      });
      const failed = expect(first).rejects.toMatchObject({ failure: 'cancelled' });
      await expect(rows(one, single, { timeout: 100 })).rejects.toMatchObject({
        failure: 'deadline',
      });
      const waiting = rows(one, single);
      aborting.abort();
      await failed;
      expect(await waiting).toEqual([[1]]);
    });

    it('cancels also when the server takes no more connections', async () => {
      await admin.query(`create role crowded login password 'x' connection limit 1`);
      const crowded = use({ user: 'crowded', password: 'x' });
      const aborting = new AbortController();
      const running = rows(planOf('select pg_sleep(60)::text /* crowded */', ['text']), crowded, {
        signal: aborting.signal,
      });
      const failed = expect(running).rejects.toMatchObject({ failure: 'cancelled' });
      await untilRuns('/* crowded */');
      await expect(rows(one, crowded)).rejects.toMatchObject({ failure: 'rate-limited' });
      aborting.abort();
      await failed;
      await untilNothingRuns('/* crowded */');
      await crowded.close();
      await admin.query('drop role crowded');
    });

    it('gives up its own place when the server takes no more connections', async () => {
      await admin.query(`create role paired login password 'x' connection limit 2`);
      const paired = use({ user: 'paired', password: 'x' });
      await rows(one, paired);
      const aborting = new AbortController();
      const running = rows(planOf('select pg_sleep(60)::text /* paired */', ['text']), paired, {
        signal: aborting.signal,
      });
      const failed = expect(running).rejects.toMatchObject({ failure: 'cancelled' });
      await untilRuns('/* paired */');
      expect(await rows(one, paired)).toEqual([[1]]);
      aborting.abort();
      await failed;
      await untilNothingRuns('/* paired */');
      await paired.close();
      await admin.query('drop role paired');
    });

    it('reads names with quotes, and passes no text on as SQL', async () => {
      const plan = planOf(
        `select "select", "x'y""z" from ${SCHEMA}."a ""quoted"" table" where "x'y""z" = $1::text`,
        ['integer', 'text'],
        [`O'Brien; drop table x --`],
      );
      expect(await rows(plan)).toEqual([[2, `O'Brien; drop table x --`]]);
    });

    it('tells what the user may not read', async () => {
      await admin.query(`create role outsider login password 'x'`);
      const outsider = use({ user: 'outsider', password: 'x' });
      await admin.query(`grant usage on schema ${SCHEMA} to outsider`);
      await expect(
        rows(planOf(`select id from ${SCHEMA}.numbers`, ['integer']), outsider),
      ).rejects.toMatchObject({ failure: 'forbidden' });
      const { tables } = await outsider.discover(new AbortController().signal);
      expect(tables).toEqual([]);
      await admin.query(`revoke usage on schema ${SCHEMA} from outsider; drop role outsider`);
    });

    it('is closed for good', async () => {
      const closing = use();
      expect(await rows(one, closing)).toEqual([[1]]);
      await closing.close();
      await expect(rows(one, closing)).rejects.toMatchObject({ name: 'SourceError' });
    });
  });

  describe('what it tells of itself', () => {
    it('its version', async () => {
      const health = await source.health(new AbortController().signal);
      expect(health).toMatchObject({ isUp: true });
      expect(health.version).toMatch(/^PostgreSQL \d+/);
    });

    it('that it is down, and why', async () => {
      const health = await use({ password: 'wrong' }).health(new AbortController().signal);
      expect(health).toMatchObject({ isUp: false, failure: 'credentials' });
    });

    it('how many rows it expects', async () => {
      const plan = planOf(
        `select * from ${SCHEMA}.numbers where id < $1::int`,
        ['integer'],
        [25_000],
      );
      const rowCount = await source.estimate?.(plan, new AbortController().signal);
      expect(rowCount).toBeGreaterThan(20_000);
      expect(rowCount).toBeLessThan(30_000);
    });

    it('what it would send, without values', () => {
      expect(source.describe(planOf('select $1::text', ['text'], ['secret']))).toEqual({
        text: 'select $1::text',
        parameters: 1,
      });
    });
  });
});
