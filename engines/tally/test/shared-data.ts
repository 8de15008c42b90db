/**
 * Elections and outcomes published by others live beside the repository, in
 * `../shared/data/participation`. Where that folder is absent the tests that read it are skipped, and
 * their titles say so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/participation');
const isPresent = existsSync(folder);

/** Tests may read the data while they are collected: without it they are not collected at all. */
export const describeShared = (title: string, tests: () => void): void => {
  if (isPresent) describe(title, tests);
  else
    describe.skip(`${title} (skipped: shared data absent)`, () =>
      it('needs the shared data', () => {}));
};

/** Files of a subfolder by their path inside the shared folder. */
export const filesIn = (subfolder: string): readonly string[] =>
  existsSync(path.join(folder, subfolder))
    ? readdirSync(path.join(folder, subfolder))
        .sort()
        .map((file) => `${subfolder}/${file}`)
    : [];

export const isThere = (file: string): boolean => existsSync(path.join(folder, file));

export const readShared = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** A JSON file, of the shape that its test writes down. */
export const readSharedJson = <Shape>(file: string): Shape => JSON.parse(readShared(file)) as Shape; // the caller knows the file
