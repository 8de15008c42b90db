/** What an Oracle database offers: tables, views, their columns, keys and estimates. */
import type { ColumnSchema, SourceSchema, TableSchema } from '../../schema.ts';
import type { Row } from '../../values.ts';
import {
  type CatalogueQuestion,
  CHARACTER_SET,
  columnsQuestion,
  keysQuestion,
  tablesQuestion,
} from './catalogue.ts';
import { offeredType } from './types.ts';

export type Ask = (question: CatalogueQuestion) => Promise<readonly Row[]>;

// The dictionary's questions are ours, so the types of their answers' columns are known.
const textIn = (row: Row, index: number): string => String(row[index]);
const optionalIn = (row: Row, index: number): number | undefined =>
  row[index] === null ? undefined : Number(row[index]);

/** Owner and table, in a form that no two have in common. */
const ownerOf = (row: Row): string => JSON.stringify([row[0], row[1]]);

/**
 * How a column compares where that is not by the bytes of UTF-8: sessions of ours compare by the bytes
 * that texts are stored in; large texts are not compared at all, and those of a fixed width as if both
 * were filled with blanks.
 */
const collationOf = (native: string, declared: string, characterSet: string) => {
  if (/^N?CLOB$/.test(native)) return 'not comparable';
  if (/^N?CHAR$/.test(native)) return 'padded';
  if (native === 'NVARCHAR2') return 'AL16UTF16';
  if (!['USING_NLS_COMP', 'BINARY', 'null'].includes(declared)) return declared;
  return characterSet === 'AL32UTF8' || characterSet === 'US7ASCII' ? undefined : characterSet;
};

const columnOf = (row: Row, characterSet: string): ColumnSchema[] => {
  const native = textIn(row, 3);
  const precision = optionalIn(row, 4);
  const scale = optionalIn(row, 5);
  const type = offeredType({ name: native, precision, scale });
  if (!type) return [];
  const collation =
    type.name === 'text' ? collationOf(native, textIn(row, 8), characterSet) : undefined;
  const distinct = optionalIn(row, 7);
  return [
    {
      ...{ name: textIn(row, 2), type, isNullable: row[6] !== 'N', nativeType: native },
      ...(distinct && { distinct }),
      ...(collation && { collation }),
    },
  ];
};

/** Rows may share NULL in a unique constraint, so all of its columns have to be without. */
const keysOf = (
  rows: readonly Row[],
  columns: readonly ColumnSchema[],
): readonly (readonly string[])[] =>
  [...Map.groupBy(rows, (row) => textIn(row, 2)).values()].flatMap((parts) => {
    const names = parts.map((part) => textIn(part, 3));
    const isKey = names.every((name) =>
      columns.some((column) => column.name === name && !column.isNullable),
    );
    return isKey ? [names] : [];
  });

/**
 * Names are as Oracle has them, mostly in capitals, which queries need not write. Tables of the only
 * schema asked for stand in queries without it.
 *
 * @param schemas all that did not come with the database when undefined
 * @throws SourceError
 */
export const discoverOracle = async (
  schemas: readonly string[] | undefined,
  ask: Ask,
): Promise<SourceSchema> => {
  const [[characterSet = ''] = []] = await ask(CHARACTER_SET);
  const found = await ask(tablesQuestion(schemas));
  const columns = Map.groupBy(await ask(columnsQuestion(schemas)), ownerOf);
  const keys = Map.groupBy(await ask(keysQuestion(schemas)), ownerOf);
  const tables = found.map((row): TableSchema => {
    const path = [textIn(row, 0), textIn(row, 1)];
    const own = (columns.get(ownerOf(row)) ?? []).flatMap((column) =>
      columnOf(column, String(characterSet)),
    );
    const estimatedRows = optionalIn(row, 2);
    return {
      name: schemas?.length === 1 ? textIn(row, 1) : path.join('.'),
      ...{ path, columns: own, keys: keysOf(keys.get(ownerOf(row)) ?? [], own) },
      ...(estimatedRows !== undefined && { estimatedRows }),
    };
  });
  return { tables };
};
