/** CSV: what is read of a file, and what is refused because it cannot be told. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FilesOptions } from './options.ts';
import { readFiles } from './test/read-files.ts';

type Settings = Omit<NonNullable<FilesOptions['tables']>[string], 'file'>;

/** Names and rows of a file, or why there are none. */
const read = async (content: string | Buffer, settings?: Settings) => {
  const tables = settings && { a: { file: 'a.csv', ...settings } };
  const { a } = await readFiles({ 'a.csv': content }, tables);
  return typeof a === 'object' ? [a.names, ...a.rows] : a;
};

const UNTOLD = 'the settings have to say which line is the heading';

describe('the heading of CSV', () => {
  it.each<readonly [string, string, number, string]>([
    ['numbers beneath', 'id,name\n1,Ann,x\n2,Bob,y\n', 2, 'more'],
    ['texts only', 'name,town\nAnn,Delft,x\nBob,Breda,y\n', 2, 'more'],
    ['one row', 'id,name\n1,Ann,x\n', 2, 'more'],
    ['one name', 'name\nAnn,Delft\nBob,Breda\n', 2, 'more'],
    ['one name, and fields of different number', 'name\nAnn,x\nBob,x,y\n', 2, 'more'],
    ['numbers with a comma', 'amount\n2,5\n3,5\n', 2, 'more'],
    ['a word in the first row', 'name,town\nAnn,Delft,unknown\nBob,Breda,6\n', 2, 'more'],
    ['all rows shorter', 'id,name,kind\n1,Ann\n2,Bob\n', 2, 'fewer'],
    ['blanks behind commas', 'name, town\nAnn, Delft, no\nBob, Breda, 6\n', 2, 'more'],
    ['another table beneath', 'id,name\n1,a\n\nid,kind,size\n1,x,5\n2,y,6\n3,z,7\n', 4, 'more'],
  ])(
    'is not passed over where it has other fields than the rows: %s',
    async (_, text, line, has) => {
      expect(await read(text)).toBe(`line ${line} of a.csv has ${has} fields than the heading`);
    },
  );

  const ROWS = [
    [1n, 'a', '2,50'],
    [2n, 'b', '3,75'],
  ];

  it.each([
    ['with an empty line', 'Export of 2026\n\nid;name;amount\n1;a;2,50\n2;b;3,75\n'],
    ['with no empty line', 'Export of 2026\nid;name;amount\n1;a;2,50\n2;b;3,75\n'],
    ['of two lines', 'Export, for all\r\nof 2026\r\nid;name;amount\r\n1;a;2,50\r\n2;b;3,75\r\n'],
  ])('stands beneath titles: %s', async (_, text) => {
    expect(await read(text)).toEqual([['id', 'name', 'amount'], ...ROWS]);
  });

  it('stands beneath titles above two columns only after an empty line', async () => {
    const rows = 'name,count\nAnn,5\nBob,6\n';
    expect(await read(`Export\n\n${rows}`)).toEqual([
      ['name', 'count'],
      ['Ann', 5n],
      ['Bob', 6n],
    ]);
    expect(await read(`Export\n${rows}`)).toBe('line 2 of a.csv has more fields than the heading');
  });

  it.each<readonly [string, string, number, readonly string[], number]>([
    ['titles above texts', 'Export\n\nname,town\nAnn,Delft\n', 3, ['name', 'town'], 1],
    ['a title as wide', 'Report,of 2026\n\nname,town\nAnn,Delft\n', 3, ['name', 'town'], 1],
    ['a title filled up', 'Export,,\nid,name,kind\n1,a,b\n', 2, ['id', 'name', 'kind'], 1],
    ['a line for a spreadsheet', 'sep=;\nid;name\n1;a\n', 2, ['id', 'name'], 1],
    ['a title above one column', 'Export\n\nname\nAnn\n', 3, ['name'], 1],
    ['years', 'name,2023,2024\nEde,5,6\nUden,7,8\n', 1, ['name', '2023', '2024'], 2],
    ['numbers', '2023,2024\n5,6\n7,8\n', 1, ['2023', '2024'], 2],
    ['dates', 'name,2024-01-01\nEde,x\n', 1, ['name', '2024-01-01'], 1],
    ['a column without name', 'name,\nEde,5\n', 1, ['name', 'column1'], 1],
  ])('is refused where it cannot be told, and read where it is said: %s', async (...given) => {
    const [, text, heading, names, count] = given;
    expect(await read(text)).toBeTypeOf('string');
    const said = await read(text, { heading });
    expect(said?.[0]).toEqual(names);
    expect(said).toHaveLength(count + 1);
  });

  it('is told from rows where words are above a column without letters', async () => {
    expect(await read('id,2023\n1,5\n')).toEqual([
      ['id', '2023'],
      [1n, 5n],
    ]);
    expect(await read('name,2023\nEde,5\n')).toBe(
      `line 1 of a.csv may be the heading or a row: ${UNTOLD}`,
    );
  });

  it('may be missing where that is said', async () => {
    const text = '1,Ann\n2,Bob\n';
    expect(await read(text)).toBe(`line 1 of a.csv may be the heading or a row: ${UNTOLD}`);
    expect(await read(text, { heading: 0 })).toEqual([
      ['column0', 'column1'],
      [1n, 'Ann'],
      [2n, 'Bob'],
    ]);
  });

  it('is refused where the settings call a line so that is none', async () => {
    const words = 'of a.csv, which is its heading in the settings, is empty or not there';
    for (const heading of [2, 9])
      expect(await read('Export\n\nid,name\n1,a\n', { heading })).toBe(`line ${heading} ${words}`);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['twice, also but for case', 'a,a,A,b\n1,2,3,4\n', ['a', 'a_1', 'A_2', 'b']],
    ['of names that others are given', 'a,a_1,a\n1,2,3\n', ['a', 'a_1', 'a_1_1']],
    ['of words of SQL', 'select,rowid,filename\n1,2,3\n', ['select', 'rowid', 'filename']],
    ['without the first', ',a\n1,2\n', ['column0', 'a']],
    ['over several lines', '"a\nb",c\n1,2\n', ['a\nb', 'c']],
    ['behind a mark of its encoding', '\ufeff"a,x",c\n1,2\n', ['a,x', 'c']],
  ])('gives names: %s', async (_, text, names) => {
    expect(await read(text)).toEqual([names, names.map((_name, index) => BigInt(index + 1))]);
  });

  it('may be all there is, and have no last name where no row goes so far', async () => {
    expect(await read('a,c')).toEqual([['a', 'c']]);
    expect(await read('a,c,\n1,2,\n')).toEqual([
      ['a', 'c', 'column2'],
      [1n, 2n, null],
    ]);
  });
});

describe('lines of CSV', () => {
  const told = (rows: readonly (readonly unknown[])[]) => [['id', 'name'], ...rows];

  it.each<readonly [string, string, readonly (readonly unknown[])[]]>([
    [
      'that begin with a sign for comments',
      '1,a\n#2,b\n#3,c\n',
      [
        ['1', 'a'],
        ['#2', 'b'],
        ['#3', 'c'],
      ],
    ],
    [
      'that hold it',
      '1,see #4\n2,# x\n',
      [
        [1n, 'see #4'],
        [2n, '# x'],
      ],
    ],
    [
      'with quotes inside',
      '1,Jan "de" Vries\n2,"y, ""z"""\n',
      [
        [1n, 'Jan "de" Vries'],
        [2n, 'y, "z"'],
      ],
    ],
    [
      'with a blank before quotes',
      '1, "a, b"\n2, c\n',
      [
        [1n, 'a, b'],
        [2n, ' c'],
      ],
    ],
    [
      'with backslashes before quotes',
      '1,"a\\"b"\n2,"c"\n',
      [
        [1n, 'a"b'],
        [2n, 'c'],
      ],
    ],
    [
      'that end in backslashes',
      '1,"C:\\x\\"\n2,"c"\n',
      [
        [1n, 'C:\\x\\'],
        [2n, 'c'],
      ],
    ],
    [
      'with apostrophes',
      "1,'s-Gravenhage\n2,'t Hof'\n",
      [
        [1n, "'s-Gravenhage"],
        [2n, "'t Hof'"],
      ],
    ],
    [
      'with an empty field more',
      '1,a,\n2,b\n',
      [
        [1n, 'a'],
        [2n, 'b'],
      ],
    ],
    [
      'that are empty',
      '\n1,a\n\n2,b\n\n',
      [
        [1n, 'a'],
        [2n, 'b'],
      ],
    ],
    [
      'with ends of lines inside',
      '1,"a\r\nb"\n2,"\rc"\n',
      [
        [1n, 'a\r\nb'],
        [2n, '\rc'],
      ],
    ],
    [
      'of empty fields',
      ',\n,\n',
      [
        [null, null],
        [null, null],
      ],
    ],
  ])('are rows: %s', async (_, rows, expected) => {
    expect(await read(`id,name\n${rows}`)).toEqual(told(expected));
  });

  it.each([
    [
      'a quote that stays open',
      '1,a\n2,"b\n3,c\n',
      'line 3 of a.csv has a quote that is not closed',
    ],
    ['a file that ends in a field', '1,a\n2,"b', 'line 3 of a.csv has a quote that is not closed'],
    ['text behind quotes', '1,"a" b\n2,c\n', 'line 2 of a.csv has text behind a field in quotes'],
    ['quotes in quotes', '1,"a "b" c"\n2,c\n', 'line 2 of a.csv has text behind a field in quotes'],
    ['another end of line', '1,a\r\n2,b\n', 'line 2 of a.csv ends otherwise than line 1'],
    ['a carriage return inside', '1,a\rb\n2,c\n', 'line 2 of a.csv ends otherwise than line 1'],
    ['blanks', '1,a\n  \n2,b\n', 'line 3 of a.csv has fewer fields than the heading'],
    ['a sum', '1,a\n2,b\nTotal: 2\n', 'line 4 of a.csv has fewer fields than the heading'],
    ['a comment', '1,a\n# middle\n2,b\n', 'line 3 of a.csv has fewer fields than the heading'],
    [
      'values in single quotes',
      "1,'a, b'\n2,'c'\n",
      'line 2 of a.csv has more fields than the heading',
    ],
  ])('are refused: %s', async (_, rows, reason) => {
    expect(await read(`id,name\n${rows}`)).toBe(reason);
  });

  it.each([
    ['in some', ['no, never', 'yes', 'well']],
    ['in the last', ['well', 'well', 'yes, but']],
    ['in few of many', [...Array(60).fill('x'), 'a, b, 5', 'c, d, 6', 'e, f, 7']],
    ['and semicolons', ['a; b', 'c, d', 'e']],
  ])('with commas are one column: %s', async (_, texts) => {
    expect(await read(`remark\n${texts.join('\n')}\n`)).toEqual([
      ['remark'],
      ...texts.map((text) => [text]),
    ]);
  });

  it.each([
    ['in the last two of three', ['well', 'no, never', 'yes, but']],
    ['in most', [...Array(50).fill('yes, but'), 'well', 'no, no, no']],
    ['in all', ['yes, but', 'no, never']],
  ])('with commas are refused, unless the separator is said: %s', async (_, texts) => {
    const text = `remark\n${texts.join('\n')}\n`;
    expect(await read(text)).toMatch(/^line \d of a.csv has more fields than the heading$/);
    expect(await read(text, { separator: ';' })).toEqual([
      ['remark'],
      ...texts.map((one) => [one]),
    ]);
  });

  it('are refused where two signs may separate them, unless one is said', async () => {
    const text = 'what (small, large);price\nbicycle;1,50\ncar;2,75\n';
    expect(await read(text)).toBe(
      'the fields of a.csv may be separated by commas or semicolons: the settings have to say by which',
    );
    expect(await read(text, { separator: ';' })).toEqual([
      ['what (small, large)', 'price'],
      ['bicycle', '1,50'],
      ['car', '2,75'],
    ]);
  });

  it('keep empty values where there is one column', async () => {
    expect(await read('name\na\n\nb\n')).toEqual([['name'], ['a'], [null], ['b']]);
  });
});

describe('a file of CSV', () => {
  it.each([
    ['nothing', ''],
    ['empty lines', '\r\n\r\n'],
    ['a mark of its encoding', '\ufeff'],
  ])('is empty: %s', async (_, text) => {
    expect(await read(text)).toBe('a.csv is empty');
  });

  it('is refused where it is compressed, whatever its name', async () => {
    const content = gzipSync('id,name\n1,René\n');
    const tables = { a: { file: 'a.csv' }, b: { file: 'b.csv.gz' }, c: { file: 'c.gz' } };
    const files = { 'a.csv': content, 'b.csv.gz': content, 'c.gz': 'id,name\n1,x\n' };
    expect(await readFiles(files, tables)).toMatchObject({
      a: 'a.csv is compressed',
      b: 'b.csv.gz is compressed',
      c: { rows: [[1n, 'x']] },
    });
  });

  it('is refused where it is UTF-8 but for single bytes', async () => {
    const name = Buffer.from('1,Zoë René\n');
    const cut = name.subarray(0, -2);
    const lines = [Buffer.from('id,name\n'), name, cut, Buffer.from('\n')];
    expect(await read(Buffer.concat(lines))).toBe('a.csv is neither UTF-8 nor Latin-1');
    expect(await read('id,name\n1,Ren\ufffd\n')).toEqual([
      ['id', 'name'],
      [1n, 'Ren\ufffd'],
    ]);
  });

  it('is refused where its mark says another encoding than its text', async () => {
    const bytes = Buffer.concat([Buffer.from('\ufeffid,name\n1,'), Buffer.from([0xe9, 0x0a])]);
    expect(await read(bytes)).toBe('a.csv is not UTF-8');
  });

  it('is the only one that the settings may say a heading or separator of', async () => {
    const tables = {
      a: { file: 'a.json', heading: 1 },
      b: { file: 'a.json', separator: ';' },
    } as const;
    const reason = 'the settings say of a.json what its heading or separator is, and it is not CSV';
    expect(await readFiles({ 'a.json': '[{"a":1}]' }, tables)).toEqual({ a: reason, b: reason });
  });
});
