/** Thread that writes a workbook, so that the city goes on answering meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from './excel-sheets.ts';
import { writeExcel } from './write-excel.ts';

const bytes = await writeExcel(workerData as readonly Sheet[]); // given by `excel.ts` alone
parentPort?.postMessage(bytes, [bytes.buffer]);
