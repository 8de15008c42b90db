import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Db } from '../database/db.ts';
import { fingerprint, type Migration } from '../database/migrate.ts';
import { storedFile } from '../database/schema.ts';
import { bytesOf, type Storage } from '../files/storage.ts';
import { type Checksum, nameOf, sumOf } from './checksums.ts';
import { backupFormat, idOfPath, isBackedUpFile, type Line, pathOfId } from './lines.ts';
import { tablesOf } from './tables.ts';

/** A backup that could not be written: its place is wrong, or the disk is full. */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed';
}

const why = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'this place cannot be written to';
  return error instanceof Error ? error.message : String(error);
};

/** A gzipped file that is written line by line; a failure of the disk is thrown at the next line. */
const openFile = (file: string) => {
  const gzip = createGzip({ level: 6 });
  let isFailed = false;
  const written = pipeline(gzip, createWriteStream(file, { mode: 0o600 })).catch(
    (cause: unknown) => {
      isFailed = true;
      throw new BackupFailed(`The backup could not be written: ${why(cause)}.`, { cause });
    },
  );
  written.catch(() => {}); // thrown where it is awaited
  const putText = async (text: string) => {
    if (isFailed) await written;
    if (gzip.write(`${text}\n`)) return;
    const drained = once(gzip, 'drain').then(
      () => {},
      () => written,
    );
    await Promise.race([drained, written]);
  };
  return {
    putText,
    put: (line: Line) => putText(JSON.stringify(line)),
    end: async () => {
      gzip.end();
      await written;
    },
    stop: async () => {
      gzip.destroy();
      await written.catch(() => {});
    },
  };
};

/** Paths of what is backed up beside the database: stored files of the data directory, and its own. */
const filesOf = async (dataDirectory: string): Promise<readonly string[]> => {
  const folder = join(dataDirectory, 'files');
  const entries = existsSync(folder)
    ? await readdir(folder, { recursive: true, withFileTypes: true })
    : [];
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dataDirectory, join(entry.parentPath, entry.name)))
    .sort();
  return [...paths, 'secret', 'demo-accounts.json'].filter(isBackedUpFile);
};

const idsOfStoredFiles = async (tx: Db): Promise<readonly string[]> => {
  const rows = await tx.select({ id: storedFile.id }).from(storedFile).orderBy(storedFile.id);
  return rows.map(({ id }) => id);
};

/** @returns undefined for a file that went after the list was made: nobody needs it any more */
const readIf = (file: string): Promise<Buffer | undefined> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/**
 * Writes a backup: one gzipped file of JSON lines (`lines.ts`). It does not depend on the kind of
 * database: what was saved from the embedded one can be restored on a PostgreSQL server, and the
 * other way round. The file appears under its name only when it is whole.
 *
 * @param bucket where stored files are when they are not in the data directory
 * @returns the tables' checksums
 * @throws BackupFailed
 */
export const backUp = async (
  db: Db,
  dataDirectory: string,
  target: string,
  migrations: readonly Migration[],
  at: Date,
  bucket?: Pick<Storage, 'get'>,
): Promise<readonly Checksum[]> => {
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory())
    throw new BackupFailed(`${target} is a folder: name the file within it.`);
  await mkdir(dirname(target), { recursive: true });
  const draft = `${target}.draft`;
  const file = openFile(draft);
  try {
    await file.put({
      line: 'head',
      format: backupFormat,
      migrations: fingerprint(migrations),
      at: at.toISOString(),
    });
    const sums: Checksum[] = [];
    let ids: readonly string[] = [];
    await db.transaction(
      async (tx) => {
        for (const table of await tablesOf(tx)) {
          await file.put({ line: 'table', name: nameOf(table) });
          // The rows are JSON already: they go in as they are, so that the checksum holds to the letter.
          const sum = await sumOf(tx, table, (page) =>
            file.putText(`{"line":"rows","rows":[${page.join(',')}]}`),
          );
          const { table: name, count, sha256 } = sum;
          await file.put({ line: 'table-end', name, count, sha256 });
          sums.push(sum);
        }
        if (bucket) ids = await idsOfStoredFiles(tx);
      },
      { isolationLevel: 'repeatable read' },
    );
    let files = 0;
    const putFile = async (path: string, bytes: Uint8Array | undefined) => {
      if (!bytes) return;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await file.put({ line: 'file', path, sha256, base64: Buffer.from(bytes).toString('base64') });
      files++;
    };
    for (const path of await filesOf(dataDirectory))
      if (!bucket || idOfPath(path) === undefined)
        await putFile(path, await readIf(join(dataDirectory, path)));
    if (bucket) for (const id of ids) await putFile(pathOfId(id), await bytesOf(bucket, id));
    const rows = sums.reduce((total, { count }) => total + count, 0);
    await file.put({ line: 'foot', tables: sums.length, rows, files });
    await file.end();
    await rename(draft, target);
    return sums;
  } catch (error) {
    await file.stop();
    await rm(draft, { force: true });
    throw error;
  }
};
