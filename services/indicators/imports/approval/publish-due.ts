/** Publishes approved batches whose moment has come. */
import { record } from '../../../../platform/audit/audit.ts';
import type { JobDefinition } from '../../../../platform/jobs/jobs.ts';
import { byLanguage } from '../../../../platform/messages/languages.ts';
import { isProblem } from '../../../../platform/problem.ts';
import type { City } from '../../../../platform/service.ts';
import { approvalMessages } from '../../messages/approval/index.ts';
import { lastPublication, previewOf } from '../preview-store.ts';
import { publishBatch } from '../publish-store.ts';
import { claimBatch, updateBatch } from '../store.ts';
import { dueBatches } from './approval-store.ts';

export const publishDueName = 'indicators.publish-due';

/** Stands for the clock in the lineage of a batch. */
export const byPlan = 'system';

/**
 * Publishes one batch in a write of its own. Other figures may have been published since it was
 * approved: what it changes is then worked out anew and kept, and it is published all the same.
 *
 * @returns false when someone was first
 */
const publishOne = async (city: City, id: number): Promise<boolean> => {
  const now = city.now();
  try {
    await city.write(async (tx) => {
      const batch = await claimBatch(tx, id, ['approved']);
      const seen = batch.summary.preview?.comparedWith;
      const isOutdated = seen !== (await lastPublication(tx));
      if (isOutdated)
        await updateBatch(tx, id, {
          summary: { ...batch.summary, preview: await previewOf(tx, id), isComparedAnew: true },
        });
      await publishBatch(tx, city, id, { person: byPlan, now });
      await record(
        tx,
        {
          actor: 'system',
          action: 'indicators.batch-published',
          subject: String(id),
          details: {
            rows: batch.rowsAccepted,
            sha256: batch.sha256,
            approvedBy: batch.approvedBy,
            isComparedAnew: isOutdated,
          },
        },
        now,
      );
    });
    return true;
  } catch (error) {
    if (isProblem(error) && error.code === 'changed-meanwhile') return false;
    throw error;
  }
};

/** @returns how many were published; may run twice at once, each batch is published once */
export const publishDue = async (city: City): Promise<number> => {
  let published = 0;
  for (const id of await dueBatches(city.db, city.now()))
    if (await publishOne(city, id)) published++;
  return published;
};

export const publishDueJob: JobDefinition<City> = {
  name: publishDueName,
  label: byLanguage(approvalMessages, ({ job }) => job),
  schedule: '* * * * *',
  runsAtStart: true,
  run: async (city) => {
    await publishDue(city);
  },
};
