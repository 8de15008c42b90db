/** Values that DuckDB would give as others: they come as they stand, or fail the query. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import type { ColumnType } from './options.ts';
import { readFiles } from './test/read-files.ts';

/** More rows than are looked at, in more bytes than are looked at as a whole. */
const MANY = 25_000;
const FILLER = 'x'.repeat(420);

const large = (value: string, format: 'csv' | 'json'): string => {
  const line = (number: string | number) =>
    format === 'csv' ? `${number},${FILLER}` : `{"n":${number},"filler":"${FILLER}"}`;
  const lines = [...Array.from({ length: MANY }, (_, index) => line(index)), line(value)];
  return format === 'csv' ? `n,filler\n${lines.join('\n')}\n` : `[${lines.join(',\n')}]`;
};

const lastOf = async (content: string, file: string) => {
  const { a } = await readFiles({ [file]: content });
  return typeof a === 'object' ? a.rows.at(-1)?.[0] : a;
};

describe('values behind those that are looked at', () => {
  it.each(['1.5', '007', '1e3', '12345678901234567890'])(
    'fail the query in CSV where they are not of the type: %s',
    async (value) => {
      expect(await lastOf(large(value, 'csv'), 'a.csv')).toBe('value');
    },
  );

  it.each(['0.5', 'true', '"x"', '12345678901234567890'])(
    'fail the query in JSON where they are not of the type: %s',
    async (value) => {
      expect(await lastOf(large(value, 'json'), 'a.json')).toBe('value');
    },
  );

  it('come as they are where they are of the type', async () => {
    expect(await lastOf(large('"5"', 'csv'), 'a.csv')).toBe(5n);
    expect(await lastOf(large('-5', 'json'), 'a.json')).toBe(-5n);
    expect(await lastOf(large('null', 'json'), 'a.json')).toBeNull();
  });

  it('may be the first in quotes', async () => {
    const lines = Array.from({ length: MANY }, (_, index) => `${FILLER},${index}`);
    const text = ['t,n', ...lines, '"a, ""b""",1', ''].join('\n');
    expect(await lastOf(text, 'a.csv')).toBe('a, "b"');
  });

  it('are refused with the file where it breaks off', async () => {
    const whole = large('1', 'json');
    for (const end of [-1, -3, -20])
      expect(await lastOf(whole.slice(0, end), 'a.json')).toBe('a.json breaks off');
    expect(await lastOf(`${whole.slice(0, -1)},\n`, 'a.json')).toBe('a.json breaks off');
    const lines = whole.slice(1, -1).replaceAll('},\n', '}\n');
    expect(await lastOf(lines.slice(0, -9), 'a.ndjson')).toBe('a.ndjson breaks off');
    expect(await lastOf(`${lines}\n`, 'a.ndjson')).toBe(1n);
  });
});

describe('numbers in JSON', () => {
  it.each<readonly [string, string, readonly unknown[]]>([
    ['9007199254740993,0.5', 'text', ['9007199254740993', '0.5']],
    ['123456789012345678901234567890,1', 'text', ['123456789012345678901234567890', '1']],
    ['1e400,1', 'text', ['1e400', '1']],
    ['12345678901234567890,-1', 'numeric', ['12345678901234567890', '-1']],
    ['1.5,2,1e-7', 'double', [1.5, 2, 1e-7]],
  ])('are not rounded: %s', async (values, type, expected) => {
    const content = `[${values
      .split(',')
      .map((value) => `{"n":${value}}`)
      .join()}]`;
    const { a } = await readFiles({ 'a.json': content });
    expect(a).toMatchObject({ types: [type], rows: expected.map((value) => [value]) });
  });
});

describe('types that are said', () => {
  const readAs = async (value: string, type: ColumnType) => {
    const { a } = await readFiles(
      { 'a.csv': `n\n"${value}"\n` },
      { a: { file: 'a.csv', columns: { n: type }, heading: 1 } },
    );
    return typeof a === 'object' ? a.rows[0]?.[0] : a;
  };

  it.each<readonly [ColumnType, string, unknown]>([
    ['integer', '007', 7],
    ['bigint', '5.0', 5n],
    ['numeric', '1.5e-7', '0.00000015'],
    ['date', '2024-01-02T00:00:00', '2024-01-02'],
    ['timestamp', '2024-01-02', '2024-01-02 00:00:00'],
    ['timestamptz', '2024-01-02T10:00:00+02:00', '2024-01-02 08:00:00+00'],
    ['double', '-1.5e3', -1500],
  ])('take what is one: %s of %s', async (type, value, expected) => {
    expect(await readAs(value, type)).toBe(expected);
  });

  it.each<readonly [ColumnType, string]>([
    ['integer', '1.5'],
    ['bigint', '1_000'],
    ['date', '2024-01-02 10:00:00'],
    ['date', '2024-01-02x'],
    ['timestamp', '2024-01-02T10:00:00+02:00'],
    ['timestamp', '2024-01-02T10:00:00.1234567'],
    ['double', '1e400'],
  ])('fail on what is not: %s of %s', async (type, value) => {
    expect(await readAs(value, type)).toBe('value');
  });
});

const parquet = async (select: string): Promise<Buffer> => {
  const directory = mkdtempSync(join(tmpdir(), 'polder-parquet-'));
  const maker = await (await DuckDBInstance.create()).connect();
  try {
    await maker.run(`copy (${select}) to '${join(directory, 'a.parquet')}'`);
    return readFileSync(join(directory, 'a.parquet'));
  } finally {
    maker.closeSync();
    rmSync(directory, { recursive: true, force: true });
  }
};

describe('Parquet', () => {
  it('is not rounded to the types that are said, nor are moments to microseconds', async () => {
    const content = await parquet(
      "select 1.5::double as half, 2::double as two, timestamp_ns '2024-01-01 10:00:00.123456789' as fine, timestamp_ns '2024-01-01 10:00:00.5' as coarse",
    );
    const file = 'a.parquet';
    const fine = { fine: 'text' } as const;
    const tables = {
      a: { file, columns: fine },
      b: { file },
      c: { file, columns: { ...fine, two: 'integer' } },
      d: { file, columns: { ...fine, half: 'integer' } },
    } as const;
    const moments = ['2024-01-01 10:00:00.123456789', '2024-01-01 10:00:00.5'];
    expect(await readFiles({ [file]: content }, tables)).toMatchObject({
      a: { rows: [[1.5, 2, ...moments]] },
      b: 'value',
      c: { rows: [[1.5, 2, ...moments]] },
      d: 'value',
    });
  });

  it('may have no rows, and names that differ by case', async () => {
    const content = await parquet('select 1 as some_a, 2 as some_b');
    const alike = Buffer.from(content.toString('latin1').replaceAll('some_b', 'SOME_A'), 'latin1');
    const read = await readFiles({
      'none.parquet': await parquet('select 1 as id where false'),
      'alike.parquet': alike,
    });
    expect(read).toMatchObject({
      none: { names: ['id'], rows: [] },
      alike: { names: ['some_a', 'SOME_A_1'], rows: [[1, 2]] },
    });
  });
});

describe('names of files and directories', () => {
  it('are no columns', async () => {
    const files = {
      'year=2024/a.csv': 'id,year\n1,5\n',
      'year=2024/b.json': '[{"id":1,"year":5}]',
      'year=2024/c.parquet': await parquet('select 1 as id, 5 as year'),
      'year=2024/d.parquet': await parquet('select 1 as id'),
    };
    const tables = Object.fromEntries(
      Object.keys(files).map((file) => [file.charAt(10), { file }]),
    );
    expect(await readFiles(files, tables)).toMatchObject({
      a: { names: ['id', 'year'], rows: [[1n, 5n]] },
      b: { names: ['id', 'year'], rows: [[1n, 5n]] },
      c: { names: ['id', 'year'], rows: [[1, 5]] },
      d: { names: ['id'], rows: [[1]] },
    });
  });

  it('are each their own, whatever DuckDB has of that name', async () => {
    const names = ['A', 'a', 'É', 'é', 'file_0', 'duckdb_tables', 'reject_errors', 'cut_off', 't0'];
    const files = names.map((name, index) => [`${name}.csv`, `n\n${index}\n`] as const);
    const read = await readFiles(Object.fromEntries(files));
    for (const [index, name] of names.entries())
      expect(read[name], name).toMatchObject({ rows: [[BigInt(index)]] });
  });
});

describe('names in JSON', () => {
  it.each([
    ['[{"a":1,"A":2},{"A":3}]', 'a.json has names that differ only by case: A, a'],
    ['[{"a":1,"a_1":2,"A":3}]', 'a.json has names that differ only by case: A, a'],
    ['[{"":1}]', 'a.json has an empty name'],
  ])('are refused where DuckDB finds no values under them: %s', async (content, reason) => {
    expect(await readFiles({ 'a.json': content })).toEqual({ a: reason });
  });

  it('may look as if DuckDB had given them', async () => {
    const { a } = await readFiles({ 'a.json': '[{"a":1,"a_1":2,"C0":3},{"b":4}]' });
    expect(a).toMatchObject({
      names: ['a', 'a_1', 'C0', 'b'],
      rows: [
        [1n, 2n, 3n, null],
        [null, null, null, 4n],
      ],
    });
  });
});

describe('a file of JSON', () => {
  it.each([
    ['[{"a":1},', 'a.json breaks off'],
    ['[{"a":1},\n ', 'a.json breaks off'],
    ['[{"a":1}', 'a.json breaks off'],
    ['[{"a":[1]},{"a":[1]', 'value 2 of a.json breaks off'],
    ['{"a":1}\n{"a":2', 'line 2 of a.json breaks off'],
    ['{"a":1}\n{"a":{"b":2}', 'line 2 of a.json breaks off'],
    ['[{"a":1}][{"a":2}]', 'value 3 of a.json is not JSON'],
    ['', 'a.json is empty'],
  ])('is refused: %s', async (content, reason) => {
    expect(await readFiles({ 'a.json': content })).toEqual({ a: reason });
  });

  it('may begin with a mark of its encoding', async () => {
    const read = await readFiles({
      'a.json': '\ufeff[{"a":1},{"a":2}]',
      'b.json': '\ufeff{"a":1}\r\n{"a":2}\r\n',
    });
    const rows = [[1n], [2n]];
    expect(read).toMatchObject({ a: { names: ['a'], rows }, b: { names: ['a'], rows } });
  });
});
