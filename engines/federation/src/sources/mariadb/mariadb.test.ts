import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FailingNetwork, startProxy } from '../../../test/proxy.ts';
import { startMariadb } from '../../../test/servers.ts';
import { planOf, rowsOf, writtenByHand } from '../../../test/statements.ts';
import type { Node } from '../../plan/node.ts';
import type { ExecutionLimits, Source } from '../source.ts';
import { createMariadbSource } from './mariadb.ts';
import { type MariadbOptions, mariadbOptions } from './options.ts';

const server = await startMariadb();
const DATABASE = 'connector';

const limits = (given: Partial<ExecutionLimits> = {}): ExecutionLimits => ({
  signal: new AbortController().signal,
  timeout: 20_000,
  maximumRows: 2_000_000,
  ...given,
});

const makeSource = (given: Partial<MariadbOptions> = {}): Source => {
  const { host = '', port, user, password } = server ?? {};
  return createMariadbSource(
    'orders',
    mariadbOptions.parse({
      ...{ kind: 'mariadb', host, port, user, password, database: DATABASE },
      ...given,
    }),
    writtenByHand('mariadb'),
  );
};

describe.skipIf(!server)('MariaDB as a source (needs the package mariadb-server)', () => {
  const opened: { readonly close: () => Promise<void> }[] = [];
  const use = (given: Partial<MariadbOptions> = {}): Source => {
    const source = makeSource(given);
    opened.push(source);
    return source;
  };
  const source = use();
  let admin: Connection;

  const rows = (plan: Node, from = source, given: Partial<ExecutionLimits> = {}) =>
    rowsOf(from.execute(plan, limits(given)));

  const running = async (mark: string): Promise<readonly number[]> => {
    const [found] = await admin.query<RowDataPacket[]>(
      `select id from information_schema.processlist
        where command in ('Query', 'Execute') and id <> connection_id() and info like ?`,
      [`%${mark}%`],
    );
    return found.map((row) => Number(row.id ?? row.ID));
  };

  /** Waits until no statement runs that has the mark in its text. */
  const untilNothingRuns = async (mark: string) => {
    for (let turn = 0; turn < 400; turn += 1) {
      if ((await running(mark)).length === 0) return;
      await delay(25);
    }
    expect(await running(mark)).toEqual([]);
  };

  const untilRuns = async (mark: string): Promise<number> => {
    for (let turn = 0; turn < 400; turn += 1) {
      const [id] = await running(mark);
      if (id !== undefined) return id;
      await delay(10);
    }
    throw new Error('The statement never ran');
  };

  beforeAll(async () => {
    const { host = '', port = 0, user = '', password = '' } = server ?? {};
    admin = await createConnection({ host, port, user, password, multipleStatements: true });
    await admin.query(`
      drop database if exists ${DATABASE};
      create database ${DATABASE} character set utf8mb4;
      use ${DATABASE};
      set sql_mode = '';
      create table \`a "quoted" \`\`table\` (\`select\` int primary key, \`x'y"z\` varchar(50) not null);
      insert into \`a "quoted" \`\`table\` values (1, 'Jan'), (2, 'O''Brien; drop table x --');
      create table kinds (
        tiny tinyint, flag tinyint(1), small smallint unsigned, whole int unsigned,
        big bigint, huge bigint unsigned, exact decimal(30, 10), single float, twice double,
        words varchar(100), latin varchar(20) character set latin1, doc json, day date, moment datetime(6),
        instant timestamp(3) null, hour time(2), bits bit(1), raw varbinary(20), choice enum('b', 'a'),
        key_ uuid, since year, place point);
      insert into kinds values
        (-128, 1, 65535, 4294967295, 9223372036854775807, 18446744073709551615, 12345678901234567890.0123456789,
         0.1, 0.1, 'é ü 😀 \\'x\\\\', 'é', '{"a": [1, 2]}', '9999-12-31', '2026-01-31 13:45:00.500000',
         '2026-07-01 10:00:00.250', '13:45:00.50', 1, x'00ff5c27', 'b',
         'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 2026, point(1, 2)),
        (null, 0, 0, 0, -9223372036854775808, 0, -0.5, -1.5e38, -1e308, '', '', '[]', '0000-00-00',
         '1950-00-00 00:00:00', null, '00:00:00', 0, '', 'a', null, 1901, null),
        (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
         null, null, null, null, null, null);
      create table numbers (id int primary key, payload varchar(50)) as
        select seq as id, concat('row ', seq) as payload from seq_1_to_50000;
    `);
  });

  afterAll(async () => {
    for (const each of opened) await each.close();
    await admin?.end();
  });

  describe('values', () => {
    const cases: readonly (readonly [string, Parameters<typeof planOf>[1][number], unknown])[] = [
      ['tiny', 'smallint', [-128, null, null]],
      ['flag', 'boolean', [true, false, null]],
      ['small', 'integer', [65_535, 0, null]],
      ['whole', 'bigint', [4_294_967_295n, 0n, null]],
      ['big', 'bigint', [9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n, null]],
      ['huge', 'numeric', ['18446744073709551615', '0', null]],
      ['exact', 'numeric', ['12345678901234567890.0123456789', '-0.5000000000', null]],
      ['single', 'real', [Math.fround(0.1), Math.fround(-1.5e38), null]],
      ['twice', 'double', [0.1, -1e308, null]],
      ['words', 'text', [`é ü 😀 'x\\`, '', null]],
      ['latin', 'text', ['é', '', null]],
      ['doc', 'json', ['{"a": [1, 2]}', '[]', null]],
      ['day', 'date', ['9999-12-31', null, null]],
      ['moment', 'timestamp', ['2026-01-31 13:45:00.5', null, null]],
      ['instant', 'timestamptz', ['2026-07-01 10:00:00.25+00', null, null]],
      ['hour', 'time', ['13:45:00.5', '00:00:00', null]],
      ['bits', 'boolean', [true, false, null]],
      ['raw', 'bytes', [new Uint8Array([0, 255, 92, 39]), new Uint8Array(), null]],
      ['choice', 'text', ['b', 'a', null]],
      ['key_', 'uuid', ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', null, null]],
      ['since', 'smallint', [2026, 1901, null]],
    ];

    it.each(cases)(
      'the column %s arrives as the values that it holds',
      async (name, type, expected) => {
        const given = await rows(planOf(`select ${name} as c0 from kinds`, [type]));
        expect(given.map(([value]) => value)).toEqual(expected);
      },
    );

    it('a number that is no boolean fails, rather than become one', async () => {
      await expect(rows(planOf('select 2 as c0', ['boolean']))).rejects.toMatchObject({
        failure: 'rejected',
        driverCode: 'MISFIT: a truth other than 0 and 1 in c0',
      });
    });

    const parameters: readonly (readonly [
      string,
      string,
      Parameters<typeof planOf>[2],
      unknown,
    ])[] = [
      ['true', 'boolean', [true], true],
      ['-5', 'integer', [-5], -5],
      ['a large number', 'bigint', [9_007_199_254_740_993n], 9_007_199_254_740_993n],
      ['a decimal', 'numeric', ['-12.50'], '-12.50'],
      ['a fraction', 'double', [0.1], 0.1],
      ['a quote', 'text', [`'); drop table numbers; --`], `'); drop table numbers; --`],
      ['a backslash', 'text', [`\\' or 1 = 1 --`], `\\' or 1 = 1 --`],
      ['no value', 'text', [null], null],
      ['bytes', 'bytes', [new Uint8Array([0, 92, 39, 255])], new Uint8Array([0, 92, 39, 255])],
      ['other scripts', 'text', ['é ü 😀 𝄞'], 'é ü 😀 𝄞'],
    ];

    it.each(parameters)('%s passes as a parameter', async (_, name, given, expected) => {
      // The table's names of types are those of plans.
      const type = name as 'text';
      expect(await rows(planOf('select ? as c0', [type], given))).toEqual([[expected]]);
    });

    it('lists pass as JSON, with large numbers whole', async () => {
      const plan = planOf(
        `select k from json_table(?, '$[*]' columns (k bigint path '$')) t`,
        ['bigint'],
        [[1n, 9_007_199_254_740_993n]],
      );
      expect(await rows(plan)).toEqual([[1n], [9_007_199_254_740_993n]]);
    });

    it('literals are read and compared as the standard has it', async () => {
      const plan = planOf(
        `select 'a\\b' as c0, 'a' || 'b' as c1, 'a' = 'A' as c2, 'a' = 'a ' as c3,
                cast(1 as unsigned) - 2 as c4`,
        ['text', 'text', 'boolean', 'boolean', 'bigint'],
      );
      expect(await rows(plan)).toEqual([['a\\b', 'ab', false, false, -1n]]);
    });
  });

  describe('streams', () => {
    it('gives every row once and in order', async () => {
      const plan = planOf('select id, payload from numbers order by id', ['integer', 'text']);
      let expected = 1;
      for await (const batch of source.execute(plan, limits())) {
        for (const [id, payload] of batch) {
          expect(id).toBe(expected);
          expect(payload).toBe(`row ${expected}`);
          expected += 1;
        }
      }
      expect(expected).toBe(50_001);
    });

    it('holds a million rows in bounded memory', async () => {
      const plan = planOf(`select seq, concat(repeat('x', 600), seq) from seq_1_to_1000000`, [
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

    it('waits for a slow reader, and stops when that one leaves', async () => {
      const plan = planOf(`select repeat('x', 2000) from seq_1_to_1000000 /* slow reader */`, [
        'text',
      ]);
      let count = 0;
      for await (const batch of source.execute(plan, limits())) {
        count += batch.length;
        await delay(1);
        if (count > 20_000) break;
      }
      await untilNothingRuns('slow reader');
    });

    it('gives no batch for no rows', async () => {
      expect(await rows(planOf('select 1 from dual where 1 = 0', ['integer']))).toEqual([]);
    });

    it('goes on with the same connection after a reader has left early', async () => {
      const single = use({ poolSize: 1 });
      const id = planOf('select connection_id()', ['bigint']);
      const [[before] = []] = await rows(id, single);
      const many = planOf('select seq from seq_1_to_1000000 /* left */', ['integer']);
      for await (const _ of single.execute(many, limits())) break;
      await untilNothingRuns('/* left */');
      expect(await rows(id, single)).toEqual([[before]]);
    });

    it('runs as many statements at once as the pool allows, and the others after them', async () => {
      const small = use({ poolSize: 2 });
      const plan = planOf('select connection_id(), sleep(0.02)', ['bigint', 'integer']);
      const all = await Promise.all(Array.from({ length: 10 }, () => rows(plan, small)));
      expect(new Set(all.map(([row]) => row?.[0])).size).toBeLessThanOrEqual(2);
    });
  });

  describe('ending statements', () => {
    const ENDLESS = (mark: string) =>
      planOf(
        `select sum(a.seq * b.seq) as c0 from seq_1_to_100000 a, seq_1_to_100000 b /* ${mark} */`,
        ['numeric'],
      );

    it('leaves nothing running after the signal', async () => {
      const aborting = new AbortController();
      const failed = expect(
        rows(ENDLESS('aborted'), source, { signal: aborting.signal }),
      ).rejects.toMatchObject({ name: 'SourceError', failure: 'cancelled' });
      await untilRuns('aborted');
      aborting.abort();
      await failed;
      await untilNothingRuns('aborted');
    });

    it('leaves nothing running when the signal comes before the statement has started', async () => {
      for (const wait of [0, 1, 2, 5, 10]) {
        const aborting = new AbortController();
        const failed = expect(
          rows(ENDLESS('early'), source, { signal: aborting.signal }),
        ).rejects.toMatchObject({ failure: 'cancelled' });
        if (wait) await delay(wait);
        aborting.abort();
        await failed;
      }
      await untilNothingRuns('early');
    });

    it('ends the statement when its time is up', async () => {
      await expect(rows(ENDLESS('timed'), source, { timeout: 100 })).rejects.toMatchObject({
        failure: 'deadline',
      });
      await untilNothingRuns('timed');
    });

    it('has the server give up by itself, too', async () => {
      const plan = planOf('select cast(@@max_statement_time as char)', ['text']);
      expect(await rows(plan, use(), { timeout: 900 })).toEqual([['1.000000']]);
    });

    it('stops at the first row too many', async () => {
      const plan = planOf('select seq from seq_1_to_1000000 /* many */', ['integer']);
      await expect(rows(plan, source, { maximumRows: 1_000 })).rejects.toMatchObject({
        failure: 'too-many-rows',
      });
      await untilNothingRuns('/* many */');
      const few = planOf('select seq from seq_1_to_1000', ['integer']);
      expect(await rows(few, source, { maximumRows: 1_000 })).toHaveLength(1_000);
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
      proxy = await startProxy(server ?? { host: '', port: 0 });
    });
    afterAll(() => proxy.stop());

    const through = (given: Partial<MariadbOptions> = {}) =>
      use({ host: proxy.host, port: proxy.port, poolSize: 2, ...given });

    const one = planOf('select 1', ['integer']);
    const many = planOf('select seq from seq_1_to_1000000', ['integer']);

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
        driverCode: 'ER_ACCESS_DENIED_ERROR',
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
      const cut = through();
      let count = 0;
      const read = async () => {
        for await (const batch of cut.execute(many, limits())) {
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
      await expect(rows(many, through())).rejects.toMatchObject({ failure: 'connection-lost' });
      proxy.heal();
    });

    it('tells a connection that is ended by an administrator', async () => {
      const failed = expect(
        rows(planOf('select sleep(60) /* ended */', ['integer'])),
      ).rejects.toMatchObject({ failure: 'connection-lost' });
      const id = await untilRuns('/* ended */');
      await admin.query(`kill connection ${id}`);
      await failed;
    });

    it('tells a table that is gone, a column that is gone, and a type that is another', async () => {
      await admin.query('create table changing (a int, b int); insert into changing values (1, 2)');
      const plan = planOf('select a, b from changing', ['integer', 'integer']);
      expect(await rows(plan)).toEqual([[1, 2]]);
      await admin.query(`alter table changing modify b text; update changing set b = 'x'`);
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'schema-changed' });
      await admin.query('alter table changing drop column b');
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'schema-changed' });
      await admin.query('drop table changing');
      await expect(rows(plan)).rejects.toMatchObject({
        failure: 'schema-changed',
        driverCode: 'ER_NO_SUCH_TABLE',
      });
    });

    it('tells a refused statement by its code and nothing of its text', async () => {
      const error = await rows(
        planOf(`select cast(concat('secret', seq) as inet6) / 0, from seq_1_to_3`, ['integer']),
      ).catch((reason: unknown) => reason);
      expect(String(error)).toBe('SourceError: orders: rejected (ER_PARSE_ERROR)');
      expect((error as Error).cause).toBeUndefined();
      expect(await rows(one)).toEqual([[1]]);
    });

    it('writes nothing', async () => {
      await expect(
        rows(planOf(`insert into numbers values (0, '') returning id`, ['integer'])),
      ).rejects.toMatchObject({
        failure: 'rejected',
        driverCode: 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
      });
    });

    it('gives up waiting for a connection when the time is up', async () => {
      const single = use({ poolSize: 1 });
      const aborting = new AbortController();
      const failed = expect(
        rows(planOf('select sleep(60) /* holds */', ['integer']), single, {
          signal: aborting.signal,
        }),
      ).rejects.toMatchObject({ failure: 'cancelled' });
      await expect(rows(one, single, { timeout: 100 })).rejects.toMatchObject({
        failure: 'deadline',
      });
      const waiting = rows(one, single);
      aborting.abort();
      await failed;
      expect(await waiting).toEqual([[1]]);
    });

    it('reads names with quotes, and passes no text on as SQL', async () => {
      const plan = planOf(
        `select "select", "x'y""z" from "a ""quoted"" \`table" where "x'y""z" = ?`,
        ['integer', 'text'],
        [`O'Brien; drop table x --`],
      );
      expect(await rows(plan)).toEqual([[2, `O'Brien; drop table x --`]]);
    });

    it('tells what the user may not read', async () => {
      await admin.query(`create user outsider@'%' identified by 'x'`);
      await admin.query(`grant select on ${DATABASE}.kinds to outsider@'%'`);
      const outsider = use({ user: 'outsider', password: 'x' });
      await expect(
        rows(planOf('select id from numbers', ['integer']), outsider),
      ).rejects.toMatchObject({ failure: 'forbidden' });
      const { tables } = await outsider.discover(new AbortController().signal);
      expect(tables.map(({ name }) => name)).toEqual(['kinds']);
      await admin.query(`drop user outsider@'%'`);
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
      expect(health.version).toMatch(/^MariaDB \d+\.\d+/);
    });

    it('that it is down, and why', async () => {
      const health = await use({ password: 'wrong' }).health(new AbortController().signal);
      expect(health).toMatchObject({ isUp: false, failure: 'credentials' });
    });

    it('how many rows it expects', async () => {
      const plan = planOf('select id from numbers where id <= ?', ['integer'], [10]);
      const few = await source.estimate?.(plan, new AbortController().signal);
      expect(few).toBeLessThan(1_000);
      const all = planOf('select id from numbers', ['integer']);
      expect(await source.estimate?.(all, new AbortController().signal)).toBeGreaterThan(40_000);
    });

    it('what it would send, without values', () => {
      expect(source.describe(planOf('select ?', ['text'], ['secret']))).toEqual({
        text: 'select ?',
        parameters: 1,
      });
    });
  });
});
