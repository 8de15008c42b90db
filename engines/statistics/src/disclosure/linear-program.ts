/**
 * A linear program that is changed and solved many times: Σ coefficient · x = 0 for every row, bounds
 * and costs by column. The solver keeps the model and starts from the last basis; when it fails, the
 * model is made anew from the copy that is kept here.
 */
import { DisclosureError } from './disclosure-error.ts';
import type { Solver } from './solver.ts';

export interface SparseRow {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

export interface ProgramSolution {
  readonly kind: 'optimal';
  readonly values: Float64Array;
  readonly objective: number;
  /** False when the search stopped at a solution that may not be the best. */
  readonly isProven: boolean;
}

/** `unknown`: the search stopped before it saw any solution. */
export type ProgramOutcome =
  | ProgramSolution
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'unknown' };

export interface LinearProgram {
  readonly setBounds: (column: number, lower: number, upper: number) => void;
  readonly setCost: (column: number, cost: number) => void;
  /** @throws DisclosureError `solver-failed` */
  readonly minimise: () => ProgramOutcome;
  /**
   * The same with whole numbers only, from scratch. Stops after a fixed number of branches with the
   * best solution seen.
   *
   * @throws DisclosureError `solver-failed`
   */
  readonly minimiseInWholeNumbers: () => ProgramOutcome;
  /** Frees the solver's memory; the program cannot be solved any more. */
  readonly close: () => void;
}

type Model = ReturnType<Solver['createModel']>;

/** A count of work rather than of seconds, so that the same table gives the same answer. */
const MOST_BRANCHES = 2000;

/** @param columns how many variables; each starts fixed at 0 without cost */
export const createProgram = (
  solver: Solver,
  columns: number,
  rows: readonly SparseRow[],
): LinearProgram => {
  const lower = new Float64Array(columns);
  const upper = new Float64Array(columns);
  const cost = new Float64Array(columns);
  const matrix = matrixOf(columns, rows);
  const changed = new Set<number>();
  let model: Model | undefined;

  const build = (isInteger: boolean): Model => {
    const made = solver.createModel({
      numCols: columns,
      numRows: rows.length,
      colCost: cost,
      colLower: lower,
      colUpper: upper,
      rowLower: new Float64Array(rows.length),
      rowUpper: new Float64Array(rows.length),
      matrix,
      ...(isInteger ? { integrality: new Int32Array(columns).fill(1) } : {}),
    });
    made.options.set({ output_flag: false });
    if (isInteger) made.options.set({ mip_max_nodes: MOST_BRANCHES, mip_rel_gap: 0 });
    else made.options.set({ solver: 'simplex', presolve: 'off' });
    return made;
  };

  const close = (): void => {
    model?.dispose();
    model = undefined;
  };

  const warm = (): ProgramOutcome => {
    model ??= build(false);
    for (const column of changed) {
      model.changeColBounds(column, at(lower, column), at(upper, column));
      model.changeColCost(column, at(cost, column));
    }
    changed.clear();
    return solve(solver, model);
  };

  return Object.freeze({
    setBounds: (column: number, from: number, to: number): void => {
      if (at(lower, column) === from && at(upper, column) === to) return;
      lower[column] = from;
      upper[column] = to;
      changed.add(column);
    },
    setCost: (column: number, value: number): void => {
      if (at(cost, column) === value) return;
      cost[column] = value;
      changed.add(column);
    },
    minimise: (): ProgramOutcome => {
      try {
        return warm();
      } catch (_) {
        // A basis can be singular after many changes: once more, from scratch.
        return attempt(() => {
          close();
          return warm();
        });
      }
    },
    minimiseInWholeNumbers: (): ProgramOutcome =>
      attempt(() => {
        const whole = build(true);
        try {
          return solve(solver, whole);
        } finally {
          whole.dispose();
        }
      }),
    close,
  });
};

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

const matrixOf = (columns: number, rows: readonly SparseRow[]) => {
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  return {
    format: 'csr',
    numRows: rows.length,
    numCols: columns,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(rows.flatMap((row) => row.columns)),
    values: Float64Array.from(rows.flatMap((row) => row.coefficients)),
  } as const;
};

const solve = ({ constants }: Solver, model: Model): ProgramOutcome => {
  model.run();
  const status = model.getModelStatus();
  const { modelStatus } = constants;
  switch (status) {
    case modelStatus.optimal:
      return solution(model, true);
    case modelStatus.solutionLimit:
      return model.info.get('primal_solution_status') === constants.solutionStatus.feasible
        ? solution(model, false)
        : { kind: 'unknown' };
    case modelStatus.infeasible:
      return { kind: 'infeasible' };
    case modelStatus.unbounded:
    case modelStatus.unboundedOrInfeasible:
      return { kind: 'unbounded' };
    default:
      throw new DisclosureError('solver-failed', `The solver stopped with status ${status}.`);
  }
};

const solution = (model: Model, isProven: boolean): ProgramSolution => ({
  kind: 'optimal',
  isProven,
  values: model.getSolution().colValue,
  objective: model.getObjectiveValue(),
});

const attempt = <Result>(work: () => Result): Result => {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof DisclosureError) throw cause;
    throw new DisclosureError('solver-failed', 'The solver failed twice on one program.', {
      cause,
    });
  }
};
