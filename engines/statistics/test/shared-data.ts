/**
 * Published vectors live beside the repository, in `../shared/data/indicators`. Where that folder is
 * absent the tests that read it are skipped, and their titles say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.resolve(root, '../shared/data/indicators');
const isPresent = existsSync(folder);

export type Row = Readonly<Record<string, string>>;

/** Tests may read the data while they are collected: without it they are not collected at all. */
export const describePublished = (title: string, tests: () => void): void => {
  if (isPresent) describe(title, tests);
  else
    describe.skip(`${title} (skipped: shared data absent)`, () =>
      it('needs the shared data', () => {}));
};

/** A CSV file's rows by column name, all text. */
export const readRows = (file: string): readonly Row[] =>
  // The cast says what `columns: true` without `cast` returns: text by column name.
  parse(read(file), { columns: true, bom: true, relax_column_count: true }) as readonly Row[];

/** A JSON file, of the shape that its test writes down. */
export const readJson = <Shape>(file: string): Shape => JSON.parse(read(file)) as Shape;

/** A cell as a number; NaN where it is empty. */
export const numberIn = (row: Row, column: string): number => {
  const text = row[column] ?? '';
  return text === '' ? Number.NaN : Number(text);
};

/** Largest distance of actual from expected values, relative to the expected ones. */
export const relativeError = (actual: readonly number[], expected: readonly number[]): number =>
  Math.max(
    ...expected.map((value, index) => Math.abs(((actual[index] ?? Number.NaN) - value) / value)),
  );

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
