/** Questions to MariaDB's catalogue, each with the columns of its answer. */
import type { Statement } from '../../dialects/dialect.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { SqlType, TypeName } from '../../values.ts';

export interface CatalogueQuestion {
  readonly statement: Statement;
  readonly columns: readonly OutputColumn[];
}

const question = (
  text: string,
  parameters: readonly string[],
  types: readonly TypeName[],
): CatalogueQuestion => ({
  statement: { text, parameters },
  columns: types.map((name, id) => ({
    id,
    name: `c${id}`,
    // Of the names used here each is a type without anything further.
    type: { name } as SqlType,
  })),
});

const anyOf = (schemas: readonly string[]): string => schemas.map(() => '?').join(', ');

export const tablesQuestion = (schemas: readonly string[]): CatalogueQuestion =>
  question(
    `select table_schema, table_name, cast(table_rows as decimal(20)), cast(data_length as decimal(20))
       from information_schema.tables
      where table_schema in (${anyOf(schemas)})
        and table_type in ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')
      order by table_schema, table_name`,
    schemas,
    ['text', 'text', 'numeric', 'numeric'],
  );

export const columnsQuestion = (schemas: readonly string[]): CatalogueQuestion =>
  question(
    `select table_schema, table_name, column_name, lower(data_type), lower(column_type),
            cast(numeric_precision as decimal(20)), cast(numeric_scale as decimal(20)),
            is_nullable, collation_name
       from information_schema.columns
      where table_schema in (${anyOf(schemas)})
      order by table_schema, table_name, ordinal_position`,
    schemas,
    [
      ...(['text', 'text', 'text', 'text', 'text'] as const),
      ...(['numeric', 'numeric', 'text', 'text'] as const),
    ],
  );

/** MariaDB's JSON is text with a check; of MySQL, where it is a type, the question gives nothing. */
export const jsonQuestion = (schemas: readonly string[]): CatalogueQuestion =>
  question(
    `select constraint_schema, table_name, constraint_name
       from information_schema.check_constraints
      where constraint_schema in (${anyOf(schemas)})
        and level = 'Column' and check_clause like 'json\\_valid(%' escape '\\'`,
    schemas,
    ['text', 'text', 'text'],
  );

export const keysQuestion = (schemas: readonly string[]): CatalogueQuestion =>
  question(
    `select table_schema, table_name, index_name, column_name, cast(non_unique as char),
            cast(sub_part as decimal(20)), cast(cardinality as decimal(20)),
            cast(seq_in_index as decimal(20))
       from information_schema.statistics
      where table_schema in (${anyOf(schemas)})
      order by table_schema, table_name, index_name <> 'PRIMARY', index_name, seq_in_index`,
    schemas,
    [
      ...(['text', 'text', 'text', 'text', 'text'] as const),
      ...(['numeric', 'numeric', 'numeric'] as const),
    ],
  );

/** The one place where the connector itself names tables: quoted as the standard has it. */
const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const countQuestion = (path: readonly string[]): CatalogueQuestion =>
  question(`select count(*) from ${path.map(quote).join('.')}`, [], ['bigint']);
