/** Thread that learns, so that the city goes on answering: it takes some ten seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Lesson, learn, type Message } from './learn.ts';

const tell = (message: Message): void => parentPort?.postMessage(message);

tell(learn(workerData as Lesson, (done) => tell({ done }))); // what `learnInThread` sent
