/** Rows for people at a terminal: columns aligned by the first rows, the rest as they come. */
import type { OutputColumn, Value } from '@polder/federation';
import { uniqueNames } from './json-row.ts';

const WIDEST = 40;

const isNumber = ({ type }: OutputColumn): boolean =>
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double'].includes(type.name);

// Control characters and directions of writing would let a value write elsewhere on the screen.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const cellOf = (value: Value): string => {
  if (value === null) return '–';
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  const text = String(value).replace(unprintable, ' ');
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
};

export interface TableWriter {
  /** Lines of some rows; the first call has the heading as well. */
  readonly lines: (rows: readonly (readonly Value[])[]) => readonly string[];
}

export const createTable = (columns: readonly OutputColumn[]): TableWriter => {
  const names = uniqueNames(columns);
  let widths: readonly number[] | undefined;
  return {
    lines: (rows) => {
      const cells = rows.map((row) => columns.map((_, at) => cellOf(row[at] ?? null)));
      const isFirst = widths === undefined;
      widths ??= names.map((name, at) =>
        Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)),
      );
      const line = (row: readonly string[]): string =>
        row
          .map((cell, at) => {
            const width = widths?.[at] ?? 0;
            const column = columns[at];
            return column && isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
          })
          .join('  ')
          .trimEnd();
      return isFirst
        ? [line(names), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)]
        : cells.map(line);
    },
  };
};
