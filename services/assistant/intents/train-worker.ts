/** Thread that learns, so that the city goes on answering: it takes some ten seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Lesson, learn } from './learn.ts';

parentPort?.postMessage({
  bytes: learn(workerData as Lesson, (done) => parentPort?.postMessage({ done })), // what `learnAside` sent
});
