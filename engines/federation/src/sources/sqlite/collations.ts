/** How columns compare, by name, which only indexes tell. */
import { DatabaseSync } from 'node:sqlite';
import { pragma, quoted, type Relation } from './catalogue.ts';

/**
 * The table is made again in memory, with an index on each column. Views and virtual tables cannot be;
 * theirs is unknown when a collation is named anywhere in them.
 */
export const collationsOf = (
  { name, type, sql }: Relation,
  columns: readonly string[],
): ReadonlyMap<string, string> => {
  const isNamed = /collate/i.test(sql);
  const all = (collation: string) => new Map(columns.map((column) => [column, collation]));
  if (!isNamed) return all('BINARY');
  if (type !== 'table') return all('unknown');
  const copy = new DatabaseSync(':memory:');
  try {
    copy.exec(sql);
    const collationOf = (column: string): string => {
      copy.exec(`create index probe on ${quoted(name)} (${quoted(column)})`);
      const [row] = pragma(copy, "pragma_index_xinfo(?, 'main')", 'probe');
      copy.exec('drop index probe');
      return typeof row?.coll === 'string' ? row.coll : 'unknown';
    };
    return new Map(columns.map((column) => [column, collationOf(column)]));
  } catch {
    // Functions or extensions that are not here: compared with care.
    return all('unknown');
  } finally {
    copy.close();
  }
};
