import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import {
  type DrawnWorkbook,
  drawRows,
  drawWorkbook,
  drawZip,
  type Part,
} from './drawn-workbook.ts';
import { dateOfSerial, kindOfFormat, numberAsWritten } from './number-format.ts';
import { openSheet } from './read-in-place.ts';
import { sheetRows } from './read-workbook.ts';
import type { SheetRow } from './sheet.ts';
import { WorkbookTrouble } from './trouble.ts';
import { openZip, type ZipLimits } from './zip.ts';

const read = async (bytes: Uint8Array, sheet = '', limits?: ZipLimits) => {
  const opened = await openSheet(bytes, sheet, limits);
  const rows: SheetRow[] = [];
  for await (const row of opened.rows) rows.push(row);
  return { rows, cells: rows.map(({ cells }) => cells), facts: opened.facts() };
};

const one = (rows: string, more: Partial<DrawnWorkbook> = {}) =>
  read(drawWorkbook({ sheets: [{ name: 'Figures', rows }], ...more }));

const reasonOf = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof WorkbookTrouble ? error.reason : String(error)),
  );

describe('the cells of a sheet', () => {
  it('are texts, numbers, truths, errors and dates, each in its place', async () => {
    const { rows } = await one(
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3"><v>12.300000000000001</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c><c r="F3" s="1"><v>45352</v></c></row>',
      { texts: ['a & b'], formats: ['dd/mm/yyyy'] },
    );
    expect(rows).toEqual([
      {
        row: 3,
        cells: ['a & b', '', '12.3', 'TRUE', '#N/A', '2024-03-01'],
        numbers: [2],
        unknown: [],
      },
    ]);
  });

  it('keep rich and phonetic texts apart', async () => {
    const { cells } = await one(
      '<row><c t="inlineStr"><is><r><t>Nieuw</t></r><r><t xml:space="preserve">e dam</t></r><rPh><t>x</t></rPh></is></c></row>',
    );
    expect(cells).toEqual([['Nieuwe dam']]);
  });

  it('of a formula are the saved result; without one they are unknown', async () => {
    const { rows, facts } = await one(
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>[1]Other!A1</f></c><c r="C1" t="str"><f>""</f><v></v></c></row>',
      { more: [{ name: 'xl/externalLinks/externalLink1.xml', content: '<x/>' }] },
    );
    expect(rows[0]).toMatchObject({ cells: ['2', ''], unknown: [1] });
    expect(facts).toMatchObject({ formulas: 3, hasExternalLinks: true });
  });

  it('shown as percentages are read as they are seen', async () => {
    const { cells, facts } = await one('<row><c r="A1" s="1"><v>0.253</v></c></row>', {
      formats: ['0.0%'],
    });
    expect([cells, facts.percentages]).toEqual([[['25.3']], 1]);
  });

  it('of a workbook that counts from 1904 have their own dates', async () => {
    const { cells, facts } = await one('<row><c r="A1" s="1"><v>43890</v></c></row>', {
      formats: ['yyyy-mm-dd'],
      isFrom1904: true,
    });
    expect([cells, facts.isFrom1904]).toEqual([[['2024-03-01']], true]);
  });

  it('that are hidden or merged are counted and told', async () => {
    const { facts } = await read(
      drawWorkbook({
        sheets: [
          {
            name: 'Figures',
            before: '<cols><col min="2" max="3" hidden="1"/></cols>',
            rows: `${drawRows([['a', 'b', 'c', 'd']])}<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>`,
            after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
          },
        ],
      }),
    );
    expect(facts).toMatchObject({ hiddenRows: 1, hiddenColumns: ['B', 'C'], mergedCells: 1 });
  });
});

describe('the sheet', () => {
  const workbook = drawWorkbook({
    sheets: [
      { name: 'Notes', rows: drawRows([['old']]), state: 'hidden' },
      { name: 'Now & then', rows: drawRows([['new']]) },
    ],
  });
  it('is the first that is visible', async () =>
    expect((await read(workbook)).facts).toMatchObject({
      sheet: 'Now & then',
      sheets: [
        { name: 'Notes', isHidden: true },
        { name: 'Now & then', isHidden: false },
      ],
    }));
  it('is the one that is asked for', async () =>
    expect((await read(workbook, 'Notes')).cells).toEqual([['old']]));
  it('that is not there is told', async () =>
    expect(await reasonOf(read(workbook, 'Gone'))).toBe('no-sheet'));
});

describe('a number format', () => {
  it.each([
    [14, undefined, 'date'],
    [9, undefined, 'percent'],
    [0, undefined, 'number'],
    [164, 'dd mmm yy', 'date'],
    [164, '[$-413]d mmmm yyyy;@', 'date'],
    [164, '0.0%', 'percent'],
    [164, '#,##0.00', 'number'],
    [164, '0 "day"', 'number'],
    [164, '[Red]0.0', 'number'],
    [164, '[h]:mm', 'number'],
    [164, '0.0\\d', 'number'],
  ])('%i %j is a %s', (id, code, expected) => expect(kindOfFormat(id, code)).toBe(expected));

  it('counts days as Excel does', () => {
    expect(dateOfSerial(61, false)).toBe('1900-03-01');
    expect(dateOfSerial(45_352.5, false)).toBe('2024-03-01T12:00');
    expect(dateOfSerial(12, false)).toBeUndefined();
  });

  it('keeps fifteen digits', () => {
    expect(numberAsWritten('0.30000000000000004')).toBe('0.3');
    expect(numberAsWritten('1E3')).toBe('1000');
  });
});

describe('a file that is no honest workbook', () => {
  const small: ZipLimits = { entriesAtMost: 20, bytesAtMost: 100_000 };
  const figures = { sheets: [{ name: 'A', rows: drawRows([['a', 1]]) }] };
  const zeros = new Uint8Array(2_000_000);
  const with_ = (part: Part) => drawWorkbook({ ...figures, more: [part] });

  it.each<[string, Uint8Array, string]>([
    ['that says it unpacks to too much', with_({ name: 'x', content: zeros }), 'too-large'],
    [
      'of too many entries',
      drawZip(Array.from({ length: 30 }, (_, n) => ({ name: `${n}`, content: '' }))),
      'too-large',
    ],
    [
      'with a password on an entry',
      with_({ name: 'x', content: 'x', isEncrypted: true }),
      'encrypted',
    ],
    [
      'that is an archive of something else',
      drawZip([{ name: 'a.csv', content: 'a,b' }]),
      'damaged',
    ],
    [
      'within another archive',
      drawZip([{ name: 'book.xlsx', content: drawWorkbook(figures) }]),
      'damaged',
    ],
    ['of which half is missing', drawWorkbook(figures).slice(0, 900), 'damaged'],
    ['that is nothing but its first bytes', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'damaged'],
    [
      'whose text is not in its list',
      drawWorkbook({ sheets: [{ name: 'A', rows: '<row><c t="s"><v>7</v></c></row>' }] }),
      'damaged',
    ],
    [
      'with entities of its own',
      drawWorkbook({ sheets: [{ name: 'A', rows: '<!DOCTYPE x>' }] }),
      'damaged',
    ],
    [
      'with a row that cannot be',
      drawWorkbook({ sheets: [{ name: 'A', rows: '<row r="99999999"/>' }] }),
      'damaged',
    ],
    [
      'with cells far to the right',
      drawWorkbook({ sheets: [{ name: 'A', rows: '<row><c r="XFD1"><v>1</v></c></row>' }] }),
      'too-large',
    ],
  ])('%s is refused', async (_, bytes, reason) => {
    expect(await reasonOf(read(bytes, '', small))).toBe(reason);
  });

  it('that unpacks to more than it says is stopped while it does', async () => {
    const bomb = drawZip([{ name: 'x', content: zeros, claims: 10 }]);
    const zip = openZip(bomb, small);
    let seen = 0;
    const unpack = async () => {
      for await (const piece of zip.pieces('x')) seen += piece.length;
    };
    expect(await reasonOf(unpack())).toBe('too-large');
    expect(seen).toBeLessThanOrEqual(small.bytesAtMost);
  });
});

describe('the thread that reads', () => {
  const rows = drawRows(Array.from({ length: 5000 }, (_, n) => ['N01', n]));
  const bytes = drawWorkbook({ sheets: [{ name: 'Figures', rows }] });

  it('gives all rows in order, then the facts', async () => {
    const reading = sheetRows(bytes, '');
    let count = 0;
    for (;;) {
      const next = await reading.next();
      if (next.done) {
        expect(next.value).toMatchObject({ sheet: 'Figures', rows: 5000 });
        break;
      }
      count++;
      expect(next.value.row).toBe(count);
    }
    expect(count).toBe(5000);
  });

  it('ends when nobody asks for more', async () => {
    for await (const { row } of sheetRows(bytes, '')) if (row === 3) break;
  });

  it.each([
    ['time', { secondsAtMost: 0, megabytesAtMost: 500 }],
    ['memory', { secondsAtMost: 60, megabytesAtMost: 4 }],
  ])('is ended when it takes too much %s', async (_, limits) => {
    const reading = sheetRows(bytes, '', () => {}, limits);
    expect(await reasonOf(reading.next())).toBe('too-heavy');
  });
});

const folders = ['indicators/pheindicatormethods/original', 'open-data/frictionless/data'].map(
  (folder) => join(import.meta.dirname, '../../../../../shared/data', folder),
);
/** The other reader takes `mmddyy`, which Excel shows as a date, for a number. */
const readOtherwise = ['preserve-formatting.xlsx'];

const real = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.xlsx') && !readOtherwise.includes(name))
      .map((name) => [name, join(folder, name)] as const),
  );

describe.skipIf(real.length === 0)(
  `real workbooks${real.length === 0 ? ' (skipped: ../shared/data is not here)' : ''}`,
  () => {
    it.each(real)('%s reads as another reader reads it', async (_, file) => {
      const bytes = readFileSync(file);
      for (const { sheet, data } of await readXlsxFile(bytes)) {
        const theirs = data
          .map((cells) =>
            cells.map((cell) => {
              if (cell === null) return '';
              if (cell instanceof Date) return cell.toISOString().slice(0, 10);
              return typeof cell === 'boolean'
                ? String(cell).toUpperCase()
                : numberAsWritten(String(cell));
            }),
          )
          .map((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1))
          .filter((cells) => cells.length > 0);
        const { rows, facts } = await read(new Uint8Array(bytes), sheet);
        if (facts.percentages > 0 || facts.errors > 0) continue; // where we say more than the other
        const ours = rows.map(({ cells }) =>
          cells.map((cell) =>
            /^\d{4}-\d{2}-\d{2}T/.test(cell) ? cell.slice(0, 10) : numberAsWritten(cell),
          ),
        );
        expect(ours).toEqual(theirs);
      }
    });
  },
);
