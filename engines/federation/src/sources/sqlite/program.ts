/** Where the programs are that run beside this one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Built beside the bundle, or as it stands in the sources. */
export const programFile = (name: string): string => {
  const built = join(import.meta.dirname, `${name}.mjs`);
  return existsSync(built) ? built : join(import.meta.dirname, `${name}.ts`);
};
