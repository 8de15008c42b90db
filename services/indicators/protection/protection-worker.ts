/** Thread that solves protections, so that the city goes on answering: programs take up to seconds. */
import { parentPort } from 'node:worker_threads';
import { loadSolver } from '@polder/statistics/disclosure';
import { protectSlice, type SliceTask } from './protect-slice.ts';

const solver = loadSolver();

parentPort?.on('message', async ({ id, task }: { id: number; task: SliceTask }) => {
  try {
    parentPort?.postMessage({ id, protection: protectSlice(task, await solver) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
