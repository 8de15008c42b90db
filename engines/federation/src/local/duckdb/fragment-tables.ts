/** All fragments of a plan as tables of one connection. */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { FederationError } from '../../federation-error.ts';
import { type Fragment, outputOf, type Scan } from '../../plan/node.ts';
import type { Batch } from '../../values.ts';
import type { KeptRows } from '../kept-rows.ts';
import { federationErrorOf } from './errors.ts';
import { createFragmentTable, type FragmentTable } from './fragment-table.ts';

export interface FragmentTables {
  readonly connection: DuckDBConnection;
  readonly append: (fragment: Fragment, batch: Batch) => void;
  /** All rows of a fragment have come. */
  readonly end: (fragment: Fragment) => void;
  /** All rows of all have come. Gives the tables by fragments' names. */
  readonly finish: () => Promise<ReadonlyMap<string, Scan>>;
  /** Ends the connection, and whatever still runs on it. */
  readonly close: () => void;
}

/** Opens a connection with a table for each fragment, and puts in what has been read so far. */
export const openTables = async (
  opening: Promise<DuckDBInstance>,
  fragments: readonly Fragment[],
  kept: KeptRows,
): Promise<FragmentTables> => {
  const instance = await opening.catch((): never => {
    throw new FederationError('configuration', 'DuckDB does not start with these settings');
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.interrupt();
    connection.closeSync();
  };
  try {
    const tables = new Map<string, FragmentTable>();
    for (const [index, fragment] of fragments.entries()) {
      const name = `fragment_${index}`;
      tables.set(fragment.name, await createFragmentTable(connection, name, outputOf(fragment)));
    }
    const onTable = (
      { name }: Pick<Fragment, 'name'>,
      work: (table: FragmentTable) => void,
    ): void => {
      const table = tables.get(name);
      if (!table) throw new FederationError('not-supported', 'a fragment has no table here');
      try {
        work(table);
      } catch (error) {
        throw federationErrorOf(error);
      }
    };
    const append = (fragment: Pick<Fragment, 'name'>, batch: Batch): void =>
      onTable(fragment, (table) => table.append(batch));
    for (const [name, rows] of kept.drain()) append({ name }, rows);
    return {
      connection,
      append,
      end: (fragment) => onTable(fragment, (table) => table.end()),
      finish: async () => {
        try {
          const scans = new Map<string, Scan>();
          for (const [name, table] of tables) scans.set(name, await table.finish());
          return scans;
        } catch (error) {
          throw federationErrorOf(error);
        }
      },
      close,
    };
  } catch (error) {
    close();
    throw federationErrorOf(error);
  }
};
