/** Questions to Oracle's data dictionary, each with the columns of its answer. */
import type { Statement } from '../../dialects/dialect.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { SqlType, TypeName } from '../../values.ts';

export interface CatalogueQuestion {
  readonly statement: Statement;
  readonly columns: readonly OutputColumn[];
}

const question = (
  text: string,
  parameters: Statement['parameters'],
  types: readonly TypeName[],
): CatalogueQuestion => ({
  statement: { text, parameters },
  // Of the names used here each is a type without anything further.
  columns: types.map((name, id) => ({ id, name: `c${id}`, type: { name } as SqlType })),
});

/** Owners asked for, or all that did not come with the database. */
const ownedBy = (column: string, schemas: readonly string[] | undefined): string =>
  schemas
    ? `${column} in (${schemas.map((_, index) => `:${index + 1}`).join(', ')})`
    : `${column} in (select username from all_users where oracle_maintained = 'N')`;

type Schemas = readonly string[] | undefined;

/** Tables and views that the user may read: `all_` views hold nothing else. */
export const tablesQuestion = (schemas: Schemas): CatalogueQuestion =>
  question(
    `select t.owner, t.table_name, t.num_rows
  from all_tables t
 where ${ownedBy('t.owner', schemas)}
   and t.nested = 'NO' and t.secondary = 'N' and t.dropped = 'NO'
   and (t.iot_type is null or t.iot_type = 'IOT')
 union all
select v.owner, v.view_name, cast(null as number)
  from all_views v
 where ${ownedBy('v.owner', schemas)}
 order by 1, 2`,
    schemas ?? [],
    ['text', 'text', 'double'],
  );

export const columnsQuestion = (schemas: Schemas): CatalogueQuestion =>
  question(
    `select c.owner, c.table_name, c.column_name, c.data_type, c.data_precision, c.data_scale,
       c.nullable, c.num_distinct, c.collation
  from all_tab_columns c
 where ${ownedBy('c.owner', schemas)}
 order by c.owner, c.table_name, c.column_id`,
    schemas ?? [],
    [
      ...(['text', 'text', 'text', 'text', 'double', 'double'] as const),
      ...(['text', 'double', 'text'] as const),
    ],
  );

/** Only what holds for all rows at all times: no deferred or unchecked constraint. */
export const keysQuestion = (schemas: Schemas): CatalogueQuestion =>
  question(
    `select k.owner, k.table_name, k.constraint_name, c.column_name
  from all_constraints k
  join all_cons_columns c on c.owner = k.owner and c.constraint_name = k.constraint_name
 where ${ownedBy('k.owner', schemas)}
   and k.constraint_type in ('P', 'U') and k.status = 'ENABLED' and k.validated = 'VALIDATED'
   and k.deferrable = 'NOT DEFERRABLE'
 order by k.owner, k.table_name, k.constraint_type, k.constraint_name, c.position`,
    schemas ?? [],
    ['text', 'text', 'text', 'text'],
  );

/** In which bytes texts are stored, and so how they are compared. */
export const CHARACTER_SET = question(
  `select value from nls_database_parameters where parameter = 'NLS_CHARACTERSET'`,
  [],
  ['text'],
);
