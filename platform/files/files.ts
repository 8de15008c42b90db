import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import type { Db } from '../database/db.ts';
import { storedFile } from '../database/schema.ts';
import { Problem } from '../problem.ts';
import { bytesOf, type Storage } from './storage.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

/** What a kind of upload accepts. `purpose` is stored with the file and names its keeper. */
export interface FileRule {
  readonly purpose: string;
  readonly types: readonly FileType[];
  /** Bytes. */
  readonly sizeAtMost: number;
}

const signatures = {
  'text/csv': () => true, // text has no signature; its reader checks the encoding
  'application/geo+json': (bytes: Uint8Array) => /^[\s\uFEFF]*[{[]/.test(start(bytes)),
  'application/geopackage+sqlite3': (bytes: Uint8Array) =>
    start(bytes).startsWith('SQLite format 3\0'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (bytes: Uint8Array) =>
    start(bytes).startsWith('PK\x03\x04'), // an archive; its reader looks inside
  'image/png': (bytes: Uint8Array) => bytes[0] === 0x89 && start(bytes).slice(1, 4) === 'PNG',
  'image/jpeg': (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8,
  'image/webp': (bytes: Uint8Array) => start(bytes).slice(8, 12) === 'WEBP',
} as const;

export type FileType = keyof typeof signatures;

const start = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 32)).toString('latin1');

const byExtension: Readonly<Record<string, FileType>> = {
  csv: 'text/csv',
  txt: 'text/csv',
  tsv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/geo+json',
  geojson: 'application/geo+json',
  gpkg: 'application/geopackage+sqlite3',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

const pixelsAtMost = 50_000_000;

/**
 * An image as it may be kept: decoded, turned upright, at most 2400 px, encoded anew. What a camera
 * wrote beside the picture (place, serial number) does not survive.
 */
const cleanImage = async (bytes: Uint8Array): Promise<Uint8Array> =>
  await sharp(bytes, { limitInputPixels: pixelsAtMost, failOn: 'error' })
    .rotate()
    .resize({ width: 2400, height: 2400, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer()
    .catch((cause: unknown) => {
      throw new Problem('unsupported-type', { what: 'image' }, { cause });
    });

/** Checks name, type and size and gives the bytes that may be stored. @throws Problem */
export const admit = async (
  file: { readonly name: string; readonly bytes: Uint8Array },
  rule: FileRule,
): Promise<{ readonly type: string; readonly bytes: Uint8Array }> => {
  if (file.bytes.length > rule.sizeAtMost)
    throw new Problem('too-large', { limit: Math.round(rule.sizeAtMost / 1_000_000) });
  const type = byExtension[file.name.toLowerCase().split('.').at(-1) ?? ''];
  if (!type || !rule.types.includes(type) || !signatures[type](file.bytes))
    throw new Problem('unsupported-type', { what: file.name });
  if (type.startsWith('image/')) return { type: 'image/webp', bytes: await cleanImage(file.bytes) };
  return { type, bytes: file.bytes };
};

export interface FilesCheck {
  readonly count: number;
  /** Ids of files whose bytes are gone, and of those whose bytes are others. */
  readonly missing: readonly string[];
  readonly damaged: readonly string[];
}

export interface Files {
  /** Stores an upload that keeps `rule`. @throws Problem too-large, unsupported-type */
  readonly store: (
    db: Db,
    upload: {
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly owner: string | undefined;
    },
    rule: FileRule,
  ) => Promise<StoredFile>;
  readonly read: (
    db: Db,
    id: string,
  ) => Promise<{ readonly file: StoredFile; readonly bytes: Uint8Array }>;
  readonly remove: (db: Db, id: string) => Promise<void>;
  /** Reads every stored file and compares it with what was stored. */
  readonly check: (db: Db) => Promise<FilesCheck>;
}

export const createFiles = (storage: Storage): Files => ({
  store: async (db, upload, rule) => {
    const { type, bytes } = await admit(upload, rule);
    const file = {
      id: randomUUID(),
      name: upload.name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 120),
      type,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    await storage.put(file.id, bytes);
    await db
      .insert(storedFile)
      .values({ ...file, owner: upload.owner ?? null, purpose: rule.purpose });
    return file;
  },
  read: async (db, id) => {
    const [file] = await db.select().from(storedFile).where(eq(storedFile.id, id));
    if (!file) throw new Problem('not-found', { what: 'file' });
    const bytes = await bytesOf(storage, id);
    if (!bytes) throw new Problem('not-found', { what: 'file' });
    return { file, bytes };
  },
  remove: async (db, id) => {
    await db.delete(storedFile).where(eq(storedFile.id, id));
    await storage.remove(id);
  },
  check: async (db) => {
    const files = await db
      .select({ id: storedFile.id, sha256: storedFile.sha256 })
      .from(storedFile)
      .orderBy(storedFile.id);
    const missing: string[] = [];
    const damaged: string[] = [];
    for (const { id, sha256 } of files) {
      const bytes = await bytesOf(storage, id);
      if (!bytes) missing.push(id);
      else if (createHash('sha256').update(bytes).digest('hex') !== sha256) damaged.push(id);
    }
    return { count: files.length, missing, damaged };
  },
});
