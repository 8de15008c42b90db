/** What columns are offered as: what they declare, where the values that are looked at are of that kind. */
import type { DatabaseSync } from 'node:sqlite';
import type { SqlType } from '../../values.ts';
import { type CatalogueRow, type DeclaredColumn, quoted } from './catalogue.ts';
import { kindsOf, offeredType } from './stored-values.ts';

/** Rows from either end of a table whose values are looked at. */
const SAMPLE = 1_000;

/** Shapes of text that dates and times have in all rows that are looked at, for SQLite's `glob`. */
const SHAPES: Readonly<Record<string, string>> = {
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
const typeOfKinds = (kinds: readonly string[]): SqlType => {
  if (kinds.length > 0 && kinds.every((kind) => kind === 'integer')) return { name: 'bigint' };
  if (kinds.length > 0 && kinds.every((kind) => kind === 'integer' || kind === 'real')) {
    return { name: 'double' };
  }
  return kinds.length === 1 && kinds[0] === 'blob' ? { name: 'bytes' } : { name: 'text' };
};

/** @param table as it stands in SQL; @param rowNumber by which its rows are kept in order, if they are */
export const typesOf = (
  database: DatabaseSync,
  table: string,
  columns: readonly DeclaredColumn[],
  rowNumber: string | undefined,
): readonly SqlType[] => {
  const declared = columns.map((column) => offeredType(column.declared));
  if (columns.length === 0) return declared;
  const ends = rowNumber
    ? `select * from (select * from ${table} order by ${rowNumber} limit ${SAMPLE})
       union all select * from (select * from ${table} order by ${rowNumber} desc limit ${SAMPLE})`
    : `select * from ${table} limit ${SAMPLE}`;
  const checks = columns.map(
    ({ name, declared: type }, index) => `max(${misfitOf(name, type)}) as m${index}`,
  );
  const found: CatalogueRow =
    database.prepare(`select ${checks.join(', ')} from (${ends})`).get() ?? {};
  return columns.map((column, index) => {
    const type = declared[index] ?? { name: 'text' };
    const isUndeclared = column.declared.trim() === '';
    if (!isUndeclared && !found[`m${index}`]) return type;
    return typeOfKinds(sampleKinds(database, ends, column.name));
  });
};
