/** CSV, JSON and Parquet files as a source, read by DuckDB. */
import { setTimeout as delay } from 'node:timers/promises';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Dialect } from '../../dialects/dialect.ts';
import { FederationError, SourceError, type SourceFailure } from '../../federation-error.ts';
import { onConnection, openDuckdb } from '../../local/duckdb/instance.ts';
import { streamRows } from '../../local/duckdb/statement.ts';
import { type Node, outputOf } from '../../plan/node.ts';
import type { SourceSchema, UnreadableTable } from '../../schema.ts';
import type { Batch } from '../../values.ts';
import type { ExecutionLimits, Source } from '../source.ts';
import {
  type FileContent,
  type FileTable,
  fileTables,
  inspectFile,
  stampOf,
} from './file-table.ts';
import type { FilesOptions } from './options.ts';
import { UnreadableFile, unreadableReason } from './unreadable-file.ts';
import { makeView, overViews, tablesIn, type View } from './views.ts';

interface KnownTable {
  readonly table: FileTable;
  content: FileContent;
}

interface KnownTables {
  readonly tables: ReadonlyMap<string, KnownTable>;
  readonly unreadable: readonly UnreadableTable[];
}

/** Milliseconds that closing waits for statements that are being ended. */
const CLOSING_TIME = 2_000;

const FAILURES: Partial<Record<FederationError['code'], SourceFailure>> = {
  cancelled: 'cancelled',
  'out-of-memory': 'too-much-data',
  value: 'value',
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');

const shapeOf = ({ columns }: FileContent): string =>
  JSON.stringify(columns.map(({ name, type, nativeType }) => [name, type, nativeType]));

/** A source over the files of one directory; DuckDB starts when it is first needed. */
export const createFilesSource = (
  name: string,
  options: FilesOptions,
  dialect: Dialect,
): Source => {
  let opening: Promise<DuckDBInstance> | undefined;
  let known: Promise<KnownTables> | undefined;
  const endings = new Set<Promise<void>>();

  const instance = (): Promise<DuckDBInstance> => {
    opening ??= openDuckdb({ ...options, readableDirectories: [options.directory] });
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };

  const sourceError = (error: unknown, failure: SourceFailure = 'rejected'): SourceError => {
    if (error instanceof SourceError) return error;
    if (isMissing(error)) return new SourceError(name, 'unreachable');
    if (error instanceof UnreadableFile) return new SourceError(name, 'schema-changed');
    if (error instanceof FederationError) {
      return new SourceError(name, FAILURES[error.code] ?? failure);
    }
    return new SourceError(name, failure);
  };

  const withConnection = async <Result>(
    work: (connection: DuckDBConnection) => Promise<Result>,
  ): Promise<Result> => {
    const connection = await (await instance()).connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  };

  const inspect = async (connection: DuckDBConnection, table: FileTable): Promise<FileContent> => {
    const content = await inspectFile(connection, table);
    // DuckDB tells here what it cannot do with the types that are said.
    await makeView(connection, 'inspected', content);
    return content;
  };

  /** Looks into all files. One that cannot be read is no table, and nothing else. */
  const look = (): Promise<KnownTables> =>
    withConnection(async (connection) => {
      const tables = new Map<string, KnownTable>();
      const unreadable: UnreadableTable[] = [];
      for (const table of await fileTables(options)) {
        try {
          tables.set(table.name, { table, content: await inspect(connection, table) });
        } catch (error) {
          unreadable.push({ name: table.name, reason: unreadableReason(error, table) });
        }
      }
      return { tables, unreadable };
    });

  const knownTables = (): Promise<KnownTables> => {
    known ??= look();
    known.catch(() => {
      known = undefined;
    });
    return known;
  };

  /** A file that was written since is looked into again: new rows are fine, other columns are not. */
  const viewsOf = async (plan: Node): Promise<ReadonlyMap<string, View>> => {
    const { tables } = await knownTables();
    const views = new Map<string, View>();
    for (const tableName of new Set(tablesIn(plan))) {
      const entry = tables.get(tableName);
      if (!entry) throw new SourceError(name, 'schema-changed');
      if ((await stampOf(entry.table.path)) !== entry.content.stamp) {
        const now = await withConnection((connection) => inspect(connection, entry.table));
        if (shapeOf(now) !== shapeOf(entry.content)) throw new SourceError(name, 'schema-changed');
        entry.content = now;
      }
      const { table, content } = entry;
      views.set(tableName, { name: `file_${views.size}`, path: table.path, content });
    }
    return views;
  };

  /** What was read while it was being written may be neither the old rows nor the new ones. */
  const checkUnchanged = async (views: ReadonlyMap<string, View>): Promise<void> => {
    for (const { path, content } of views.values())
      if ((await stampOf(path)) !== content.stamp) throw new SourceError(name, 'schema-changed');
  };

  async function* execute(plan: Node, limits: ExecutionLimits): AsyncGenerator<Batch> {
    const ending = Promise.withResolvers<void>();
    endings.add(ending.promise);
    try {
      yield* read(plan, limits);
    } finally {
      endings.delete(ending.promise);
      ending.resolve();
    }
  }

  async function* read(plan: Node, limits: ExecutionLimits): AsyncGenerator<Batch> {
    const deadline = AbortSignal.timeout(Math.max(Math.ceil(limits.timeout), 0));
    const signal = AbortSignal.any([limits.signal, deadline]);
    try {
      signal.throwIfAborted();
      const views = await viewsOf(plan);
      const statement = dialect.write(overViews(plan, views));
      const stream = onConnection(await instance(), async function* (connection) {
        for (const view of views.values()) await makeView(connection, view.name, view.content);
        yield* streamRows(connection, statement, outputOf(plan), signal);
      });
      let count = 0;
      for await (const batch of stream) {
        count += batch.length;
        if (count > limits.maximumRows) throw new SourceError(name, 'too-many-rows');
        yield batch;
      }
      await checkUnchanged(views);
    } catch (error) {
      if (limits.signal.aborted) throw new SourceError(name, 'cancelled');
      if (deadline.aborted) throw new SourceError(name, 'deadline');
      throw sourceError(error);
    }
  }

  const schemaOf = ({ tables, unreadable }: KnownTables): SourceSchema => ({
    tables: Array.from(tables, ([tableName, { content }]) => ({
      name: tableName,
      path: [tableName],
      columns: content.columns.map((column) => ({ ...column, isNullable: true })),
      keys: [],
      ...(content.estimatedRows !== undefined && { estimatedRows: content.estimatedRows }),
    })),
    ...(unreadable.length > 0 && { unreadable }),
  });

  return {
    name,
    kind: 'files',
    canExecute: dialect.canWrite,
    discover: async (signal) => {
      if (signal.aborted) throw new SourceError(name, 'cancelled');
      known = undefined;
      try {
        return schemaOf(await knownTables());
      } catch (error) {
        throw sourceError(error);
      }
    },
    describe: (plan) => {
      const { text, parameters } = dialect.write(plan);
      return { text, parameters: parameters.length };
    },
    execute,
    health: async () => {
      const start = performance.now();
      try {
        for (const { path } of await fileTables(options)) await stampOf(path);
        return { isUp: true, milliseconds: performance.now() - start };
      } catch (error) {
        const { failure } = sourceError(error, 'unreachable');
        return { isUp: false, milliseconds: performance.now() - start, failure };
      }
    },
    close: async () => {
      // A statement that is being ended is interrupted again and again until it hears: not after this.
      const patience = new AbortController();
      const waited = delay(CLOSING_TIME, undefined, { signal: patience.signal });
      await Promise.race([Promise.all(endings), waited.catch(() => undefined)]);
      patience.abort();
      const opened = await opening?.catch(() => undefined);
      opened?.closeSync();
      opening = undefined;
      known = undefined;
    },
  };
};
