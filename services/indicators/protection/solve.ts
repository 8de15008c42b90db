/** Where protections are solved: in a thread of the built product, else here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadSolver } from '@polder/statistics/disclosure';
import { protectSlice, type SliceProtection, type SliceTask } from './protect-slice.ts';

export interface ProtectionSolver {
  /** One after the other. */
  readonly protect: (task: SliceTask) => Promise<SliceProtection>;
  readonly close: () => Promise<void>;
}

const workerFile = join(import.meta.dirname, 'protection-worker.mjs');

interface Answer {
  readonly id: number;
  readonly protection?: SliceProtection;
  readonly error?: string;
}

const inThread = (): ProtectionSolver => {
  const worker = new Worker(workerFile);
  const waiting = new Map<number, PromiseWithResolvers<SliceProtection>>();
  let last = 0;
  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, protection, error }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (protection) asked?.resolve(protection);
    else asked?.reject(new Error(error));
  });
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('The thread that protects figures has ended')));
  return {
    protect: (task) => {
      last++;
      const asked = Promise.withResolvers<SliceProtection>();
      waiting.set(last, asked);
      worker.postMessage({ id: last, task });
      return asked.promise;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};

const here = (): ProtectionSolver => {
  const solver = loadSolver();
  return {
    protect: async (task) => protectSlice(task, await solver),
    close: async () => {},
  };
};

export const openSolver = (): ProtectionSolver => (existsSync(workerFile) ? inThread() : here());
