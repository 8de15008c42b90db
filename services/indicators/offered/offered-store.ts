import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { BatchState } from '../imports/batch.ts';
import { batch, definitionVersion, indicator } from '../schema.ts';

/** Batches of an offered indicator in some states, the oldest first. */
export const batchesOfOffer = (
  db: Db,
  code: string,
  states: readonly BatchState[],
): Promise<readonly { readonly id: number; readonly sha256: string }[]> =>
  db
    .select({ id: batch.id, sha256: batch.sha256 })
    .from(batch)
    .where(
      and(eq(batch.origin, 'offer'), eq(batch.originName, code), inArray(batch.state, [...states])),
    )
    .orderBy(asc(batch.id));

/** Whether there ever was a batch of an offer of this code: the indicator came that way. */
export const wasOffered = async (db: Db, code: string): Promise<boolean> =>
  (await db.$count(batch, and(eq(batch.origin, 'offer'), eq(batch.originName, code)))) > 0;

/** Who wrote each version of a definition; empty when there is none of that code. */
export const writersOf = async (db: Db, code: string): Promise<readonly string[]> => {
  const rows = await db
    .select({ changedBy: definitionVersion.changedBy })
    .from(definitionVersion)
    .innerJoin(indicator, eq(indicator.id, definitionVersion.indicatorId))
    .where(eq(indicator.code, code))
    .orderBy(asc(definitionVersion.version));
  return rows.map(({ changedBy }) => changedBy);
};
