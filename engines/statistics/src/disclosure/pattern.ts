/**
 * The cheapest cells to hide so that one cell can deviate by a given amount: minimise
 * Σ cost · (y⁺ + y⁻) over the deviations with y = ± amount in that cell. Hidden cells move almost for
 * free; every published cell that moves must be hidden.
 *
 * Source: Kelly, Golden & Assad (1992), "Cell suppression: disclosure protection for sensitive tabular
 * data", section 4; the incremental heuristic of Fischetti & Salazar-González (2000), section 5.
 */
import type { Deviations, Deviator } from './deviations.ts';
import { createProgram, type ProgramOutcome } from './linear-program.ts';
import { toleranceOf } from './linear-table.ts';
import type { Solver } from './solver.ts';
import { type Direction, witnessOf } from './witness.ts';

export interface Pattern {
  /** The deviation of every deviator. */
  readonly solution: Float64Array;
  /** The published cells that must be hidden for it. */
  readonly chosen: readonly number[];
  readonly cost: number;
}

export interface PatternOptions {
  /** Searches in whole numbers, which may take long. */
  readonly isWhole?: boolean;
  /** A hidden cell that the intruder knows all the same, and that must not move. */
  readonly known?: number;
}

export interface PatternFinder {
  /**
   * A pattern in which `cell` goes that far; `undefined` when no choice of cells allows that, or when
   * the search in whole numbers grows beyond reason.
   */
  readonly cheapest: (
    cell: number,
    direction: Direction,
    amount: number,
    options?: PatternOptions,
  ) => Pattern | undefined;
  readonly hide: (cells: readonly number[]) => void;
  /** Programs solved so far. */
  readonly solved: () => number;
  readonly close: () => void;
}

/** Costs are divided by their median, so that the solver's tolerances suit them. */
const COST_RANGE = { lowest: 1e-3, highest: 1e4 } as const;

/** Small against every cost, large against the solver's tolerance of 1e-7: short patterns win. */
const COST_OF_HIDDEN = 1e-5;

/** How often other costs are tried for a solution in whole numbers: far cheaper than to search one. */
const VARIANTS = 8;

/** @param isWithheld whether the cell is hidden at the start */
export const createPatternFinder = (
  solver: Solver,
  space: Deviations,
  isWithheld: (cell: number) => boolean,
): PatternFinder => {
  const { deviators, relations, isInteger } = space;
  const size = deviators.length;
  const costs = scaledCosts(deviators.map(({ cost }) => cost));
  const program = createProgram(
    solver,
    2 * size,
    relations.map(({ columns, coefficients }) => ({
      columns: [...columns, ...columns.map((column) => column + size)],
      coefficients: [...coefficients, ...coefficients.map((coefficient) => -coefficient)],
    })),
  );
  let solved = 0;

  const hidden = new Set<number>();

  const isCandidate = (cell: number): boolean => {
    const deviator = deviators[cell];
    if (deviator === undefined || hidden.has(cell)) return false;
    return isExact(deviator) && Number.isFinite(deviator.cost);
  };

  const moveCost = (cell: number): number =>
    isCandidate(cell) ? (costs[cell] ?? 0) : COST_OF_HIDDEN;

  /** Column of the cell's deviation up; that of its deviation down is `size` further. */
  const setRoom = (cell: number): void => {
    const deviator = deviators[cell];
    if (deviator === undefined) return;
    const canMove = hidden.has(cell) || isCandidate(cell);
    const { down, up } = canMove ? deviator.hidden : deviator.published;
    program.setBounds(cell, 0, up);
    program.setBounds(cell + size, 0, down);
    program.setCost(cell, moveCost(cell));
    program.setCost(cell + size, moveCost(cell));
  };
  for (let cell = 0; cell < size; cell++) {
    if (isWithheld(cell)) hidden.add(cell);
    setRoom(cell);
  }

  const fix = (cell: number): void => {
    program.setBounds(cell, 0, 0);
    program.setBounds(cell + size, 0, 0);
  };

  const vary = (variant: number): void => {
    for (let column = 0; column < 2 * size; column++) {
      const cell = column % size;
      program.setCost(column, moveCost(cell) * (1 + ((column * 37 + variant * 101) % 17) / 16));
    }
  };

  const solve = (work: () => ProgramOutcome): Float64Array | undefined => {
    solved++;
    const outcome = work();
    if (outcome.kind !== 'optimal') return undefined;
    const { values } = outcome;
    return Float64Array.from(
      deviators,
      (_, index) => (values[index] ?? 0) - (values[index + size] ?? 0),
    );
  };

  /** The cheapest in whole numbers among slightly other costs; the first solution if there is none. */
  const wholeVariantOf = (solution: Float64Array): Float64Array => {
    const isWhole = (one: Float64Array): boolean => witnessOf(space, one) !== undefined;
    if (!isInteger || isWhole(solution)) return solution;
    const variants = Array.from({ length: VARIANTS }, (_, variant) => {
      vary(variant);
      return solve(program.minimise) ?? solution;
    });
    for (let column = 0; column < 2 * size; column++)
      program.setCost(column, moveCost(column % size));
    const whole = variants.filter(isWhole).map(patternOf);
    return whole.toSorted((a, b) => a.cost - b.cost)[0]?.solution ?? solution;
  };

  const patternOf = (solution: Float64Array): Pattern => {
    const chosen = deviators.flatMap((deviator, index) => {
      const moves = Math.abs(solution[index] ?? 0) > toleranceOf(0);
      return moves && isExact(deviator) && !hidden.has(index) ? [index] : [];
    });
    return { solution, chosen, cost: chosen.reduce((sum, index) => sum + (costs[index] ?? 0), 0) };
  };

  const cheapest = (
    cell: number,
    direction: Direction,
    amount: number,
    { isWhole = false, known }: PatternOptions = {},
  ): Pattern | undefined => {
    if (amount > (deviators[cell]?.hidden[direction] ?? 0)) return undefined;
    const [own, opposite] = direction === 'up' ? [cell, cell + size] : [cell + size, cell];
    program.setBounds(own, amount, amount);
    program.setBounds(opposite, 0, 0);
    if (known !== undefined) fix(known);
    const solution = solve(isWhole ? program.minimiseInWholeNumbers : program.minimise);
    const best = solution === undefined || isWhole ? solution : wholeVariantOf(solution);
    // The bounds of these were fixed.
    setRoom(cell);
    if (known !== undefined) setRoom(known);
    return best === undefined ? undefined : patternOf(best);
  };

  return Object.freeze({
    cheapest,
    hide: (cells: readonly number[]): void => {
      for (const cell of cells) {
        hidden.add(cell);
        setRoom(cell);
      }
    },
    solved: () => solved,
    close: program.close,
  });
};

/** Whether the cell is known once it is published; a rounded cell or a remainder is not. */
const isExact = ({ published }: Deviator): boolean => published.down === 0 && published.up === 0;

const scaledCosts = (costs: readonly number[]): readonly number[] => {
  const positive = costs.filter((cost) => cost > 0 && Number.isFinite(cost)).sort((a, b) => a - b);
  const median = positive[Math.floor(positive.length / 2)] ?? 1;
  return costs.map((cost) =>
    Math.min(COST_RANGE.highest, Math.max(COST_RANGE.lowest, cost / median)),
  );
};
