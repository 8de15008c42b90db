/**
 * SQLite in Node cannot be interrupted: each table is read through a temporary view of its name that asks
 * `polder_alive` for every row, which raises once the question is no longer wanted or has taken too long.
 * (The views dissolve: indexes are used as before; it costs about 0.1 µs a row.) The function says that it
 * is deterministic, although it is not: only then SQLite asks also while it builds an index for a join.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { keepLatest } from '../../keep-latest.ts';
import { columnsOf, inFile, quoted, type Relation, relationsOf, rowNumberOf } from './catalogue.ts';
import type { ReadFile } from './messages.ts';

/** Statements that are kept prepared. */
const MOST_STATEMENTS = 100;
/**
 * Bytes of a value that functions may work on between two rows: some milliseconds, also where they compare
 * a text with each part of another.
 */
const SHORT_VALUE = 250_000;

export interface AskingDatabase {
  readonly database: DatabaseSync;
  /** Gives rows as arrays, with bigints; one that was used lately is used again. */
  readonly prepared: (text: string) => StatementSync;
  /** After a failure, which a statement would tell of once more. */
  readonly forget: (text: string) => void;
  /** Whether values longer than a short one fail as too big. */
  readonly requireShort: (isRequired: boolean) => void;
  /** How a table or view of the file asks: its tables do, also within a view; or nothing within it does. */
  readonly asking: (relation: string) => 'table' | 'view' | 'closed-view';
}

/** Views of one plain select read tables only, all of which ask. Of others it is not known. */
const isPlain = (sql: string): boolean =>
  sql.match(/\bselect\b/gi)?.length === 1 && !/\bwith\b|\bvalues\b|\b(json|pragma)_/i.test(sql);

/** Creates the view of a table, or of a view that does not open up. */
const createOver = (database: DatabaseSync, relation: Pick<Relation, 'name' | 'type'>): void => {
  const { name } = relation;
  // Something small that differs by row, or SQLite would ask once for all of them.
  const rowNumber = rowNumberOf(database, relation);
  const row = rowNumber
    ? `${rowNumber} & 1`
    : `typeof(${quoted(columnsOf(database, name)[0]?.name ?? '')})`;
  database.exec(
    `create temp view ${quoted(name)} as select * from ${inFile(name)} where polder_alive(${row})`,
  );
};

/** The same view over tables that ask. @returns whether it could be made */
const createOpened = (database: DatabaseSync, { name, sql }: Relation): boolean => {
  if (!/^create view/i.test(sql) || !isPlain(sql)) return false;
  try {
    database.exec(sql.replace(/^create view/i, 'create temp view'));
  } catch {
    return false;
  }
  try {
    database.prepare(`select * from temp.${quoted(name)}`);
    return true;
  } catch {
    // It names the file's tables as such, or something that views do not have.
    database.exec(`drop view temp.${quoted(name)}`);
    return false;
  }
};

/** @returns the views that could not be opened up */
const createViews = (database: DatabaseSync, relations: readonly Relation[]): Set<string> => {
  const views = relations.filter(({ type }) => type === 'view');
  for (const relation of relations) if (relation.type !== 'view') createOver(database, relation);
  // Some are over others, in no order.
  let closed = views;
  for (let before = -1; before !== closed.length; ) {
    before = closed.length;
    closed = closed.filter((view) => !createOpened(database, view));
  }
  for (const view of closed) createOver(database, view);
  return new Set(closed.map(({ name }) => name));
};

const createPrepared = (database: DatabaseSync): Pick<AskingDatabase, 'prepared' | 'forget'> => {
  /** The one used last stands last. */
  const kept = new Map<string, StatementSync>();
  const prepared = (text: string): StatementSync => {
    let statement = kept.get(text);
    if (!statement) {
      statement = database.prepare(text);
      statement.setReturnArrays(true);
      statement.setReadBigInts(true);
    }
    keepLatest(kept, text, statement, MOST_STATEMENTS);
    return statement;
  };
  return { prepared, forget: (text) => kept.delete(text) };
};

/** Opens the file when first called, and makes the views anew when its tables have changed. */
export const createAskingDatabase = (
  { file, busyTimeout }: ReadFile,
  ask: () => void,
): (() => AskingDatabase) => {
  let database: DatabaseSync | undefined;
  let versionStatement: StatementSync | undefined;
  let current: AskingDatabase | undefined;
  let schemaVersion: unknown;
  let made: readonly string[] = [];
  let views = new Set<string>();
  let closed = new Set<string>();

  const open = (): DatabaseSync => {
    const opened = new DatabaseSync(file, { readOnly: true, timeout: busyTimeout });
    opened.exec('pragma temp_store = memory');
    opened.function('polder_alive', { varargs: true, deterministic: true }, () => {
      ask();
      return 1;
    });
    return opened;
  };

  const requireShort = (isRequired: boolean): void => {
    // Node 22 has no limits.
    if (database?.limits)
      database.limits.length = isRequired ? SHORT_VALUE : Number.POSITIVE_INFINITY;
  };

  const asking: AskingDatabase['asking'] = (name) => {
    if (closed.has(name)) return 'closed-view';
    return views.has(name) ? 'view' : 'table';
  };

  return () => {
    database ??= open();
    versionStatement ??= database.prepare('pragma main.schema_version');
    const version = versionStatement.get()?.schema_version;
    if (current && version === schemaVersion) return current;
    current = undefined;
    for (const name of made) database.exec(`drop view if exists temp.${quoted(name)}`);
    const relations = relationsOf(database);
    made = relations.map(({ name }) => name);
    views = new Set(relations.filter(({ type }) => type === 'view').map(({ name }) => name));
    closed = createViews(database, relations);
    schemaVersion = version;
    current = { database, ...createPrepared(database), requireShort, asking };
    return current;
  };
};
