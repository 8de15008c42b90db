import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { isProblem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { checkLabel } from '../actions.ts';
import { checkBatch } from './check-batch.ts';

export const checkJobName = 'indicators.check-batch';

const prefix = 'indicators-batch-';

export const jobSubject = (batchId: number): string => `${prefix}${batchId}`;

/** Checks an uploaded file in the background; started again after a crash, it begins from the file. */
export const checkJob: JobDefinition<City> = {
  name: checkJobName,
  label: checkLabel,
  run: async (city, { subject }, { report }) => {
    try {
      await checkBatch(city, Number(subject.slice(prefix.length)), { report });
    } catch (error) {
      // Someone discarded the batch, or an earlier attempt came to its end: nothing is left to do.
      if (!isProblem(error) || error.code !== 'changed-meanwhile') throw error;
    }
  },
};
