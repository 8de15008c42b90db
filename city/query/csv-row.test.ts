import type { OutputColumn, SqlType, Value } from '@polder/federation';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { writerIn } from './answer-forms.ts';
import { csvRow } from './csv-row.ts';

const column = (name: string, type: SqlType['name'] = 'text'): OutputColumn => ({
  ...{ id: 0, name },
  type: { name: type } as SqlType,
});

describe('a row of CSV', () => {
  it.each<readonly [string, Value, string]>([
    ['nothing for NULL', null, ''],
    ['quotes for an empty text', '', '""'],
    ['a plain text as it is', 'Zoë 7-b', 'Zoë 7-b'],
    ['quotes around a comma', 'Jansen, P', '"Jansen, P"'],
    ['quotes doubled', 'the "Dam"', '"the ""Dam"""'],
    ['quotes around a line end', 'a\nb', '"a\nb"'],
    ['quotes around a carriage return', 'a\rb', '"a\rb"'],
    ['quotes around a blank at an end', ' a', '" a"'],
    ['what a spreadsheet takes for a formula, unchanged', '=1+1', '=1+1'],
    ['also with a quote in it', '=HYPERLINK("x")', '"=HYPERLINK(""x"")"'],
    ['an exact decimal with all digits', '12345678901234567890.10', '12345678901234567890.10'],
    ['a large whole number', 9_007_199_254_740_993n, '9007199254740993'],
    ['a number', 1.5, '1.5'],
    ['a number that is none', Number.NaN, 'NaN'],
    ['a truth value', false, 'false'],
    ['bytes in base64', new Uint8Array([255, 0]), '/wA='],
    ['quotes for no bytes', new Uint8Array(), '""'],
  ])('has %s', (_, value, written) => {
    expect(csvRow([1, value])).toBe(`1,${written}\r\n`);
  });
});

describe('an answer as CSV', () => {
  it('has the names of its columns once, each of them unlike the others', () => {
    const write = writerIn('csv', [column('id', 'integer'), column('id'), column('a, "b"')]);
    expect(write([[1, 'x', 'y']])).toBe('id,id_2,"a, ""b"""\r\n1,x,y\r\n');
    expect(write([[2, 'x', 'y']])).toBe('2,x,y\r\n');
  });

  it('has a heading without rows', () => {
    expect(writerIn('csv', [column('id')])([])).toBe('id\r\n');
  });

  it('is read back as it was', () => {
    const rows = [
      ['a,b', '"', '\r\n', ' x '],
      [',', '""', '\n', "'=1"],
    ];
    const write = writerIn(
      'csv',
      ['a', 'b', 'c', 'd'].map((name) => column(name)),
    );
    expect(parse(write(rows))).toEqual([['a', 'b', 'c', 'd'], ...rows]);
  });
});
