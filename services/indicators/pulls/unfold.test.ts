import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { definitionsByFormat, readRecords } from '../catalogue/import-definitions.ts';
import { definitionFormat } from '../imports/formats.ts';
import { unfold } from './unfold-command.ts';

const root = join(import.meta.dirname, '../../..');

const run = async (file: string, options: Record<string, string>) => {
  const out = mkdtempSync(join(tmpdir(), 'polder-unfold-'));
  const lines: string[] = [];
  await unfold(undefined as never, {
    positional: [file],
    options: { kind: 'cbs-odata', out, ...options },
    print: (line) => lines.push(line),
    progress: () => {},
  });
  const read = (name: string): Record<string, string>[] =>
    parse(readFileSync(join(out, name)), { columns: true });
  return { figures: read('figures.csv'), areas: read('areas.csv'), lines };
};

const written = (json: unknown): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'polder-unfold-')), 'table.json');
  writeFileSync(file, JSON.stringify(json));
  return file;
};

describe('unfolding a table of Statistics Netherlands', () => {
  it('writes a figure a row, and the areas with what they lie in', async () => {
    const { figures, areas } = await run(
      written({
        value: [
          { ID: 0, WijkenEnBuurten: 'GM0363    ', Perioden: '2024JJ00', Inwoners_5: 931_000 },
          { ID: 1, WijkenEnBuurten: 'WK0363AA  ', Perioden: '2024JJ00', Inwoners_5: null },
          { ID: 2, WijkenEnBuurten: 'BU0363AA01', Perioden: '2024JJ00', Inwoners_5: 1000 },
          { ID: 3, WijkenEnBuurten: 'NL00      ', Perioden: '2024JJ00', Inwoners_5: 17_900_000 },
        ],
      }),
      {},
    );
    expect(
      figures.map(({ indicator, area, period, value, note }) => [
        indicator,
        area,
        period,
        value,
        note,
      ]),
    ).toEqual([
      ['inwoners-5', 'GM0363', '2024JJ00', '931000', ''],
      ['inwoners-5', 'WK0363AA', '2024JJ00', '', 'not delivered'],
      ['inwoners-5', 'BU0363AA01', '2024JJ00', '1000', ''],
      ['inwoners-5', 'NL00', '2024JJ00', '17900000', ''],
    ]);
    expect(areas.map(({ code, level, parent }) => [code, level, parent])).toEqual([
      ['BU0363AA01', 'neighbourhood', 'WK0363AA'],
      ['GM0363', 'municipality', ''],
      ['WK0363AA', 'district', 'GM0363'],
    ]);
  });

  it('asks for the period when no column has it', async () => {
    await expect(run(written({ GM0363: { Inwoners_5: 1 } }), {})).rejects.toThrow('--period');
  });
});

const folder = join(root, '../shared/data/indicators/cbs');
const isThere = existsSync(folder);

describe.skipIf(!isThere)(
  `the key figures of 2024${isThere ? '' : ' (skipped: ../shared/data is not here)'}`,
  () => {
    const file = join(folder, 'stripped_filtered_data_2024.json');

    it('are all accounted for, each as the source has it', async () => {
      const { figures, areas } = await run(file, { period: '2024' });
      const source: Record<string, Record<string, number | null>> = JSON.parse(
        readFileSync(file, 'utf8'),
      );
      expect(areas).toHaveLength(3735);
      expect(figures).toHaveLength(3735 * 8);
      const residents = figures.filter(({ indicator }) => indicator === 'aantalinwoners-5');
      for (const { area = '', value } of residents)
        expect(value).toBe(String(source[area]?.AantalInwoners_5 ?? ''));
      expect(figures.filter(({ value }) => value === '')).toHaveLength(40);
    });

    it('have definitions for every topic that holds numbers, and for nothing else', () => {
      const format = definitionFormat(root, 'cbs');
      const content = readFileSync(join(folder, 'DataProperties.json'), 'utf8');
      const made = format
        ? definitionsByFormat(readRecords(content, false), format, new Map())
        : [];
      expect(made).toHaveLength(123);
      expect(made.find(({ code }) => code === 'huurwoningentotaal-48')).toMatchObject({
        kind: 'proportion',
        unit: { en: '%' },
        name: { nl: 'Huurwoningen totaal' },
      });
    });
  },
);
