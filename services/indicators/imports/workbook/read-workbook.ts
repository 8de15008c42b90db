/** Reads a sheet in a thread of its own, within limits of time and memory. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SheetChoice, WorkbookFacts } from './read-in-place.ts';
import type { SheetRow } from './sheet.ts';
import { WorkbookTrouble } from './trouble.ts';
import type { WorkbookMessage, WorkbookTask } from './workbook-worker.ts';

export interface WorkbookLimits {
  /** Of reading, with the time in which nobody asks for rows left out. */
  readonly secondsAtMost: number;
  readonly megabytesAtMost: number;
}

export const workbookLimits: WorkbookLimits = { secondsAtMost: 120, megabytesAtMost: 768 };

/** One bundle beside the program once it is built; else the source, which Node reads as it is. */
const workerFile = (): string => {
  const built = join(import.meta.dirname, 'workbook-worker.mjs');
  return existsSync(built) ? built : join(import.meta.dirname, 'workbook-worker.ts');
};

const startWorker = (task: WorkbookTask, { megabytesAtMost }: WorkbookLimits) =>
  new Worker(workerFile(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: megabytesAtMost },
  });

const nextMessage = (worker: Worker, seconds: number): Promise<WorkbookMessage> =>
  new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    const tooHeavy = () => reject(new WorkbookTrouble('too-heavy'));
    const onMessage = (message: WorkbookMessage) => settle(() => resolve(message));
    const onError = (error: Error & { code?: string }) =>
      settle(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : reject(error)));
    const onExit = () => settle(tooHeavy);
    const timer = setTimeout(() => settle(tooHeavy), Math.max(0, seconds) * 1000);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });

/**
 * The rows of a sheet; ended early, the thread ends too.
 *
 * @param wanted name of the sheet; empty for the first that is visible
 * @param onOpen hears which sheets there are, before the first row
 * @returns the facts of the sheet, once all its rows were read
 * @throws WorkbookTrouble
 */
export async function* sheetRows(
  bytes: Uint8Array,
  wanted: string,
  onOpen: (choice: SheetChoice) => void = () => {},
  limits: WorkbookLimits = workbookLimits,
): AsyncGenerator<SheetRow, WorkbookFacts> {
  const worker = startWorker({ bytes, sheet: wanted }, limits);
  let left = limits.secondsAtMost;
  try {
    for (;;) {
      const started = performance.now();
      const message = await nextMessage(worker, left);
      left -= (performance.now() - started) / 1000;
      if (message.kind === 'trouble') throw new WorkbookTrouble(message.reason);
      if (message.kind === 'end') return message.facts;
      if (message.kind === 'open') onOpen(message.choice);
      else {
        yield* message.rows;
        worker.postMessage('more');
      }
    }
  } finally {
    await worker.terminate();
  }
}
