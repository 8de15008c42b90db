/** One look at a source: fetch, convert, check, and hand the figures on. */
import { createHash } from 'node:crypto';
import { record } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { Progress } from '../../../platform/jobs/jobs.ts';
import type { City } from '../../../platform/service.ts';
import { cancelSubmission, submitBatch } from '../imports/approval/approval-store.ts';
import type { Batch } from '../imports/batch.ts';
import { checkBatch, type Step } from '../imports/check-batch.ts';
import { discardBatch, publishBatch } from '../imports/publish-store.ts';
import { createBatch, updateBatch } from '../imports/store.ts';
import { tableRule } from '../imports/upload-rule.ts';
import type { PullContent } from './content.ts';
import { type Converted, convert, jsonOf } from './convert.ts';
import { type Fetched, fetchLimits, fetchSource } from './fetch-source.ts';
import { failureLetter } from './letter.ts';
import {
  batchesOfSource,
  noteSource,
  ownerOf,
  type PullOutcome,
  type PullSource,
  sourceById,
  writeRun,
} from './pull-store.ts';
import { nextPage } from './read/cbs-odata.ts';
import { type PullReason, PullTrouble } from './reason.ts';
import { nextTime, retryTime } from './schedule.ts';

/** Stands for a source in the lineage of a batch. */
export const byPull = 'system';

/** Pages of one table, of ten thousand rows each. */
const pagesAtMost = 200;

interface Taken {
  readonly isUnchanged: boolean;
  readonly pages: readonly Uint8Array[];
  readonly first: Fetched;
}

const fetchAll = async (city: City, source: PullSource, content: PullContent): Promise<Taken> => {
  const limits = { ...fetchLimits, allowedHosts: city.config.pullHosts };
  const first = await fetchSource(content.url, source, limits);
  const pages = [first.bytes];
  if (first.isUnchanged || content.kind !== 'cbs-odata')
    return { isUnchanged: first.isUnchanged, pages, first };
  const nothing = { etag: null, lastModified: null };
  let next = nextPage(jsonOf(first.bytes));
  let bytes = first.bytes.length;
  while (next !== undefined) {
    if (pages.length >= pagesAtMost || bytes > limits.bytesAtMost)
      throw new PullTrouble('too-large', String(bytes));
    const page = await fetchSource(new URL(next, content.url).href, nothing, limits);
    pages.push(page.bytes);
    bytes += page.bytes.length;
    next = nextPage(jsonOf(page.bytes));
  }
  return { isUnchanged: false, pages, first };
};

interface Found {
  readonly outcome: PullOutcome;
  readonly batchId?: number;
  readonly bytes?: number;
  readonly rowsNew?: number;
  readonly rowsChanged?: number;
  readonly rowsSame?: number;
  /** Kept when the source brought figures that could be read. */
  readonly seen?: {
    readonly etag: string | null;
    readonly lastModified: string | null;
    readonly contentHash: string | null;
  };
}

/** What an earlier look left behind half done, or still waits although newer figures are here. */
const clearEarlier = async (city: City, { name }: PullSource): Promise<void> => {
  const states = ['mapping', 'checking', 'rejected', 'ready', 'submitted'] as const;
  for (const { id, state } of await batchesOfSource(city.db, name, states))
    await city.write(async (tx) => {
      if (state === 'submitted') await cancelSubmission(tx, id);
      await discardBatch(tx, id);
      await record(
        tx,
        { actor: 'system', action: 'indicators.batch-discarded', subject: String(id) },
        city.now(),
      );
    });
};

const fileNameOf = (name: string): string =>
  `${name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 60)}.csv`;

const storeBatch = (
  city: City,
  source: PullSource,
  { bytes, mapping }: Converted,
): Promise<Batch> =>
  city.db.transaction(async (tx) => {
    const stored = await city.files.store(
      tx,
      { name: fileNameOf(source.name), bytes, owner: undefined },
      tableRule,
    );
    const made = await createBatch(tx, {
      fileId: stored.id,
      fileName: stored.name,
      sha256: stored.sha256,
      bytes: stored.size,
      uploadedBy: byPull,
      uploadedAt: city.now(),
      origin: 'pull',
      originName: source.name,
    });
    await updateBatch(tx, made.id, { mapping, state: 'checking' });
    return made;
  });

/** Figures that a second person must see, or that may go out by themselves because one agreed to that. */
const handOn = (city: City, source: PullSource, batch: Batch): Promise<PullOutcome> =>
  city.write(async (tx) => {
    const now = city.now();
    const isByItself = source.onChange === 'publish' && source.confirmedBy !== null;
    const trace = (action: string, details: Readonly<Record<string, unknown>>) =>
      record(tx, { actor: 'system', action, subject: String(batch.id), details }, now);
    if (!isByItself) {
      await submitBatch(
        tx,
        batch.id,
        { publishAfter: null, remark: '' },
        { person: source.owner, now },
      );
      await trace('indicators.batch-submitted', { source: source.name });
      return 'submitted';
    }
    await updateBatch(tx, batch.id, { approvedBy: source.confirmedBy });
    await publishBatch(tx, city, batch.id, { person: byPull, now });
    await trace('indicators.batch-published', {
      rows: batch.rowsAccepted,
      sha256: batch.sha256,
      source: source.name,
    });
    return 'published';
  });

const takeIn = async (
  city: City,
  source: PullSource,
  report: Progress['report'],
): Promise<Found> => {
  await report('fetching', 0, 1);
  const { isUnchanged, pages, first } = await fetchAll(city, source, source.content);
  if (isUnchanged) return { outcome: 'unchanged' };
  const bytes = pages.reduce((sum, page) => sum + page.length, 0);
  const converted = convert(source.content, pages);
  const contentHash = createHash('sha256').update(converted.bytes).digest('hex');
  const seen = {
    etag: first.etag ?? null,
    lastModified: first.lastModified ?? null,
    contentHash,
  };
  if (contentHash === source.contentHash) return { outcome: 'unchanged', bytes, seen };
  await clearEarlier(city, source);
  const { id } = await storeBatch(city, source, converted);
  const checked = await checkBatch(city, id, {
    report: (step: Step, done, total) => report(step, done, total),
  });
  if (checked.state === 'rejected') return { outcome: 'rejected', batchId: id, bytes };
  const counts = { rowsNew: 0, rowsChanged: 0, rowsSame: 0 };
  for (const { added, changed, same } of checked.summary.preview?.indicators ?? []) {
    counts.rowsNew += added;
    counts.rowsChanged += changed;
    counts.rowsSame += same;
  }
  if (checked.rowsAccepted === 0) {
    await city.db.transaction((tx) => discardBatch(tx, id));
    throw new PullTrouble('no-rows');
  }
  if (counts.rowsNew + counts.rowsChanged === 0) {
    await city.db.transaction((tx) => discardBatch(tx, id));
    return { outcome: 'same', bytes, seen, ...counts };
  }
  const outcome = await handOn(city, source, checked);
  return { outcome, batchId: id, bytes, seen, ...counts };
};

interface Look {
  readonly startedAt: Date;
  readonly startedBy: string;
}

/** Whether the last look went well stands beside the figures: pages that are kept end when that changes. */
const noting = (city: City, hasTurned: boolean) => (work: (tx: Db) => Promise<void>) =>
  hasTurned ? city.write(work) : city.db.transaction(work);

const noteSuccess = (city: City, source: PullSource, found: Found, look: Look): Promise<void> =>
  noting(
    city,
    source.failures > 0,
  )(async (tx) => {
    const now = city.now();
    const { seen, ...counts } = found;
    await writeRun(tx, { sourceId: source.id, ...look, endedAt: now, ...counts });
    await noteSource(tx, source.id, {
      ...seen,
      lastGoodAt: now,
      failures: 0,
      failingSince: null,
      nextAt: nextTime(source.schedule, now),
    });
  });

/** The last good figures stay; the owner hears once, until the source is well again. */
const noteFailure = (
  city: City,
  source: PullSource,
  failure: {
    readonly outcome: 'failed' | 'rejected';
    readonly reason: PullReason | null;
    readonly detail: string;
    readonly batchId?: number | undefined;
    readonly bytes?: number | undefined;
  },
  look: Look,
): Promise<void> =>
  noting(
    city,
    source.failures === 0,
  )(async (tx) => {
    const now = city.now();
    const failures = source.failures + 1;
    await writeRun(tx, {
      sourceId: source.id,
      ...look,
      endedAt: now,
      outcome: failure.outcome,
      reason: failure.reason,
      detail: failure.detail,
      batchId: failure.batchId ?? null,
      bytes: failure.bytes ?? 0,
    });
    await noteSource(tx, source.id, {
      failures,
      failingSince: source.failingSince ?? now,
      nextAt: retryTime(source.schedule, failures, now),
    });
    if (failures > 1) return;
    const owner = await ownerOf(tx, source.owner);
    if (owner) await city.mail.send(tx, failureLetter(city, source, failure, owner));
  });

/**
 * Looks at a source and writes down what came of it. A failure of the source is no failure of the
 * task: it is told on the source's page and tried again later.
 */
export const runPull = async (
  city: City,
  id: number,
  startedBy: string,
  report: Progress['report'],
): Promise<PullOutcome> => {
  const source = await sourceById(city.db, id);
  const look = { startedAt: city.now(), startedBy };
  try {
    const found = await takeIn(city, source, report);
    if (found.outcome === 'rejected')
      await noteFailure(
        city,
        source,
        {
          outcome: 'rejected',
          reason: null,
          detail: '',
          batchId: found.batchId,
          bytes: found.bytes,
        },
        look,
      );
    else await noteSuccess(city, source, found, look);
    return found.outcome;
  } catch (error) {
    if (!(error instanceof PullTrouble)) throw error;
    const { reason, detail } = error;
    await noteFailure(city, source, { outcome: 'failed', reason, detail }, look);
    return 'failed';
  }
};
