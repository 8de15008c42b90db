/** What a MariaDB or MySQL server offers: tables, views, their columns, keys and estimates. */
import { SourceError } from '../../federation-error.ts';
import type { ColumnSchema, SourceSchema, TableSchema } from '../../schema.ts';
import type { Row } from '../../values.ts';
import {
  type CatalogueQuestion,
  columnsQuestion,
  countQuestion,
  jsonQuestion,
  keysQuestion,
  tablesQuestion,
} from './catalogue.ts';
import type { MariadbOptions } from './options.ts';
import { offeredType } from './types.ts';

export type Ask = (question: CatalogueQuestion) => Promise<readonly Row[]>;

/** Up to so many rows, as estimated, in so many bytes a table is counted: small estimates are often old. */
const FEW = 2_000;
const SMALL = 4_000_000;

// The catalogue's questions are ours, so the types of their answers' columns are known.
const textIn = (row: Row, index: number): string => String(row[index]);
const optionalIn = (row: Row, index: number): number | undefined =>
  row[index] === null ? undefined : Number(row[index]);

/** Schema and table, in a form that no two have in common. */
const ownerOf = (row: Row): string => JSON.stringify([row[0], row[1]]);

const columnOf = (
  row: Row,
  jsonColumns: ReadonlySet<string>,
  areTinyintsBoolean: boolean,
): readonly ColumnSchema[] => {
  const name = textIn(row, 2);
  const offered = offeredType(
    {
      ...{ dataType: textIn(row, 3), columnType: textIn(row, 4) },
      ...{ precision: optionalIn(row, 5), scale: optionalIn(row, 6) },
      isJson: jsonColumns.has(JSON.stringify([row[0], row[1], name])),
    },
    areTinyintsBoolean,
  );
  if (!offered) return [];
  return [
    {
      ...{ name, ...offered, isNullable: row[7] !== 'NO' },
      ...(offered.type.name === 'text' && row[8] !== null && { collation: textIn(row, 8) }),
    },
  ];
};

/** Rows may share NULL in a unique index, and a prefix does not tell values apart. */
const keysOf = (
  rows: readonly Row[],
  columns: readonly ColumnSchema[],
): readonly (readonly string[])[] =>
  [...Map.groupBy(rows, (row) => textIn(row, 2)).values()].flatMap((parts) => {
    const names = parts.flatMap((part) => {
      const column = columns.find(({ name }) => name === part[3]);
      return column && !column.isNullable && part[4] === '0' && part[5] === null
        ? [column.name]
        : [];
    });
    return names.length === parts.length ? [names] : [];
  });

/** Distinct values of columns that stand first in an index. */
const distinctOf = (rows: readonly Row[]): ReadonlyMap<string, number> =>
  new Map(
    rows.flatMap((row) => {
      const distinct = optionalIn(row, 6);
      // Expressions have no name.
      const isOfColumn = row[3] !== null && row[5] === null;
      return row[7] === '1' && isOfColumn && distinct !== undefined
        ? [[textIn(row, 3), distinct] as const]
        : [];
    }),
  );

const rowsOf = async (
  table: Row,
  path: readonly string[],
  ask: Ask,
): Promise<number | undefined> => {
  const estimate = optionalIn(table, 2);
  // Views have none.
  if (estimate === undefined) return undefined;
  if (estimate > FEW || (optionalIn(table, 3) ?? 0) > SMALL) return estimate;
  const [row] = await ask(countQuestion(path));
  return row ? Number(row[0]) : estimate;
};

/**
 * Tables of the database that is connected to stand in queries by their name, others after their
 * schema's.
 *
 * @throws SourceError
 */
export const discoverMariadb = async (
  { database, schemas = [database], areTinyintsBoolean }: MariadbOptions,
  ask: Ask,
): Promise<SourceSchema> => {
  const tables = await ask(tablesQuestion(schemas));
  const columnRows = Map.groupBy(await ask(columnsQuestion(schemas)), ownerOf);
  const keyRows = Map.groupBy(await ask(keysQuestion(schemas)), ownerOf);
  // MySQL's catalogue has no such columns, and needs none.
  const jsonRows = await ask(jsonQuestion(schemas)).catch((error: unknown) => {
    if (error instanceof SourceError && error.failure === 'schema-changed') return [];
    throw error;
  });
  const jsonColumns = new Set(jsonRows.map((row) => JSON.stringify(row)));
  const found: TableSchema[] = [];
  for (const table of tables) {
    const owner = ownerOf(table);
    const path = [textIn(table, 0), textIn(table, 1)];
    const indexes = keyRows.get(owner) ?? [];
    const distinct = distinctOf(indexes);
    const columns = (columnRows.get(owner) ?? []).flatMap((row) =>
      columnOf(row, jsonColumns, areTinyintsBoolean),
    );
    const estimatedRows = await rowsOf(table, path, ask);
    found.push({
      name: path[0] === database ? textIn(table, 1) : path.join('.'),
      path,
      columns: columns.map((column) => {
        const values = distinct.get(column.name);
        return { ...column, ...(values !== undefined && { distinct: values }) };
      }),
      keys: keysOf(indexes, columns),
      ...(estimatedRows !== undefined && { estimatedRows }),
    });
  }
  return { tables: found };
};
