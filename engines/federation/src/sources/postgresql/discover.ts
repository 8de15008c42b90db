/** What a PostgreSQL server offers: tables, views, their columns, keys and estimates. */
import type { ColumnSchema, SourceSchema, TableSchema } from '../../schema.ts';
import type { Row } from '../../values.ts';
import {
  type CatalogueQuestion,
  columnsQuestion,
  countQuestion,
  explainQuestion,
  keysQuestion,
  tablesQuestion,
} from './catalogue.ts';
import { planRowsOf } from './plan-rows.ts';
import { offeredType } from './types.ts';

export type Ask = (question: CatalogueQuestion) => Promise<readonly Row[]>;

/** Bytes up to which rows are counted when statistics are missing. */
const SMALL = 4_000_000;

interface FoundTable {
  readonly path: readonly string[];
  readonly kind: string;
  readonly rows: number | undefined;
  readonly size: number | undefined;
}

interface FoundColumn {
  readonly number: number;
  readonly schema: ColumnSchema;
  /** As in `pg_stats`: below zero it is a share of the rows. */
  readonly distinct: number | undefined;
}

// The catalogue's questions are ours, so the types of their answers' columns are known.
const numberIn = (row: Row, index: number): number => Number(row[index]);
const textIn = (row: Row, index: number): string => String(row[index]);
const optionalIn = (row: Row, index: number): number | undefined =>
  row[index] === null ? undefined : Number(row[index]);

const columnOf = (row: Row): FoundColumn => {
  const { type, isNative } = offeredType({ name: textIn(row, 3), modifier: numberIn(row, 4) });
  const collation = type.name === 'text' && row[7] !== null ? textIn(row, 7) : undefined;
  const isAsOurs = collation === 'C' || collation === 'POSIX';
  return {
    number: numberIn(row, 1),
    distinct: optionalIn(row, 9),
    schema: {
      name: textIn(row, 2),
      type,
      isNullable: row[6] === true,
      ...(!isNative && { nativeType: textIn(row, 5) }),
      ...(collation &&
        !isAsOurs && { collation: row[8] ? `${collation} (nondeterministic)` : collation }),
    },
  };
};

const groupBy = <Item>(
  rows: readonly Row[],
  make: (row: Row) => Item,
): ReadonlyMap<number, readonly Item[]> => {
  const groups = new Map<number, Item[]>();
  for (const row of rows) {
    const group = groups.get(numberIn(row, 0));
    if (group) group.push(make(row));
    else groups.set(numberIn(row, 0), [make(row)]);
  }
  return groups;
};

/**
 * Keys by the names of their columns. Rows may share NULL in a unique index, so all of its columns have to
 * be without; and all have to be visible.
 */
const keysOf = (
  rows: readonly Row[],
  columns: readonly FoundColumn[],
): readonly (readonly string[])[] =>
  [...Map.groupBy(rows, (row) => numberIn(row, 1)).values()].flatMap((parts) => {
    const names = parts.flatMap((part) => {
      const column = columns.find(({ number }) => number === numberIn(part, 2));
      return column && part[3] === true ? [column.schema.name] : [];
    });
    return names.length === parts.length ? [names] : [];
  });

const rowsOf = async (table: FoundTable, ask: Ask): Promise<number | undefined> => {
  if (table.rows !== undefined) return Math.round(table.rows);
  if (table.size !== undefined && table.size <= SMALL) {
    const [row] = await ask(countQuestion(table.path));
    return row && numberIn(row, 0);
  }
  const [row] = await ask(explainQuestion(table.path));
  return row && planRowsOf(textIn(row, 0));
};

const distinctOf = (distinct: number | undefined, rows: number | undefined): number | undefined => {
  if (distinct === undefined || distinct === 0) return undefined;
  if (distinct > 0) return distinct;
  return rows === undefined ? undefined : Math.max(1, Math.round(-distinct * rows));
};

/**
 * Tables of the schema `public`, or of the only schema asked for, stand in queries without it.
 *
 * @param schemas all that the user may read when undefined
 * @throws SourceError
 */
export const discoverPostgresql = async (
  schemas: readonly string[] | undefined,
  ask: Ask,
): Promise<SourceSchema> => {
  const asked = schemas ?? null;
  const tables = await ask(tablesQuestion(asked));
  const columns = groupBy(await ask(columnsQuestion(asked)), columnOf);
  const keys = groupBy(await ask(keysQuestion(asked)), (row) => row);
  const bare = schemas?.length === 1 ? schemas[0] : 'public';
  const found: TableSchema[] = [];
  for (const row of tables) {
    const path = [textIn(row, 1), textIn(row, 2)];
    const table = {
      ...{ path, kind: textIn(row, 3) },
      ...{ rows: optionalIn(row, 4), size: optionalIn(row, 5) },
    };
    const own = columns.get(numberIn(row, 0)) ?? [];
    const estimatedRows = await rowsOf(table, ask);
    found.push({
      name: path[0] === bare ? textIn(row, 2) : path.join('.'),
      path,
      columns: own.map(({ schema, distinct: share }) => {
        const distinct = distinctOf(share, estimatedRows);
        return { ...schema, ...(distinct !== undefined && { distinct }) };
      }),
      keys: keysOf(keys.get(numberIn(row, 0)) ?? [], own),
      ...(estimatedRows !== undefined && { estimatedRows }),
      ...(textIn(row, 6) !== 'UTF8' && { encoding: textIn(row, 6) }),
    });
  }
  return { tables: found };
};
