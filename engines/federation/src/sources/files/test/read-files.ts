/** Whole directories of files, read as a source reads them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { duckdb } from '../../../dialects/duckdb.ts';
import { SourceError } from '../../../federation-error.ts';
import type { Scan } from '../../../plan/node.ts';
import type { TableSchema } from '../../../schema.ts';
import type { Row } from '../../../values.ts';
import { createFilesSource } from '../files.ts';
import { type FilesOptions, filesOptions } from '../options.ts';

export type Contents = Readonly<Record<string, string | Buffer>>;

export interface ReadTable {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly Row[];
}

/** A table as a whole. */
export const scanOf = (table: TableSchema): Scan => ({
  kind: 'scan',
  source: 'files',
  table,
  columns: table.columns.map(({ name, type }, index) => ({
    id: index + 1,
    name,
    column: name,
    type,
  })),
});

/** Tables by name; in place of one, why it cannot be read, or how reading it failed. */
export const readFiles = async (
  files: Contents,
  tables?: FilesOptions['tables'],
): Promise<Readonly<Record<string, ReadTable | string>>> => {
  const root = mkdtempSync(join(tmpdir(), 'polder-read-files-'));
  const directory = join(root, 'data');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  const given = { kind: 'files', directory, temporaryDirectory: join(root, 'spill'), tables };
  const source = createFilesSource('files', filesOptions.parse(given), duckdb);
  const signal = new AbortController().signal;
  const read: Record<string, ReadTable | string> = {};
  try {
    const schema = await source.discover(signal);
    for (const { name, reason } of schema.unreadable ?? []) read[name] = reason;
    for (const table of schema.tables) {
      const rows: Row[] = [];
      try {
        const limits = { signal, timeout: 20_000, maximumRows: 1_000_000 };
        for await (const batch of source.execute(scanOf(table), limits)) rows.push(...batch);
        read[table.name] = {
          names: table.columns.map(({ name }) => name),
          types: table.columns.map(({ type }) => type.name),
          rows,
        };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        read[table.name] = error.failure;
      }
    }
  } finally {
    await source.close();
    rmSync(root, { recursive: true, force: true });
  }
  return read;
};
