import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import type { Migration } from '../database/migrate.ts';
import { fingerprint } from '../database/migrate.ts';
import { type TableShape, tablesOf } from './tables.ts';

/**
 * A backup is one gzipped file of JSON lines: a head, each table with its rows in key order and its
 * checksum, each stored file, and a foot. It does not depend on the kind of database: what was
 * saved from the embedded one can be restored on a PostgreSQL server, and the other way round.
 */
type Line =
  | { readonly line: 'head'; readonly format: 1; readonly migrations: string; readonly at: string }
  | { readonly line: 'table'; readonly name: string }
  | { readonly line: 'rows'; readonly rows: readonly unknown[] }
  | {
      readonly line: 'table-end';
      readonly name: string;
      readonly count: number;
      readonly sha256: string;
    }
  | { readonly line: 'file'; readonly path: string; readonly mode: number; readonly base64: string }
  | {
      readonly line: 'foot';
      readonly tables: number;
      readonly rows: number;
      readonly files: number;
    };

export interface Checksum {
  readonly table: string;
  readonly count: number;
  readonly sha256: string;
}

const pageSize = 2000;

const identifier = (...names: readonly string[]) =>
  sql.raw(names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.'));

/** Rows of one table in key order, page by page, within the caller's snapshot. */
async function* pages(tx: Db, table: TableShape): AsyncGenerator<readonly string[]> {
  const columns = table.columns.map(({ name, isGeometry }) =>
    isGeometry ? sql`${identifier(name)}::text AS ${identifier(name)}` : identifier(name),
  );
  const order = (table.key.length > 0 ? table.key : table.columns.map(({ name }) => name)).map(
    (name) => identifier(name),
  );
  await tx.execute(
    sql`DECLARE backup_rows CURSOR FOR SELECT row_to_json(r)::text AS row FROM
        (SELECT ${sql.join(columns, sql`, `)} FROM ${identifier(table.schema, table.name)} ORDER BY ${sql.join(order, sql`, `)}) r`,
  );
  for (;;) {
    const { rows } = await tx.execute<{ row: string }>(
      sql.raw(`FETCH ${pageSize} FROM backup_rows`),
    );
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await tx.execute(sql`CLOSE backup_rows`);
}

/** Count and hash of every table, over its rows in key order: equal content, equal checksums. */
export const checksums = (db: Db): Promise<readonly Checksum[]> =>
  db.transaction(
    async (tx) => {
      const result: Checksum[] = [];
      for (const table of await tablesOf(tx)) {
        const hash = createHash('sha256');
        let count = 0;
        for await (const page of pages(tx, table)) {
          for (const row of page) hash.update(row).update('\n');
          count += page.length;
        }
        result.push({ table: `${table.schema}.${table.name}`, count, sha256: hash.digest('hex') });
      }
      return result;
    },
    { isolationLevel: 'repeatable read' },
  );

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

/**
 * Writes a backup; the file appears under its name only when it is whole.
 * @returns the tables' checksums
 */
export const backUp = async (
  db: Db,
  dataDirectory: string,
  target: string,
  migrations: readonly Migration[],
  at: Date,
): Promise<readonly Checksum[]> => {
  await mkdir(dirname(target), { recursive: true });
  const gzip = createGzip({ level: 6 });
  const draft = `${target}.draft`;
  const out = createWriteStream(draft, { mode: 0o600 });
  gzip.pipe(out);
  const put = async (line: Line) => {
    if (!gzip.write(`${JSON.stringify(line)}\n`)) await once(gzip, 'drain');
  };
  await put({ line: 'head', format: 1, migrations: fingerprint(migrations), at: at.toISOString() });
  const sums: Checksum[] = [];
  await db.transaction(
    async (tx) => {
      for (const table of await tablesOf(tx)) {
        const name = `${table.schema}.${table.name}`;
        const hash = createHash('sha256');
        let count = 0;
        await put({ line: 'table', name });
        for await (const page of pages(tx, table)) {
          for (const row of page) hash.update(row).update('\n');
          count += page.length;
          // The rows are JSON already: they go in as they are, so that the checksum holds to the letter.
          if (!gzip.write(`{"line":"rows","rows":[${page.join(',')}]}\n`))
            await once(gzip, 'drain');
        }
        const sha256 = hash.digest('hex');
        await put({ line: 'table-end', name, count, sha256 });
        sums.push({ table: name, count, sha256 });
      }
    },
    { isolationLevel: 'repeatable read' },
  );
  const files = [...(await filesBelow(join(dataDirectory, 'files')))];
  for (const extra of ['secret', 'demo-accounts.json'].map((name) => join(dataDirectory, name)))
    if (existsSync(extra)) files.push(extra);
  for (const file of files) {
    const { mode } = await stat(file);
    await put({
      line: 'file',
      path: relative(dataDirectory, file),
      mode: mode & 0o777,
      base64: readFileSync(file).toString('base64'),
    });
  }
  const rows = sums.reduce((total, { count }) => total + count, 0);
  await put({ line: 'foot', tables: sums.length, rows, files: files.length });
  gzip.end();
  await once(out, 'close');
  await rename(draft, target);
  return sums;
};

/** A backup that is cut off, of another version, or not one of ours. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
}

/** Lines of a gzipped file. A file that is damaged or cut off in the middle is a failure like any other. */
async function* linesOf(source: string): AsyncGenerator<string> {
  const text = createGunzip().setEncoding('utf8');
  pipeline(createReadStream(source), text, () => {}); // a failure is thrown where the text is read
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    throw new BackupUnusable('The backup is damaged. Nothing was restored.', { cause });
  } finally {
    text.destroy();
  }
  if (rest !== '') yield rest;
}

const insertRows = async (tx: Db, table: TableShape, rows: readonly unknown[]) => {
  const columns = sql.join(
    table.columns.map(({ name }) => identifier(name)),
    sql`, `,
  );
  const overriding = table.columns.some(({ isIdentity }) => isIdentity)
    ? sql`OVERRIDING SYSTEM VALUE`
    : sql``;
  const target = identifier(table.schema, table.name);
  await tx.execute(
    sql`INSERT INTO ${target} (${columns}) ${overriding}
        SELECT ${columns} FROM jsonb_populate_recordset(NULL::${target}, ${JSON.stringify(rows)}::jsonb)`,
  );
};

/** Identity columns go on after the highest restored number. */
const restartNumbers = async (tx: Db, table: TableShape) => {
  for (const { name, isIdentity } of table.columns)
    if (isIdentity)
      await tx.execute(
        sql`SELECT setval(pg_get_serial_sequence(${`"${table.schema}"."${table.name}"`}, ${name}),
              greatest((SELECT max(${identifier(name)}) FROM ${identifier(table.schema, table.name)}), 1))`,
      );
};

/**
 * Fills a migrated database without content from a backup: all or nothing.
 * @returns checksums computed anew from what was restored
 * @throws BackupUnusable
 */
export const restore = async (
  db: Db,
  dataDirectory: string,
  source: string,
  migrations: readonly Migration[],
): Promise<readonly Checksum[]> => {
  const expected: Checksum[] = [];
  const files: Extract<Line, { line: 'file' }>[] = [];
  let isWhole = false;
  await db.transaction(async (tx) => {
    const shapes = await tablesOf(tx);
    const byName = new Map(shapes.map((shape) => [`${shape.schema}.${shape.name}`, shape]));
    for (const shape of shapes.toReversed())
      await tx.execute(sql`DELETE FROM ${identifier(shape.schema, shape.name)}`);
    let table: TableShape | undefined;
    for await (const text of linesOf(source)) {
      const line = JSON.parse(text) as Line; // the head's format number vouches for the rest
      if (line.line === 'head') {
        if (line.format !== 1 || line.migrations !== fingerprint(migrations))
          throw new BackupUnusable(
            'The backup was made by another version of Polder: restore it with that version, then upgrade.',
          );
      } else if (line.line === 'table') {
        table = byName.get(line.name);
        if (!table)
          throw new BackupUnusable(
            `The backup has a table ${line.name} that this version does not know.`,
          );
      } else if (line.line === 'rows' && table) await insertRows(tx, table, line.rows);
      else if (line.line === 'table-end' && table) {
        await restartNumbers(tx, table);
        expected.push({ table: line.name, count: line.count, sha256: line.sha256 });
      } else if (line.line === 'file') files.push(line);
      else if (line.line === 'foot') isWhole = true;
    }
    if (!isWhole) throw new BackupUnusable('The backup is cut off. Nothing was restored.');
  });
  for (const file of files) {
    const target = join(dataDirectory, file.path);
    if (relative(dataDirectory, target).startsWith('..'))
      throw new BackupUnusable('The backup names a file outside the data directory.');
    await mkdir(dirname(target), { recursive: true });
    writeFileSync(target, Buffer.from(file.base64, 'base64'), { mode: file.mode });
  }
  const restored = await checksums(db);
  for (const sum of expected) {
    const now = restored.find(({ table }) => table === sum.table);
    if (now?.sha256 !== sum.sha256)
      throw new BackupUnusable(`Table ${sum.table} differs from the backup after restoring.`);
  }
  return restored;
};
