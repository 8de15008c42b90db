/** One DuckDB inside this process: no files, no network, no more memory than it may have. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export interface DuckdbOptions {
  /** As DuckDB writes it: `500MB`. Shared by all queries at once. */
  readonly memoryLimit: string;
  /** Where what does not fit in memory is kept while a query runs. */
  readonly temporaryDirectory: string;
  readonly threads: number;
  /** Directories whose files may be read; none when it is undefined. */
  readonly readableDirectories?: readonly string[];
}

/** Settings with which DuckDB's answers are PostgreSQL's where it leaves the choice. */
const LIKE_POSTGRESQL = {
  default_null_order: 'nulls_last_on_asc_first_on_desc',
  integer_division: 'true',
  ieee_floating_point_ops: 'false',
  preserve_insertion_order: 'true',
  order_by_non_integer_literal: 'false',
};

/**
 * Faults of DuckDB up to version 1.5.5: the keys of a join hold back rows below a LIMIT of its other side,
 * which then takes other rows; and of no rows at all, `row_number() over (order by …) <= 1` takes one.
 */
const WRONG_OPTIMIZERS = ['join_filter_pushdown', 'top_n_window_elimination'];

/** A path as DuckDB reads it in a list of settings. */
const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/** Opens an instance whose configuration nothing can change any more. */
export const openDuckdb = async (options: DuckdbOptions): Promise<DuckDBInstance> => {
  await mkdir(options.temporaryDirectory, { recursive: true, mode: 0o700 });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memoryLimit,
    // Of this instance alone: names of files in it are always the same. It comes and goes when needed.
    temp_directory: join(options.temporaryDirectory, randomUUID()),
    threads: String(options.threads),
    autoload_known_extensions: 'false',
    autoinstall_known_extensions: 'false',
    ...LIKE_POSTGRESQL,
  });
  const connection = await instance.connect();
  try {
    await connection.run("set global TimeZone = 'UTC'");
    await connection.run(`set global disabled_optimizers = '${WRONG_OPTIMIZERS.join(',')}'`);
    if (options.readableDirectories) {
      const directories = options.readableDirectories.map(quoted).join(', ');
      await connection.run(`set global allowed_directories = [${directories}]`);
    }
    await connection.run('set global enable_external_access = false');
    await connection.run('set global lock_configuration = true');
  } catch (error) {
    instance.closeSync();
    throw error;
  } finally {
    connection.closeSync();
  }
  return instance;
};

/** Does work on a connection of its own, which ends with the work whatever happens. */
export async function* onConnection<Item>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => AsyncGenerator<Item>,
): AsyncGenerator<Item> {
  const connection = await instance.connect();
  try {
    yield* work(connection);
  } finally {
    // Without this a stream that nobody reads on would keep working.
    connection.interrupt();
    connection.closeSync();
  }
}
