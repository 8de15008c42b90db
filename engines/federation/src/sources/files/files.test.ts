import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../../dialects/duckdb.ts';
import { SourceError } from '../../federation-error.ts';
import { call, column, literal } from '../../plan/expression.ts';
import type { Node, Scan } from '../../plan/node.ts';
import type { SourceSchema } from '../../schema.ts';
import type { Row } from '../../values.ts';
import type { Source } from '../source.ts';
import { createFilesSource } from './files.ts';
import { filesOptions } from './options.ts';

let root: string;
let directory: string;
let source: Source;
let schema: SourceSchema;

const still = new AbortController().signal;

const open = (): Source =>
  createFilesSource(
    'files',
    filesOptions.parse({ kind: 'files', directory, temporaryDirectory: join(root, 'spill') }),
    duckdb,
  );

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'polder-files-'));
  directory = join(root, 'data');
  mkdirSync(directory);
  writeFileSync(
    join(directory, 'people.csv'),
    'id;name;born;active\n1;Jansen;1980-02-29;true\n2;"de Vries; jr.";1999-12-31;false\n3;;;\n',
  );
  writeFileSync(
    join(directory, 'visits.json'),
    '[{"person":1,"at":"2024-05-01 10:00:00","tags":["a"]},{"person":3,"at":null,"tags":[]}]',
  );
  writeFileSync(join(directory, 'lines.ndjson'), '{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n');
  const maker = await (await DuckDBInstance.create()).connect();
  await maker.run(
    `copy (select 1::integer as id, 12.50::decimal(8,2) as amount, 9007199254740993::bigint as large,
      null::date as day) to '${join(directory, 'amounts.parquet')}'`,
  );
  maker.closeSync();
  source = open();
  schema = await source.discover(still);
});

afterAll(async () => {
  await source.close();
  rmSync(root, { recursive: true, force: true });
});

const scan = (name: string, from: SourceSchema = schema): Scan => {
  const table = from.tables.find((candidate) => candidate.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return {
    kind: 'scan',
    source: 'files',
    table,
    columns: table.columns.map((found, index) => ({
      id: index + 1,
      name: found.name,
      column: found.name,
      type: found.type,
    })),
  };
};

const rowsOf = async (plan: Node, from = source, limits = {}): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const all = { signal: still, timeout: 10_000, maximumRows: 100_000, ...limits };
  for await (const batch of from.execute(plan, all)) rows.push(...batch);
  return rows;
};

const failureOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof SourceError) return error.failure;
    throw error;
  }
  return 'none';
};

describe('files as tables', () => {
  it('finds delimiter, header and types of CSV', async () => {
    const { columns } = scan('people').table;
    expect(columns.map(({ name, type }) => [name, type.name])).toEqual([
      ['id', 'bigint'],
      ['name', 'text'],
      ['born', 'date'],
      ['active', 'boolean'],
    ]);
    expect(await rowsOf(scan('people'))).toEqual([
      [1n, 'Jansen', '1980-02-29', true],
      [2n, 'de Vries; jr.', '1999-12-31', false],
      [3n, null, null, null],
    ]);
  });

  it('reads JSON as an array or as lines, with what is nested as JSON', async () => {
    expect(await rowsOf(scan('visits'))).toEqual([
      [1n, '2024-05-01 10:00:00', '["a"]'],
      [3n, null, '[]'],
    ]);
    expect(await rowsOf(scan('lines'))).toEqual([
      [1n, 'x'],
      [2n, 'y'],
    ]);
  });

  it('reads Parquet exactly', async () => {
    expect(await rowsOf(scan('amounts'))).toEqual([[1, '12.50', 9007199254740993n, null]]);
    expect(scan('amounts').table.estimatedRows).toBe(1);
  });

  it('answers filters and aggregates by itself', async () => {
    const input = scan('people');
    const id = column(1, { name: 'bigint' });
    const plan: Node = {
      kind: 'filter',
      input,
      condition: call('greater', [id, literal(1n, { name: 'bigint' })]),
    };
    expect(source.canExecute(plan)).toBe(true);
    expect(await rowsOf(plan)).toHaveLength(2);
    expect(await failureOf(rowsOf(plan, source, { maximumRows: 1 }))).toBe('too-many-rows');
  });

  it('answers a join whose optional side depends on whether other rows are there', async () => {
    const [left, right, other] = ['people', 'visits', 'lines'].map((name, index): Scan => {
      const found = scan(name);
      const from = 10 * index;
      return { ...found, columns: found.columns.map((one) => ({ ...one, id: one.id + from })) };
    }) as [Scan, Scan, Scan]; // as many as names
    const bigint = { name: 'bigint' } as const;
    const visits: Node = {
      kind: 'join',
      type: 'semi',
      left: right,
      right: other,
      condition: call('equal', [column(21, bigint), literal(2n, bigint)]),
    };
    const condition = call('equal', [column(1, bigint), column(11, bigint)]);
    const plan: Node = { kind: 'join', type: 'left', left, right: visits, condition };
    expect(source.canExecute(plan)).toBe(true);
    const rows = await rowsOf(plan);
    expect(rows.map(([id, , , , person]) => [id, person]).sort()).toEqual([
      [1n, 1n],
      [2n, null],
      [3n, 3n],
    ]);
  });

  it('reads nothing outside the directory, also not through links', async () => {
    writeFileSync(join(root, 'secret.csv'), 'a,b\n1,2\n');
    symlinkSync(join(root, 'secret.csv'), join(directory, 'link.csv'));
    const other = open();
    try {
      const found = await other.discover(still);
      expect(found.tables.map(({ name }) => name)).toEqual(schema.tables.map(({ name }) => name));
    } finally {
      rmSync(join(directory, 'link.csv'));
      await other.close();
    }
  });

  it('takes what stands in a header, and names of files, for names and nothing else', async () => {
    const odd = join(root, 'odd');
    mkdirSync(odd);
    writeFileSync(join(odd, 'secret.csv'), 'id,name\n1,secret\n');
    writeFileSync(join(odd, '*.csv'), 'id,name\n2,mine\n');
    writeFileSync(join(odd, '[s]ecret.csv'), 'id,name\n3,mine\n');
    const header = `x': 'VARCHAR'}) union all select 4, 'in', 'jected' --`;
    writeFileSync(join(odd, "it's.csv"), `id,it's,"${header}"\n5,a,b\n`);
    const given = { kind: 'files', directory: odd, temporaryDirectory: join(root, 'spill') };
    const other = createFilesSource('files', filesOptions.parse(given), duckdb);
    try {
      const found = await other.discover(still);
      expect(await rowsOf(scan('*', found), other)).toEqual([[2n, 'mine']]);
      expect(await rowsOf(scan('[s]ecret', found), other)).toEqual([[3n, 'mine']]);
      const own = scan("it's", found);
      expect(own.columns.map(({ name }) => name)).toEqual(['id', "it's", header]);
      expect(await rowsOf(own, other)).toEqual([[5n, 'a', 'b']]);
    } finally {
      await other.close();
    }
  });

  it('takes new rows of a changed file, and tells when its columns have changed', async () => {
    const file = join(directory, 'growing.csv');
    writeFileSync(file, 'a,b\n1,x\n');
    const other = open();
    try {
      const plan = scan('growing', await other.discover(still));
      writeFileSync(file, 'a,b\n1,x\n2,y\n');
      expect(await rowsOf(plan, other)).toHaveLength(2);
      writeFileSync(file, 'a,c,b\n1,2,x\n');
      expect(await failureOf(rowsOf(plan, other))).toBe('schema-changed');
      rmSync(file);
      expect(await failureOf(rowsOf(plan, other))).toBe('unreachable');
    } finally {
      await other.close();
    }
  });

  it('fails where a file is written while it is read', async () => {
    const file = join(directory, 'written.csv');
    const lines = Array.from({ length: 50_000 }, (_, index) => `${index},${'x'.repeat(100)}\n`);
    writeFileSync(file, `id,name\n${lines.join('')}`);
    const other = open();
    try {
      const plan = scan('written', await other.discover(still));
      const limits = { signal: still, timeout: 10_000, maximumRows: 100_000 };
      const batches = other.execute(plan, limits)[Symbol.asyncIterator]();
      expect((await batches.next()).done).toBe(false);
      appendFileSync(file, '1,y\n');
      const rest = async () => {
        while (!(await batches.next()).done);
      };
      expect(await failureOf(rest())).toBe('schema-changed');
    } finally {
      rmSync(file);
      await other.close();
    }
  });

  it('waits for nothing that is no file', async () => {
    const pipes = join(root, 'pipes');
    mkdirSync(pipes);
    execFileSync('mkfifo', [join(pipes, 'pipe.csv')]);
    const given = { kind: 'files', directory: pipes, temporaryDirectory: join(root, 'spill') };
    const other = createFilesSource('files', filesOptions.parse(given), duckdb);
    try {
      expect((await other.discover(still)).unreadable).toEqual([
        { name: 'pipe', reason: 'pipe.csv is not a file' },
      ]);
    } finally {
      await other.close();
    }
  });

  it('joins tables whose names differ only by case', async () => {
    const alike = join(root, 'alike');
    mkdirSync(alike);
    writeFileSync(join(alike, 'A.csv'), 'id,name\n1,upper\n');
    writeFileSync(join(alike, 'a.csv'), 'id,name\n1,lower\n');
    const given = { kind: 'files', directory: alike, temporaryDirectory: join(root, 'spill') };
    const other = createFilesSource('files', filesOptions.parse(given), duckdb);
    try {
      const found = await other.discover(still);
      const [left, right] = [scan('A', found), scan('a', found)];
      const moved = right.columns.map((one) => ({ ...one, id: one.id + 10 }));
      const bigint = { name: 'bigint' } as const;
      const plan: Node = {
        kind: 'join',
        type: 'inner',
        left,
        right: { ...right, columns: moved },
        condition: call('equal', [column(1, bigint), column(11, bigint)]),
      };
      expect(await rowsOf(plan, other)).toEqual([[1n, 'upper', 1n, 'lower']]);
    } finally {
      await other.close();
    }
  });

  it('stops when nobody waits', async () => {
    const controller = new AbortController();
    controller.abort();
    const work = rowsOf(scan('people'), source, { signal: controller.signal });
    expect(await failureOf(work)).toBe('cancelled');
  });
});
