/** What a SQL Server database offers: tables, views, their columns, keys and numbers of rows. */
import type { ColumnSchema, SourceSchema, TableSchema } from '../../schema.ts';
import type { Row } from '../../values.ts';
import {
  type CatalogueQuestion,
  columnsQuestion,
  keysQuestion,
  tablesQuestion,
} from './catalogue.ts';
import { offeredType } from './types.ts';

export type Ask = (question: CatalogueQuestion) => Promise<readonly Row[]>;

// The catalogue's questions are ours, so the types of their answers' columns are known.
const numberIn = (row: Row, index: number): number => Number(row[index]);
const textIn = (row: Row, index: number): string => String(row[index]);
const objectOf = (row: Row): number => numberIn(row, 0);

/** Types that the server neither compares nor sorts. */
const INCOMPARABLE = ['text', 'ntext', 'image', 'xml', 'json'];

const columnOf = (row: Row): ColumnSchema[] => {
  const native = textIn(row, 2);
  const type = offeredType({ name: native, precision: numberIn(row, 3), scale: numberIn(row, 4) });
  if (!type) return [];
  // Every collation of SQL Server ignores blanks at the end, so none compares as PostgreSQL's "C".
  const collation = INCOMPARABLE.includes(native)
    ? 'not comparable'
    : row[6] === null
      ? undefined
      : textIn(row, 6);
  return [
    {
      ...{ name: textIn(row, 1), type, isNullable: row[5] === true, nativeType: native },
      ...(collation !== undefined && { collation }),
    },
  ];
};

/** Keys have no NULL: PostgreSQL would let rows share it, SQL Server does not. */
const keysOf = (
  rows: readonly Row[],
  columns: readonly ColumnSchema[],
): readonly (readonly string[])[] =>
  [...Map.groupBy(rows, (row) => numberIn(row, 1)).values()].flatMap((parts) => {
    const names = parts.map((part) => textIn(part, 2));
    const isKey = names.every((name) =>
      columns.some((column) => column.name === name && !column.isNullable),
    );
    return isKey ? [names] : [];
  });

/**
 * Tables of the schema `dbo`, or of the only schema asked for, stand in queries without it.
 *
 * @param schemas all that the user may read when undefined
 * @throws SourceError
 */
export const discoverSqlserver = async (
  schemas: readonly string[] | undefined,
  ask: Ask,
): Promise<SourceSchema> => {
  const found = await ask(tablesQuestion(schemas));
  const columns = Map.groupBy(await ask(columnsQuestion(schemas)), objectOf);
  const keys = Map.groupBy(await ask(keysQuestion(schemas)), objectOf);
  const bare = schemas?.length === 1 ? schemas[0] : 'dbo';
  const tables = found.map((row): TableSchema => {
    const path = [textIn(row, 1), textIn(row, 2)];
    const own = (columns.get(objectOf(row)) ?? []).flatMap(columnOf);
    return {
      name: path[0] === bare ? textIn(row, 2) : path.join('.'),
      ...{ path, columns: own, keys: keysOf(keys.get(objectOf(row)) ?? [], own) },
      ...(row[3] !== null && { estimatedRows: numberIn(row, 3) }),
    };
  });
  return { tables };
};
