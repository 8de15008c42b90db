/** Thread that protects tables of counts, so that the city goes on answering: large towns take seconds. */
import { parentPort } from 'node:worker_threads';
import { loadSolver } from '@polder/statistics/disclosure';
import { type Answer, protectTask, type Task } from './protect-counts.ts';

const solver = loadSolver();

parentPort?.on('message', async ({ id, task }: { readonly id: number; readonly task: Task }) => {
  const answer = (told: Answer): void => parentPort?.postMessage(told);
  try {
    answer({ id, found: protectTask(task, await solver) });
  } catch (error) {
    answer({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
