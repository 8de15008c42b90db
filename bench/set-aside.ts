/** Measuring as if something had never been made. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Runs `measure` while the entries of `directory` that `isSetAside` chooses are out of the way, and puts
 * them back afterwards, also over what was made in between.
 */
export const withSetAside = async <T>(
  directory: string,
  isSetAside: (name: string) => boolean,
  measure: () => Promise<T>,
): Promise<T> => {
  if (!existsSync(directory)) return measure();
  const aside = `${directory}.aside.${process.pid}`;
  await mkdir(aside);
  const names = (await readdir(directory)).filter(isSetAside);
  try {
    for (const name of names) await rename(join(directory, name), join(aside, name));
    return await measure();
  } finally {
    for (const name of await readdir(aside)) {
      await rm(join(directory, name), { recursive: true, force: true });
      await rename(join(aside, name), join(directory, name));
    }
    await rm(aside, { recursive: true });
  }
};
