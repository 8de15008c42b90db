import { parentPort, workerData } from 'node:worker_threads';
import { generateTown } from '@polder/town';

// Draws the demo town beside the opening of the database, on the second core.
parentPort?.postMessage(generateTown({ seed: Number(workerData) }));
