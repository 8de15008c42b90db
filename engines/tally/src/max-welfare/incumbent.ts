/**
 * Good selections and good prices to begin with. Nothing here decides an outcome: selections are checked
 * in whole numbers, and any prices give true bounds.
 */
import { ratioAsNumber } from '../rational.ts';
import { TallyError } from '../tally-error.ts';
import { decide, fits, type Item, type Program, utilityOfAll } from './program.ts';
import type { Solver } from './solver.ts';

/** Budget, limits and the highest utility are this much to the solver, however long the numbers are. */
const SOLVER_UNITS = 1e6;

/** A count of work rather than of seconds, so that the same election gives the same answer. */
const MOST_BRANCHES = 2000;

/** Prices are multiples of 1 / 2⁵² of the highest utility per capacity. */
const PRICE_BITS = 52n;

const greatest = (values: readonly bigint[]): bigint =>
  values.reduce((most, value) => (value > most ? value : most), 1n);

/** Whether all items fit together. */
const fitTogether = (program: Program, items: readonly Item[]): boolean =>
  decide(program, items, []) !== undefined;

/** Items in the order given, each one that still fits. */
const greedily = (program: Program, items: readonly Item[]): readonly Item[] => {
  const chosen: Item[] = [];
  let rest: Pick<Program, 'budget' | 'rows'> = program;
  for (const item of items) {
    if (!fits({ ...program, ...rest }, item)) continue;
    chosen.push(item);
    rest = {
      budget: rest.budget - item.cost,
      rows: rest.rows.map((side, row) => ({
        ...side,
        capacity: side.capacity - (item.demands[row] ?? 0n),
      })),
    };
  }
  return chosen;
};

/** The better of two greedy selections: by worth per cost (the program's order), and by utility. */
export const greedySelection = (program: Program): readonly Item[] => {
  const byUtility = [...program.items].sort((a, b) =>
    a.utility < b.utility ? 1 : a.utility > b.utility ? -1 : 0,
  );
  const selections = [greedily(program, program.items), greedily(program, byUtility)];
  return selections.reduce((best, selection) =>
    utilityOfAll(selection) > utilityOfAll(best) ? selection : best,
  );
};

type Model = ReturnType<Solver['createModel']>;

const modelOf = (solver: Solver, { items, budget, rows }: Program, isWhole: boolean): Model => {
  const highest = greatest(items.map(({ utility }) => utility));
  const inUnits = (value: bigint, of: bigint): number =>
    ratioAsNumber(value, greatest([of])) * SOLVER_UNITS;
  const entries = [
    items.map(({ cost }) => inUnits(cost, budget)),
    ...rows.map(({ capacity }, row) =>
      items.map(({ demands }) => inUnits(demands[row] ?? 0n, capacity)),
    ),
  ].map((values) => values.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])));
  const starts = [0];
  for (const row of entries) starts.push((starts.at(-1) ?? 0) + row.length);
  const model = solver.createModel({
    numCols: items.length,
    numRows: entries.length,
    colCost: Float64Array.from(items, ({ utility }) => -inUnits(utility, highest)),
    colLower: new Float64Array(items.length),
    colUpper: new Float64Array(items.length).fill(1),
    rowLower: new Float64Array(entries.length).fill(-solver.infinity),
    rowUpper: new Float64Array(entries.length).fill(SOLVER_UNITS),
    matrix: {
      format: 'csr',
      numRows: entries.length,
      numCols: items.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(entries.flat(), ({ column }) => column),
      values: Float64Array.from(entries.flat(), ({ value }) => value),
    },
    ...(isWhole ? { integrality: new Int32Array(items.length).fill(1) } : {}),
  });
  model.options.set({ output_flag: false });
  if (isWhole) model.options.set({ mip_max_nodes: MOST_BRANCHES, mip_rel_gap: 0, mip_abs_gap: 0 });
  else model.options.set({ solver: 'simplex' });
  return model;
};

const solve = <Value>(
  solver: Solver,
  program: Program,
  isWhole: boolean,
  read: (model: Model, isOptimal: boolean) => Value,
): Value => {
  const model = modelOf(solver, program, isWhole);
  try {
    model.run();
    const status = model.getModelStatus();
    const { optimal, solutionLimit } = solver.constants.modelStatus;
    if (status !== optimal && status !== solutionLimit)
      throw new TallyError('solver-failed', `The solver stopped with status ${status}`);
    return read(model, status === optimal);
  } finally {
    model.dispose();
  }
};

/**
 * What the solver takes for the best selection; undefined when it found none, or when it does not keep
 * to the budget and the side rows in whole numbers.
 *
 * @throws TallyError `solver-failed`
 */
export const solverSelection = (solver: Solver, program: Program): readonly Item[] | undefined =>
  solve(solver, program, true, (model, isOptimal) => {
    const { feasible } = solver.constants.solutionStatus;
    if (!isOptimal && model.info.get('primal_solution_status') !== feasible) return undefined;
    const { colValue } = model.getSolution();
    const chosen = program.items.filter((_, index) => (colValue[index] ?? 0) > 0.5);
    return fitTogether(program, chosen) ? chosen : undefined;
  });

/**
 * Prices of the side rows where parts of projects may win: the dual values of the linear program.
 *
 * @throws TallyError `solver-failed`
 */
export const solverPrices = (
  solver: Solver,
  program: Program,
): { readonly prices: readonly bigint[]; readonly priceScale: bigint } => {
  const highest = greatest(program.items.map(({ utility }) => utility));
  const priceScale = greatest(program.rows.map(({ capacity }) => capacity)) << PRICE_BITS;
  const prices = solve(solver, program, false, (model) => {
    const { rowDual } = model.getSolution();
    return program.rows.map(({ capacity }, row) => {
      // Both sides of the program are in solver units, so that a dual value is utility per capacity.
      const dual = Math.abs(rowDual[row + 1] ?? 0);
      const fixed = BigInt(Math.round(dual * 2 ** Number(PRICE_BITS)));
      return (fixed * highest * (priceScale >> PRICE_BITS)) / greatest([capacity]);
    });
  });
  return { prices, priceScale };
};
