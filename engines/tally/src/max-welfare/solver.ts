import highs, { type Highs } from 'highs';

/** An instance of the HiGHS solver (Huangfu & Hall 2018). Reentrant use is impossible: it is synchronous. */
export type Solver = Pick<Highs, 'createModel' | 'constants' | 'infinity'>;

/**
 * Instantiates the solver's WebAssembly, once for each process or worker; it takes some 50 ms. The
 * welfare rules take it as an argument and work without waiting.
 *
 * @example
 * const solver = await loadSolver();
 * countMaxWelfare(contest, solver).winners;
 */
export const loadSolver = async (): Promise<Solver> => loadHighs();

// The package's types are those of its CommonJS build; an import gets the ES module, whose default is
// the loader itself.
const loadHighs = highs as unknown as typeof highs.default;
