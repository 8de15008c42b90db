/** Tables and views of an SQLite file. Runs in the thread that reads it. */
import { DatabaseSync } from 'node:sqlite';
import type { ColumnSchema, SourceSchema, TableSchema } from '../../schema.ts';
import { kindsOf, offeredType } from './stored-values.ts';

/** Rows from either end of a table whose values are looked at. */
const SAMPLE = 1_000;

/** Rows up to which tables without statistics are counted: some milliseconds. */
const MOST_COUNTED = 1_000_000;

interface Relation {
  readonly name: string;
  readonly type: 'table' | 'view';
  readonly sql: string;
}

type Record = Readonly<globalThis.Record<string, unknown>>;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const relationsOf = (database: DatabaseSync): readonly Relation[] =>
  database
    .prepare(
      `select name, type, sql from main.sqlite_schema
       where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name`,
    )
    .all()
    .map(({ name, type, sql }) => ({
      name: String(name),
      type: type === 'view' ? 'view' : 'table',
      sql: String(sql),
    }));

/** All rows of a pragma; the name goes in as a parameter. */
const pragma = (database: DatabaseSync, call: string, name: string): readonly Record[] => {
  const statement = database.prepare(`select * from ${call}`);
  statement.setReadBigInts(false);
  return statement.all(name);
};

interface DeclaredColumn {
  readonly name: string;
  readonly declared: string;
  readonly isRequired: boolean;
  /** Place in the primary key; 0 when it is not part of it. */
  readonly keyPlace: number;
}

const columnsOf = (database: DatabaseSync, table: string): readonly DeclaredColumn[] =>
  pragma(database, "pragma_table_xinfo(?, 'main')", table)
    // 1 hides columns of virtual tables; 2 and 3 are generated columns.
    .filter(({ hidden }) => hidden !== 1)
    .map(({ name, type, notnull, pk }) => ({
      name: String(name),
      declared: String(type),
      isRequired: notnull === 1,
      keyPlace: Number(pk),
    }));

/**
 * How columns compare, which only indexes tell: the table is made again in memory, with an index on each
 * column. Views and virtual tables cannot be; theirs is unknown when a collation is named anywhere in them.
 */
const collationsOf = (
  { name, type, sql }: Relation,
  columns: readonly string[],
): readonly string[] => {
  const fallback = /collate/i.test(sql) ? 'unknown' : 'BINARY';
  if (fallback === 'BINARY' || type === 'view' || !/^create\s+table/i.test(sql)) {
    return columns.map(() => fallback);
  }
  const copy = new DatabaseSync(':memory:');
  try {
    copy.exec(sql);
    return columns.map((column) => {
      copy.exec(`create index probe on ${quoted(name)} (${quoted(column)})`);
      const [row] = pragma(copy, "pragma_index_xinfo(?, 'main')", 'probe');
      copy.exec('drop index probe');
      return typeof row?.coll === 'string' ? row.coll : fallback;
    });
  } catch {
    // Functions or extensions that are not here: compared with care.
    return columns.map(() => fallback);
  } finally {
    copy.close();
  }
};

/** Shapes of text that dates and times have in all rows that are looked at, for SQLite's `glob`. */
const SHAPES: Readonly<globalThis.Record<string, string>> = {
  date: '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]',
  time: '[0-2][0-9]:[0-5][0-9]*',
  timestamp: '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][ T]*',
  timestamptz: '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][ T]*',
};

const misfitOf = (column: string, declared: string): string => {
  const type = offeredType(declared);
  const name = quoted(column);
  const kinds = kindsOf(type).map((kind) => `'${kind}'`);
  const shape = SHAPES[type.name];
  const wrong = `typeof(${name}) not in (${kinds.join(', ')}, 'null')`;
  return shape ? `(${wrong} or ${name} not glob '${shape}')` : wrong;
};

/** Kinds of values that a sample holds in a column. */
const sampleKinds = (database: DatabaseSync, rows: string, column: string): readonly string[] =>
  database
    .prepare(
      `select distinct typeof(${quoted(column)}) as kind from (${rows}) where ${quoted(column)} is not null`,
    )
    .all()
    .map(({ kind }) => String(kind));

/** What a column is offered as when its values are not what it declares. */
const typeOfKinds = (kinds: readonly string[]): ReturnType<typeof offeredType> => {
  if (kinds.length > 0 && kinds.every((kind) => kind === 'integer')) return { name: 'bigint' };
  if (kinds.length > 0 && kinds.every((kind) => kind === 'integer' || kind === 'real')) {
    return { name: 'double' };
  }
  return kinds.length === 1 && kinds[0] === 'blob' ? { name: 'bytes' } : { name: 'text' };
};

const typesOf = (
  database: DatabaseSync,
  relation: Relation,
  columns: readonly DeclaredColumn[],
  hasRowid: boolean,
): readonly ReturnType<typeof offeredType>[] => {
  const declared = columns.map((column) => offeredType(column.declared));
  if (columns.length === 0) return declared;
  const table = `main.${quoted(relation.name)}`;
  const ends = hasRowid
    ? `select * from (select * from ${table} order by rowid limit ${SAMPLE})
       union all select * from (select * from ${table} order by rowid desc limit ${SAMPLE})`
    : `select * from ${table} limit ${SAMPLE}`;
  const checks = columns.map(
    ({ name, declared: type }, index) => `max(${misfitOf(name, type)}) as m${index}`,
  );
  const found: Record = database.prepare(`select ${checks.join(', ')} from (${ends})`).get() ?? {};
  return columns.map((column, index) => {
    const type = declared[index] ?? { name: 'text' };
    const isUndeclared = column.declared.trim() === '';
    if (!isUndeclared && !found[`m${index}`]) return type;
    return typeOfKinds(sampleKinds(database, ends, column.name));
  });
};

const keysOf = (
  database: DatabaseSync,
  table: string,
  columns: readonly DeclaredColumn[],
): readonly (readonly string[])[] => {
  const primary = columns
    .filter(({ keyPlace }) => keyPlace > 0)
    .sort((left, right) => left.keyPlace - right.keyPlace)
    .map(({ name }) => name);
  const unique = pragma(database, "pragma_index_list(?, 'main')", table)
    .filter((index) => index.unique === 1 && index.partial === 0 && index.origin !== 'pk')
    .map((index) =>
      pragma(database, "pragma_index_info(?, 'main')", String(index.name)).map(({ name }) => name),
    )
    // An index on expressions has columns without a name.
    .filter((names): names is string[] => names.every((name) => typeof name === 'string'));
  return primary.length > 0 ? [primary, ...unique] : unique;
};

const estimateOf = (
  database: DatabaseSync,
  relation: Relation,
  hasRowid: boolean,
): number | undefined => {
  if (relation.type === 'view') return undefined;
  const hasStatistics = database
    .prepare("select 1 from main.sqlite_schema where name = 'sqlite_stat1'")
    .get();
  if (hasStatistics) {
    const row = database
      .prepare('select stat from main.sqlite_stat1 where tbl = ? limit 1')
      .get(relation.name);
    const rows = Number.parseInt(String(row?.stat), 10);
    if (Number.isFinite(rows)) return rows;
  }
  const table = `main.${quoted(relation.name)}`;
  const counted = database
    .prepare(`select count(*) as n from (select 1 from ${table} limit ${MOST_COUNTED})`)
    .get();
  const count = Number(counted?.n ?? 0);
  if (count < MOST_COUNTED || !hasRowid) return count;
  // Rows of large tables mostly have the numbers from 1 on.
  const last = database.prepare(`select cast(max(rowid) as real) as n from ${table}`).get();
  return Math.max(Number(last?.n ?? 0), count);
};

/** What `alive` is called with so that SQLite calls it for each row: the row's own number where it has one. */
export const hasRowid = (
  database: DatabaseSync,
  relation: Pick<Relation, 'name' | 'type'>,
): boolean => {
  if (relation.type === 'view') return false;
  try {
    database.prepare(`select rowid from main.${quoted(relation.name)}`);
    return true;
  } catch {
    return false;
  }
};

const tableOf = (database: DatabaseSync, relation: Relation): TableSchema => {
  const columns = columnsOf(database, relation.name);
  const isNumbered = hasRowid(database, relation);
  const types = typesOf(database, relation, columns, isNumbered);
  const collations = collationsOf(
    relation,
    columns.map(({ name }) => name),
  );
  const estimatedRows = estimateOf(database, relation, isNumbered);
  const schemas = columns.map(({ name, declared, isRequired }, index): ColumnSchema => {
    const collation = collations[index] ?? 'BINARY';
    const type = types[index] ?? { name: 'text' };
    return {
      name,
      type,
      isNullable: !isRequired,
      ...(declared !== '' && { nativeType: declared }),
      ...(collation !== 'BINARY' && type.name === 'text' && { collation }),
    };
  });
  return {
    name: relation.name,
    path: [relation.name],
    columns: schemas,
    keys: keysOf(database, relation.name, columns),
    ...(estimatedRows !== undefined && { estimatedRows }),
  };
};

export const discoverSqlite = (database: DatabaseSync): SourceSchema => ({
  tables: relationsOf(database).map((relation) => tableOf(database, relation)),
});
