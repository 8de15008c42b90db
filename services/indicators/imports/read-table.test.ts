import { describe, expect, it } from 'vitest';
import {
  detectDelimiter,
  detectEncoding,
  lettersToConfirm,
  readTable,
  type TableRow,
} from './read-table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

const rowsOf = async (bytes: Uint8Array): Promise<TableRow[]> => {
  const opened = await readTable(bytes, 'windows-1252');
  if (!opened.ok) throw new Error(opened.issues.map(({ code }) => code).join());
  const rows: TableRow[] = [];
  for await (const row of opened.table.rows()) rows.push(row);
  return rows;
};

describe('the lines of a file', () => {
  it.each([
    ['line feeds', 'a,b\n1,2\n3,4', [2, 3]],
    ['carriage returns and line feeds', 'a,b\r\n1,2\r\n3,4\r\n', [2, 3]],
    ['carriage returns alone', 'a,b\r1,2\r3,4', [2, 3]],
    ['both kinds in one file', 'a,b\r\n1,2\n3,4\r\n', [2, 3]],
    ['empty lines above and between', '\n\na,b\n1,2\n\n\n3,4\n', [4, 7]],
    ['a line break within quotes', 'a,b\n"1\n1",2\n3,4\n', [2, 4]],
    ['a line that names the delimiter', 'sep=;\na;b\n1;2\n3;4\n', [3, 4]],
  ])('keep the numbers an editor shows, with %s', async (_, text, expected) => {
    expect((await rowsOf(utf8(text))).map(({ row }) => row)).toEqual(expected);
  });

  it('are counted over pieces that part a line end', async () => {
    const line = `${'x'.repeat(99)},1\r\n`;
    const rows = await rowsOf(utf8(`a,b\r\n${line.repeat(6000)}`));
    expect(rows.at(-1)?.row).toBe(6001);
    expect(rows.every(({ cells }) => cells.length === 2)).toBe(true);
  });
});

describe('the delimiter', () => {
  it.each([
    ['a,b,c', ','],
    ['a;b;c', ';'],
    ['a\tb\tc', '\t'],
    ['a|b|c', '|'],
    ['"a, with comma";b', ';'],
    ['sep=|\na|b', '|'],
  ])('of %j is %j', (text, expected) => expect(detectDelimiter(text)).toBe(expected));
});

describe('the encoding', () => {
  it.each([
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('a,b\n1,é')]), 'utf-8'],
    ['UTF-8 without one', utf8('a,b\n1,é'), 'utf-8'],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFFa,b\n1,é', 'utf16le')), 'utf-16le'],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from('a,b,c,d\n1,é', 'utf16le')), 'utf-16le'],
    ['Windows-1252', new Uint8Array(Buffer.from('a,b\n1,é', 'latin1')), 'windows-1252'],
  ])('of %s is recognised, and its letters are read', async (_, bytes, expected) => {
    expect(detectEncoding(bytes)).toBe(expected);
    expect((await rowsOf(bytes))[0]?.cells).toEqual(['1', 'é']);
  });

  it('of a workbook or a picture is none: the file is refused', () => {
    expect(() => detectEncoding(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toThrow(
      'wrong-encoding',
    );
    expect(() => detectEncoding(new Uint8Array([0x61, 0x81, 0x8d]))).toThrow('wrong-encoding');
  });

  it('of a text with a NUL in it is told by its row', () => {
    expect(() => detectEncoding(utf8('code,value\na,1\nb,\0\n'))).toThrow(
      expect.objectContaining({ details: { what: 'nul', row: 3 } }),
    );
  });

  it('other than UTF-8 is refused until the steward agrees, who sees the letters', async () => {
    const bytes = new Uint8Array(Buffer.from('a,b\n1,Sønderjylland\n2,plain\n', 'latin1'));
    await expect(readTable(bytes)).rejects.toThrow('wrong-encoding');
    const opened = await readTable(bytes, 'windows-1252');
    expect(opened.ok && (await lettersToConfirm(opened.table, 5))).toEqual(['Sønderjylland']);
  });
});

describe('a file as a whole', () => {
  it.each([
    ['nothing', '', 'empty-file'],
    ['only empty lines', '\n\n \n', 'empty-file'],
    ['a header alone', 'a,b\n', 'no-rows'],
    ['figures in its first row', '2024,12.5,N01\n2024,13.5,N02\n', 'no-header'],
    ['501 columns', `${'a,'.repeat(500)}a\n${'1,'.repeat(500)}1\n`, 'too-many-columns'],
    ['a quote that is never closed', 'a,b\n"1,2\n3,4\n', 'broken-quotes'],
    [
      'a quote that is not closed in a million letters',
      `a,b\n"${'1,2\n'.repeat(300_000)}`,
      'broken-quotes',
    ],
    ['a line of more than a million letters', `a,b\n${'1'.repeat(1_000_100)},2\n`, 'endless-row'],
  ])('with %s is refused', async (_, text, code) => {
    const opened = await readTable(utf8(text));
    expect(opened.ok ? [] : opened.issues.map((issue) => issue.code)).toEqual([code]);
  });
});
