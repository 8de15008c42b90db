/** What columns of files are taken for. */
import { describe, expect, it } from 'vitest';
import { readFiles } from './test/read-files.ts';

const ONE_COLUMN: readonly (readonly [string, readonly string[], string, readonly unknown[]])[] = [
  ['articles of a law', ['2:28', '3:1'], 'text', ['2:28', '3:1']],
  ['times', ['02:28:00', '10:00:00'], 'text', ['02:28:00', '10:00:00']],
  ['days first', ['1-2-2024', '3-4-2024'], 'text', ['1-2-2024', '3-4-2024']],
  [
    'days first with all digits',
    ['01-02-2024', '31-12-2024'],
    'text',
    ['01-02-2024', '31-12-2024'],
  ],
  ['slashes', ['2024/01/02', '2024/01/03'], 'text', ['2024/01/02', '2024/01/03']],
  ['dates', ['2024-02-29', '2024-12-31'], 'date', ['2024-02-29', '2024-12-31']],
  [
    'dates, one of which does not exist',
    ['2024-02-29', '2023-02-29'],
    'text',
    ['2024-02-29', '2023-02-29'],
  ],
  [
    'dates and moments',
    ['2024-02-29', '2024-12-31 10:00:00'],
    'text',
    ['2024-02-29', '2024-12-31 10:00:00'],
  ],
  [
    'moments',
    ['2024-07-01T10:00:00', '2024-07-01T11:00:00'],
    'timestamp',
    ['2024-07-01 10:00:00', '2024-07-01 11:00:00'],
  ],
  [
    'moments with an offset',
    ['2024-07-01T10:00:00+02:00', '2024-12-01T10:00:00+01:00'],
    'timestamptz',
    ['2024-07-01 08:00:00+00', '2024-12-01 09:00:00+00'],
  ],
  [
    'moments of which one has an offset',
    ['2024-07-01T10:00:00+02:00', '2024-07-01T10:00:00'],
    'text',
    ['2024-07-01T10:00:00+02:00', '2024-07-01T10:00:00'],
  ],
  [
    'fractions beyond microseconds',
    ['2024-07-01 10:00:00.1234567', '2024-07-01 10:00:00'],
    'text',
    ['2024-07-01 10:00:00.1234567', '2024-07-01 10:00:00'],
  ],
];

const ONLY_CSV: typeof ONE_COLUMN = [
  [
    'moments with and without fractions',
    ['2024-07-01T10:00', '2024-07-01 10:00:00.50'],
    'timestamp',
    ['2024-07-01 10:00:00', '2024-07-01 10:00:00.5'],
  ],
  ['leading zeros', ['007', '010'], 'text', ['007', '010']],
  ['telephone numbers', ['+31612345678', '+31612345679'], 'text', ['+31612345678', '+31612345679']],
  ['answers', ['yes', 'no'], 'text', ['yes', 'no']],
  ['letters', ['T', 'F'], 'text', ['T', 'F']],
  ['truths', ['true', 'FALSE'], 'boolean', [true, false]],
  [
    'numbers too long to hold',
    ['12345678901234567890', '1'],
    'text',
    ['12345678901234567890', '1'],
  ],
  ['no numbers', ['nan', 'inf'], 'text', ['nan', 'inf']],
  ['numbers', ['1', '-2'], 'bigint', [1n, -2n]],
  ['fractions', ['1.5', '-2'], 'double', [1.5, -2]],
];

describe('types of columns', () => {
  it.each([...ONE_COLUMN, ...ONLY_CSV])('takes %s in CSV', async (_, texts, type, values) => {
    const lines = texts.map((text, index) => `${index},${text}\n`).join('');
    const { a } = await readFiles({ 'a.csv': `id,rows\n${lines}5,\n` });
    expect(a).toMatchObject({
      types: ['bigint', type],
      rows: [...values.map((value, index) => [BigInt(index), value]), [5n, null]],
    });
  });

  it.each(ONE_COLUMN)('takes %s in JSON', async (_, texts, type, values) => {
    const { a } = await readFiles({
      'a.json': JSON.stringify([null, ...texts].map((x) => ({ x }))),
    });
    expect(a).toMatchObject({ types: [type], rows: [null, ...values].map((value) => [value]) });
  });

  it('keeps identifiers in JSON as they are written', async () => {
    const lower = '550e8400-e29b-41d4-a716-446655440000';
    const read = await readFiles({
      'lower.json': JSON.stringify([{ x: lower }]),
      'upper.json': JSON.stringify([{ x: lower.toUpperCase() }]),
    });
    expect(read.lower).toMatchObject({ types: ['uuid'], rows: [[lower]] });
    expect(read.upper).toMatchObject({ types: ['text'], rows: [[lower.toUpperCase()]] });
  });

  it('keeps texts inside of what is nested', async () => {
    const nested = {
      article: '2:28',
      at: ['2024-07-01T10:00:00+02:00'],
      'a"b': { on: '1-2-2024' },
    };
    const { a } = await readFiles({ 'a.json': JSON.stringify([{ nested }, { nested: null }]) });
    expect(a).toMatchObject({ types: ['json'], rows: [[JSON.stringify(nested)], [null]] });
  });

  it('judges by all rows of a file, not by its first ones', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index},2024-01-01\n`).join('');
    const { a } = await readFiles({ 'a.csv': `id,day\n${lines}x,soon\n` });
    if (typeof a !== 'object') throw new Error(a);
    expect(a.types).toEqual(['text', 'text']);
    expect(a.rows.at(-1)).toEqual(['x', 'soon']);
  });

  it('takes the types that are said', async () => {
    const columns = { code: 'text', amount: 'numeric', since: 'date', size: 'integer' } as const;
    const read = await readFiles(
      {
        'a.csv': 'code,amount,since,size,other\n1,1.10,2024-01-01,2,3\n2,20.125,,4,5\n',
        'b.json': '[{"code":1,"amount":"1.1","since":"2024-01-01","size":2,"other":"x"}]',
        'c.csv': 'code,amount,since,size\n1,1,1-2-2024,2\n',
      },
      {
        a: { file: 'a.csv', columns },
        b: { file: 'b.json', columns },
        c: { file: 'c.csv', columns },
      },
    );
    expect(read.a).toMatchObject({
      types: ['text', 'numeric', 'date', 'integer', 'bigint'],
      rows: [
        ['1', '1.100', '2024-01-01', 2, 3n],
        ['2', '20.125', null, 4, 5n],
      ],
    });
    expect(read.b).toMatchObject({ rows: [['1', '1.1', '2024-01-01', 2, 'x']] });
    expect(read.c).toBe('value');
  });
});

describe('CSV that is not UTF-8', () => {
  it('is read as Latin-1', async () => {
    const read = await readFiles({
      'old.csv': Buffer.from('name,day\nRené,2024-01-01\n', 'latin1'),
      'new.csv': 'name,day\nRené,2024-01-01\n',
    });
    const whole = { types: ['text', 'date'], rows: [['René', '2024-01-01']] };
    expect(read).toMatchObject({ old: whole, new: whole });
  });
});
