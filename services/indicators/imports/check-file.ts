import type { AcceptedRows } from './accepted-rows.ts';
import { findColumns } from './columns.ts';
import type { IssueLog } from './issue.ts';
import type { Mapping } from './mapping.ts';
import { BrokenTable, type Delimiter, type Encoding, readTable } from './read-table.ts';
import { createValidator, type Known, type RowCounts } from './validate.ts';

export interface CheckedFile {
  readonly counts: RowCounts;
  readonly rows: AcceptedRows | undefined;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | undefined;
  readonly header: readonly string[];
}

export interface CheckOptions {
  readonly log: IssueLog;
  /** Called every few thousand rows; others get their turn while it is awaited. */
  readonly onProgress?: (done: number, total: number) => Promise<void>;
}

const rowsPerTurn = 4000;

/** Line ends in a file: about the number of its rows, cheap enough for a progress bar. */
export const countLines = (bytes: Uint8Array): number => {
  const newline = 10;
  let count = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
};

/**
 * Reads and checks a whole file by a mapping. What is wrong goes to the log; nothing is written.
 *
 * @throws Problem wrong-encoding, also for Windows-1252 that the mapping does not allow
 */
export const checkFile = async (
  bytes: Uint8Array,
  mapping: Mapping,
  known: Known,
  { log, onProgress }: CheckOptions,
): Promise<CheckedFile> => {
  const none = { read: 0, accepted: 0, setAside: 0, wrong: 0 };
  const opened = await readTable(bytes, mapping.encoding);
  if (!opened.ok) {
    for (const issue of opened.issues) log.add(issue);
    return { counts: none, rows: undefined, encoding: 'utf-8', delimiter: undefined, header: [] };
  }
  const { table } = opened;
  const { encoding, delimiter, header } = table;
  const columns = findColumns(mapping, header, table.headerRow);
  if (!columns.ok) {
    for (const issue of columns.issues) log.add(issue);
    return { counts: none, rows: undefined, encoding, delimiter, header };
  }
  const validator = createValidator(mapping, header, columns.positions, known, log);
  const total = Math.max(1, countLines(bytes) - 1);
  try {
    let done = 0;
    for await (const row of table.rows()) {
      validator.check(row);
      done++;
      if (onProgress && done % rowsPerTurn === 0) await onProgress(done, total);
    }
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error;
    log.add({
      row: error.row,
      column: '',
      code: 'broken-quotes',
      value: '',
      detail: '',
      severity: 'error',
    });
    return {
      counts: { ...validator.counts(), wrong: validator.counts().wrong + 1 },
      rows: undefined,
      encoding,
      delimiter,
      header,
    };
  }
  return { counts: validator.counts(), rows: validator.rows, encoding, delimiter, header };
};
