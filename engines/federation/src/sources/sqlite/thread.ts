/** The process's side of a thread that reads an SQLite file. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SourceError } from '../../federation-error.ts';
import type { Batch, SqlType, Value } from '../../values.ts';
import { createBatchQueue } from '../batch-queue.ts';
import type { RunningStatement } from '../statement-stream.ts';
import type { FromThread, ThreadData, ToThread } from './messages.ts';
import type { SqliteOptions } from './options.ts';

export interface SqliteThread {
  readonly isOpen: () => boolean;
  /** One question with one answer. @throws SourceError */
  readonly ask: (message: ToThread) => Promise<FromThread>;
  readonly begin: (
    text: string,
    parameters: readonly Value[],
    types: readonly SqlType[],
  ) => RunningStatement;
  /** The stop flag is taken back; before the next statement, after one that was stopped. */
  readonly clear: () => void;
  readonly close: () => void;
}

/** Built beside the bundle, or as it stands in the sources. */
const workerFile = (): string => {
  const built = join(import.meta.dirname, 'sqlite-worker.mjs');
  return existsSync(built) ? built : join(import.meta.dirname, 'sqlite-worker.ts');
};

export const startThread = (source: string, options: SqliteOptions): SqliteThread => {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const { file, busyTimeout } = options;
  const workerData: ThreadData = { file, busyTimeout, stop };
  const worker = new Worker(workerFile(), { workerData });
  let isOpen = true;
  let receive: ((message: FromThread) => void) | undefined;
  const lose = (): void => {
    isOpen = false;
    receive?.({ kind: 'failed', failure: 'connection-lost' });
  };
  worker.on('message', (message: FromThread) => receive?.(message));
  worker.on('error', lose);
  worker.on('exit', lose);
  // A thread without work keeps no process from ending.
  worker.unref();

  const post = (message: ToThread): void => worker.postMessage(message);
  const errorOf = ({ failure, code }: Extract<FromThread, { kind: 'failed' }>): SourceError =>
    new SourceError(source, failure, code);

  /** Receives until the last message of an answer. */
  const listen = (take: (message: FromThread) => boolean): void => {
    worker.ref();
    receive = (message) => {
      if (!take(message)) return;
      receive = undefined;
      worker.unref();
    };
    if (!isOpen) lose();
  };

  const begin: SqliteThread['begin'] = (text, parameters, types) => {
    const settled = Promise.withResolvers<void>();
    let isWorking = true;
    const queue = createBatchQueue(() => {});
    listen((message) => {
      if (message.kind === 'rows') {
        queue.push(message.rows);
        return false;
      }
      isWorking = false;
      if (message.kind === 'failed') queue.fail(errorOf(message));
      else queue.end();
      settled.resolve();
      return true;
    });
    post({ kind: 'execute', text, parameters, types });
    const next = async (): Promise<Batch | undefined> => {
      const batch = await queue.take();
      if (batch && isWorking) post({ kind: 'more' });
      return batch;
    };
    const stopNow = (): void => {
      Atomics.store(stop, 0, 1);
      // It may be waiting to be allowed to send.
      post({ kind: 'more' });
    };
    return {
      next,
      settled: settled.promise,
      isWorking: () => isWorking,
      stop: (reason) => {
        queue.fail(reason);
        if (isWorking) stopNow();
      },
      cancel: async () => stopNow(),
    };
  };

  return {
    isOpen: () => isOpen,
    ask: (message) =>
      new Promise((resolve, reject) => {
        listen((answer) => {
          if (answer.kind === 'failed') reject(errorOf(answer));
          else resolve(answer);
          return true;
        });
        post(message);
      }),
    begin,
    clear: () => {
      Atomics.store(stop, 0, 0);
    },
    close: () => {
      isOpen = false;
      Atomics.store(stop, 0, 1);
      // Ends once the statement that may still run has seen the flag.
      worker.terminate().catch(() => {});
    },
  };
};
