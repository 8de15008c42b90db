/** Files a steward takes home: the list of issues, and the own file with what was found beside it. */
import type { ImportMessages } from '../messages/imports/index.ts';
import { checkFile } from './check-file.ts';
import { createIssueLog, type Issue } from './issue.ts';
import type { Mapping } from './mapping.ts';
import { readTable } from './read-table.ts';
import type { Known } from './validate.ts';

const byteOrderMark = '\uFEFF'; // spreadsheets read UTF-8 by it

const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`;

/** Text that a spreadsheet would take for a formula is kept text. */
const harmless = (cell: string): string => (/^[=+@\t\r]|^-[^\d.,]/.test(cell) ? `'${cell}` : cell);

export const issuesAsCsv = (issues: readonly Issue[], words: ImportMessages): string =>
  byteOrderMark +
  csvLine(
    [words.batch.row, words.batch.column, words.batch.value, words.batch.reason, words.batch.kind],
    ',',
  ) +
  issues
    .map((issue) =>
      csvLine(
        [
          String(issue.row),
          issue.column,
          harmless(issue.value),
          words.issues[issue.code](issue),
          issue.code,
        ],
        ',',
      ),
    )
    .join('');

/**
 * The file's own rows: `right` only those without anything against them; `marked` all, with a last
 * column that says what is wrong.
 */
export async function* ownRows(
  bytes: Uint8Array,
  mapping: Mapping,
  known: Known,
  kind: 'right' | 'marked',
  words: ImportMessages,
): AsyncGenerator<string> {
  const log = createIssueLog(Number.POSITIVE_INFINITY);
  const { delimiter = ',' } = await checkFile(bytes, mapping, known, { log });
  const found = new Map<number, string[]>();
  for (const issue of log.kept()) {
    if (issue.severity === 'warning') continue;
    const reason = `${issue.column ? `${issue.column}: ` : ''}${words.issues[issue.code](issue)}`;
    found.set(issue.row, [...(found.get(issue.row) ?? []), reason]);
  }
  const opened = await readTable(bytes, mapping.encoding);
  if (!opened.ok) return;
  const { header, rows } = opened.table;
  yield byteOrderMark +
    csvLine(kind === 'marked' ? [...header, words.batch.problemColumn] : header, delimiter);
  let piece = '';
  for await (const { row, cells } of rows()) {
    const reasons = found.get(row);
    if (kind === 'marked') piece += csvLine([...cells, reasons?.join(' ') ?? ''], delimiter);
    else if (reasons === undefined) piece += csvLine(cells, delimiter);
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}
