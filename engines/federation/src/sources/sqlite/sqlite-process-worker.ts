/**
 * The process that may be killed: passes what it is told to a thread of its own, which reads the file. So
 * it hears at any time that a statement is no longer wanted, or that whoever started it is gone.
 */
import { Worker } from 'node:worker_threads';
import type { ReadFile, ThreadData, ToProcess } from './messages.ts';
import { programFile } from './program.ts';

const stop = new Int32Array(new SharedArrayBuffer(4));
let worker: Worker | undefined;

const end = (): void => {
  // Unlike an exit it does not wait for the thread.
  process.kill(process.pid, 'SIGKILL');
};

const open = ({ file, busyTimeout }: ReadFile): void => {
  const workerData: ThreadData = { file, busyTimeout, stop, isKillable: true };
  worker = new Worker(programFile('sqlite-worker'), { workerData });
  worker.on('message', (message) => process.send?.(message));
  worker.on('error', end);
};

process.on('message', (message: ToProcess) => {
  switch (message.kind) {
    case 'open':
      open(message);
      break;
    case 'stop':
      Atomics.store(stop, 0, 1);
      // It may be waiting to be allowed to send.
      worker?.postMessage({ kind: 'more' });
      break;
    case 'more':
      worker?.postMessage(message);
      break;
    default:
      Atomics.store(stop, 0, 0);
      worker?.postMessage(message);
  }
});
process.on('disconnect', end);
// Of a terminal or a service manager, meant for whoever started this one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
