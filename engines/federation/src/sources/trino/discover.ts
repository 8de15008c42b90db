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

/** @param until after which the answer is not waited for */
export type Ask = (question: TrinoQuestion, until?: AbortSignal) => Promise<readonly Row[]>;

/** Tables whose statistics are asked for at once. */
const AT_ONCE = 4;

/** Milliseconds that all statistics together may take: hundreds of tables are asked one by one. */
const STATISTICS_TIME = 5_000;

/** Milliseconds in which a catalogue answers that nobody named, or has no tables for now. */
const CATALOGUE_TIME = 20_000;

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
  return [
    {
      name: String(name),
      type,
      isNullable: nullable !== 'NO',
      nativeType: String(native),
    },
  ];
};

const isSourceFailure = (error: unknown, ...failures: readonly string[]): boolean =>
  error instanceof SourceError && failures.includes(error.failure);

const withStatistics = async (
  table: TableSchema,
  ask: Ask,
  until: AbortSignal,
): Promise<TableSchema> => {
  try {
    const lines = await ask(statisticsQuestion(table.path), until);
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
    const hasNone = isSourceFailure(error, 'rejected', 'forbidden', 'schema-changed');
    if (hasNone || until.aborted) return table;
    throw error;
  }
};

/** Statistics are a help: what gives none, such as a view, or none in time is offered without. */
const allWithStatistics = async (
  tables: readonly TableSchema[],
  ask: Ask,
): Promise<readonly TableSchema[]> => {
  const until = AbortSignal.timeout(STATISTICS_TIME);
  const found: TableSchema[] = [];
  for (let start = 0; start < tables.length && !until.aborted; start += AT_ONCE) {
    const some = tables.slice(start, start + AT_ONCE);
    found.push(...(await Promise.all(some.map((table) => withStatistics(table, ask, until)))));
  }
  return [...found, ...tables.slice(found.length)];
};

const tablesOf = async (
  catalogue: string,
  { catalogues, schemas }: TrinoOptions,
  ask: Ask,
  until?: AbortSignal,
): Promise<readonly TableSchema[]> => {
  const rows = await ask(columnsQuestion(catalogue, schemas), until);
  const groups = Map.groupBy(rows, ([schema, table]) => JSON.stringify([schema, table]));
  return [...groups.values()].map((columns): TableSchema => {
    const [schema = '', table = ''] = (columns[0] ?? []).map(String);
    const path = [catalogue, schema, table];
    const isOnlyCatalogue = catalogues?.length === 1;
    const isOnlySchema = isOnlyCatalogue && schemas?.length === 1;
    const name = path.slice(isOnlySchema ? 2 : isOnlyCatalogue ? 1 : 0).join('.');
    return { name, path, columns: columns.flatMap(columnOf), keys: [] };
  });
};

/** Of all catalogues that answer. */
const tablesFound = async (options: TrinoOptions, ask: Ask): Promise<readonly TableSchema[]> => {
  const names = (await ask(CATALOGUES)).map(([name]) => String(name));
  const until = AbortSignal.timeout(CATALOGUE_TIME);
  const answers = await Promise.allSettled(
    names.map((name) => tablesOf(name, options, ask, until)),
  );
  const failures = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as unknown] : [],
  );
  const cause = failures.find((error) => isSourceFailure(error, 'cancelled', 'credentials'));
  if (cause) throw cause;
  if (failures.length > 0 && failures.length === names.length) throw failures[0];
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
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
  const tables: TableSchema[] = [];
  if (options.catalogues)
    for (const catalogue of options.catalogues)
      tables.push(...(await tablesOf(catalogue, options, ask)));
  else tables.push(...(await tablesFound(options, ask)));
  return { tables: options.statistics ? await allWithStatistics(tables, ask) : tables };
};
