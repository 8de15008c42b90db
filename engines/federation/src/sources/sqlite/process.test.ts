import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../../dialects/sqlite.ts';
import type { Execute, FromReader } from './messages.ts';
import { sqliteOptions } from './options.ts';
import { startProcess } from './process.ts';
import type { Reader } from './reader.ts';
import { createSqliteSource } from './sqlite.ts';
import { hasEnded, readersOf, tellsProcesses, untilHolds } from './test/readers.ts';
import { BIGINT, rowsOf, scanOf, TEXT, tableIn } from './test/tables.ts';

const ENDLESS =
  'with recursive r(i) as (select 1 union all select i + 1 from r) select count(*) from r';

let root: string;
let file: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'polder-sqlite-'));
  file = join(root, 'plan.db');
  const database = new DatabaseSync(file);
  database.exec(`
    create table plan (id integer primary key, drawing blob, area real, name text);
    insert into plan values (9007199254740993, x'00ff', 2.5, 'één'), (2, null, null, null);
    create view inside as select * from (select * from plan) order by id;
  `);
  database.close();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const statement = (text: string, types: Execute['types']): Execute => ({
  kind: 'execute',
  text,
  parameters: [],
  types,
  tables: [],
  place: 'process',
});

const start = (): Reader => startProcess('plans', { file, busyTimeout: 100 });

const allOf = async (reader: Reader, text: string, types: Execute['types']) => {
  const running = reader.execute(statement(text, types));
  const rows = [];
  for (let batch = await running.next(); batch; batch = await running.next()) rows.push(...batch);
  return rows;
};

describe('a process that reads', () => {
  it('gives rows in the forms of values in transit, in as many batches as it takes', async () => {
    const reader = start();
    try {
      const columns = [BIGINT, { name: 'bytes' }, { name: 'double' }, TEXT] as const;
      expect(await allOf(reader, 'select * from plan order by id', columns)).toEqual([
        [2n, null, null, null],
        [9007199254740993n, new Uint8Array([0, 255]), 2.5, 'één'],
      ]);
      const many = `with recursive r(i) as (select 1 union all select i + 1 from r where i < 5000) select i from r`;
      expect((await allOf(reader, many, [BIGINT])).map(([i]) => i)).toEqual(
        Array.from({ length: 5_000 }, (_, index) => BigInt(index + 1)),
      );
    } finally {
      reader.close();
    }
  });

  it('is killed with a statement that does not stop, which meets a lost connection', async () => {
    const reader = start();
    await reader.ask({ kind: 'version' });
    const running = reader.execute(statement(ENDLESS, [BIGINT]));
    const next = running.next();
    await running.cancel();
    await expect(next).rejects.toMatchObject({ failure: 'connection-lost' });
    await running.settled;
    expect(reader.isOpen()).toBe(false);
    await expect(reader.ask({ kind: 'version' })).rejects.toMatchObject({
      failure: 'connection-lost',
    });
  });

  // On a busy machine it may be killed before it has heard: then it is tried again.
  it('stays when its statement stops by itself', { retry: 20 }, async () => {
    const reader = start();
    try {
      // Waiting to be allowed to send more.
      const many = `with recursive r(i) as (select 1 union all select i + 1 from r where i < 100000) select i from r`;
      const running = reader.execute(statement(many, [BIGINT]));
      await running.next();
      running.stop(new Error('enough'));
      await running.settled;
      const { kind }: FromReader = await reader.ask({ kind: 'version' });
      expect(kind).toBe('version');
    } finally {
      reader.close();
    }
  });
});

describe.skipIf(!tellsProcesses)('no process is left', () => {
  it('some time after its last statement', async () => {
    const options = sqliteOptions.parse({ kind: 'sqlite', file, idleTime: 100 });
    const source = createSqliteSource('plans', options, sqlite);
    try {
      const schema = await source.discover(new AbortController().signal);
      // A view that a process has to read.
      expect(await rowsOf(source, scanOf(tableIn(schema, 'inside'), ['id']))).toHaveLength(2);
      expect(await untilHolds(() => readersOf(process.pid).length === 0, 10_000)).toBeLessThan(
        10_000,
      );
      expect(await rowsOf(source, scanOf(tableIn(schema, 'inside'), ['id']))).toHaveLength(2);
    } finally {
      await source.close();
    }
    expect(await untilHolds(() => readersOf(process.pid).length === 0, 10_000)).toBeLessThan(
      10_000,
    );
  }, 30_000);

  it.each([['SIGKILL'], ['SIGTERM']] as const)(
    'when its starter ends by %s, also in the middle of a statement',
    async (signal) => {
      const program = `
      const { startProcess } = await import(${JSON.stringify(join(import.meta.dirname, 'process.ts'))});
      const reader = startProcess('plans', ${JSON.stringify({ file, busyTimeout: 100 })});
      await reader.ask({ kind: 'version' });
      reader.execute(${JSON.stringify(statement(ENDLESS, [BIGINT]))});
      console.log('started');`;
      const starter = spawn(process.execPath, ['--input-type=module', '--eval', program], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      await new Promise((resolve) => starter.stdout.once('data', resolve));
      const readers = readersOf(starter.pid ?? 0);
      expect(readers).toHaveLength(1);
      starter.kill(signal);
      expect(await untilHolds(() => readers.every(hasEnded), 10_000)).toBeLessThan(10_000);
    },
    30_000,
  );
});
