import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvLine, harmlessCell } from './csv.ts';

describe('a cell of a delimited file', () => {
  it.each([
    '=1+1',
    '+SUM(A1)',
    '-cmd|x',
    '@now',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '+1-1',
    '-2+3',
    '=HYPERLINK("x")',
  ])('%j is kept text', (cell) => expect(harmlessCell(cell)).toBe(`'${cell}`));

  it.each(['', 'Dam', 'a=b', '-3', '-3,5', '+31', '-1.234,5', '-12 %', '1-2', '–'])(
    '%j stays as it is',
    (cell) => expect(harmlessCell(cell)).toBe(cell),
  );

  it('that is a number or empty stays so', () => {
    expect([harmlessCell(-3), harmlessCell(null)]).toEqual([-3, null]);
  });
});

describe('a line', () => {
  it.each([',', ';', '\t'])('divided by %j is read as it was written', (delimiter) => {
    const cells = ['a', 'with "quotes"', `a${delimiter}b`, 'two\nlines', '', '-3,5'];
    expect(parse(csvLine(cells, delimiter), { delimiter })).toEqual([cells]);
  });

  it('has numbers and empty cells', () => expect(csvLine([1.5, null, '=1'])).toBe("1.5,,'=1\r\n"));
});
