import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { generateTown, type Town } from '@polder/town';

/** Draws the demo town, in a thread of its own where the built worker is there. */
export const drawTown = (seed: number): Promise<Town> => {
  const file = join(import.meta.dirname, 'town-worker.mjs');
  if (!existsSync(file)) return Promise.resolve(generateTown({ seed }));
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: seed });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
};
