import v8 from 'node:v8';

/**
 * V8's second compiler needs 600 MB and more than half a second for the table of PostgreSQL's grammar alone,
 * and parses no faster afterwards. A function that is first used without it never asks for it.
 */
const WITHOUT = ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];
const AS_USUAL = ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'];

/** What WebAssembly is used for the first time in `use` stays as it is compiled then; all other is as usual. */
export const compiledPlainly = (use: () => void): void => {
  for (const flag of WITHOUT) v8.setFlagsFromString(flag);
  try {
    use();
  } finally {
    for (const flag of AS_USUAL) v8.setFlagsFromString(flag);
  }
};
