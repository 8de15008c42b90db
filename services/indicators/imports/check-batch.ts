/** Checks a batch from its stored file: the work of the job and of the command line. */
import { setImmediate as turn } from 'node:timers/promises';
import { isProblem, Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import type { Batch, BatchState, BatchSummary } from './batch.ts';
import { checkFile } from './check-file.ts';
import { createIssueLog, type Issue } from './issue.ts';
import type { Mapping } from './mapping.ts';
import { previewOf } from './preview-store.ts';
import { clearStaged, stageRows } from './stage-store.ts';
import { batchById, claimBatch, knownNow, updateBatch, writeIssues } from './store.ts';

export type Step = 'reading' | 'storing' | 'comparing';

/** How often the person who waits is told, in rows. */
const rowsPerReport = 5000;

/** Issues of each severity that are kept beside a batch. */
export const issuesKept = 10_000;

export interface CheckProgress {
  readonly report: (step: Step, done: number, total: number) => Promise<void>;
}

type Services = Pick<City, 'db' | 'files' | 'now'>;

const wrongEncoding = ({ what, row }: Problem['details']): Issue => ({
  row: 0,
  column: '',
  code: 'wrong-encoding',
  value: String(what ?? ''),
  detail: String(row ?? ''),
  severity: 'error',
});

const finish = async (
  { db }: Services,
  id: number,
  state: BatchState,
  counts: {
    readonly read: number;
    readonly accepted: number;
    readonly setAside: number;
    readonly wrong: number;
  },
  log: ReturnType<typeof createIssueLog>,
  summary: BatchSummary,
): Promise<Batch> => {
  await db.transaction(async (tx) => {
    await claimBatch(tx, id, ['checking']);
    await writeIssues(tx, id, log.kept());
    const errors = log.counts().filter(({ severity }) => severity === 'error');
    await updateBatch(tx, id, {
      state,
      rowsRead: counts.read,
      rowsAccepted: counts.accepted,
      rowsSetAside: counts.setAside,
      errorCount: errors.reduce((sum, { count }) => sum + count, 0),
      summary: { ...summary, rowsWrong: counts.wrong, issues: log.counts() },
    });
  });
  return batchById(db, id);
};

/**
 * Reads the file of a batch in state `checking`, and ends in `rejected` (with every issue, nothing
 * stored) or `ready` (all rows stored under the unpublished batch, with a preview). May be called
 * again after a crash: it starts from the file.
 *
 * @throws Problem changed-meanwhile when someone discarded the batch; not-found when its file is gone
 */
export const checkBatch = async (
  city: Services,
  id: number,
  progress: CheckProgress,
): Promise<Batch> => {
  const { db, files } = city;
  const started = performance.now();
  const found = await batchById(db, id);
  const { mapping, fileId } = found;
  if (found.state !== 'checking' || mapping === null || fileId === null)
    throw new Problem('changed-meanwhile', { what: 'batch', state: found.state });
  const { bytes } = await files.read(db, fileId);
  const log = createIssueLog(issuesKept);
  const checked = await readAndCheck(city, bytes, mapping, log, progress);
  const summary = (more: BatchSummary = {}): BatchSummary => ({
    ...found.summary,
    encoding: checked?.encoding ?? '',
    delimiter: checked?.delimiter,
    workbook: checked?.workbook,
    bytes: bytes.length,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    ...more,
  });
  const hasErrors = log.counts().some(({ severity }) => severity === 'error');
  const none = { read: 0, accepted: 0, setAside: 0, wrong: 0 };
  if (checked?.rows === undefined || hasErrors) {
    await clearStaged(db, id);
    return finish(city, id, 'rejected', checked?.counts ?? none, log, summary());
  }
  await stageRows(db, id, checked.rows, async (done, total) => {
    await progress.report('storing', done, total);
    await turn();
  });
  await progress.report('comparing', 0, 1);
  const preview = await previewOf(db, id);
  return finish(city, id, 'ready', checked.counts, log, summary({ preview }));
};

const readAndCheck = async (
  { db }: Services,
  bytes: Uint8Array,
  mapping: Mapping,
  log: ReturnType<typeof createIssueLog>,
  progress: CheckProgress,
) => {
  try {
    return await checkFile(bytes, mapping, await knownNow(db), {
      log,
      onProgress: async (done, total) => {
        if (done % rowsPerReport === 0)
          await progress.report('reading', Math.min(done, total), total);
        await turn(); // a long file must not keep others waiting
      },
    });
  } catch (error) {
    if (!isProblem(error) || error.code !== 'wrong-encoding') throw error;
    log.add(wrongEncoding(error.details));
    return undefined;
  }
};
