/** Files that cannot be read, in whole directories of files: what is said of them, and to whom. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestEngine } from '../../../test/two-worlds.ts';
import { duckdb } from '../../dialects/duckdb.ts';
import { createFederation } from '../../federation.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { SourceSchema } from '../../schema.ts';
import type { Row } from '../../values.ts';
import type { Source } from '../source.ts';
import { createFilesSource } from './files.ts';
import { type FilesOptions, filesOptions } from './options.ts';

type Contents = Readonly<Record<string, string | Buffer>>;

let root: string;
let count = 0;
const opened: Source[] = [];

const local = createTestEngine();

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'polder-unreadable-files-'));
});

afterEach(async () => {
  for (const source of opened.splice(0)) await source.close();
});

afterAll(async () => {
  await local.close();
  rmSync(root, { recursive: true, force: true });
});

const directoryWith = (files: Contents): string => {
  count += 1;
  const directory = join(root, String(count));
  mkdirSync(directory);
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(directory, name), content);
  return directory;
};

const openOver = (directory: string, tables?: FilesOptions['tables']): Source => {
  const given = { kind: 'files', directory, temporaryDirectory: join(root, 'spill'), tables };
  const source = createFilesSource('register', filesOptions.parse(given), duckdb);
  opened.push(source);
  return source;
};

const still = new AbortController().signal;

const listed = (files: Contents, tables?: FilesOptions['tables']): Promise<SourceSchema> =>
  openOver(directoryWith(files), tables).discover(still);

/** Reasons by table, and the names of those that can be read. */
const told = async (files: Contents, tables?: FilesOptions['tables']) => {
  const schema = await listed(files, tables);
  return {
    tables: schema.tables.map(({ name }) => name),
    ...Object.fromEntries((schema.unreadable ?? []).map(({ name, reason }) => [name, reason])),
  };
};

const LINES = Array.from({ length: 5_000 }, (_, index) => `${index},name ${index},kind`);
const HEADING = 'id,name,kind';

describe('a file that cannot be read', () => {
  it('leaves out its own table only, and is in a list with the reason', async () => {
    expect(
      await told({
        'broken.parquet': 'PAR1 and nothing that follows',
        'begun.json': '[',
        'lines.ndjson': '{"a":1}\n{"a":2}\n{"a":"s3cret\n',
        'neither.csv': Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0x80, 0x2c, 0x31, 0x0a]),
        'sixteen.csv': Buffer.from('id,name\n1,s3cret\n', 'utf16le'),
        'whole.csv': 'a,b\n1,x\n',
      }),
    ).toEqual({
      tables: ['whole'],
      broken: 'broken.parquet is not readable Parquet',
      begun: 'begun.json breaks off',
      lines: 'line 3 of lines.ndjson is not JSON',
      neither: 'neither.csv is neither UTF-8 nor Latin-1',
      sixteen: 'sixteen.csv is neither UTF-8 nor Latin-1',
    });
  });

  it('is told also when there is no other', async () => {
    expect(await told({ 'broken.json': '[{"a":1},{"a":' })).toEqual({
      tables: [],
      broken: 'value 2 of broken.json breaks off',
    });
  });

  it('are all files of one name, also one that could be read by itself', async () => {
    const files = {
      'a.csv': 'a,b\n1,x\n',
      'a.json': '[{"a":',
      'b.CSV': 'a\n1\n',
      'b.csv': 'a\n1\n',
      'b.tsv': 'a\n1\n',
    };
    expect(await told(files)).toEqual({
      tables: [],
      a: "there are a.csv and a.json: give the table's file in the settings",
      b: "there are b.CSV, b.csv and b.tsv: give the table's file in the settings",
    });
    expect(await told(files, { a: { file: 'a.csv' } })).toEqual({ tables: ['a'] });
  });

  it('has values and paths in no reason', async () => {
    const value = 's3cret';
    const schema = await listed({
      'more.csv': [HEADING, ...LINES, `1,${value},b,${value}`, `2,${value},b`].join('\n'),
      'long.csv': `a,b\n1,${value.repeat(500_000)}\n2,x\n`,
      'value.json': `[{"a":1},{"a":${value}}]`,
      'word.json': value,
      'no.parquet': value,
    });
    expect(schema.unreadable).toHaveLength(5);
    expect(JSON.stringify(schema.unreadable)).not.toContain(value);
    expect(JSON.stringify(schema.unreadable)).not.toContain(root);
  });

  it('is on one line of a message, whatever it is called', async () => {
    const schema = await listed({ 'a\n\u001b[2J.json': '[{"a":' });
    expect(schema.unreadable?.[0]?.reason).toBe('value 1 of a  [2J.json breaks off');
  });

  it('ends a query that has begun as one whose columns have changed', async () => {
    const directory = directoryWith({ 'a.csv': 'id,name\n1,x\n2,y\n3,z\n' });
    const columns = { name: 'text' } as const;
    const source = openOver(directory, { a: { file: 'a.csv', columns } });
    const [table] = (await source.discover(still)).tables;
    if (!table) throw new Error('no table');
    writeFileSync(join(directory, 'a.csv'), 'id,title\n1,x\n2,y\n3,z and more\n');
    const rows = source.execute(
      { kind: 'scan', source: 'register', table, columns: [] },
      { signal: still, timeout: 10_000, maximumRows: 10 },
    );
    await expect(rows[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      failure: 'schema-changed',
    });
  });
});

describe('CSV with a line that is not as the others', () => {
  const uneven: readonly (readonly [string, readonly string[], string])[] = [
    ['first', ['x,y', ...LINES], 'line 2 of a.csv has fewer fields than the heading'],
    [
      'in the middle',
      LINES.with(2_500, 'x,y,z,s3cret'),
      'line 2502 of a.csv has more fields than the heading',
    ],
    ['last', [...LINES, 'Total: 5000'], 'line 5002 of a.csv has fewer fields than the heading'],
    [
      'last of few, and longer',
      ['1,a,b', '2,a,b', '3,a,b,c'],
      'line 4 of a.csv has more fields than the heading',
    ],
    [
      'among fields in quotes',
      ['1,"a, b",c', '2,"a, b",c', '3,b,c,d', '4,"a, b",c'],
      'line 4 of a.csv has more fields than the heading',
    ],
    [
      'after fields that go on over lines',
      ['1,"a\nb\n\nc",d', '2,a,b', '3,a,b', '4,a,b,c'],
      'line 8 of a.csv has more fields than the heading',
    ],
  ];

  it.each(uneven)('is told by its number: %s', async (_, lines, reason) => {
    const text = [HEADING, ...lines, ''].join('\n');
    expect(await told({ 'a.csv': text })).toEqual({ tables: [], a: reason });
  });

  it('is told by its number in Latin-1, and with other ends of lines', async () => {
    const lines = [HEADING, '1,"é\né",é', '2,é,é', '3,é,é', '4,é', '5,é,é', ''];
    expect(
      await told({
        'latin.csv': Buffer.from(lines.join('\n'), 'latin1'),
        'two.csv': 'a;b\r\n1;2\r\n3;4\r\n5\r\n',
        'old.csv': 'a;b\r1;2\r3;4\r5\r',
      }),
    ).toEqual({
      tables: [],
      latin: 'line 6 of latin.csv has fewer fields than the heading',
      two: 'line 4 of two.csv has fewer fields than the heading',
      old: 'line 4 of old.csv has fewer fields than the heading',
    });
  });

  it('is told by its number where only the beginning of the file is looked into', async () => {
    const filler = 'x'.repeat(200);
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index},${filler},b`);
    const text = [HEADING, ...lines.with(7_000, '7,a,b,c'), ''].join('\n');
    expect(await told({ 'a.csv': text })).toEqual({
      tables: [],
      a: 'line 7002 of a.csv has more fields than the heading',
    });
  });

  it.each([
    ['words above the heading', `Export of 2026\n\n${HEADING}\n1,a,b\n2,a,b\n`, 3],
    ['words with a comma above it', `Export, for all\n${HEADING}\n1,a,b\n2,a,b\n`, 3],
    ['one column with a comma in its name', 'Street (old, new)\nMain street\nHigh street\n', 1],
    ['one column of texts with commas', 'remark\nno, never\nyes, but, no\nwell\n', 1],
  ])('is not looked for where there is none: %s', async (_, text, columns) => {
    const { tables, unreadable } = await listed({ 'a.csv': text });
    expect(unreadable).toBeUndefined();
    expect(tables[0]?.columns).toHaveLength(columns);
  });
});

describe('tables that the settings name', () => {
  it('tell what file there is not, and which is outside of the directory', async () => {
    const directory = directoryWith({ 'trees.csv': 'id,kind\n1,oak\n' });
    writeFileSync(join(root, 'outside.csv'), 'id,kind\n1,s3cret\n');
    symlinkSync(join(root, 'outside.csv'), join(directory, 'link.csv'));
    mkdirSync(join(directory, 'inner'));
    const source = openOver(directory, {
      trees: { file: 'trees.csv' },
      tres: { file: 'inner/tres.csv' },
      above: { file: '../outside.csv' },
      link: { file: 'link.csv' },
      inner: { file: 'inner', format: 'json' },
    });
    const { tables, unreadable } = await source.discover(still);
    expect(tables.map(({ name }) => name)).toEqual(['trees']);
    expect(unreadable).toEqual([
      { name: 'tres', reason: 'there is no file inner/tres.csv' },
      { name: 'above', reason: '../outside.csv is not inside the directory of the source' },
      { name: 'link', reason: 'link.csv is not inside the directory of the source' },
      { name: 'inner', reason: 'inner is not a file' },
    ]);
  });

  it('are away with their directory', async () => {
    const source = openOver(join(root, 'away'), { trees: { file: 'trees.csv' } });
    await expect(source.discover(still)).rejects.toMatchObject({ failure: 'unreachable' });
  });

  it.each<readonly [string, string]>([
    ['a.csv', 'code,amount\n1,2\n'],
    ['a.json', '[{"code":1,"amount":2}]'],
  ])('have the columns whose types are said: %s', async (file, content) => {
    const columns = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, 'numeric' as const]));
    const seen = await told(
      { [file]: content },
      {
        right: { file, columns: columns(['amount']) },
        slip: { file, columns: columns(['amuont', 'code']) },
        case: { file, columns: columns(['Amount']) },
        slips: { file, columns: columns(['amuont', 'cod']) },
      },
    );
    const has = 'does not have; its columns are code, amount';
    expect(seen).toEqual({
      tables: ['right'],
      slip: `the settings give a type to the column amuont, which ${file} ${has}`,
      case: `the settings give a type to the column Amount, which ${file} ${has}`,
      slips: `the settings give types to the columns amuont, cod, which ${file} ${has}`,
    });
  });

  it('show the first of many columns, and the beginning of long names', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `c${index}`);
    const columns = { x: 'text' } as const;
    const { unreadable } = await listed(
      { 'many.csv': `${names.join()}\n`, 'long.csv': `${'y'.repeat(500)},b\n1,2\n` },
      { many: { file: 'many.csv', columns }, long: { file: 'long.csv', columns } },
    );
    expect(unreadable?.[0]?.reason).toMatch(/ its columns are c0, c1, .*, c19 and 10 more$/);
    expect(unreadable?.[1]?.reason).toMatch(/ its columns are y{59}…, b$/);
  });
});

describe('whoever asks for a table that cannot be read', () => {
  const FILES = { 'licences.csv': `${HEADING}\n1,a,b\n2,a,b\n3,a\n`, 'dogs.csv': 'id,name\n1,x\n' };
  const REASON = 'line 4 of licences.csv has fewer fields than the heading';

  const asking = (
    policies?: PolicySet,
    files: Contents = FILES,
    directory = directoryWith(files),
  ) => {
    const federation = createFederation({
      sources: [openOver(directory)],
      local,
      ...(policies && { policies }),
      now: () => performance.now(),
    });
    const subject = { id: 'a', roles: ['clerk'], purpose: '' };
    return {
      directory,
      rows: async (text: string): Promise<readonly Row[]> => {
        const rows: Row[] = [];
        for await (const batch of (await federation.query(text, { subject })).rows)
          rows.push(...batch);
        return rows;
      },
    };
  };

  const LICENCES = 'select * from register.licences';
  const refused = (message: string) => ({ code: 'unknown-table', message, position: 14 });

  it('is told why, and asks the others as ever', async () => {
    const { rows } = asking();
    await expect(rows(LICENCES)).rejects.toMatchObject(
      refused(`register.licences cannot be read: ${REASON}`),
    );
    expect(await rows('select name from register.dogs')).toEqual([['x']]);
  });

  it('gets its rows when it has been repaired', async () => {
    const { rows, directory } = asking(undefined, {
      'dogs.csv': 'id,name\n1,x\n',
      'repaired.csv': 'id,name\n1,y\n',
    });
    writeFileSync(join(directory, 'licences.csv'), FILES['licences.csv']);
    await expect(rows(LICENCES)).rejects.toMatchObject({ code: 'unknown-table' });
    renameSync(join(directory, 'repaired.csv'), join(directory, 'licences.csv'));
    expect(await asking(undefined, {}, directory).rows(LICENCES)).toEqual([[1n, 'y']]);
  });

  const closed: readonly (readonly [string, PolicySet])[] = [
    ['no policy opens it', { otherwise: 'deny', tables: [{ table: 'register.dogs' }] }],
    [
      'a policy opens it to others',
      { otherwise: 'allow', tables: [{ table: 'register.licences', roles: ['judge'] }] },
    ],
    [
      'a policy opens all tables to others',
      {
        otherwise: 'allow',
        tables: [
          { table: 'register.*', roles: ['judge'] },
          { table: 'register.dogs', roles: ['clerk'] },
        ],
      },
    ],
  ];

  it.each(closed)('is closed as one that can be read, where %s', async (_, policies) => {
    const texts = [LICENCES, 'select * from register.lisences', 'select * from licences'];
    const answers = (files: Contents) => {
      const { rows } = asking(policies, files);
      return Promise.all(texts.map((text) => rows(text).catch((error: unknown) => String(error))));
    };
    const seen = await answers(FILES);
    expect(seen[0]).toBe(
      'FederationError: register.licences is not open to this role for this purpose',
    );
    expect(seen.join()).not.toMatch(/cannot be read|did you mean/);
    expect(seen).toEqual(await answers({ ...FILES, 'licences.csv': 'id,kind\n1,a\n' }));
  });

  it.each([
    ['rows', { rows: "kind = 'a'" }],
    ['columns', { without: ['kind'] }],
    ['values', { masks: { kind: { kind: 'hide' } } }],
  ] as const)('is not told why where %s are hidden', async (_, policy) => {
    const table = 'register.licences';
    for (const policies of [
      { otherwise: 'allow', tables: [{ table, ...policy }] },
      { otherwise: 'deny', tables: [{ table }, { table: 'register.*', ...policy }] },
    ] as const)
      await expect(asking(policies).rows(LICENCES)).rejects.toMatchObject(
        refused('register.licences cannot be read'),
      );
  });

  it('is told why where a policy hides nothing', async () => {
    const policies: PolicySet = {
      otherwise: 'deny',
      tables: [{ table: 'register.licences', roles: ['clerk'] }],
    };
    await expect(asking(policies).rows(LICENCES)).rejects.toMatchObject(
      refused(`register.licences cannot be read: ${REASON}`),
    );
  });

  it('asks the others also where a policy is about it', async () => {
    const policies: PolicySet = {
      otherwise: 'allow',
      tables: [{ table: 'register.licences', rows: "kind = 'a'" }],
    };
    expect(await asking(policies).rows('select name from register.dogs')).toEqual([['x']]);
  });
});
