/** Where workbooks are written: one after the other, in a thread of the built product, else here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Sheet } from './excel-sheets.ts';
import { writeExcel } from './write-excel.ts';

const workerFile = join(import.meta.dirname, 'excel-worker.mjs');

const inThread = (sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: sheets });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The thread that writes workbooks ended with ${code}`)),
    );
  });

export type ExcelWriter = (sheets: readonly Sheet[]) => Promise<Uint8Array<ArrayBuffer>>;

/** Workbooks take memory: whoever asks while one is written waits for the next turn. */
export const excelWriter = (): ExcelWriter => {
  const write = existsSync(workerFile) ? inThread : writeExcel;
  let last: Promise<unknown> = Promise.resolve();
  return (sheets) => {
    const mine = last.then(() => write(sheets));
    last = mine.catch(() => {});
    return mine;
  };
};
