/**
 * Published elections live beside the repository, in `../shared/data/participation/pabulib`. Where that
 * folder is absent the tests that read it are skipped, and their titles say so.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.resolve(root, '../shared/data/participation/pabulib');
const isPresent = existsSync(folder);

/** Tests may read the data while they are collected: without it they are not collected at all. */
export const describePublished = (title: string, tests: () => void): void => {
  if (isPresent) describe(title, tests);
  else
    describe.skip(`${title} (skipped: shared data absent)`, () =>
      it('needs the shared data', () => {}));
};

/** Paths of all elections that towns have held, without the examples of the format; by name. */
export const electionFiles = (): readonly string[] =>
  globSync('*/*.pb', { cwd: folder })
    .filter((file) => !file.startsWith('format-examples'))
    .sort();

/** The text of a file, by its path in the folder: `netherlands/Netherlands_Assen_2024.pb`. */
export const readElectionFile = (file: string): string =>
  readFileSync(path.join(folder, file), 'utf8');
