/**
 * The process that measures, started by `federation.bench.ts`: without the loader that the other one needs,
 * which slows down small functions by a quarter.
 */
import { loadavg } from 'node:os';
import type { Result } from '../bench.ts';
import { measureHanging } from './hanging.ts';
import { measureJoins } from './joins.ts';
import { openLab } from './lab.ts';
import { measureLeaving } from './leaving.ts';
import { measureScreens } from './screens.ts';

/** What it tells the process that started it. */
export type Message =
  | { readonly kind: 'say'; readonly line: string }
  | { readonly kind: 'results'; readonly results: readonly Result[] }
  | { readonly kind: 'failed'; readonly message: string };

const tell = (message: Message): void => {
  process.send?.(message);
};

const say = (line: string): void => tell({ kind: 'say', line });

const measured = (
  name: string,
  measure: () => Promise<readonly Result[]>,
): Promise<readonly Result[]> => {
  say(`${name}; load of this machine ${(loadavg()[0] ?? 0).toFixed(1)}`);
  return measure();
};

const measureAll = async (): Promise<readonly Result[]> => {
  const lab = await openLab(say);
  if (!lab) {
    say('left out: no PostgreSQL (package postgresql)');
    return [];
  }
  try {
    return [
      ...(await measured('screens', () => measureScreens(lab))),
      ...(await measured('joins', () => measureJoins(lab, say))),
      ...(await measured('a source that hangs', () => measureHanging(lab))),
      ...(await measured('questions that are given up', () => measureLeaving(lab))),
    ];
  } finally {
    await lab.stop();
  }
};

try {
  tell({ kind: 'results', results: await measureAll() });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
process.disconnect?.();
