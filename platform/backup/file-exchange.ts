import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Storage } from '../files/storage.ts';
import { idOfPath, isBackedUpFile, type Line, unusable } from './lines.ts';

/** What stands in a data directory beside the database. */
const parts = ['files', 'demo-accounts.json', 'secret'] as const;

/** Folders that a restore leaves only when the process was killed: with files that came, or those of before. */
export const brokenOffRestores = (dataDirectory: string): readonly string[] =>
  existsSync(dataDirectory)
    ? readdirSync(dataDirectory)
        .filter((name) => /^(?:before-)?restoring-/.test(name))
        .map((name) => join(dataDirectory, name))
    : [];

/**
 * Files of a backup on their way into a data directory: first beside it, then in one exchange that
 * can be taken back. Stored files that belong in a bucket are put there in that exchange; under their ids
 * they are what they were, so nothing of them has to be taken back.
 */
export const exchangeFiles = (dataDirectory: string, bucket?: Pick<Storage, 'put'>) => {
  const mark = `${process.pid}-${Date.now()}`;
  const incoming = join(dataDirectory, `restoring-${mark}`);
  const outgoing = join(dataDirectory, `before-restoring-${mark}`);
  const seen = new Set<string>();
  const done: (() => Promise<void>)[] = [];
  const move = async (from: string, to: string) => {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    done.push(() => rename(to, from));
  };
  const fillBucket = async ({ put }: Pick<Storage, 'put'>) => {
    for (const path of seen) {
      const id = idOfPath(path);
      if (id !== undefined) await put(id, await readFile(join(incoming, path)));
    }
  };
  return {
    count: () => seen.size,
    /** Ids of the stored files that came. */
    ids: (): ReadonlySet<string> => new Set([...seen].flatMap((path) => idOfPath(path) ?? [])),
    /** @throws BackupUnusable for a file that no backup has, that came before, or that was changed */
    take: async ({ path, sha256, base64 }: Extract<Line, { line: 'file' }>) => {
      if (!isBackedUpFile(path))
        unusable(`The backup holds a file that has no place here: ${path}.`);
      if (seen.has(path)) unusable(`The backup holds the file ${path} twice.`);
      seen.add(path);
      const bytes = Buffer.from(base64, 'base64');
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        unusable(`The file ${path} of the backup is damaged.`);
      const target = join(incoming, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes, { mode: 0o600, flush: true });
    },
    /** The backup's files take the place of those that are here. Without one of its own the secret stays. */
    exchange: async () => {
      if (bucket) await fillBucket(bucket);
      for (const part of parts) {
        if (bucket && part === 'files') continue;
        const here = join(dataDirectory, part);
        const isKept = part === 'secret' && !seen.has(part);
        if (!isKept && existsSync(here)) await move(here, join(outgoing, part));
        if (existsSync(join(incoming, part))) await move(join(incoming, part), here);
      }
    },
    undo: async () => {
      for (const takeBack of done.toReversed()) await takeBack();
    },
    clear: async () => {
      await rm(incoming, { recursive: true, force: true });
      await rm(outgoing, { recursive: true, force: true });
    },
  };
};

export type FileExchange = ReturnType<typeof exchangeFiles>;
