import { and, eq, lt } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { idempotencyKey } from '../database/schema.ts';
import { Problem } from '../problem.ts';

export interface RememberedAnswer {
  readonly location: string;
}

/**
 * Claims a key within the write's transaction. A second request with the same key waits for the
 * first to commit and then gets its answer.
 *
 * @returns the first answer, or undefined when this request is the first
 * @throws Problem key-reused when the key came with other content before
 */
export const claimKey = async (
  tx: Db,
  request: { readonly key: string; readonly holder: string; readonly fingerprint: string },
): Promise<RememberedAnswer | undefined> => {
  const inserted = await tx
    .insert(idempotencyKey)
    .values(request)
    .onConflictDoNothing()
    .returning({ key: idempotencyKey.key });
  if (inserted.length > 0) return undefined;
  const [earlier] = await tx
    .select()
    .from(idempotencyKey)
    .where(and(eq(idempotencyKey.key, request.key), eq(idempotencyKey.holder, request.holder)));
  if (!earlier || earlier.location === null) throw new Problem('being-processed');
  if (earlier.fingerprint !== request.fingerprint) throw new Problem('key-reused');
  return { location: earlier.location };
};

export const rememberAnswer = async (
  tx: Db,
  request: { readonly key: string; readonly holder: string },
  answer: RememberedAnswer,
): Promise<void> => {
  await tx
    .update(idempotencyKey)
    .set({ location: answer.location, status: 303 })
    .where(and(eq(idempotencyKey.key, request.key), eq(idempotencyKey.holder, request.holder)));
};

/** Gives a key back, as if it had not been used. */
export const releaseKey = async (
  tx: Db,
  request: { readonly key: string; readonly holder: string },
): Promise<void> => {
  await tx
    .delete(idempotencyKey)
    .where(and(eq(idempotencyKey.key, request.key), eq(idempotencyKey.holder, request.holder)));
};

const keepMilliseconds = 7 * 86_400_000;

/** Forgets keys after a week: no network repeats a request that late. */
export const forgetOldKeys = async (db: Db, now: Date): Promise<void> => {
  await db
    .delete(idempotencyKey)
    .where(lt(idempotencyKey.at, new Date(now.getTime() - keepMilliseconds)));
};
