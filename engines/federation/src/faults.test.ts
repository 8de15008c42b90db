/** What goes wrong between the federation and real servers: what arrives, what is said, what stays behind. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { firstOf, openFiveSources, SOURCES, type SourceName } from '../test/five-sources.ts';
import { readConfiguration } from './configuration.ts';
import { duckdb } from './dialects/duckdb.ts';
import type { QueryReport } from './execute/report.ts';
import { createFederation, type Federation, type QueryOptions } from './federation.ts';
import { createLocalEngine } from './local/engine.ts';

const run = promisify(execFile);

const five = await openFiveSources();

const temporaryDirectory = join(tmpdir(), `polder-faults-${process.pid}`);

interface Answer {
  /** Rows by the source that they are of. */
  readonly counts: Partial<Record<SourceName, number>>;
  /** Failures by source. */
  readonly missing: Readonly<Record<string, string | undefined>>;
  readonly report: QueryReport;
}

const sourceOf = (id: number): SourceName =>
  SOURCES.findLast((name) => id > firstOf[name]) ?? SOURCES[0];

describe.skipIf(!five)('faults (needs the packages postgresql and mariadb-server)', () => {
  if (!five) return;
  const { networks, postgresql, mariadb, desk } = five;
  const servers = { crm: postgresql, tax: mariadb };

  /** Milliseconds that the federation's clock is ahead: a rest passes without waiting. */
  let ahead = 0;

  const open = (given: { readonly rest?: number } = {}) => {
    const { sources } = readConfiguration(five.configuration, {
      pathOf: (path) => path,
      temporaryDirectory,
    });
    const local = createLocalEngine({
      ...{ dialect: duckdb, memoryLimit: '500MB', threads: 2, temporaryDirectory },
    });
    const federation = createFederation({
      ...{ sources, local, now: () => performance.now() + ahead },
      breaker: given.rest
        ? { failures: 3, rest: given.rest }
        : { failures: Number.POSITIVE_INFINITY, rest: 0 },
    });
    const close = async () => {
      await federation.close();
      await local.close();
    };
    return { federation, close };
  };

  const { federation, close } = open();

  const everywhere = (table: string, names: readonly string[] = SOURCES): string =>
    names.map((name) => `select id from ${name}.${table}`).join(' union all ');

  const ask = async (
    text: string,
    options: QueryOptions = {},
    from: Federation = federation,
  ): Promise<Answer> => {
    const run = await from.query(text, options);
    const counts: Partial<Record<SourceName, number>> = {};
    for await (const batch of run.rows)
      for (const [id] of batch) {
        const name = sourceOf(Number(id));
        counts[name] = (counts[name] ?? 0) + 1;
      }
    const report = run.report();
    const missing = Object.fromEntries(
      report.fragments
        .filter(({ status }) => status === 'missing')
        .map(({ source, failure }) => [source, failure]),
    );
    return { counts, missing, report };
  };

  const TEN = { crm: 10, tax: 10, archive: 10, lists: 10, desk: 10 };

  const without = (name: SourceName, counts: object = TEN) =>
    Object.fromEntries(Object.entries(counts).filter(([key]) => key !== name));

  /** The same pools answer whole again. */
  const expectWhole = async (from: Federation = federation) => {
    const { counts, missing } = await ask(everywhere('numbers'), {}, from);
    expect({ counts, missing }).toEqual({ counts: TEN, missing: {} });
  };

  const until = async (isSo: () => boolean | Promise<boolean>, what: string) => {
    for (let turn = 0; turn < 1_000; turn += 1) {
      if (await isSo()) return;
      await delay(10);
    }
    throw new Error(`Not within ten seconds: ${what}`);
  };

  const untilIdle = (name: 'crm' | 'tax') =>
    until(async () => (await servers[name].running()) === 0, `${name} computes nothing`);

  beforeAll(async () => {
    await expectWhole();
  });

  afterAll(async () => {
    await close();
    await until(
      () => Object.values(networks).every((network) => network.connections() === 0),
      'all sockets are closed',
    );
    for (const server of Object.values(servers)) expect(await server.connections()).toBe(0);
    expect(desk.open()).toBe(0);
    await five.close();
  });

  describe.each(['crm', 'tax', 'desk'] as const)('the network to %s', (name) => {
    const network = networks[name];
    const broken = (breaks: () => void | Promise<void>) => {
      onTestFinished(async () => {
        await network.heal();
        await expectWhole();
      });
      return breaks();
    };

    it('refuses: its rows are missing and the others arrive', async () => {
      await broken(network.refuse);
      const { counts, missing } = await ask(everywhere('numbers'));
      expect(counts).toEqual(without(name));
      expect(missing).toEqual({ [name]: 'unreachable' });
    });

    it('has cut all connections, and takes new ones: nothing is missing', async () => {
      await Promise.all(Array.from({ length: 4 }, () => ask(everywhere('numbers'))));
      network.cut();
      await expectWhole();
    });

    it('hangs: the others arrive when the time is up', async () => {
      await broken(network.hang);
      const { counts, missing, report } = await ask(everywhere('numbers'), {
        limits: { deadline: 1_500 },
      });
      expect(counts).toEqual(without(name));
      expect(missing).toEqual({ [name]: 'deadline' });
      // The bench holds it to ten milliseconds; here others use the machine, too.
      expect(report.milliseconds).toBeGreaterThan(1_490);
      expect(report.milliseconds).toBeLessThan(4_000);
    });

    it('hangs while many ask: no connection is opened over and over', async () => {
      await broken(network.hang);
      const warnings: string[] = [];
      const warn = ({ name: kind }: Error) => warnings.push(kind);
      process.on('warning', warn);
      onTestFinished(() => {
        process.off('warning', warn);
      });
      const answers = await Promise.all(
        Array.from({ length: 12 }, () =>
          ask(everywhere('numbers', [name, 'lists']), { limits: { deadline: 1_000 } }),
        ),
      );
      for (const { missing } of answers) expect(missing[name]).toBe('deadline');
      expect(network.connections()).toBeLessThanOrEqual(12 + 2);
      expect(warnings).toEqual([]);
    });

    it('breaks in the middle: what had come stays, the rest is said to be missing', async () => {
      await broken(() => network.cutAfter(150_000));
      const { counts, missing } = await ask(everywhere('large', [name, 'archive']));
      expect(counts.archive).toBe(50_000);
      expect(counts[name] ?? 0).toBeLessThan(50_000);
      expect(missing).toEqual({ [name]: 'connection-lost' });
    });

    it('is slow: what had come in time stays, the rest is said to be missing', async () => {
      await broken(() => network.slow(20));
      const { counts, missing } = await ask(everywhere('large', [name, 'archive']), {
        limits: { deadline: 1_500 },
      });
      expect(missing[name]).toBe('deadline');
      // A service's page counts once it is whole.
      expect(counts[name] ?? 0).toBeGreaterThanOrEqual(name === 'desk' ? 0 : 1);
      expect(counts[name] ?? 0).toBeLessThan(50_000);
    });

    it('fails three times: the source rests, is tried once, and is asked again', async () => {
      const resting = open({ rest: 60_000 });
      onTestFinished(resting.close);
      await expectWhole(resting.federation);
      await broken(network.refuse);
      const failures: unknown[] = [];
      const attempt = async () => {
        const answer = await ask(everywhere('numbers'), {}, resting.federation);
        expect(answer.counts).toEqual(without(name));
        failures.push(answer.missing[name]);
      };
      for (let turn = 0; turn < 4; turn += 1) await attempt();
      ahead += 60_001;
      await attempt();
      await attempt();
      expect(failures).toEqual([
        ...['unreachable', 'unreachable', 'unreachable', 'resting'],
        ...['unreachable', 'resting'],
      ]);
      await network.heal();
      ahead += 60_001;
      await expectWhole(resting.federation);
    });
  });

  describe.each(['crm', 'tax'] as const)('the database of %s', (name) => {
    const server = servers[name];

    it('has another password now: its rows are missing until the old one is back', async () => {
      await server.setPassword('another');
      await server.endConnections();
      await until(async () => (await server.connections()) === 0, 'its connections have ended');
      const { counts, missing } = await ask(everywhere('numbers'));
      await server.setPassword('reads');
      expect(counts).toEqual(without(name));
      expect(missing).toEqual({ [name]: 'credentials' });
      await expectWhole();
    });

    it('has lost a table: its rows are missing once, then the query is told', async () => {
      const login = server.login.user;
      await server.run(
        `create table {tables}.passing (id int); insert into {tables}.passing values (${firstOf[name] + 1})`,
      );
      if (name === 'crm') await server.run(`grant select on {tables}.passing to ${login}`);
      const fresh = open();
      onTestFinished(fresh.close);
      const text = `select id from ${name}.passing union all select id from lists.numbers`;
      expect((await ask(text, {}, fresh.federation)).counts).toEqual({ [name]: 1, lists: 10 });
      await server.run('drop table {tables}.passing');
      const { counts, missing } = await ask(text, {}, fresh.federation);
      expect(counts).toEqual({ lists: 10 });
      expect(missing).toEqual({ [name]: 'schema-changed' });
      await expect(ask(text, {}, fresh.federation)).rejects.toMatchObject({
        name: 'FederationError',
        code: 'unknown-table',
      });
    });

    it('has another type in a column: its rows are missing once, then they are read as that', async () => {
      const login = server.login.user;
      await server.run(
        `create table {tables}.turning (id int, kind int); insert into {tables}.turning values (1, 7)`,
      );
      if (name === 'crm') await server.run(`grant select on {tables}.turning to ${login}`);
      const fresh = open();
      onTestFinished(async () => {
        await fresh.close();
        await server.run('drop table {tables}.turning');
      });
      const kinds = async () => {
        const run = await fresh.federation.query(`select kind from ${name}.turning`);
        const values: unknown[] = [];
        for await (const batch of run.rows) for (const [value] of batch) values.push(value);
        return { values, failure: run.report().fragments[0]?.failure };
      };
      expect(await kinds()).toEqual({ values: [7], failure: undefined });
      await server.run(
        name === 'crm'
          ? `alter table {tables}.turning alter kind type text using 'x'`
          : `alter table {tables}.turning modify kind text; update {tables}.turning set kind = 'x'`,
      );
      expect(await kinds()).toEqual({ values: [], failure: 'schema-changed' });
      expect(await kinds()).toEqual({ values: ['x'], failure: undefined });
    });

    it.each(['sleeping', 'busy'])('computes %s: cancelled, it stops', async (table) => {
      const cancelling = new AbortController();
      const failed = expect(
        ask(everywhere(table, [name, 'lists']).replace(`lists.${table}`, 'lists.numbers'), {
          signal: cancelling.signal,
        }),
      ).rejects.toMatchObject({ name: 'FederationError', code: 'cancelled' });
      await until(async () => (await server.running()) > 0, 'it computes');
      cancelling.abort();
      await failed;
      await untilIdle(name);
      await expectWhole();
    });

    it.each(['sleeping', 'busy'])('computes %s: when the time is up, it stops', async (table) => {
      const { counts, missing } = await ask(
        everywhere(table, [name, 'lists']).replace(`lists.${table}`, 'lists.numbers'),
        { limits: { deadline: 1_500 } },
      );
      await untilIdle(name);
      expect(counts).toEqual({ lists: 10 });
      expect(missing).toEqual({ [name]: 'deadline' });
      await expectWhole();
    });

    it('sends more than anybody reads: who leaves leaves nothing behind', async () => {
      const run = await federation.query(`select id from ${name}.large`);
      for await (const _ of run.rows) break;
      await untilIdle(name);
      expect(run.report()).toMatchObject({ isPartial: false });
      await expectWhole();
    });
  });

  it('a REST service that never ends its answer is left when the time is up', async () => {
    for (const table of ['sleeping', 'trickling']) {
      const { counts, missing } = await ask(
        `select id from desk.${table} union all select id from lists.numbers`,
        { limits: { deadline: 1_500 } },
      );
      expect(counts).toEqual({ lists: 10 });
      expect(missing).toEqual({ desk: 'deadline' });
    }
    await until(() => desk.open() === 0, 'nobody waits for an answer');
    await expectWhole();
  });

  it('an endless join of an SQLite file or of files is left, and its thread is free again', async () => {
    for (const name of ['archive', 'lists'] as const) {
      const other = name === 'archive' ? 'lists' : 'archive';
      const { missing } = await ask(
        `select count(*)::int as id from ${name}.large a join ${name}.large b on a.id % 1000 < b.id % 999
         join ${name}.large c on c.id % 7 = a.id % 11
         union all select id from ${other}.numbers`,
        { limits: { deadline: 1_500 } },
      );
      expect(missing).toEqual({ [name]: 'deadline' });
      await expectWhole();
    }
  });

  describe('a million rows where ten were expected', () => {
    const limits = { maximumFragmentRows: 2_000 };

    beforeAll(async () => {
      expect((await ask(everywhere('many'), { limits })).counts).toEqual(TEN);
      await five.grow();
    });

    it.each(SOURCES)('from %s are labelled, and the others arrive', async (name) => {
      const other = name === 'lists' ? 'archive' : 'lists';
      const { counts, missing } = await ask(
        `select id from ${name}.many union all select id from ${other}.numbers`,
        { limits },
      );
      expect(missing).toEqual({ [name]: 'too-many-rows' });
      expect(counts[other]).toBe(10);
      expect(counts[name] ?? 0).toBeLessThanOrEqual(2_000);
      for (const server of ['crm', 'tax'] as const) await untilIdle(server);
      await expectWhole();
    });

    const askAlone = async (text: string, maximum: number) => {
      const file = join(five.directory, 'sources.conf');
      await writeFile(file, JSON.stringify(five.configuration));
      const script = join(import.meta.dirname, '../test/ask-alone.ts');
      const { stdout } = await run(process.execPath, [
        ...[script, file, text, String(maximum), `${temporaryDirectory}-alone`],
      ]);
      return JSON.parse(stdout);
    };

    it.each(SOURCES)(
      'from %s take no memory beyond what is let in',
      async (name) => {
        const { rows, missing, grown } = await askAlone(`select id from ${name}.many`, 2_000);
        expect(missing).toEqual({ [name]: 'too-many-rows' });
        expect(rows).toBeLessThanOrEqual(2_000);
        expect(grown).toBeLessThan(200_000_000);
      },
      60_000,
    );

    it.each([
      ['crm', 'select id from crm.many', 1_000_000],
      ['tax', 'select id from tax.many', 1_000_000],
      [
        'both together',
        'select id from crm.many union all select id from tax.many where id > 0',
        2_000_000,
      ],
    ])(
      'from %s pass in bounded memory where they may',
      async (_, text, count) => {
        const { rows, missing, grown } = await askAlone(text, 5_000_000);
        expect({ rows, missing }).toEqual({ rows: count, missing: {} });
        // Held at once they would be more than 100 MB of rows alone; what is idle on the heap counts, too.
        expect(grown).toBeLessThan(200_000_000);
      },
      60_000,
    );
  });
});
