/** Learning a model: in a thread of the built product, else here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Example, type HeldOut, train, writeModel } from '@polder/language';

export interface Lesson {
  readonly examples: readonly Example[];
  readonly nearDomain: readonly string[];
  /** Whether each example is to be judged by those that did not learn from it; else, of many, some are. */
  readonly judgesAll?: boolean;
}

export interface Learned {
  /** The model's file; the same lesson gives the same bytes. */
  readonly bytes: Uint8Array;
  readonly heldOut: readonly HeldOut[];
}

type OnProgress = (done: number) => void;

export const learn = (
  { examples, nearDomain, judgesAll = false }: Lesson,
  onProgress: OnProgress,
): Learned => {
  const heldOut: HeldOut[] = [];
  const model = train(examples, {
    outOfScope: nearDomain,
    onProgress,
    onHeldOut: (result) => heldOut.push(result),
    holdsAllOut: judgesAll,
  });
  return { bytes: writeModel(model), heldOut };
};

const workerFile = join(import.meta.dirname, 'train-worker.mjs');

/** What the thread tells. */
export type Message = { readonly done: number } | Learned;

/** @throws what the signal gives as its reason, once the thread has been ended for it */
export const learnInThread = (
  file: string,
  lesson: Lesson,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Learned> => {
  const { promise, resolve, reject } = Promise.withResolvers<Learned>();
  const worker = new Worker(file, { workerData: lesson });
  const end = () => {
    worker.terminate().catch(reject);
  };
  signal.addEventListener('abort', end, { once: true });
  worker.on('message', (message: Message) => {
    if ('bytes' in message) resolve(message);
    else onProgress(message.done);
  });
  worker.on('error', reject);
  worker.on('exit', () => {
    signal.removeEventListener('abort', end);
    reject(signal.aborted ? signal.reason : new Error('The thread that learns has ended'));
  });
  return promise;
};

/** @throws what the signal gives as its reason once it is aborted */
export const learnAside = async (
  lesson: Lesson,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Learned> => {
  signal.throwIfAborted();
  return existsSync(workerFile)
    ? learnInThread(workerFile, lesson, onProgress, signal)
    : learn(lesson, onProgress);
};
