/** `polder query` as a program over five real sources: what ends it early leaves nothing behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openFiveSources, SOURCES } from '../../engines/federation/test/five-sources.ts';

const five = await openFiveSources();

const PATIENCE = 60_000;

describe.skipIf(!five)(
  'polder query (needs the packages postgresql and mariadb-server)',
  () => {
    if (!five) return;
    const { networks, postgresql, mariadb, desk } = five;
    const folder = mkdtempSync(join(tmpdir(), 'polder-query-test-'));
    const sources = join(folder, 'sources.json');
    writeFileSync(sources, JSON.stringify(five.configuration));
    /** Where the program keeps what it may keep for a while. */
    const temporary = mkdtempSync(join(folder, 'temporary-'));
    const started: ChildProcess[] = [];

    const command = (sql: string, ...options: readonly string[]): readonly string[] => [
      ...[process.execPath, join(import.meta.dirname, 'test/query-program.ts')],
      ...['query', sql, '--sources', sources, ...options],
    ];

    const start = ([program = '', ...given]: readonly string[]) => {
      const child = spawn(program, given, {
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        env: { ...process.env, TMPDIR: temporary },
      });
      started.push(child);
      const [, output, errors, told] = child.stdio;
      if (!output || !errors || !told) throw new Error('No pipes');
      return {
        child,
        output: text(output),
        errors: text(errors),
        // The fourth is only read here.
        told: text(told as NodeJS.ReadableStream),
        ended: once(child, 'exit').then(([code, signal]) => ({ code, signal })),
      };
    };

    const until = async (isSo: () => boolean | Promise<boolean>, what: string) => {
      const since = Date.now();
      while (!(await isSo())) {
        if (Date.now() - since > PATIENCE) throw new Error(`Not within a minute: ${what}`);
        await delay(10);
      }
    };

    const isIdle = async (): Promise<boolean> =>
      (await postgresql.running()) + (await mariadb.running()) === 0;

    const expectNothingLeft = async () => {
      await until(isIdle, 'nothing runs on the servers');
      await until(() => desk.open() === 0, 'nobody waits for the service');
      expect(await postgresql.connections()).toBe(0);
      expect(await mariadb.connections()).toBe(0);
      expect(readdirSync(temporary)).toEqual([]);
    };

    /** Takes far longer than any test on each of the five. */
    const endless = (names: readonly string[] = SOURCES): string => {
      const joined = (name: string) =>
        `select count(*)::int as id from ${name}.large a
        join ${name}.large b on a.id % 1000 < b.id % 999
        join ${name}.large c on c.id % 7 = a.id % 11`;
      return names
        .map((name) =>
          ['archive', 'lists'].includes(name) ? joined(name) : `select id from ${name}.sleeping`,
        )
        .join(' union all ');
    };

    const untilAllRun = () =>
      until(
        async () =>
          (await postgresql.running()) > 0 && (await mariadb.running()) > 0 && desk.open() > 0,
        'all sources are asked',
      );

    afterEach(async () => {
      for (const child of started.splice(0)) child.kill('SIGKILL');
      for (const network of Object.values(networks)) await network.heal();
    });

    afterAll(async () => {
      await five.close();
      rmSync(folder, { recursive: true });
    });

    it.each([
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const)('%s: says so, ends with %i and leaves nothing behind', async (signal, code) => {
      const { child, output, errors, ended } = start(command(endless(), '--json'));
      await untilAllRun();
      child.kill(signal);
      expect(await ended).toEqual({ code, signal: null });
      expect((await errors).trim()).toBe(
        'The query was stopped; its statements on the sources were ended.',
      );
      expect(await output).toBe('');
      await expectNothingLeft();
    });

    it('an interrupt that comes twice, as from a terminal and from npx, counts once', async () => {
      const { child, ended } = start(command(endless(['crm', 'tax', 'desk'])));
      await untilAllRun();
      child.kill('SIGINT');
      child.kill('SIGINT');
      await delay(5);
      child.kill('SIGINT');
      expect(await ended).toEqual({ code: 130, signal: null });
      await expectNothingLeft();
    });

    it('a second press ends it at once, and leaves no file', async () => {
      const { child, ended } = start(command(endless(['crm', 'tax', 'desk'])));
      await untilAllRun();
      for (const network of Object.values(networks)) network.hang();
      child.kill('SIGINT');
      const again = setInterval(() => child.kill('SIGINT'), 100);
      expect(await ended).toEqual({ code: 130, signal: null });
      clearInterval(again);
      for (const network of Object.values(networks)) await network.heal();
      await expectNothingLeft();
    });

    it('an interrupt while sources hang ends soon, too', async () => {
      const { child, ended } = start(command(endless(['crm', 'tax', 'desk'])));
      await untilAllRun();
      for (const network of Object.values(networks)) network.hang();
      child.kill('SIGINT');
      expect(await ended).toEqual({ code: 130, signal: null });
      for (const network of Object.values(networks)) await network.heal();
      await expectNothingLeft();
    });

    it('a reader that leaves after the first line ends the query without a word', async () => {
      networks.crm.slow(2_000);
      const pipeline = '{ "$@"; echo $? >&3; } | head -1';
      const { output, errors, told } = start([
        ...['sh', '-c', pipeline, 'sh'],
        ...command('select id from crm.large', '--json'),
      ]);
      expect(await output).toBe('{"id":1}\n');
      expect((await told).trim()).toBe('141');
      expect(await errors).toBe('');
      await expectNothingLeft();
    });

    it.skipIf(!existsSync('/dev/full'))('a full disk is told, and is no answer', async () => {
      const { errors, ended } = start([
        ...['sh', '-c', '"$@" > /dev/full', 'sh'],
        ...command('select id from crm.large', '--csv'),
      ]);
      expect(await errors).toContain('The answer is cut off: it cannot be written (ENOSPC).');
      expect(await ended).toEqual({ code: 1, signal: null });
      await expectNothingLeft();
    });

    it('--json gives the first rows while the source still sends', async () => {
      networks.crm.slow(500);
      const { child, output, ended } = start(
        command('select id from crm.large', '--json', '--deadline', '60000'),
      );
      await once(child.stdout ?? child, 'data');
      expect(await postgresql.connections()).toBeGreaterThan(0);
      expect(child.exitCode).toBeNull();
      await networks.crm.heal();
      await ended;
      const lines = (await output).trim().split('\n');
      expect(lines[0]).toBe('{"id":1}');
      const statistics = JSON.parse(lines.at(-1) ?? '');
      // Healing cut the connection: what had come is there, and the rest is said to be missing.
      expect(statistics).toMatchObject({ partial: true, rows: lines.length - 1 });
      expect(statistics.sources[0]).toMatchObject({
        status: 'missing',
        failure: 'connection-lost',
      });
      await expectNothingLeft();
    });

    it('--explain tells of each source what was sent, rows and times', async () => {
      const sql = SOURCES.map((name) => `select id from ${name}.numbers`).join(' union all ');
      const { output, ended } = start(command(sql, '--explain'));
      expect(await ended).toEqual({ code: 0, signal: null });
      const told = await output;
      for (const name of SOURCES) {
        expect(told).toMatch(new RegExp(`fragment ${name}#1 on ${name}, about \\d+ rows`));
        expect(told).toMatch(
          new RegExp(
            `^${name}#1: 10 rows \\(about \\d+ expected\\) in [\\d.]+ ms\\n {4}\\S.+$`,
            'm',
          ),
        );
      }
      expect(told).toMatch(/^50 rows in [\d.]+ ms$/m);
      await expectNothingLeft();
    });
  },
  120_000,
);
