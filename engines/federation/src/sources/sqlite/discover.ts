/** Tables and views of an SQLite file, without reading more than some rows of each. */
import type { DatabaseSync } from 'node:sqlite';
import type { ColumnSchema, SourceSchema, TableSchema } from '../../schema.ts';
import {
  columnsOf,
  type DeclaredColumn,
  indexesOf,
  inFile,
  primaryKeyOf,
  quoted,
  type Relation,
  relationsOf,
  rowNumberOf,
  type TableIndex,
} from './catalogue.ts';
import { collationsOf } from './collations.ts';
import { countedDistinct, estimatedRows, mostRowsOf } from './estimates.ts';
import { typesOf } from './sampled-types.ts';
import {
  analysedDistinct,
  analysedRows,
  type IndexStatistic,
  readStatistics,
} from './statistics.ts';

/** Each may throw, which ends the discovery. */
export interface DiscoveryWatch {
  readonly beforeTable: () => void;
  /** Around what looks into a view: it may compute much for its first row. */
  readonly beforeView: (name: string) => void;
  readonly afterView: () => void;
}

const keysOf = (
  columns: readonly DeclaredColumn[],
  indexes: readonly TableIndex[],
): readonly (readonly string[])[] => {
  const primary = primaryKeyOf(columns);
  const unique = indexes
    .filter((index) => index.isUnique && !index.isPartial && !index.isPrimaryKey)
    .map((index) => index.columns)
    // An index on expressions has columns without a name.
    .filter((names): names is string[] => names.every((name) => typeof name === 'string'));
  return primary.length > 0 ? [primary, ...unique] : unique;
};

/** Rows and distinct values by column, as `analyze` left them or by a look into the table. */
const sizesOf = (
  database: DatabaseSync,
  relation: Relation,
  columns: readonly DeclaredColumn[],
  indexes: readonly TableIndex[],
  collations: ReadonlyMap<string, string>,
  statistics: readonly IndexStatistic[],
): { readonly rows?: number; readonly distinct: ReadonlyMap<string, number> } => {
  const { name, type } = relation;
  if (type === 'view') return { distinct: new Map() };
  const analysed = analysedRows(statistics, name, indexes);
  if (analysed !== undefined) {
    const distinct = analysedDistinct(statistics, name, indexes, columns);
    return { rows: analysed, distinct };
  }
  const rowNumber = type === 'table' ? rowNumberOf(database, relation) : undefined;
  const rows = estimatedRows(
    database,
    name,
    columns.map((column) => column.name),
    rowNumber,
  );
  const distinct = new Map<string, number>();
  for (const index of indexes) {
    const [first] = index.columns;
    if (!first || collations.get(first) !== 'BINARY') continue;
    const values = countedDistinct(database, name, index);
    if (values) distinct.set(first, values);
  }
  return { rows, distinct };
};

const tableOf = (
  database: DatabaseSync,
  relation: Relation,
  statistics: readonly IndexStatistic[],
  watch: DiscoveryWatch,
): TableSchema => {
  const { name, type: kind } = relation;
  const columns = columnsOf(database, name);
  const indexes = indexesOf(database, name);
  let types: ReturnType<typeof typesOf>;
  if (kind === 'view') {
    watch.beforeView(name);
    // The view of this name that asks.
    types = typesOf(database, quoted(name), columns, undefined);
    watch.afterView();
  } else {
    const rowNumber = kind === 'table' ? rowNumberOf(database, relation) : undefined;
    types = typesOf(database, inFile(name), columns, rowNumber);
  }
  const collations = collationsOf(
    relation,
    columns.map((column) => column.name),
  );
  const { rows, distinct } = sizesOf(database, relation, columns, indexes, collations, statistics);
  const schemas = columns.map(({ name: column, declared, isRequired }, index): ColumnSchema => {
    const collation = collations.get(column) ?? 'BINARY';
    const type = types[index] ?? { name: 'text' };
    const values = distinct.get(column);
    return {
      name: column,
      type,
      isNullable: !isRequired,
      ...(declared !== '' && { nativeType: declared }),
      ...(values !== undefined && { distinct: values }),
      ...(collation !== 'BINARY' && type.name === 'text' && { collation }),
    };
  });
  return {
    name,
    path: [name],
    columns: schemas,
    keys: keysOf(columns, indexes),
    ...(rows !== undefined && { estimatedRows: rows }),
  };
};

export const discoverSqlite = (database: DatabaseSync, watch: DiscoveryWatch): SourceSchema => {
  const statistics = readStatistics(database, mostRowsOf(database));
  return {
    tables: relationsOf(database).map((relation) => {
      watch.beforeTable();
      return tableOf(database, relation, statistics, watch);
    }),
  };
};
