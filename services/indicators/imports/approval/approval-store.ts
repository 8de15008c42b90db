/** The steps between a checked batch and its publication; each in the caller's transaction. */
import { and, asc, count, desc, eq, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../../../../platform/database/db.ts';
import { batch } from '../../schema.ts';
import type { Batch } from '../batch.ts';
import { batchById, claimBatch, updateBatch } from '../store.ts';
import { cancellable } from './rule.ts';

interface By {
  readonly person: string;
  readonly now: Date;
}

/** @throws Problem changed-meanwhile */
export const submitBatch = async (
  tx: Db,
  id: number,
  { publishAfter, remark }: { readonly publishAfter: Date | null; readonly remark: string },
  { person, now }: By,
): Promise<Batch> => {
  await claimBatch(tx, id, ['ready']);
  await updateBatch(tx, id, {
    state: 'submitted',
    submittedBy: person,
    submittedAt: now,
    publishAfter,
    remark: remark || null,
    returnedBy: null,
    returnedAt: null,
    returnReason: null,
  });
  return batchById(tx, id);
};

/** @throws Problem changed-meanwhile */
export const approveBatch = async (tx: Db, id: number, { person, now }: By): Promise<Batch> => {
  await claimBatch(tx, id, ['submitted']);
  await updateBatch(tx, id, { state: 'approved', approvedBy: person, approvedAt: now });
  return batchById(tx, id);
};

const asBefore = {
  state: 'ready',
  submittedBy: null,
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
  publishAfter: null,
} as const;

/** Back to the steward, with what has to be looked at. @throws Problem changed-meanwhile */
export const returnBatch = async (
  tx: Db,
  id: number,
  reason: string,
  { person, now }: By,
): Promise<void> => {
  await claimBatch(tx, id, ['submitted']);
  await updateBatch(tx, id, {
    ...asBefore,
    returnedBy: person,
    returnedAt: now,
    returnReason: reason,
  });
};

/** Takes a submission or a planned publication back. @throws Problem changed-meanwhile */
export const cancelSubmission = async (tx: Db, id: number): Promise<void> => {
  await claimBatch(tx, id, cancellable);
  await updateBatch(tx, id, asBefore);
};

/** Approved batches whose moment has come, the earliest first. */
export const dueBatches = async (db: Db, now: Date): Promise<readonly number[]> => {
  const rows = await db
    .select({ id: batch.id })
    .from(batch)
    .where(
      and(
        eq(batch.state, 'approved'),
        or(isNull(batch.publishAfter), lte(batch.publishAfter, now)),
      ),
    )
    .orderBy(asc(batch.publishAfter), asc(batch.id));
  return rows.map(({ id }) => id);
};

/** Submitted batches that this person may approve. */
export const waitingForApproval = async (
  db: Db,
  personId: string,
  isOwnAllowed: boolean,
): Promise<number> => {
  const [row] = await db
    .select({ count: count() })
    .from(batch)
    .where(
      and(
        eq(batch.state, 'submitted'),
        isOwnAllowed ? undefined : or(isNull(batch.submittedBy), ne(batch.submittedBy, personId)),
      ),
    );
  return row?.count ?? 0;
};

const publicationsShown = 25;

/** The latest publications, for who looks at who agreed to what. */
export const latestPublications = (db: Db) =>
  db
    .select({
      id: batch.id,
      fileName: batch.fileName,
      uploadedBy: batch.uploadedBy,
      submittedBy: batch.submittedBy,
      approvedBy: batch.approvedBy,
      publishedBy: batch.publishedBy,
      publishedAt: batch.publishedAt,
      origin: batch.origin,
    })
    .from(batch)
    .where(and(isNotNull(batch.publication), sql`${batch.origin} <> 'demo'`))
    .orderBy(desc(batch.publication))
    .limit(publicationsShown);

export type LatestPublication = Awaited<ReturnType<typeof latestPublications>>[number];
