import { eq, or } from 'drizzle-orm';
import type { Db } from '../../platform/database/db.ts';
import { batch, definitionVersion, savedMapping } from './schema.ts';

/** Stands where a person stood who was erased: the lineage keeps its place without a name. */
export const erasedPerson = 'erased';

/** What a person did with figures. */
export const lineageOf = async (db: Db, personId: string) => {
  const batches = await db
    .select({
      id: batch.id,
      fileName: batch.fileName,
      state: batch.state,
      uploadedBy: batch.uploadedBy,
      uploadedAt: batch.uploadedAt,
      submittedBy: batch.submittedBy,
      submittedAt: batch.submittedAt,
      remark: batch.remark,
      approvedBy: batch.approvedBy,
      approvedAt: batch.approvedAt,
      returnedBy: batch.returnedBy,
      returnedAt: batch.returnedAt,
      returnReason: batch.returnReason,
      publishedBy: batch.publishedBy,
      publishedAt: batch.publishedAt,
      withdrawnBy: batch.withdrawnBy,
      withdrawnAt: batch.withdrawnAt,
      withdrawalReason: batch.withdrawalReason,
    })
    .from(batch)
    .where(
      or(
        eq(batch.uploadedBy, personId),
        eq(batch.submittedBy, personId),
        eq(batch.approvedBy, personId),
        eq(batch.returnedBy, personId),
        eq(batch.publishedBy, personId),
        eq(batch.withdrawnBy, personId),
      ),
    );
  const mappings = await db
    .select({ name: savedMapping.name, updatedAt: savedMapping.updatedAt })
    .from(savedMapping)
    .where(eq(savedMapping.createdBy, personId));
  const definitions = await db
    .select({
      indicatorId: definitionVersion.indicatorId,
      version: definitionVersion.version,
      changedAt: definitionVersion.changedAt,
    })
    .from(definitionVersion)
    .where(eq(definitionVersion.changedBy, personId));
  return { batches, mappings, definitions };
};

export const eraseFromLineage = async (db: Db, personId: string): Promise<void> => {
  await db.update(batch).set({ uploadedBy: erasedPerson }).where(eq(batch.uploadedBy, personId));
  await db.update(batch).set({ submittedBy: erasedPerson }).where(eq(batch.submittedBy, personId));
  await db.update(batch).set({ approvedBy: erasedPerson }).where(eq(batch.approvedBy, personId));
  await db.update(batch).set({ returnedBy: erasedPerson }).where(eq(batch.returnedBy, personId));
  await db.update(batch).set({ publishedBy: erasedPerson }).where(eq(batch.publishedBy, personId));
  await db.update(batch).set({ withdrawnBy: erasedPerson }).where(eq(batch.withdrawnBy, personId));
  await db
    .update(savedMapping)
    .set({ createdBy: erasedPerson })
    .where(eq(savedMapping.createdBy, personId));
  await db
    .update(definitionVersion)
    .set({ changedBy: erasedPerson })
    .where(eq(definitionVersion.changedBy, personId));
};
