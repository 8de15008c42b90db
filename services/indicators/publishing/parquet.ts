/** Apache Parquet, row group by row group: what is written leaves before the next group is read. */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { columnKinds, columns, type FigureRow } from './rows.ts';

const elements: Readonly<Record<'text' | 'number' | 'day', Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  number: { type: 'DOUBLE' },
  day: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
};

const schema: SchemaElement[] = [
  { name: 'figures', num_children: columns.length },
  ...columns.map(
    (name): SchemaElement => ({
      name,
      repetition_type: 'OPTIONAL',
      ...elements[columnKinds[name]],
    }),
  ),
];

/** Rows that are read into memory before they are compressed together. */
const rowsPerGroup = 20_000;

/** Takes what was written so far out of the writer, whose offsets go on counting. */
const taken = (writer: ByteWriter): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(writer.getBytes());
  writer.index = 0;
  return bytes;
};

const cellsOf = (rows: readonly FigureRow[]) =>
  columns.map((name) => ({
    name,
    data: rows.map((row) =>
      columnKinds[name] === 'day' ? new Date(`${row[name]}T00:00:00Z`) : row[name],
    ),
  }));

/** @param metadata told in the file's own key-value part: title, licence, source */
export const asParquet = async function* (
  pages: AsyncIterable<readonly FigureRow[]>,
  metadata: Readonly<Record<string, string>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema,
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: 'polder',
  });
  const write = async (rows: readonly FigureRow[]) => {
    await parquet.write({ columnData: cellsOf(rows), rowGroupSize: rows.length });
    return taken(writer);
  };
  let waiting: FigureRow[] = [];
  for await (const page of pages) {
    waiting.push(...page);
    if (waiting.length < rowsPerGroup) continue;
    yield await write(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield await write(waiting);
  await parquet.finish();
  yield taken(writer);
};
