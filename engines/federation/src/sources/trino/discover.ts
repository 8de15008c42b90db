/** What a Trino cluster offers: tables and views of its catalogues. Trino knows no keys. */
import type { Statement } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { ColumnSchema, SourceSchema, TableSchema } from '../../schema.ts';
import type { Row, SqlType, TypeName } from '../../values.ts';
import type { TrinoOptions } from './options.ts';
import { offeredType } from './types.ts';

export interface TrinoQuestion {
  readonly statement: Statement;
  readonly columns: readonly OutputColumn[];
}

export type Ask = (question: TrinoQuestion) => Promise<readonly Row[]>;

/** Tables whose statistics are asked for at once. */
const AT_ONCE = 4;

/** The one place where the connector itself names catalogues and tables. */
const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const question = (
  text: string,
  types: readonly TypeName[],
  parameters: Statement['parameters'] = [],
): TrinoQuestion => ({
  statement: { text, parameters },
  // Of the names used here each is a type without anything further.
  columns: types.map((name, id) => ({ id, name: `c${id}`, type: { name } as SqlType })),
});

const CATALOGUES = question(
  `select catalog_name from system.metadata.catalogs where catalog_name <> 'system' order by 1`,
  ['text'],
);

const columnsQuestion = (catalogue: string, schemas: readonly string[] | undefined) =>
  question(
    `select table_schema, table_name, column_name, data_type, is_nullable
  from ${quote(catalogue)}.information_schema.columns
 where table_schema <> 'information_schema'${schemas ? ' and contains(?, table_schema)' : ''}
 order by table_schema, table_name, ordinal_position`,
    ['text', 'text', 'text', 'text', 'text'],
    schemas ? [schemas] : [],
  );

/** One line for each column, and one without a name for the table. */
const statisticsQuestion = (path: readonly string[]) =>
  question(`show stats for ${path.map(quote).join('.')}`, [
    ...(['text', 'double', 'double', 'double', 'double', 'text', 'text'] as const),
  ]);

const columnOf = ([, , name, native, nullable]: Row): ColumnSchema[] => {
  const type = offeredType(String(native));
  if (!type) return [];
  // Text of a fixed width is compared as if it were filled with blanks.
  const isPadded = String(native).startsWith('char');
  return [
    {
      name: String(name),
      type,
      isNullable: nullable !== 'NO',
      nativeType: String(native),
      ...(isPadded && { collation: 'padded' }),
    },
  ];
};

const isSourceFailure = (error: unknown, ...failures: readonly string[]): boolean =>
  error instanceof SourceError && failures.includes(error.failure);

/** Statistics are a help: what gives none, such as a view, is offered without. */
const withStatistics = async (table: TableSchema, ask: Ask): Promise<TableSchema> => {
  try {
    const lines = await ask(statisticsQuestion(table.path));
    const distinct = new Map(lines.map((line) => [line[0], line[2]]));
    const rows = lines.find(([name]) => name === null)?.[4];
    return {
      ...table,
      columns: table.columns.map((column) => {
        const values = distinct.get(column.name);
        return typeof values === 'number' && Number.isFinite(values)
          ? { ...column, distinct: Math.max(1, Math.round(values)) }
          : column;
      }),
      ...(typeof rows === 'number' && Number.isFinite(rows) && { estimatedRows: Math.round(rows) }),
    };
  } catch (error) {
    if (isSourceFailure(error, 'rejected', 'forbidden', 'schema-changed')) return table;
    throw error;
  }
};

const tablesOf = async (
  catalogue: string,
  { catalogues, schemas, statistics }: TrinoOptions,
  ask: Ask,
): Promise<readonly TableSchema[]> => {
  const rows = await ask(columnsQuestion(catalogue, schemas));
  const groups = Map.groupBy(rows, ([schema, table]) => JSON.stringify([schema, table]));
  const tables = [...groups.values()].map((columns): TableSchema => {
    const [schema = '', table = ''] = (columns[0] ?? []).map(String);
    const path = [catalogue, schema, table];
    const isOnlyCatalogue = catalogues?.length === 1;
    const isOnlySchema = isOnlyCatalogue && schemas?.length === 1;
    const name = path.slice(isOnlySchema ? 2 : isOnlyCatalogue ? 1 : 0).join('.');
    return { name, path, columns: columns.flatMap(columnOf), keys: [] };
  });
  if (!statistics) return tables;
  const found: TableSchema[] = [];
  for (let start = 0; start < tables.length; start += AT_ONCE) {
    const some = tables.slice(start, start + AT_ONCE);
    found.push(...(await Promise.all(some.map((table) => withStatistics(table, ask)))));
  }
  return found;
};

/**
 * Tables stand in queries as `catalogue.schema.table`, without what the options name only one of.
 *
 * Each catalogue is asked for itself. One that the options name has to answer; of those that were found,
 * one that does not has no tables for now, as one that is down would otherwise hide all others.
 *
 * @throws SourceError
 */
export const discoverTrino = async (options: TrinoOptions, ask: Ask): Promise<SourceSchema> => {
  const { catalogues } = options;
  if (catalogues) {
    const tables: TableSchema[] = [];
    for (const catalogue of catalogues) tables.push(...(await tablesOf(catalogue, options, ask)));
    return { tables };
  }
  const names = (await ask(CATALOGUES)).map(([name]) => String(name));
  const tables: TableSchema[] = [];
  const failures: unknown[] = [];
  for (const name of names) {
    try {
      tables.push(...(await tablesOf(name, options, ask)));
    } catch (error) {
      if (isSourceFailure(error, 'cancelled', 'credentials')) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0 && failures.length === names.length) throw failures[0];
  return { tables };
};
