/** A Pabulib file as it stands, row by row, and how it is written. */

export interface PabulibRow {
  readonly cells: readonly string[];
  /**
   * How the file has it, where the writer would write it otherwise: needless quotes, another line end,
   * blank lines before it. A row that is changed is made anew, without it.
   */
  readonly written?: string;
}

export interface PabulibTable {
  /** The name of the section, alone on its line. */
  readonly heading: PabulibRow;
  readonly columns: PabulibRow;
  readonly rows: readonly PabulibRow[];
}

export interface PabulibDocument {
  readonly hasByteOrderMark: boolean;
  readonly lineEnd: '\n' | '\r\n';
  /** Whether the last row ends with a line end too. */
  readonly endsWithLineEnd: boolean;
  /** Of each row the first cell is a key and the second its value. */
  readonly meta: PabulibTable;
  readonly projects: PabulibTable;
  readonly votes: PabulibTable;
  /** Blank lines after the last row. */
  readonly blankAtEnd: string;
}

const writeCell = (cell: string): string =>
  /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Cells with quotes only where they are needed, without a line end. */
export const writeCells = (cells: readonly string[]): string => cells.map(writeCell).join(';');

/** The text of a file; of a document that was read, byte for byte the text that was read. */
export const writePabulib = (document: PabulibDocument): string => {
  const { lineEnd, meta, projects, votes } = document;
  const write = ({ cells, written }: PabulibRow): string => written ?? writeCells(cells) + lineEnd;
  const text = [meta, projects, votes]
    .flatMap(({ heading, columns, rows }) => [heading, columns, ...rows])
    .map(write)
    .join('');
  return [
    document.hasByteOrderMark ? '\uFEFF' : '',
    document.endsWithLineEnd ? text : text.slice(0, -lineEnd.length),
    document.blankAtEnd,
  ].join('');
};

export const tableOf = (
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): PabulibTable => ({
  heading: { cells: [heading] },
  columns: { cells: columns },
  rows: rows.map((cells) => ({ cells })),
});

/** A document made by hand: LF, a line end after every row, no byte order mark. */
export const createDocument = (
  tables: Pick<PabulibDocument, 'meta' | 'projects' | 'votes'>,
): PabulibDocument => ({
  hasByteOrderMark: false,
  lineEnd: '\n',
  endsWithLineEnd: true,
  blankAtEnd: '',
  ...tables,
});
