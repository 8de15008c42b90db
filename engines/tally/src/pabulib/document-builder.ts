/** Keeps the rows of a file while they are read, so that it can be written again as it was. */
import {
  type PabulibDocument,
  type PabulibRow,
  type PabulibTable,
  writeCells,
} from './document.ts';
import type { SourceRow } from './records.ts';

export interface DocumentBuilder {
  /** A row that begins a section. */
  readonly begin: (row: SourceRow) => void;
  readonly add: (row: SourceRow) => void;
  readonly blank: (row: SourceRow) => void;
  readonly build: (hasByteOrderMark: boolean) => PabulibDocument;
}

const tableFrom = (rows: readonly PabulibRow[] = []): PabulibTable => {
  const [heading = { cells: [] }, columns = { cells: [] }, ...rest] = rows;
  return { heading, columns, rows: rest };
};

export const createDocumentBuilder = (): DocumentBuilder => {
  const sections: PabulibRow[][] = [];
  let lineEnd: '\n' | '\r\n' | undefined;
  let endsWithLineEnd = true;
  let blank = '';

  const keep = ({ cells, text, isPlain }: SourceRow): void => {
    lineEnd ??= text.endsWith('\r\n') ? '\r\n' : '\n';
    endsWithLineEnd = text.endsWith('\n');
    const ended = endsWithLineEnd ? text : text + lineEnd;
    const hasOwnLineEnd = ended.endsWith('\r\n') !== (lineEnd === '\r\n');
    const isUsual =
      blank === '' &&
      !hasOwnLineEnd &&
      ((isPlain && cells.every((cell) => !cell.includes('\r'))) ||
        ended === writeCells(cells) + lineEnd);
    sections.at(-1)?.push(isUsual ? { cells } : { cells, written: blank + ended });
    blank = '';
  };

  return {
    begin: (row) => {
      sections.push([]);
      keep(row);
    },
    add: keep,
    blank: ({ text }) => {
      blank += text;
    },
    build: (hasByteOrderMark) => ({
      hasByteOrderMark,
      lineEnd: lineEnd ?? '\n',
      endsWithLineEnd,
      meta: tableFrom(sections[0]),
      projects: tableFrom(sections[1]),
      votes: tableFrom(sections[2]),
      blankAtEnd: blank,
    }),
  };
};
