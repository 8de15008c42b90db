/** What is found in CSV here is what DuckDB reads of it: every text that is read here, it reads alike. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CsvSigns, fieldsAt, lineAt, recordsOf } from './csv-records.ts';

let root: string;
let connection: DuckDBConnection;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'polder-csv-records-'));
  connection = await (await DuckDBInstance.create()).connect();
});

afterAll(() => {
  connection.closeSync();
  rmSync(root, { recursive: true, force: true });
});

const PIECES = [
  'a',
  '1',
  ',',
  ',',
  '\n',
  '\n',
  '"',
  '"',
  ' ',
  '""',
  ',"x"',
  'é',
  '#',
  "'",
  '\\',
  '"a,b"',
];

const texts = fc
  .tuple(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 16 }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map(([pieces, lineEnd]) => pieces.join('').replaceAll('\n', lineEnd));

const signs = fc.record<CsvSigns>({
  delimiter: fc.constantFrom(',', ',', undefined),
  escaping: fc.constantFrom('"', '"', '\\'),
});

/** Rows by what is found here; undefined where a text is not read. */
const rowsHere = (text: string, written: CsvSigns) => {
  const bytes = Buffer.from(text);
  const { starts, counts, filled, fault, otherEnd, lineEnd } = recordsOf(bytes, 0, written, true);
  const fields = counts.find((count) => count > 0);
  if (fault || otherEnd !== undefined || fields === undefined) return undefined;
  const skip = counts.indexOf(fields);
  const isEven = counts.every(
    (count, record) => count === 0 || ((filled[record] ?? 0) <= fields && fields <= count),
  );
  if (!isEven) return undefined;
  const rows = starts.flatMap((start, record) => {
    if (record < skip || (fields > 1 && counts[record] === 0)) return [];
    const values = fieldsAt(bytes, start, written).slice(0, fields);
    return [values.map((value) => Buffer.from(value).toString() || null)];
  });
  return { fields, skip, lineEnd: lineEnd ?? '\n', rows };
};

describe('records of CSV', () => {
  it('are those of DuckDB', async () => {
    const file = join(root, 'a.csv');
    let count = 0;
    await fc.assert(
      fc.asyncProperty(texts, signs, async (text, written) => {
        const here = rowsHere(text, written);
        if (!here) return;
        count += 1;
        writeFileSync(file, text);
        const columns = Array.from({ length: here.fields }, (_, at) => `'c${at}': 'VARCHAR'`);
        const result = await connection.run(
          `select * from read_csv('${file}', auto_detect = false, delim = '${written.delimiter ?? '\u0001'}',
            quote = '"', escape = '${written.escaping}', comment = '', header = false, skip = ${here.skip},
            new_line = '${JSON.stringify(here.lineEnd).slice(1, -1)}', columns = {${columns.join()}})`,
        );
        expect(await result.getRowsJson()).toEqual(here.rows);
      }),
      { numRuns: 1_000, seed: 20_26 },
    );
    expect(count).toBeGreaterThan(150);
  });

  it('are left out at the end of a text that goes on', () => {
    const written: CsvSigns = { delimiter: ',', escaping: '"' };
    for (const text of ['a,b\n1,2\n3,', 'a,b\n1,2\n3,"4\n5', 'a,b\n1,2\n3,4\r'])
      expect(recordsOf(Buffer.from(text), 0, written, false)).toMatchObject({
        starts: [0, 4],
        fault: undefined,
      });
  });

  it('are on the lines of an editor', () => {
    const text = Buffer.from('a\nb\r\nc\rd');
    expect(['a', 'b', 'c', 'd'].map((letter) => lineAt(text, text.indexOf(letter)))).toEqual([
      1, 2, 3, 4,
    ]);
  });
});
