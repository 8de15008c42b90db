/** Learning a model: in a thread of the built product, else here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Example, train, writeModel } from '@polder/language';

export interface Lesson {
  readonly examples: readonly Example[];
  readonly nearDomain: readonly string[];
}

type OnProgress = (done: number) => void;

export const learn = ({ examples, nearDomain }: Lesson, onProgress: OnProgress): Uint8Array =>
  writeModel(train(examples, { outOfScope: nearDomain, onProgress }));

const workerFile = join(import.meta.dirname, 'train-worker.mjs');

type Message = { readonly done: number } | { readonly bytes: Uint8Array };

const inThread = (lesson: Lesson, onProgress: OnProgress): Promise<Uint8Array> => {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(workerFile, { workerData: lesson });
  worker.on('message', (message: Message) => {
    if ('bytes' in message) resolve(message.bytes);
    else onProgress(message.done);
  });
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('The thread that learns has ended')));
  return promise;
};

/** @returns the model's file; the same lesson gives the same bytes */
export const learnAside = async (lesson: Lesson, onProgress: OnProgress): Promise<Uint8Array> =>
  existsSync(workerFile) ? inThread(lesson, onProgress) : learn(lesson, onProgress);
