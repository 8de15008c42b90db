/** The steps that change what people see; each is one small write in the caller's transaction. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { City } from '../../../platform/service.ts';
import { batch } from '../schema.ts';
import { announcePublication, announceWithdrawal } from './announce.ts';
import type { Batch, BatchState } from './batch.ts';
import { clearStaged } from './stage-store.ts';
import { claimBatch, updateBatch } from './store.ts';

/** Number of the advisory lock that puts publications in a row. */
const publicationLock = 7_270_101;

/** A form's or source's batch goes straight from `ready`; a steward's has been approved before. */
const publishable: readonly BatchState[] = ['ready', 'submitted', 'approved'];

interface By {
  readonly person: string;
  readonly now: Date;
}

/**
 * Makes a checked batch visible as the latest publication, and announces it. Every publication goes
 * this way.
 *
 * @throws Problem changed-meanwhile
 */
export const publishBatch = async (
  tx: Db,
  city: Pick<City, 'emit'>,
  id: number,
  { person, now }: By,
): Promise<Batch> => {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${publicationLock})`);
  const found = await claimBatch(tx, id, publishable);
  await updateBatch(tx, id, {
    state: 'published',
    publication:
      sql`(SELECT coalesce(max(${batch.publication}), 0) + 1 FROM ${batch})` as unknown as number, // drizzle takes an expression here, its type only a value
    publishedBy: person,
    publishedAt: now,
  });
  await announcePublication(city, tx, id);
  return found;
};

/** Takes a publication back and announces it: what was there before shows again. @throws Problem changed-meanwhile */
export const withdrawBatch = async (
  tx: Db,
  city: Pick<City, 'emit'>,
  id: number,
  reason: string,
  { person, now }: By,
): Promise<Batch> => {
  const found = await claimBatch(tx, id, ['published']);
  await updateBatch(tx, id, {
    state: 'withdrawn',
    withdrawnBy: person,
    withdrawnAt: now,
    withdrawalReason: reason,
  });
  await announceWithdrawal(city, tx, id);
  return found;
};

/** Drops a batch that was never published, with its rows; its lineage stays. @throws Problem changed-meanwhile */
export const discardBatch = async (tx: Db, id: number): Promise<Batch> => {
  const found = await claimBatch(tx, id, ['mapping', 'rejected', 'ready', 'checking']);
  await clearStaged(tx, id);
  await updateBatch(tx, id, { state: 'discarded' });
  return found;
};
