/** Questions to SQL Server's catalogue, each with the columns of its answer. */
import type { Statement } from '../../dialects/dialect.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { SqlType, TypeName } from '../../values.ts';

export interface CatalogueQuestion {
  readonly statement: Statement;
  readonly columns: readonly OutputColumn[];
}

type Schemas = readonly string[] | undefined;

const question = (
  text: string,
  schemas: Schemas,
  types: readonly TypeName[],
): CatalogueQuestion => ({
  statement: { text, parameters: schemas ?? [] },
  // Of the names used here each is a type without anything further.
  columns: types.map((name, id) => ({ id, name: `c${id}`, type: { name } as SqlType })),
});

/** Tables and views that the user may read. */
const visible = (schemas: Schemas): string => `
  from sys.objects o join sys.schemas s on s.schema_id = o.schema_id
 where o.type in ('U', 'V') and o.is_ms_shipped = 0
   and has_perms_by_name(quotename(s.name) + '.' + quotename(o.name), 'OBJECT', 'SELECT') = 1${
     schemas ? `\n   and s.name in (${schemas.map((_, index) => `@p${index + 1}`).join(', ')})` : ''
   }`;

/** Rows as the storage counts them: of the heap or of the clustered index, all partitions together. */
export const tablesQuestion = (schemas: Schemas): CatalogueQuestion =>
  question(
    `select o.object_id, s.name, o.name,
       (select sum(p.rows) from sys.partitions p
         where p.object_id = o.object_id and p.index_id in (0, 1))
${visible(schemas)}
 order by s.name, o.name`,
    schemas,
    ['integer', 'text', 'text', 'bigint'],
  );

/** Types of the user's own are followed to the system's that they rename. */
export const columnsQuestion = (schemas: Schemas): CatalogueQuestion =>
  question(
    `select c.object_id, c.name, type_name(c.system_type_id), cast(c.precision as int),
       cast(c.scale as int), c.is_nullable, c.collation_name
  from sys.columns c
 where c.object_id in (select o.object_id ${visible(schemas)})
 order by c.object_id, c.column_id`,
    schemas,
    ['integer', 'text', 'text', 'integer', 'integer', 'boolean', 'text'],
  );

/** Only what holds for all rows: no index with a condition, and none that is switched off. */
export const keysQuestion = (schemas: Schemas): CatalogueQuestion =>
  question(
    `select i.object_id, i.index_id, c.name
  from sys.indexes i
  join sys.index_columns k on k.object_id = i.object_id and k.index_id = i.index_id
  join sys.columns c on c.object_id = k.object_id and c.column_id = k.column_id
 where i.object_id in (select o.object_id ${visible(schemas)})
   and i.is_unique = 1 and i.is_disabled = 0 and i.has_filter = 0 and i.is_hypothetical = 0
   and k.key_ordinal > 0
 order by i.object_id, i.is_primary_key desc, i.index_id, k.key_ordinal`,
    schemas,
    ['integer', 'integer', 'text'],
  );
