/**
 * The cheapest cells to hide so that one cell can deviate by a given amount: minimise
 * Σ cost · (y⁺ + y⁻) over the deviations with y = ± amount in that cell. Hidden cells move almost for
 * free; every published cell that moves must be hidden.
 *
 * Source: Kelly, Golden & Assad (1992), "Cell suppression: disclosure protection for sensitive tabular
 * data", section 4; the incremental heuristic of Fischetti & Salazar-González (2000), section 5.
 */
import type { Deviations, Deviator } from './deviations.ts';
import { createProgram } from './linear-program.ts';
import { toleranceOf } from './linear-table.ts';
import type { Solver } from './solver.ts';
import type { Direction } from './witness.ts';

export interface Pattern {
  /** The deviation of every deviator. */
  readonly solution: Float64Array;
  /** The published cells that must be hidden for it. */
  readonly chosen: readonly number[];
  readonly cost: number;
}

export interface PatternFinder {
  /**
   * A pattern in which `cell` goes that far; `undefined` when no choice of cells allows that, or when
   * the search in whole numbers (`isWhole`) grows beyond reason.
   */
  readonly cheapest: (
    cell: number,
    direction: Direction,
    amount: number,
    isWhole?: boolean,
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

/** @param isWithheld whether the cell is hidden at the start */
export const createPatternFinder = (
  solver: Solver,
  { deviators, relations }: Deviations,
  isWithheld: (cell: number) => boolean,
): PatternFinder => {
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

  /** Column of the cell's deviation up; that of its deviation down is `size` further. */
  const setRoom = (cell: number): void => {
    const deviator = deviators[cell];
    if (deviator === undefined) return;
    const isHidden = hidden.has(cell);
    const isCandidate = !isHidden && isExact(deviator) && Number.isFinite(deviator.cost);
    const { down, up } = isHidden || isCandidate ? deviator.hidden : deviator.published;
    const cost = isCandidate ? (costs[cell] ?? 0) : COST_OF_HIDDEN;
    program.setBounds(cell, 0, up);
    program.setBounds(cell + size, 0, down);
    program.setCost(cell, cost);
    program.setCost(cell + size, cost);
  };
  for (let cell = 0; cell < size; cell++) {
    if (isWithheld(cell)) hidden.add(cell);
    setRoom(cell);
  }

  const cheapest = (
    cell: number,
    direction: Direction,
    amount: number,
    isWhole = false,
  ): Pattern | undefined => {
    if (amount > (deviators[cell]?.hidden[direction] ?? 0)) return undefined;
    const [own, opposite] = direction === 'up' ? [cell, cell + size] : [cell + size, cell];
    program.setBounds(own, amount, amount);
    program.setBounds(opposite, 0, 0);
    solved++;
    const outcome = isWhole ? program.minimiseInWholeNumbers() : program.minimise();
    setRoom(cell);
    if (outcome.kind !== 'optimal') return undefined;
    const { values } = outcome;
    const solution = Float64Array.from(
      deviators,
      (_, index) => (values[index] ?? 0) - (values[index + size] ?? 0),
    );
    const chosen = deviators.flatMap((deviator, index) => {
      const moves = Math.abs(solution[index] ?? 0) > toleranceOf(0);
      return moves && isExact(deviator) && !hidden.has(index) ? [index] : [];
    });
    return { solution, chosen, cost: chosen.reduce((sum, index) => sum + (costs[index] ?? 0), 0) };
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
