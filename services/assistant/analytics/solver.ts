import { loadSolver, type Solver } from '@polder/statistics/disclosure';

let loading: Promise<Solver> | undefined;

/** One for the process: instantiating it takes a moment. */
export const sharedSolver = (): Promise<Solver> => {
  loading ??= loadSolver();
  return loading;
};
