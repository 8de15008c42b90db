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

/**
 * Brings the database to the program's state, each migration in a transaction of its own.
 * @returns the tags that were applied now
 * @throws MigrationChanged
 */
export const migrate = async (
  db: Db,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  for (const statement of foundation) await run(db, statement);
  const { rows } = await db.execute<{ owner: string; tag: string; hash: string }>(
    sql`SELECT owner, tag, hash FROM ledger.migration`,
  );
  const known = new Map(rows.map((row) => [`${row.owner}/${row.tag}`, row.hash]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const name = `${migration.owner}/${migration.tag}`;
    const hash = known.get(name);
    if (hash === migration.hash) continue;
    if (hash !== undefined)
      throw new MigrationChanged(`Migration ${name} was changed after it ran`);
    await db.transaction(async (tx) => {
      for (const statement of migration.statements) await run(tx, statement);
      await run(
        tx,
        sql`INSERT INTO ledger.migration (owner, tag, hash)
            VALUES (${migration.owner}, ${migration.tag}, ${migration.hash})`,
      );
    });
    applied.push(name);
  }
  return applied;
};
