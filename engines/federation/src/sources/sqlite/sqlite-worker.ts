/**
 * A thread that reads one SQLite file, so that the event loop never waits for it. SQLite in Node cannot be
 * interrupted: each table is read through a temporary view of its name that asks `polder_alive` for every
 * row, and that raises once the process has set the stop flag. (The views dissolve: indexes are used as
 * before; it costs about 0.1 µs a row.)
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Row, SqlType, Value } from '../../values.ts';
import { discoverSqlite, hasRowid, quoted, relationsOf } from './discover.ts';
import { failureOf } from './failure.ts';
import type { FromThread, ThreadData, ToThread } from './messages.ts';
import { rowDecoder, type StoredValue } from './stored-values.ts';

/** Rows of the first batch, so that it comes soon, and of the others. */
const FIRST_ROWS = 100;
const BATCH_ROWS = 1_000;
/** Batches that may be under way. */
const AHEAD = 2;

// Given by whoever starts this thread.
const { file, busyTimeout, stop } = workerData as ThreadData;

class Stopped extends Error {}

const isStopped = (): boolean => Atomics.load(stop, 0) !== 0;

const open = (): DatabaseSync => {
  const opened = new DatabaseSync(file, { readOnly: true, timeout: busyTimeout });
  opened.exec('pragma temp_store = memory');
  opened.function('polder_alive', { varargs: true }, () => {
    if (isStopped()) throw new Stopped();
    return 1;
  });
  return opened;
};

let database: DatabaseSync | undefined;
let schemaVersion: unknown;
let views: readonly string[] = [];

const versionOf = (opened: DatabaseSync): unknown =>
  opened.prepare('pragma main.schema_version').get()?.schema_version;

/** Makes the views anew when the file's tables have changed. */
const connected = (): DatabaseSync => {
  database ??= open();
  const version = versionOf(database);
  if (version === schemaVersion) return database;
  for (const view of views) database.exec(`drop view temp.${quoted(view)}`);
  views = [];
  const made: string[] = [];
  for (const { name, type } of relationsOf(database)) {
    const table = `main.${quoted(name)}`;
    // Something small that differs by row, or SQLite would ask once for all of them.
    const row = hasRowid(database, { name, type })
      ? 'rowid & 1'
      : `typeof(${quoted(firstColumn(database, name))})`;
    database.exec(
      `create temp view ${quoted(name)} as select * from ${table} where polder_alive(${row})`,
    );
    made.push(name);
    views = made;
  }
  schemaVersion = version;
  return database;
};

const firstColumn = (opened: DatabaseSync, table: string): string =>
  String(opened.prepare("select name from pragma_table_info(?, 'main') limit 1").get(table)?.name);

/** Whole numbers go in as such: node:sqlite would bind them as floating numbers. */
const bound = (value: Value): SQLInputValue => {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  return value;
};

const send = (message: FromThread): void => parentPort?.postMessage(message);

let allowed = 0;
let wake: (() => void) | undefined;

const untilAllowed = async (): Promise<void> => {
  while (allowed === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  allowed -= 1;
};

const prepared = (text: string): StatementSync => {
  const statement = connected().prepare(text);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  return statement;
};

const execute = async (
  text: string,
  parameters: readonly Value[],
  types: readonly SqlType[],
): Promise<void> => {
  allowed = AHEAD;
  const decode = rowDecoder(types);
  let rows: Row[] = [];
  let size = FIRST_ROWS;
  for (const row of prepared(text).iterate(...parameters.map(bound))) {
    // With setReturnArrays rows are arrays; the types of Node do not follow.
    rows.push(decode(row as unknown as readonly StoredValue[]));
    if (rows.length < size) continue;
    await untilAllowed();
    if (isStopped()) throw new Stopped();
    send({ kind: 'rows', rows });
    rows = [];
    size = BATCH_ROWS;
  }
  if (rows.length > 0) send({ kind: 'rows', rows });
  send({ kind: 'end' });
};

const answer = async (message: Exclude<ToThread, { kind: 'more' }>): Promise<void> => {
  switch (message.kind) {
    case 'discover':
      send({ kind: 'schema', schema: discoverSqlite(connected()) });
      break;
    case 'version': {
      const row = connected().prepare('select sqlite_version() as version').get();
      send({ kind: 'version', version: `SQLite ${row?.version}` });
      break;
    }
    case 'execute':
      await execute(message.text, message.parameters, message.types);
  }
};

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'more') {
    allowed += 1;
    wake?.();
    return;
  }
  answer(message).catch((error: unknown) => {
    const { failure, code } =
      error instanceof Stopped ? { failure: 'cancelled' as const } : failureOf(error);
    send({ kind: 'failed', failure, ...(code !== undefined && { code }) });
  });
});
