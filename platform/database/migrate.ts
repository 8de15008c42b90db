import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './db.ts';

/** One generated migration of one schema, in the order in which it was made. */
export interface Migration {
  readonly owner: string;
  readonly tag: string;
  readonly statements: readonly string[];
  readonly hash: string;
}

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

/** Reads what drizzle-kit generated in `folder`; a folder without migrations has none. */
export const readMigrations = (owner: string, folder: string): readonly Migration[] => {
  const journalFile = join(folder, 'meta/_journal.json');
  if (!existsSync(journalFile)) return [];
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as Journal; // written by drizzle-kit
  return journal.entries.map(({ tag }) => {
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8');
    return {
      owner,
      tag,
      statements: text.split('--> statement-breakpoint').map((statement) => statement.trim()),
      hash: createHash('sha256').update(text).digest('hex'),
    };
  });
};

/** One hash over all migrations: tells whether a backup fits the program. */
export const fingerprint = (migrations: readonly Migration[]): string =>
  createHash('sha256')
    .update(migrations.map(({ owner, tag, hash }) => `${owner}/${tag} ${hash}`).join('\n'))
    .digest('hex')
    .slice(0, 16);

const run = (db: Db, statement: string | SQL) =>
  db.execute(typeof statement === 'string' ? sql.raw(statement) : statement);

/** What every migration stands on: PostGIS in a schema of its own, and the ledger of what ran. */
export const foundation = [
  'CREATE SCHEMA IF NOT EXISTS postgis',
  'CREATE EXTENSION IF NOT EXISTS postgis SCHEMA postgis',
  'CREATE SCHEMA IF NOT EXISTS ledger',
  `CREATE TABLE IF NOT EXISTS ledger.migration (
    owner text NOT NULL, tag text NOT NULL, hash text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (owner, tag))`,
];

/** A landed migration that was edited afterwards: the database and the program no longer agree. */
export class MigrationChanged extends Error {
  override readonly name = 'MigrationChanged';
}

/** A database that a later version of the program has changed already. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer';
  /** @param names the migrations that this program does not know */
  constructor(names: readonly string[]) {
    super(
      `The database was brought further by a newer version of Polder (${names.join(', ')}). ` +
        'Start that version, or restore a backup that this one made. Nothing was changed.',
    );
  }
}

/** Number of the advisory lock that puts processes which start together on one server in a row. */
const migrationLock = 7_270_003;

interface Applied extends Record<string, unknown> {
  owner: string;
  tag: string;
  hash: string;
}

/** Hashes of what ran here, by `owner/tag`; none when there is no ledger yet. */
const appliedHere = async (db: Db): Promise<ReadonlyMap<string, string>> => {
  const { rows: ledger } = await db.execute(
    sql`SELECT 1 WHERE to_regclass('ledger.migration') IS NOT NULL`,
  );
  if (ledger.length === 0) return new Map();
  const { rows } = await db.execute<Applied>(sql`SELECT owner, tag, hash FROM ledger.migration`);
  return new Map(rows.map(({ owner, tag, hash }) => [`${owner}/${tag}`, hash]));
};

const nameOf = ({ owner, tag }: Migration): string => `${owner}/${tag}`;

/**
 * An older program must not write to what a newer one has changed.
 * @throws DatabaseNewer
 */
export const refuseNewer = async (db: Db, migrations: readonly Migration[]): Promise<void> => {
  const known = new Set(migrations.map(nameOf));
  const unknown = [...(await appliedHere(db)).keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) throw new DatabaseNewer(unknown);
};

/**
 * Brings the database to the program's state, each migration in a transaction of its own. Of processes
 * that start together one migrates, the others wait and find it done.
 *
 * @returns the tags that were applied now
 * @throws MigrationChanged
 */
export const migrate = async (
  db: Db,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  const alone = <Result>(work: (tx: Db) => Promise<Result>): Promise<Result> =>
    db.transaction(async (tx) => {
      await tx.execute(sql`SELECT pg_advisory_xact_lock(${migrationLock})`);
      return work(tx);
    });
  const known = await alone(async (tx) => {
    for (const statement of foundation) await run(tx, statement);
    return appliedHere(tx);
  });
  const applied: string[] = [];
  for (const migration of migrations) {
    const name = nameOf(migration);
    const hash = known.get(name);
    if (hash === migration.hash) continue;
    if (hash !== undefined)
      throw new MigrationChanged(`Migration ${name} was changed after it ran`);
    const isMine = await alone(async (tx) => {
      if ((await appliedHere(tx)).has(name)) return false;
      for (const statement of migration.statements) await run(tx, statement);
      await run(
        tx,
        sql`INSERT INTO ledger.migration (owner, tag, hash)
            VALUES (${migration.owner}, ${migration.tag}, ${migration.hash})`,
      );
      return true;
    });
    if (isMine) applied.push(name);
  }
  return applied;
};
