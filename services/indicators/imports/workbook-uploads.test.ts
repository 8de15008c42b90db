import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { batchById } from './store.ts';
import {
  bodyOf,
  bringFile,
  furnishTown,
  imports,
  key,
  shownValue,
  take,
} from './testing/stewards.ts';
import { type DrawnWorkbook, drawRows, drawWorkbook, drawZip } from './workbook/drawn-workbook.ts';

let town: TestCity;
let steward: Client;

beforeAll(async () => {
  town = await testCity({ services: [indicators], withJobs: true });
  steward = await town.as('data-steward');
  await furnishTown(town);
});

afterAll(() => town.close());

const header = ['indicator', 'area', 'period', 'part', 'whole'];
type Rows = readonly (readonly (string | number | null)[])[];

const asFile = (bytes: Uint8Array, name = 'figures.xlsx') =>
  new File([new Uint8Array(bytes)], name);

const workbook = (rows: Rows, more: Partial<DrawnWorkbook> = {}) =>
  asFile(
    drawWorkbook({
      sheets: [{ name: 'Figures', rows: drawRows([['People who cycle'], [], header, ...rows]) }],
      ...more,
    }),
  );

const bring = (file: File, more: Record<string, string> = {}) =>
  bringFile(town, steward, file, more);

const upload = (file: File) => steward.post(`/en${imports}`, { ...key(), file });

describe('a workbook', () => {
  it('goes the way of every file, with its header where it stands', async () => {
    const id = await bring(workbook([['cycling', 'N01', 2024, 10, 40]]));
    const batch = await batchById(town.city.db, id);
    expect([batch.state, batch.rowsRead, batch.rowsAccepted]).toEqual(['ready', 1, 1]);
    await take(id, 'submit', steward);
    await take(id, 'approve', await town.as('data-steward'));
    expect(await shownValue(town, 'N01')).toBe(25);
  });

  it('has its errors told by sheet, row and letter, and comes back marked', async () => {
    const file = workbook([
      ['cycling', 'N02', 2024, 10, 40],
      ['cycling', 'N99', 2024, 10, 40],
      ['=1+1', 'N03', 2024, 50, 40],
    ]);
    const id = await bring(file);
    const page = await bodyOf(steward.get(`/en${imports}/${id}`));
    expect(page).toContain('Sheet “Figures”');
    expect(page).toContain('area (B)');
    const list = await bodyOf(steward.get(`/en${imports}/${id}/issues.csv`));
    expect(list).toContain('Figures,5,area (B),N99,');
    const marked = await steward.get(`/en${imports}/${id}/marked.xlsx`);
    const bytes = Buffer.from(await marked.arrayBuffer());
    const rows = await readSheet(bytes);
    expect(rows[0]).toEqual([...header, 'What is wrong']);
    expect(rows[1]).toEqual(['cycling', 'N02', 2024, 10, 40, null]);
    expect(rows[2]?.at(-1)).toContain('There is no area with the code “N99”');
    expect(rows[3]?.[0]).toBe('=1+1'); // a text, or a reader would give no value
    const right = await steward.get(`/en${imports}/${id}/right.xlsx`);
    expect(await readSheet(Buffer.from(await right.arrayBuffer()))).toHaveLength(2);
    const original = await steward.get(`/en${imports}/${id}/file.xlsx`);
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(
      new Uint8Array(await file.arrayBuffer()),
    );
  });

  it('of several sheets is read from the one that is chosen', async () => {
    const file = asFile(
      drawWorkbook({
        sheets: [
          { name: 'Read me', rows: drawRows([['Figures of 2024']]) },
          { name: 'Data', rows: drawRows([header, ['cycling', 'N04', 2024, 10, 40]]) },
        ],
      }),
    );
    const uploaded = await upload(file);
    expect(uploaded.status).toBe(303);
    const address = uploaded.headers.get('location') ?? '';
    expect(await bodyOf(steward.get(address))).toContain('On this sheet we find no table.');
    const chosen = await bodyOf(steward.get(`${address}?sheet=Data`));
    expect(chosen).toMatch(/<option value="Data" selected/);
    expect(chosen).toContain('name="sheet" value="Data"');
    const id = await bring(file, { sheet: 'Data' });
    expect((await batchById(town.city.db, id)).summary.workbook?.sheet).toBe('Data');
  });

  it('with a formula that nobody calculated is refused, by cell', async () => {
    const rows = `${drawRows([header])}<row r="2"><c r="A2" t="inlineStr"><is><t>cycling</t></is></c><c r="B2" t="inlineStr"><is><t>N05</t></is></c><c r="C2"><v>2024</v></c><c r="D2"><f>5+5</f></c><c r="E2"><v>40</v></c></row>`;
    const id = await bring(asFile(drawWorkbook({ sheets: [{ name: 'A', rows }] })));
    const page = await bodyOf(steward.get(`/en${imports}/${id}`));
    expect(page).toContain('Here stands a formula whose result is not in the file.');
    expect(page).toContain('part (D)');
  });

  it('that shows errors is refused, unless they stand for “no figure”', async () => {
    const rows = `${drawRows([[...header, 'value']])}<row r="2"><c r="A2" t="inlineStr"><is><t>cycling</t></is></c><c r="B2" t="inlineStr"><is><t>N06</t></is></c><c r="C2"><v>2024</v></c><c r="F2" t="e"><v>#N/A</v></c></row>`;
    const file = asFile(drawWorkbook({ sheets: [{ name: 'A', rows }] }));
    const refused = await bring(file, { 'column-value': 'value' });
    expect(await bodyOf(steward.get(`/en${imports}/${refused}`))).toContain(
      'It is an error of the spreadsheet.',
    );
    const id = await bring(file, { 'column-value': 'value', missing: '#N/A' });
    expect((await batchById(town.city.db, id)).state).toBe('ready');
  });

  it('has its numbers read by the decimal sign of the file, whichever that is', async () => {
    const rows = [
      ['cycling', 'N07', 2024, 10.5, 40],
      ['cycling', 'N08', 2024, '10,5', 40],
    ];
    const id = await bring(workbook(rows), { decimalSign: ',' });
    expect((await batchById(town.city.db, id)).rowsAccepted).toBe(2);
  });
});

describe('what is no workbook we read', () => {
  const ole = new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array(600).fill(0),
  ]);
  const encrypted = new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]);
  it.each<[string, File, string]>([
    ['of an old Excel', asFile(ole, 'old.xls'), 'This is a workbook of an old Excel'],
    ['with a password', asFile(encrypted), 'The workbook has a password.'],
    [
      'of OpenDocument',
      asFile(
        drawZip([
          {
            name: 'mimetype',
            content: 'application/vnd.oasis.opendocument.spreadsheet',
            isStored: true,
          },
        ]),
        'figures.ods',
      ),
      'This is an OpenDocument spreadsheet',
    ],
    [
      'in binary',
      asFile(drawZip([{ name: 'xl/workbook.bin', content: 'x' }]), 'figures.xlsb'),
      'This is a binary workbook',
    ],
    [
      'but an archive',
      asFile(drawZip([{ name: 'a.csv', content: 'a,b' }]), 'a.zip'),
      'This is an archive',
    ],
    ['but text', asFile(new TextEncoder().encode('a,b\n1,2\n')), 'damaged or not complete'],
    ['by another name', new File([drawnBytes()], 'figures.csv'), 'Let its name end in .xlsx'],
    ['but a picture', asFile(new Uint8Array([1, 2, 3]), 'a.png'), 'Send an Excel workbook'],
  ])('%s is told what it is, and what to do', async (_, file, words) => {
    const answer = await upload(file);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });
});

function drawnBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(drawWorkbook({ sheets: [{ name: 'A', rows: drawRows([header]) }] }));
}

describe('a table schema', () => {
  const schema = JSON.stringify({
    fields: [{ name: 'whole', type: 'integer', constraints: { minimum: 30 } }],
  });

  it('that is none is asked again, as it was entered', async () => {
    const uploaded = await upload(workbook([['cycling', 'N01', 2023, 10, 40]]));
    const address = uploaded.headers.get('location') ?? '';
    const answer = await steward.post(address, { ...key(), schema: '{"fields": 3}' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/This is not a table schema we can use[\s\S]*fields/);
  });

  it('is held against every row, with column and rule', async () => {
    const id = await bring(workbook([['cycling', 'N01', 2023, 10, 20]]), { schema });
    const page = await bodyOf(steward.get(`/en${imports}/${id}`));
    expect(page).toContain('20 is below the promised minimum of 30.');
    expect(page).toContain('whole (E)');
  });
});
