/** The forms in which the rows of an answer are written. */
import { type Batch, type OutputColumn, shortestReal } from '@polder/federation';
import { csvHeading, csvRow } from './csv-row.ts';
import { rowWriter } from './json-row.ts';
import { createTable } from './table.ts';

export type AnswerForm = 'table' | 'json' | 'csv';

/** Text of some rows as they come, line ends and all; the first call has the heading as well. */
export type RowsWriter = (rows: Batch) => string;

const FORMS: Readonly<Record<AnswerForm, (columns: readonly OutputColumn[]) => RowsWriter>> = {
  table: (columns) => {
    const table = createTable(columns);
    return (rows) =>
      table
        .lines(rows)
        .map((line) => `${line}\n`)
        .join('');
  },
  json: (columns) => {
    const writeRow = rowWriter(columns);
    return (rows) => rows.map((row) => `${writeRow(row)}\n`).join('');
  },
  csv: (columns) => {
    let heading = csvHeading(columns);
    return (rows) => {
      const text = heading + rows.map(csvRow).join('');
      heading = '';
      return text;
    };
  },
};

/** Rows with reals as PostgreSQL writes them: 0.1, which as a double would be 0.10000000149011612. */
const withShortReals = (columns: readonly OutputColumn[]): ((rows: Batch) => Batch) => {
  const reals = columns.flatMap(({ type }, at) => (type.name === 'real' ? [at] : []));
  if (reals.length === 0) return (rows) => rows;
  return (rows) =>
    rows.map((row) =>
      row.map((value, at) =>
        typeof value === 'number' && reals.includes(at) ? shortestReal(value) : value,
      ),
    );
};

export const writerIn = (form: AnswerForm, columns: readonly OutputColumn[]): RowsWriter => {
  const write = FORMS[form](columns);
  const shortened = withShortReals(columns);
  return (rows) => write(shortened(rows));
};
