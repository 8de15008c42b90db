import { randomUUID } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import { parseSigned } from 'hono/utils/cookie';
import type { Db } from '../database/db.ts';
import { heldEntry } from '../database/schema.ts';
import type { Files } from '../files/files.ts';
import { createForm, type Form, isHouseField, type Upload } from './form.ts';

/** Cookie with the id of the entry that is kept for this browser; signed. */
export const heldCookie = 'polder_held';

/** Held entries may carry any upload that a form takes; the form's own rule is applied when it is sent on. */
const rule = {
  purpose: 'held-entry',
  types: [
    'text/csv',
    'application/geo+json',
    'application/geopackage+sqlite3',
    'image/png',
    'image/jpeg',
    'image/webp',
  ],
  sizeAtMost: 100_000_000,
} as const;

/** Keeps what a person had entered when the session turned out to be over. */
export const holdEntry = async (
  db: Db,
  files: Files,
  path: string,
  form: Form,
): Promise<string> => {
  const id = randomUUID();
  const stored = [];
  for (const [field, upload] of form.files) {
    if (upload.name === '') continue;
    const file = await files.store(db, { ...upload, owner: undefined }, rule);
    stored.push({ field, fileId: file.id });
  }
  const fields = form.entries.filter(([name]) => !isHouseField(name) || name === '_key');
  await db.insert(heldEntry).values({ id, path, fields, files: stored });
  return id;
};

export interface HeldEntry {
  readonly id: string;
  readonly path: string;
  readonly form: Form;
}

export const heldEntryById = async (
  db: Db,
  files: Files,
  id: string,
): Promise<HeldEntry | undefined> => {
  const [row] = await db.select().from(heldEntry).where(eq(heldEntry.id, id));
  if (!row) return undefined;
  const uploads: (readonly [string, Upload])[] = [];
  for (const { field, fileId } of row.files) {
    const { file, bytes } = await files.read(db, fileId);
    uploads.push([field, { name: file.name, bytes }]);
  }
  return { id, path: row.path, form: createForm(row.fields, uploads) };
};

/** The entry that is kept for the sender of a request, if there is one. */
export const heldEntryFor = async (
  db: Db,
  files: Files,
  headers: Headers,
  secret: string,
): Promise<HeldEntry | undefined> => {
  const { [heldCookie]: id } = await parseSigned(headers.get('cookie') ?? '', secret, heldCookie);
  return id ? heldEntryById(db, files, id) : undefined;
};

export const dropHeldEntry = async (db: Db, files: Files, id: string): Promise<void> => {
  const [row] = await db.delete(heldEntry).where(eq(heldEntry.id, id)).returning();
  for (const { fileId } of row?.files ?? []) await files.remove(db, fileId);
};

const keepMilliseconds = 24 * 3_600_000;

/** After a day nobody comes back for an entry. */
export const dropOldEntries = async (db: Db, files: Files, now: Date): Promise<void> => {
  const old = await db
    .select({ id: heldEntry.id })
    .from(heldEntry)
    .where(lt(heldEntry.at, new Date(now.getTime() - keepMilliseconds)));
  for (const { id } of old) await dropHeldEntry(db, files, id);
};
