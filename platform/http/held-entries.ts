import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { heldEntry, storedFile } from '../database/schema.ts';
import type { Files } from '../files/files.ts';
import { createForm, type Form, isHouseField, type Upload } from './form.ts';
import { matchPath } from './match-path.ts';
import type { Route } from './routes.ts';
import { readHouseCookie } from './signed-cookies.ts';

/** Held entries may carry any upload that a form takes; the form's own rule is applied when it is sent on. */
const rule = {
  purpose: 'held-entry',
  types: [
    'text/csv',
    'application/geo+json',
    'application/geopackage+sqlite3',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'image/png',
    'image/jpeg',
    'image/webp',
  ],
  sizeAtMost: 100_000_000,
} as const;

/** What is kept for one person at a time; of more the oldest go. */
const entriesAtMost = 5;
const bytesAtMost = 200_000_000;

/** Drops a person's oldest entries beyond what is kept for one. */
const dropBeyondQuota = async (
  db: Db,
  files: Pick<Files, 'remove'>,
  owner: string,
): Promise<void> => {
  const entries = await db
    .select()
    .from(heldEntry)
    .where(eq(heldEntry.owner, owner))
    .orderBy(desc(heldEntry.at), desc(heldEntry.id));
  const fileIds = entries.flatMap((entry) => entry.files.map(({ fileId }) => fileId));
  const stored = await db
    .select({ id: storedFile.id, size: storedFile.size })
    .from(storedFile)
    .where(inArray(storedFile.id, fileIds));
  const sizes = new Map(stored.map(({ id, size }) => [id, size]));
  let bytes = 0;
  for (const [index, entry] of entries.entries()) {
    for (const { fileId } of entry.files) bytes += sizes.get(fileId) ?? 0;
    if (index > 0 && (index >= entriesAtMost || bytes > bytesAtMost))
      await dropHeldEntry(db, files, entry.id);
  }
};

/**
 * Keeps what a person had entered when the session turned out to be over, within what is kept for one
 * person.
 *
 * @param owner id of that person
 */
export const holdEntry = async (
  db: Db,
  files: Files,
  owner: string,
  path: string,
  form: Form,
): Promise<string> => {
  const id = randomUUID();
  const stored = [];
  for (const [field, upload] of form.files) {
    if (upload.name === '') continue;
    const file = await files.store(db, { ...upload, owner }, rule);
    stored.push({ field, fileId: file.id });
  }
  const fields = form.entries.filter(([name]) => !isHouseField(name) || name === '_key');
  await db.insert(heldEntry).values({ id, owner, path, fields, files: stored });
  await dropBeyondQuota(db, files, owner);
  return id;
};

export interface HeldEntry {
  readonly id: string;
  readonly path: string;
  readonly form: Form;
}

/** An entry, for the one who made it; for anyone else there is none. */
export const heldEntryById = async (
  db: Db,
  files: Files,
  id: string,
  personId: string,
): Promise<HeldEntry | undefined> => {
  const [row] = await db
    .select()
    .from(heldEntry)
    .where(and(eq(heldEntry.id, id), eq(heldEntry.owner, personId)));
  if (!row) return undefined;
  const uploads: (readonly [string, Upload])[] = [];
  for (const { field, fileId } of row.files) {
    const { file, bytes } = await files.read(db, fileId);
    uploads.push([field, { name: file.name, bytes }]);
  }
  return { id, path: row.path, form: createForm(row.fields, uploads) };
};

/** The entry that this browser kept for the person who is signed in now, if there is one. */
export const heldEntryFor = async (
  db: Db,
  files: Files,
  headers: Headers,
  secret: string,
  personId: string,
): Promise<HeldEntry | undefined> => {
  const id = await readHouseCookie(headers, secret, 'held');
  return id ? heldEntryById(db, files, id, personId) : undefined;
};

export const dropHeldEntry = async (
  db: Db,
  files: Pick<Files, 'remove'>,
  id: string,
): Promise<void> => {
  const [row] = await db.delete(heldEntry).where(eq(heldEntry.id, id)).returning();
  for (const { fileId } of row?.files ?? []) await files.remove(db, fileId);
};

/** What is kept of a person's entries, files by their names. */
export const heldEntriesOf = async (db: Db, personId: string) => {
  const entries = await db.select().from(heldEntry).where(eq(heldEntry.owner, personId));
  const stored = await db
    .select({ id: storedFile.id, name: storedFile.name })
    .from(storedFile)
    .where(and(eq(storedFile.owner, personId), eq(storedFile.purpose, rule.purpose)));
  const names = new Map(stored.map(({ id, name }) => [id, name]));
  return entries.map(({ at, path, fields, files }) => ({
    at,
    path,
    fields: fields.filter(([name]) => !isHouseField(name)),
    files: files.map(({ field, fileId }) => [field, names.get(fileId) ?? '']),
  }));
};

export const dropHeldEntriesOf = async (
  db: Db,
  personId: string,
  files: Pick<Files, 'remove'>,
): Promise<void> => {
  const own = await db
    .select({ id: heldEntry.id })
    .from(heldEntry)
    .where(eq(heldEntry.owner, personId));
  for (const { id } of own) await dropHeldEntry(db, files, id);
};

/** The page on which an entry is made: the nearest one above the form's target. */
export const pageOfEntry = (routes: readonly Route[], path: string): string => {
  const pages = routes.filter(({ method }) => method === 'GET');
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (pages.some((page) => matchPath(page.path, at))) return at;
  return '/';
};

const keepMilliseconds = 24 * 3_600_000;

/** After a day nobody comes back for an entry. Files whose entry was never written go too. */
export const dropOldEntries = async (db: Db, files: Files, now: Date): Promise<void> => {
  const horizon = new Date(now.getTime() - keepMilliseconds);
  const old = await db
    .select({ id: heldEntry.id })
    .from(heldEntry)
    .where(lt(heldEntry.at, horizon));
  for (const { id } of old) await dropHeldEntry(db, files, id);
  const left = await db
    .select({ id: storedFile.id })
    .from(storedFile)
    .where(and(eq(storedFile.purpose, rule.purpose), lt(storedFile.at, horizon)));
  for (const { id } of left) await files.remove(db, id);
};
