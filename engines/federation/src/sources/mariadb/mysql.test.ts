/** Where a real MySQL is not MariaDB. What both have alike is tested in the files beside this one. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FailingNetwork, startProxy } from '../../../test/proxy.ts';
import {
  askMysql,
  connectMysql,
  mysqlAddress,
  mysqlSource,
  NEEDS_MYSQL,
} from '../../../test/running-mysql.ts';
import { planOf, rowsOf, writtenByHand } from '../../../test/statements.ts';
import type { Node } from '../../plan/node.ts';
import type { SourceSchema } from '../../schema.ts';
import type { ExecutionLimits, Source } from '../source.ts';
import type { MariadbOptions } from './options.ts';

const MARK = `${process.pid}_${Date.now()}`;
const DATABASE = `connector_${MARK}`;
const READER = `reader_${MARK}`;

const limits = (given: Partial<ExecutionLimits> = {}): ExecutionLimits => ({
  signal: new AbortController().signal,
  timeout: 20_000,
  maximumRows: 2_000_000,
  ...given,
});

const never = (): AbortSignal => new AbortController().signal;

describe.skipIf(!mysqlAddress)(`MySQL as a source (${NEEDS_MYSQL})`, () => {
  const opened: { readonly close: () => Promise<void> }[] = [];
  const use = (given: Partial<MariadbOptions> = {}): Source => {
    const source = mysqlSource(writtenByHand('mariadb'), { database: DATABASE, ...given });
    opened.push(source);
    return source;
  };
  let source: Source;
  let admin: Connection;

  const ask = (text: string) => askMysql(admin, text);
  const rows = (plan: Node, from = source, given: Partial<ExecutionLimits> = {}) =>
    rowsOf(from.execute(plan, limits(given)));

  const running = async (mark: string): Promise<readonly number[]> => {
    const found = await ask(
      `select id as id from performance_schema.processlist
        where command in ('Query', 'Execute') and id <> connection_id() and info like '%${mark}%'`,
    );
    return found.map(({ id }) => Number(id));
  };

  /** Waits until a statement that has the mark in its text runs, or none does any more. */
  const until = async (mark: string, isRunning: boolean): Promise<number> => {
    for (let turn = 0; turn < 1_000; turn += 1) {
      const [id] = await running(mark);
      if ((id !== undefined) === isRunning) return id ?? 0;
      await delay(10);
    }
    throw new Error(isRunning ? 'The statement never ran' : 'The statement never ended');
  };

  const one = planOf('select 1', ['integer']);
  const endless = (mark: string): Node =>
    planOf(`select sum(a.id * b.id) from numbers a, numbers b /* ${mark} */`, ['numeric']);

  beforeAll(async () => {
    admin = await connectMysql();
    await admin.query(`
      create database ${DATABASE} character set utf8mb4;
      use ${DATABASE};
      set sql_mode = '', cte_max_recursion_depth = 50000;
      create table kinds (
        id int primary key, tiny tinyint, flag tinyint(1), small smallint unsigned,
        middle mediumint unsigned, whole int unsigned, big bigint, huge bigint unsigned,
        exact decimal(65, 30), single float, twice double, fixed char(5), words varchar(100),
        latin varchar(20) character set latin1, doc json, day date, moment datetime(6),
        instant timestamp(3) null, hour time(2), bit_ bit(1), bits bit(10), raw binary(4),
        blob_ blob, choice enum('b', 'a'), choices set('y', 'x'), since year, place point,
        vector_ vector(2), twofold int generated always as (id * 2) virtual,
        hidden int default 7 invisible);
      insert into kinds (id, tiny, flag, small, middle, whole, big, huge, exact, single, twice, fixed,
        words, latin, doc, day, moment, instant, hour, bit_, bits, raw, blob_, choice, choices, since,
        place, vector_) values
        (1, -128, 1, 65535, 16777215, 4294967295, 9223372036854775807, 18446744073709551615,
         '12345678901234567890123456789012345.012345678901234567890123456789', 0.1, 0.1, 'ab ', 'é 😀 \\'x\\\\ ',
         'é', '{"b": [1, 2.5], "a": "ü"}', '9999-12-31', '2026-01-31 13:45:00.500000', '2026-07-01 10:00:00.250',
         '13:45:00.50', 1, b'1000000001', x'00ff', x'00ff5c27', 'b', 'y,x', 2026, point(1, 2),
         string_to_vector('[1,2]')),
        (2, null, 0, 0, 0, 0, -9223372036854775808, 0, -0.5, -1.5e38, -1e308, '', '', '', '[]',
         '0000-00-00', '1950-00-00 00:00:00', null, '00:00:00', 0, 0, '', '', 'a', '', 1901, null, null);
      create table lengths (h time); insert into lengths values ('35:00:00'), ('-01:00:00');
      create table numbers (id int primary key, payload varchar(30) not null, n int, key (n),
        unique ((id * 2)), unique (payload(20)));
      insert into numbers with recursive s (i) as (select 1 union all select i + 1 from s where i < 50000)
        select i, concat('row ', i), i % 100 from s;
      analyze table numbers;
      create view shown as select id from numbers;
      set sql_generate_invisible_primary_key = on;
      create table keyless (a int);
      set sql_generate_invisible_primary_key = off;
      create table \`Large "Name\` (\`x'Y"z\` int, \`null\` int, key ((\`x'Y"z\` + 1)));
      create user ${READER}@'%' identified with caching_sha2_password by 'reads';
      grant select on ${DATABASE}.* to ${READER}@'%';
    `);
    source = use();
  });

  afterAll(async () => {
    for (const each of opened) await each.close();
    await admin?.query(`drop database ${DATABASE}; drop user ${READER}@'%'`);
    await admin?.end();
  });

  describe('logging in', () => {
    const reader = { user: READER, password: 'reads' };

    it('with caching_sha2_password, in the clear and then from its cache', async () => {
      await ask('flush privileges'); // Empties the cache.
      expect(await rows(one, use(reader))).toEqual([[1]]);
      expect(await rows(one, use(reader))).toEqual([[1]]);
    });

    it('with caching_sha2_password through TLS', async () => {
      await ask('flush privileges');
      const secured = use({ ...reader, tls: { verify: false } });
      const cipher = `select variable_value <> '' from performance_schema.session_status
        where variable_name = 'Ssl_cipher'`;
      expect(await rows(planOf(cipher, ['boolean']), secured)).toEqual([[true]]);
    });

    it('not to a server whose certificate nobody vouches for', async () => {
      await expect(rows(one, use({ ...reader, tls: true }))).rejects.toMatchObject({
        failure: 'unreachable',
      });
    });

    it('not with a wrong password, a locked account, an expired password or no right to the database', async () => {
      const failureOf = (given: Partial<MariadbOptions>) =>
        rows(one, use({ ...reader, ...given })).then(
          () => 'none',
          ({ failure, driverCode }) => `${failure} ${driverCode}`,
        );
      expect(await failureOf({ password: 'wrong' })).toBe('credentials ER_ACCESS_DENIED_ERROR');
      expect(await failureOf({ database: 'mysql' })).toBe('forbidden ER_DBACCESS_DENIED_ERROR');
      await ask(`alter user ${READER}@'%' account lock`);
      expect(await failureOf({})).toBe('credentials ER_ACCOUNT_HAS_BEEN_LOCKED');
      await ask(
        `alter user ${READER}@'%' account unlock failed_login_attempts 1 password_lock_time 1`,
      );
      await failureOf({ password: 'wrong' });
      expect(await failureOf({})).toMatch(/^credentials /);
      await ask(`alter user ${READER}@'%' account unlock failed_login_attempts 0 password expire`);
      expect(await failureOf({})).toMatch(/^credentials ER_MUST_CHANGE_PASSWORD/);
      await ask(`alter user ${READER}@'%' identified by 'reads'`);
    });
  });

  describe('values', () => {
    const cases: readonly (readonly [string, Parameters<typeof planOf>[1][number], unknown])[] = [
      ['tiny', 'smallint', [-128, null]],
      ['flag', 'boolean', [true, false]],
      ['small', 'integer', [65_535, 0]],
      ['middle', 'integer', [16_777_215, 0]],
      ['whole', 'bigint', [4_294_967_295n, 0n]],
      ['big', 'bigint', [9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n]],
      ['huge', 'numeric', ['18446744073709551615', '0']],
      [
        'exact',
        'numeric',
        [
          '12345678901234567890123456789012345.012345678901234567890123456789',
          '-0.500000000000000000000000000000',
        ],
      ],
      ['single', 'real', [Math.fround(0.1), Math.fround(-1.5e38)]],
      ['twice', 'double', [0.1, -1e308]],
      ['fixed', 'text', ['ab', '']],
      ['words', 'text', [`é 😀 'x\\ `, '']],
      ['latin', 'text', ['é', '']],
      ['doc', 'json', ['{"a": "ü", "b": [1, 2.5]}', '[]']],
      ['day', 'date', ['9999-12-31', null]],
      ['moment', 'timestamp', ['2026-01-31 13:45:00.5', null]],
      ['instant', 'timestamptz', ['2026-07-01 10:00:00.25+00', null]],
      ['hour', 'time', ['13:45:00.5', '00:00:00']],
      ['bit_', 'boolean', [true, false]],
      ['bits', 'bytes', [new Uint8Array([2, 1]), new Uint8Array([0, 0])]],
      ['raw', 'bytes', [new Uint8Array([0, 255, 0, 0]), new Uint8Array([0, 0, 0, 0])]],
      ['blob_', 'bytes', [new Uint8Array([0, 255, 92, 39]), new Uint8Array()]],
      ['choice', 'text', ['b', 'a']],
      ['choices', 'text', ['y,x', '']],
      ['since', 'smallint', [2026, 1901]],
      ['twofold', 'integer', [2, 4]],
      ['hidden', 'integer', [7, 7]],
    ];

    it.each(cases)('the column %s arrives as the values that it holds', async (name, type, all) => {
      const given = await rows(planOf(`select ${name} from kinds order by id`, [type]));
      expect(given.map(([value]) => value)).toEqual(all);
    });

    it('a length of time that is no time of a day fails, rather than become one', async () => {
      await expect(rows(planOf('select h from lengths', ['time']))).rejects.toMatchObject({
        failure: 'rejected',
        driverCode: 'MISFIT: a time outside of a day in c0',
      });
    });

    it('parameters of each type come back as they went', async () => {
      const given = [9_007_199_254_740_993n, '-12.50', 0.1, `é 😀 𝄞'); --\\`, null, true] as const;
      const plan = planOf(
        'select ?, ?, ?, ?, ?, ?',
        ['bigint', 'numeric', 'double', 'text', 'text', 'boolean'],
        given,
      );
      expect(await rows(plan)).toEqual([given]);
      const bytes = new Uint8Array([0, 92, 39, 255]);
      expect(await rows(planOf('select cast(? as binary)', ['bytes'], [bytes]))).toEqual([[bytes]]);
      const keys = planOf(
        `select k from json_table(?, '$[*]' columns (k bigint path '$')) t`,
        ['bigint'],
        [[1n, 9_007_199_254_740_993n]],
      );
      expect(await rows(keys)).toEqual([[1n], [9_007_199_254_740_993n]]);
    });

    it('literals are read and compared as the standard has it', async () => {
      const plan = planOf(
        `select 'a\\b', 'a' || 'b', 'a' = 'A', 'a' = 'a ', cast(1 as unsigned) - 2, "id"
           from kinds where id = 1`,
        ['text', 'text', 'boolean', 'boolean', 'bigint', 'integer'],
      );
      expect(await rows(plan)).toEqual([['a\\b', 'ab', false, false, -1n, 1]]);
    });
  });

  describe('what it offers', () => {
    let schema: SourceSchema;
    const tableOf = (name: string) => schema.tables.find((table) => table.name === name);
    const columnOf = (name: string) => tableOf('kinds')?.columns.find((one) => one.name === name);

    beforeAll(async () => {
      schema = await source.discover(never());
    });

    it('tables and views by their own names', () => {
      expect(schema.tables.map(({ name }) => name).toSorted()).toEqual([
        ...['Large "Name', 'keyless', 'kinds', 'lengths', 'numbers', 'shown'],
      ]);
      expect(tableOf('Large "Name')?.columns[0]?.name).toBe(`x'Y"z`);
    });

    it.each([
      ['tiny', { name: 'smallint' }],
      ['small', { name: 'integer' }],
      ['middle', { name: 'integer' }],
      ['whole', { name: 'bigint' }],
      ['huge', { name: 'numeric', precision: 20, scale: 0 }],
      ['exact', { name: 'numeric', precision: 65, scale: 30 }],
      ['single', { name: 'real' }],
      ['fixed', { name: 'text' }],
      ['day', { name: 'date' }],
      ['hour', { name: 'time' }],
      ['moment', { name: 'timestamp' }],
      ['instant', { name: 'timestamptz' }],
      ['raw', { name: 'bytes' }],
      ['twofold', { name: 'integer' }],
      ['hidden', { name: 'integer' }],
    ])('the column %s in the type of queries', (name, type) => {
      expect(columnOf(name)?.type).toEqual(type);
      expect(columnOf(name)).not.toHaveProperty('nativeType');
    });

    it.each([
      ['flag', 'boolean', 'tinyint(1)'],
      ['bit_', 'boolean', 'bit(1)'],
      ['bits', 'bytes', 'bit(10)'],
      ['choice', 'text', 'enum'],
      ['choices', 'text', 'set'],
      ['doc', 'json', 'json'],
      ['since', 'smallint', 'year'],
    ])('the column %s as %s, with the name of its own type', (name, type, nativeType) => {
      expect(columnOf(name)).toMatchObject({ type: { name: type }, nativeType });
    });

    it('no geometries and no vectors', () => {
      expect(columnOf('place')).toBeUndefined();
      expect(columnOf('vector_')).toBeUndefined();
    });

    it('the collation of each text', () => {
      expect(columnOf('words')?.collation).toBe('utf8mb4_0900_ai_ci');
      expect(columnOf('latin')?.collation).toBe('latin1_swedish_ci');
      expect(columnOf('doc')).not.toHaveProperty('collation');
    });

    it('keys of columns, also one that MySQL made itself, and none of expressions', () => {
      expect(tableOf('numbers')?.keys).toEqual([['id']]);
      expect(tableOf('keyless')?.keys).toEqual([['my_row_id']]);
    });

    it('rows as they are now, not as they were when somebody last asked', async () => {
      const rowsNow = async () => {
        const { tables } = await source.discover(never());
        return tables.find(({ name }) => name === 'growing')?.estimatedRows;
      };
      await admin.query(`create table growing (id int primary key);
        insert into growing select id from numbers where id <= 5000; analyze table growing`);
      expect(await rowsNow()).toBeLessThan(10_000);
      await ask('select table_rows from information_schema.tables'); // Kept for a day.
      await admin.query('insert into growing select id from numbers where id > 5000');
      expect(await rowsNow()).toBeGreaterThan(40_000);
      await admin.query('drop table growing');
    });

    it('distinct values of columns that stand first in an index', () => {
      const n = tableOf('numbers')?.columns.find(({ name }) => name === 'n');
      expect(n?.distinct).toBeGreaterThan(50);
      expect(n?.distinct).toBeLessThan(200);
      expect(tableOf('shown')).not.toHaveProperty('estimatedRows');
      // The index of its table is of an expression.
      expect(tableOf('Large "Name')?.columns[1]).toEqual({
        ...{ name: 'null', type: { name: 'integer' }, isNullable: true },
      });
    });

    it('its version, and why it is down', async () => {
      const { isUp, version } = await source.health(never());
      expect([isUp, version]).toEqual([true, expect.stringMatching(/^MySQL \d+\.\d+\.\d+/)]);
      expect(await use({ password: 'wrong' }).health(never())).toMatchObject({
        ...{ isUp: false, failure: 'credentials' },
      });
    });

    it('how many rows it expects, whatever format it explains in by itself', async () => {
      const few = planOf('select id from numbers where id <= ?', ['integer'], [10]);
      const all = planOf('select id from numbers', ['integer']);
      expect(await source.estimate?.(few, never())).toBeLessThan(1_000);
      expect(await source.estimate?.(all, never())).toBeGreaterThan(40_000);
    });
  });

  describe('ending statements', () => {
    it('streams every row once, in bounded memory', { timeout: 60_000 }, async () => {
      const plan = planOf(
        `select a.id, rpad(a.payload, 1000, 'x') from numbers a, numbers b where b.id <= 6`,
        ['integer', 'text'],
      );
      const seen = new Map<unknown, number>();
      let peak = 0;
      const before = process.memoryUsage().rss;
      for await (const batch of source.execute(plan, limits({ timeout: 60_000 }))) {
        for (const [id] of batch) seen.set(id, (seen.get(id) ?? 0) + 1);
        peak = Math.max(peak, process.memoryUsage().rss - before);
      }
      expect(seen.size).toBe(50_000);
      expect(new Set(seen.values())).toEqual(new Set([6]));
      // Held at once they would be more than 300 MB.
      expect(peak).toBeLessThan(200_000_000);
    });

    it('leaves nothing running after the signal', async () => {
      const aborting = new AbortController();
      const failed = expect(
        rows(endless('aborted'), source, { signal: aborting.signal }),
      ).rejects.toMatchObject({ name: 'SourceError', failure: 'cancelled' });
      await until('aborted', true);
      aborting.abort();
      await failed;
      await until('aborted', false);
    });

    it('leaves nothing running when the time is up, a reader leaves or rows are too many', async () => {
      await expect(rows(endless('timed'), source, { timeout: 100 })).rejects.toMatchObject({
        failure: 'deadline',
      });
      const many = planOf('select a.id from numbers a, numbers b /* left */', ['integer']);
      for await (const _ of source.execute(many, limits())) break;
      await expect(rows(many, source, { maximumRows: 1_000 })).rejects.toMatchObject({
        failure: 'too-many-rows',
      });
      await until('timed', false);
      await until('left', false);
    });

    it('has the server give up by itself, too, after milliseconds', async () => {
      const limit = planOf('select @@max_execution_time', ['bigint']);
      expect(await rows(limit, use(), { timeout: 900 })).toEqual([[1_000n]]);
      const plan = planOf(
        `select /*+ max_execution_time(50) */ sum(a.id * b.id) from numbers a, numbers b`,
        ['numeric'],
      );
      await expect(rows(plan)).rejects.toMatchObject({
        ...{ failure: 'deadline', driverCode: 'ER_QUERY_TIMEOUT' },
      });
    });

    it('hits no later statement with a late cancel', async () => {
      const single = use({ poolSize: 1 });
      for (let turn = 0; turn < 20; turn += 1) {
        const aborting = new AbortController();
        const ended = rows(planOf('select sleep(0.005)', ['integer']), single, {
          signal: aborting.signal,
        }).catch(() => {});
        await delay(turn / 2);
        aborting.abort();
        await ended;
        // An interrupted sleep gives 1.
        expect(await rows(planOf('select sleep(0.003)', ['integer']), single)).toEqual([[0]]);
      }
    });
  });

  describe('faults', () => {
    let proxy: FailingNetwork;

    beforeAll(async () => {
      proxy = await startProxy(mysqlAddress ?? { host: '', port: 0 });
    });
    afterAll(() => proxy.stop());

    const through = (): Source => use({ host: proxy.host, port: proxy.port, poolSize: 2 });

    it('tells a connection that is cut inside the rows, and makes a new one', async () => {
      const cut = through();
      let count = 0;
      const many = planOf('select a.id from numbers a, numbers b', ['integer']);
      const read = async () => {
        for await (const batch of cut.execute(many, limits())) {
          count += batch.length;
          if (count > 10_000) proxy.cut();
        }
      };
      await expect(read()).rejects.toMatchObject({ failure: 'connection-lost' });
      expect(await rows(one, cut)).toEqual([[1]]);
    });

    it('tells a connection that is ended by an administrator', async () => {
      const failed = expect(rows(endless('ended'))).rejects.toMatchObject({
        failure: 'connection-lost',
      });
      await admin.query(`kill connection ${await until('ended', true)}`);
      await failed;
      expect(await rows(one)).toEqual([[1]]);
    });

    it('goes on after the server has ended connections that were idle for long', async () => {
      await ask('set global wait_timeout = 1');
      const idle = use({ poolSize: 1 });
      const id = planOf('select connection_id()', ['bigint']);
      const [[before] = []] = await rows(id, idle);
      await ask('set global wait_timeout = 28800');
      const isThere = async () =>
        (await ask(`select 1 from performance_schema.processlist where id = ${before}`)).length > 0;
      while (await isThere()) await delay(50);
      await delay(50); // The server's last words arrive.
      const [[after] = []] = await rows(id, idle);
      expect(after).not.toBe(before);
    });

    it('tells a table, a column and a database that are gone, and a type that is another', async () => {
      await admin.query('create table changing (a int, b int); insert into changing values (1, 2)');
      const plan = planOf('select a, b from changing', ['integer', 'integer']);
      expect(await rows(plan)).toEqual([[1, 2]]);
      await admin.query(`alter table changing modify b text; update changing set b = 'x'`);
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'schema-changed' });
      await admin.query('alter table changing drop column b');
      await expect(rows(plan)).rejects.toMatchObject({
        ...{ failure: 'schema-changed', driverCode: 'ER_BAD_FIELD_ERROR' },
      });
      await admin.query('drop table changing');
      await expect(rows(plan)).rejects.toMatchObject({
        ...{ failure: 'schema-changed', driverCode: 'ER_NO_SUCH_TABLE' },
      });
      await expect(rows(one, use({ database: 'nowhere' }))).rejects.toMatchObject({
        failure: 'schema-changed',
      });
    });

    it('tells what the user may not read', async () => {
      const outsider = use({ user: READER, password: 'reads' });
      const plan = planOf('select user from mysql.user', ['text']);
      await expect(rows(plan, outsider)).rejects.toMatchObject({ failure: 'forbidden' });
    });

    it('writes nothing', async () => {
      await expect(rows(planOf('delete from numbers', []))).rejects.toMatchObject({
        ...{ failure: 'rejected', driverCode: 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION' },
      });
    });
  });
});
