/**
 * The trace of a restore. The audit trail that was restored must equal the backup's, so the entry is
 * made at the next start; until then a note lies in the data directory.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { record } from '../audit/audit.ts';
import type { Db } from '../database/db.ts';

const shape = z.object({ restoredAt: z.iso.datetime(), madeAt: z.iso.datetime() });

const fileIn = (dataDirectory: string): string => join(dataDirectory, 'restored.json');

export const leaveRestoreNote = (
  dataDirectory: string,
  moments: { readonly restoredAt: Date; readonly madeAt: Date },
): void => writeFileSync(fileIn(dataDirectory), JSON.stringify(moments), { mode: 0o600 });

/** Puts what a note tells in the audit trail, and takes the note away. */
export const recordRestoreNote = async (
  db: Db,
  dataDirectory: string,
  now: Date,
): Promise<void> => {
  const file = fileIn(dataDirectory);
  if (!existsSync(file)) return;
  const details = shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  await db.transaction((tx) =>
    record(tx, { actor: 'system', action: 'platform.restored', subject: 'backup', details }, now),
  );
  rmSync(file);
};
