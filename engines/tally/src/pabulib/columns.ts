/** The header of PROJECTS and VOTES, and whether each row has a cell for every column. */
import { type Findings, quoted } from './faults.ts';
import type { SourceRow } from './records.ts';

export interface Columns {
  /** As written, without white space around them. */
  readonly names: readonly string[];
  /** Place of a column; undefined when there is none. */
  readonly find: (name: string) => number | undefined;
}

/** Letters, digits and signs of ASCII are no white space; what else there is, trimming knows. */
const isInk = (code: number): boolean => code > 0x20 && code < 0x7f;

const hasOuterWhitespace = (cell: string): boolean =>
  !(isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(cell.length - 1))) &&
  cell.trim().length !== cell.length;

/** Tells of white space around cells; the numbers and ids in them are read without it. */
export const warnOfWhitespace = (
  { cells, line }: SourceRow,
  nameOf: (index: number) => string,
  { warn }: Findings,
): void => {
  for (let index = 0; index < cells.length; index += 1) {
    if (hasOuterWhitespace(cells[index] ?? ''))
      warn({
        line,
        column: nameOf(index),
        code: 'stray-whitespace',
        message: 'There is white space around a cell. Take it out.',
      });
  }
};

/** Stops when a column that counting needs is missing: its rows could not be read. */
export const readColumns = (
  row: SourceRow,
  needed: readonly string[],
  findings: Findings,
): Columns => {
  const { error, stop } = findings;
  const names = row.cells.map((cell) => cell.trim());
  warnOfWhitespace(row, (index) => names[index] ?? '', findings);
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    if (places.has(name))
      error({
        line: row.line,
        column: name,
        code: 'duplicate-column',
        message: `The column ${quoted(name)} stands twice. Keep one of them.`,
      });
    else places.set(name, index);
  }
  const missing = needed.filter((name) => !places.has(name));
  for (const name of missing.slice(1))
    error({ line: row.line, column: name, code: 'column-missing', message: missingColumn(name) });
  const [first] = missing;
  if (first !== undefined)
    stop({ line: row.line, column: first, code: 'column-missing', message: missingColumn(first) });
  return { names, find: (name) => places.get(name) };
};

const missingColumn = (name: string): string =>
  `There is no column ${quoted(name)}, or its name is written otherwise. Add it.`;

/** Whether a row has as many cells as there are columns. */
export const hasAllCells = (
  { cells, line }: SourceRow,
  columns: number,
  { error }: Findings,
): boolean => {
  if (cells.length === columns) return true;
  error({
    line,
    code: 'cell-count',
    message:
      cells.length < columns
        ? `The row has ${cells.length} cells of ${columns}. Add the missing “;”.`
        : `The row has ${cells.length} cells, ${cells.length - columns} too many. Put cells that hold “;” in quotes.`,
  });
  return false;
};
