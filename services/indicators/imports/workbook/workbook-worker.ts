/** Thread that reads a workbook, so that a heavy one slows nobody down and can be ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { openSheet, type SheetChoice, type WorkbookFacts } from './read-in-place.ts';
import type { SheetRow } from './sheet.ts';
import { WorkbookTrouble } from './trouble.ts';

/** What the thread says; after `rows` it waits for any message before it goes on. */
export type WorkbookMessage =
  | { readonly kind: 'open'; readonly choice: SheetChoice }
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'end'; readonly facts: WorkbookFacts }
  | { readonly kind: 'trouble'; readonly reason: WorkbookTrouble['reason'] };

export interface WorkbookTask {
  readonly bytes: Uint8Array;
  readonly sheet: string;
}

const rowsPerMessage = 1000;

const say = (message: WorkbookMessage): void => parentPort?.postMessage(message);

const asked = (): Promise<void> =>
  new Promise((resolve) => parentPort?.once('message', () => resolve()));

const run = async ({ bytes, sheet }: WorkbookTask): Promise<void> => {
  try {
    const { choice, rows, facts } = await openSheet(bytes, sheet);
    say({ kind: 'open', choice });
    let part: SheetRow[] = [];
    const send = async () => {
      const next = asked();
      say({ kind: 'rows', rows: part });
      part = [];
      await next;
    };
    for await (const row of rows) {
      part.push(row);
      if (part.length >= rowsPerMessage) await send();
    }
    if (part.length > 0) await send();
    say({ kind: 'end', facts: facts() });
  } catch (error) {
    if (!(error instanceof WorkbookTrouble)) throw error;
    say({ kind: 'trouble', reason: error.reason });
  }
  parentPort?.close();
};

await run(workerData as WorkbookTask); // given by `read-workbook.ts` alone
