import type { AcceptedRows } from './accepted-rows.ts';
import { findColumns } from './columns.ts';
import type { IssueLog } from './issue.ts';
import type { Mapping } from './mapping.ts';
import { openTable } from './open-table.ts';
import { BrokenTable, type Delimiter, type Encoding, issueOf } from './read-table.ts';
import { createValidator, type Known, type RowCounts } from './validate.ts';
import type { WorkbookFacts } from './workbook/read-in-place.ts';
import { WorkbookTrouble } from './workbook/trouble.ts';

export interface CheckedFile {
  readonly counts: RowCounts;
  readonly rows: AcceptedRows | undefined;
  /** Undefined for a workbook. */
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  readonly header: readonly string[];
  /** What was noticed in a workbook, once all its rows were read. */
  readonly workbook: WorkbookFacts | undefined;
}

export interface CheckOptions {
  readonly log: IssueLog;
  /** Called every thousand rows; others get their turn while it is awaited. */
  readonly onProgress?: (done: number, total: number) => Promise<void>;
}

/** About ten milliseconds of checking. */
const rowsPerTurn = 1000;

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
  const opened = await openTable(bytes, mapping);
  if (!opened.ok) {
    for (const issue of opened.issues) log.add(issue);
    return {
      counts: none,
      rows: undefined,
      encoding: undefined,
      delimiter: undefined,
      header: [],
      workbook: undefined,
    };
  }
  const { table } = opened;
  const { encoding, delimiter, header } = table;
  const about = () => ({ encoding, delimiter, header, workbook: table.workbook?.() });
  const columns = findColumns(mapping, header, table.headerRow);
  if (!columns.ok) {
    for (const issue of columns.issues) log.add(issue);
    return { counts: none, rows: undefined, ...about() };
  }
  const validator = createValidator(mapping, table, columns.positions, known, log);
  const total = table.workbook ? 1 : Math.max(1, countLines(bytes) - 1);
  try {
    let done = 0;
    for await (const row of table.rows()) {
      validator.check(row);
      done++;
      if (onProgress && done % rowsPerTurn === 0) await onProgress(done, total);
    }
  } catch (error) {
    if (error instanceof BrokenTable) log.add(issueOf(error.code, error.row));
    else if (error instanceof WorkbookTrouble)
      log.add(issueOf('unreadable-workbook', 0, '', error.reason));
    else throw error;
    return {
      counts: { ...validator.counts(), wrong: validator.counts().wrong + 1 },
      rows: undefined,
      ...about(),
    };
  }
  return { counts: validator.counts(), rows: validator.rows, ...about() };
};
