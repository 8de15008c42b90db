/** Questions to PostgreSQL's catalogue, each with the columns of its answer. */
import type { Statement } from '../../dialects/dialect.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { SqlType, TypeName, Value } from '../../values.ts';

export interface CatalogueQuestion {
  readonly statement: Statement;
  readonly columns: readonly OutputColumn[];
}

/** `$1`: the schemas asked for, or NULL for all but the server's own. */
const VISIBLE = `
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p', 'v', 'm', 'f')
   and not c.relispartition
   and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
   and ($1::text[] is null or n.nspname = any ($1::text[]))
   and has_schema_privilege(n.oid, 'usage')
   and has_any_column_privilege(c.oid, 'select')`;

/** Of tables whose rows are also those of others: these keep their own indexes, and may allow NULL. */
const HEIRS = `
select from pg_inherits h join pg_class c on c.oid = h.inhparent where c.relkind <> 'p'`;

/**
 * Statistics stand at partitions when a partitioned table itself was never analysed; 0 rows without a
 * page mean an unknown number before version 14.
 */
const TABLES = `
select c.oid::int8, n.nspname::text, c.relname::text, c.relkind::text,
       case when c.relkind = 'p' and c.reltuples <= 0
            then (select case when bool_and(p.reltuples >= 0 and p.relpages > 0)
                              then sum(p.reltuples)::float8 end
                    from pg_partition_tree(c.oid) t join pg_class p on p.oid = t.relid
                   where t.isleaf)
            when c.reltuples < 0 or (c.reltuples = 0 and c.relpages = 0) then null
            else c.reltuples::float8 end,
       case when c.relkind in ('r', 'm') then pg_relation_size(c.oid) end,
       current_setting('server_encoding')
${VISIBLE}
 order by n.nspname, c.relname`;

/**
 * Domains are followed down to the type that they restrict; they keep its modifier if they have none. What
 * has no collation gets the database's when it is cast to text. That one is more than "C" also where only
 * its letters are (`datctype`), and where PostgreSQL itself provides it (`b`, since version 17).
 */
const COLUMNS = `
with recursive visible as (select c.oid, n.nspname, c.relname ${VISIBLE}),
base (domain, type, modifier) as (
  select oid, oid, -1 from pg_type
  union all
  select b.domain, t.typbasetype, case when b.modifier >= 0 then b.modifier else t.typtypmod end
    from base b join pg_type t on t.oid = b.type
   where t.typtype = 'd')
select v.oid::int8, a.attnum::int4, a.attname::text, t.typname::text,
       case when a.atttypmod >= 0 then a.atttypmod else b.modifier end::int4,
       format_type(a.atttypid, a.atttypmod)::text,
       not a.attnotnull or exists (${HEIRS} and c.oid = v.oid),
       case when l.collname <> 'default' then l.collname::text
            else (select case to_jsonb(d)->>'datlocprovider'
                              when 'i' then 'icu'
                              when 'b' then 'builtin'
                              else case when d.datcollate in ('C', 'POSIX') then d.datctype
                                        else d.datcollate end::text end
                    from pg_database d where d.datname = current_database()) end,
       coalesce(not l.collisdeterministic, false),
       s.n_distinct::float8
  from visible v
  join pg_attribute a on a.attrelid = v.oid and a.attnum > 0 and not a.attisdropped
  join base b on b.domain = a.atttypid
  join pg_type t on t.oid = b.type and t.typtype <> 'd'
  left join pg_collation l on l.oid = a.attcollation
  left join lateral (select n_distinct from pg_stats s
                      where s.schemaname = v.nspname and s.tablename = v.relname
                        and s.attname = a.attname
                      order by s.inherited desc limit 1) s on true
 where has_column_privilege(v.oid, a.attnum, 'select')
 order by v.oid, a.attnum`;

/**
 * Only what holds for all rows at all times: no partial, deferred or computed index, and none of a table
 * that has heirs.
 */
const KEYS = `
select i.indrelid::int8, i.indexrelid::int8, k.attnum::int4, coalesce(a.attnotnull, false)
  from pg_index i
  cross join lateral unnest(i.indkey::int2[]) with ordinality k (attnum, position)
  left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
 where i.indrelid in (select c.oid ${VISIBLE})
   and i.indisunique and i.indisvalid and i.indimmediate
   and i.indpred is null and i.indexprs is null
   and not exists (${HEIRS} and c.oid = i.indrelid)
   and k.position <= i.indnkeyatts
 order by i.indrelid, not i.indisprimary, i.indexrelid, k.position`;

const columnsOf = (types: readonly TypeName[]): readonly OutputColumn[] =>
  types.map((name, id) => ({
    id,
    name: `c${id}`,
    // Of the names used here each is a type without anything further.
    type: { name } as SqlType,
  }));

const question = (
  text: string,
  parameters: readonly (Value | readonly Value[])[],
  types: readonly TypeName[],
): CatalogueQuestion => ({ statement: { text, parameters }, columns: columnsOf(types) });

export const tablesQuestion = (schemas: readonly string[] | null): CatalogueQuestion =>
  question(TABLES, [schemas], ['bigint', 'text', 'text', 'text', 'double', 'bigint', 'text']);

export const columnsQuestion = (schemas: readonly string[] | null): CatalogueQuestion =>
  question(
    COLUMNS,
    [schemas],
    [
      ...(['bigint', 'integer', 'text', 'text', 'integer', 'text'] as const),
      ...(['boolean', 'text', 'boolean', 'double'] as const),
    ],
  );

export const keysQuestion = (schemas: readonly string[] | null): CatalogueQuestion =>
  question(KEYS, [schemas], ['bigint', 'bigint', 'integer', 'boolean']);

/** The one place where the connector itself names tables: quoted as the standard has it. */
const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const countQuestion = (path: readonly string[]): CatalogueQuestion =>
  question(`select count(*) from ${path.map(quote).join('.')}`, [], ['bigint']);

/** The planner's own guess, from the size of the table or the parts of the view. */
export const explainQuestion = (path: readonly string[]): CatalogueQuestion =>
  question(`explain (format json) select from ${path.map(quote).join('.')}`, [], ['text']);
