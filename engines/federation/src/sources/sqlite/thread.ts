/** A thread of this process that reads an SQLite file. */
import { Worker } from 'node:worker_threads';
import type { FromReader, ReadFile, ThreadData } from './messages.ts';
import { programFile } from './program.ts';
import { createReader, type Reader } from './reader.ts';

export const startThread = (source: string, { file, busyTimeout }: ReadFile): Reader =>
  createReader(source, (receive, lose) => {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const workerData: ThreadData = { file, busyTimeout, stop, isKillable: false };
    const worker = new Worker(programFile('sqlite-worker'), { workerData });
    worker.on('message', (message: FromReader) => receive(message));
    worker.on('error', lose);
    worker.on('exit', lose);
    // A thread without work keeps no process from ending.
    worker.unref();
    return {
      send: (message) => worker.postMessage(message),
      begin: () => {
        Atomics.store(stop, 0, 0);
        worker.ref();
      },
      rest: () => worker.unref(),
      stop: () => {
        Atomics.store(stop, 0, 1);
        // It may be waiting to be allowed to send.
        worker.postMessage({ kind: 'more' });
      },
      end: () => {
        Atomics.store(stop, 0, 1);
        // Ends once the statement that may still run has seen the flag.
        worker.terminate().catch(() => {});
      },
    };
  });
