/** All fragments of a plan as tables of one connection, and what is made of them on the way. */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { FederationError } from '../../federation-error.ts';
import { type Fragment, type OutputColumn, outputOf, type Scan } from '../../plan/node.ts';
import type { Batch } from '../../values.ts';
import type { KeptRows } from '../kept-rows.ts';
import { federationErrorOf } from './errors.ts';
import { createFragmentTable, type FragmentTable, storedName } from './fragment-table.ts';

/** Puts rows into a table of their own, which the connection can read afterwards. */
export type Stage = (columns: readonly OutputColumn[], rows: AsyncIterable<Batch>) => Promise<Scan>;

export interface FragmentTables {
  readonly connection: DuckDBConnection;
  /** Also while the rows are those of a statement of the connection. */
  readonly stage: Stage;
  readonly append: (fragment: Fragment, batch: Batch) => void;
  /** All rows of a fragment have come. */
  readonly end: (fragment: Fragment) => void;
  /** All rows of all have come. Gives the tables by fragments' names. */
  readonly finish: () => Promise<ReadonlyMap<string, Scan>>;
  /** Ends the connection, and whatever still runs on it. */
  readonly close: () => void;
}

/** Numbers of tables that all connections of an instance see. */
let staged = 0;

/** A second connection, as the first one's statement would be cut off when rows are appended beside it. */
const createStages = (instance: DuckDBInstance, reader: DuckDBConnection) => {
  const names: string[] = [];
  let opening: Promise<DuckDBConnection> | undefined;
  const stage: Stage = async (columns, rows) => {
    opening ??= instance.connect();
    const writer = await opening;
    staged += 1;
    const name = `stage_${staged}`;
    names.push(name);
    const table = await createFragmentTable(writer, name, columns, 'shared');
    for await (const batch of rows) table.append(batch);
    return table.finish(reader);
  };
  /** The instance goes on, and is not to keep them. */
  const drop = async (): Promise<void> => {
    const writer = await opening;
    if (!writer) return;
    try {
      for (const name of names) await writer.run(`drop table if exists ${storedName(name)}`);
    } finally {
      writer.closeSync();
    }
  };
  return { stage, drop };
};

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
  const { stage, drop } = createStages(instance, connection);
  const close = (): void => {
    connection.interrupt();
    connection.closeSync();
    // Where the instance has been closed meanwhile, its tables are gone.
    drop().catch(() => {});
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
      stage: async (columns, rows) => {
        try {
          return await stage(columns, rows);
        } catch (error) {
          throw federationErrorOf(error);
        }
      },
      append,
      end: (fragment) => onTable(fragment, (table) => table.end()),
      finish: async () => {
        try {
          const scans = new Map<string, Scan>();
          for (const [name, table] of tables) scans.set(name, await table.finish(connection));
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
