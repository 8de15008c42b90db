/** What an SQLite file says of its tables and views. */
import type { DatabaseSync } from 'node:sqlite';

export interface Relation {
  readonly name: string;
  readonly type: 'table' | 'view' | 'virtual-table';
  readonly sql: string;
}

export type CatalogueRow = Readonly<Record<string, unknown>>;

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A table or view of the file itself, whatever else has its name. */
export const inFile = (name: string): string => `main.${quoted(name)}`;

const typeOf = (type: unknown, sql: string): Relation['type'] => {
  if (type === 'view') return 'view';
  return /^create\s+virtual/i.test(sql) ? 'virtual-table' : 'table';
};

/** Whether it can be read: views may have lost their tables, and virtual tables may need what is not here. */
const isReadable = (database: DatabaseSync, { name, type }: Relation): boolean => {
  if (type === 'table') return true;
  try {
    database.prepare(`select * from ${inFile(name)}`);
    return true;
  } catch {
    return false;
  }
};

export const relationsOf = (database: DatabaseSync): readonly Relation[] =>
  database
    .prepare(
      `select name, type, sql from main.sqlite_schema
       where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name`,
    )
    .all()
    .map(
      ({ name, type, sql }): Relation => ({
        name: String(name),
        type: typeOf(type, String(sql)),
        sql: String(sql),
      }),
    )
    .filter((relation) => isReadable(database, relation));

/** All rows of a pragma; the name goes in as a parameter. */
export const pragma = (
  database: DatabaseSync,
  call: string,
  name: string,
): readonly CatalogueRow[] => database.prepare(`select * from ${call}`).all(name);

export interface DeclaredColumn {
  readonly name: string;
  readonly declared: string;
  readonly isRequired: boolean;
  /** Place in the primary key; 0 when it is not part of it. */
  readonly keyPlace: number;
}

export const columnsOf = (database: DatabaseSync, table: string): readonly DeclaredColumn[] =>
  pragma(database, "pragma_table_xinfo(?, 'main')", table)
    // 1 hides columns of virtual tables; 2 and 3 are generated columns.
    .filter(({ hidden }) => hidden !== 1)
    .map(({ name, type, notnull, pk }) => ({
      name: String(name),
      declared: String(type),
      isRequired: notnull === 1,
      keyPlace: Number(pk),
    }));

export const primaryKeyOf = (columns: readonly DeclaredColumn[]): readonly string[] =>
  columns
    .filter(({ keyPlace }) => keyPlace > 0)
    .sort((left, right) => left.keyPlace - right.keyPlace)
    .map(({ name }) => name);

export interface TableIndex {
  readonly name: string;
  readonly isUnique: boolean;
  readonly isPrimaryKey: boolean;
  /** Whether it holds only some of the rows. */
  readonly isPartial: boolean;
  /** Null for expressions. */
  readonly columns: readonly (string | null)[];
  /** How the first column compares in it. */
  readonly collation: string;
}

export const indexesOf = (database: DatabaseSync, table: string): readonly TableIndex[] =>
  pragma(database, "pragma_index_list(?, 'main')", table).map((index) => {
    const name = String(index.name);
    const columns = pragma(database, "pragma_index_xinfo(?, 'main') where key = 1", name);
    return {
      name,
      isUnique: index.unique === 1,
      isPrimaryKey: index.origin === 'pk',
      isPartial: index.partial === 1,
      columns: columns.map((column) => (typeof column.name === 'string' ? column.name : null)),
      collation: String(columns[0]?.coll),
    };
  });

const ROW_NUMBERS = ['rowid', '_rowid_', 'oid'];

/** The name of the number by which a table's rows are kept in order; undefined where they are not. */
export const rowNumberOf = (
  database: DatabaseSync,
  { name, type }: Pick<Relation, 'name' | 'type'>,
): string | undefined => {
  if (type === 'view') return undefined;
  // A column may have one of these names.
  const taken = new Set(columnsOf(database, name).map((column) => column.name.toLowerCase()));
  const free = ROW_NUMBERS.find((candidate) => !taken.has(candidate));
  if (free === undefined) return undefined;
  try {
    database.prepare(`select ${free} from ${inFile(name)}`);
    return free;
  } catch {
    return undefined;
  }
};
