/** Tables made of operations. */
import { FederationError } from '../../federation-error.ts';
import type { ColumnSchema, TableSchema } from '../../schema.ts';
import type { AnsweredField, AskedParameter } from './choice.ts';

export interface TableWay {
  readonly id: string;
  readonly table: string;
  readonly fields: readonly AnsweredField[];
  readonly parameters: readonly AskedParameter[];
  readonly key: readonly string[] | undefined;
}

const tableOf = (source: string, name: string, ways: readonly TableWay[]): TableSchema => {
  const wrong = (what: string): FederationError =>
    new FederationError('configuration', `${source}.${name}: ${what}`);
  const columns = new Map<string, ColumnSchema>();
  const add = (column: ColumnSchema): void => {
    const earlier = columns.get(column.name);
    if (earlier && earlier.type.name !== column.type.name) {
      throw wrong(`operations differ in the type of ${column.name}`);
    }
    const isNullable = column.isNullable || (earlier?.isNullable ?? false);
    columns.set(column.name, { ...column, isNullable });
  };
  for (const { fields, parameters } of ways) {
    for (const { column, type, isNullable } of fields) add({ name: column, type, isNullable });
    for (const { column, type, isEchoed } of parameters) {
      if (isEchoed) add({ name: column, type, isNullable: false });
    }
  }
  const access = ways.map(({ parameters }) => [
    ...new Set(parameters.filter(({ isRequired }) => isRequired).map(({ column }) => column)),
  ]);
  const keys = new Map(
    ways.flatMap(({ key }) => (key ? [[JSON.stringify(key), key] as const] : [])),
  );
  for (const column of [...keys.values()].flat()) {
    if (!columns.has(column)) throw wrong(`no column ${column} for a key`);
  }
  return {
    name,
    path: ways.map(({ id }) => id),
    columns: [...columns.values()],
    keys: [...keys.values()],
    ...(access.every(({ length }) => length > 0) && { access }),
  };
};

/**
 * Operations of one table are ways to ask for the same rows.
 *
 * @throws FederationError `configuration` where they do not agree
 */
export const tablesOf = (source: string, ways: readonly TableWay[]): readonly TableSchema[] =>
  [...Map.groupBy(ways, ({ table }) => table)].map(([name, each]) => tableOf(source, name, each));
