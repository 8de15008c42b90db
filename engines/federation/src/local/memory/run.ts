/** Runs whole plans in memory. */
import type { Fragment, Node } from '../../plan/node.ts';
import type { Row } from '../../values.ts';
import { NotInMemory } from './expression.ts';
import { type Operator, TooMuchForMemory } from './operator.ts';
import { prepare } from './prepare.ts';

/** Pairs and rows after which a plan is left to DuckDB: some tens of milliseconds. */
const MOST_STEPS = 200_000;

/** The plan made ready for memory; undefined when something in it is not done there. */
export const prepareInMemory = (plan: Node): Operator | undefined => {
  try {
    return prepare(plan);
  } catch (error) {
    if (error instanceof NotInMemory) return undefined;
    throw error;
  }
};

/**
 * All rows of a prepared plan; undefined when it grows too large for the event loop.
 *
 * @throws FederationError `value`
 */
export const runInMemory = (
  operator: Operator,
  rowsOf: (fragment: Fragment) => readonly Row[],
  mostSteps = MOST_STEPS,
): readonly Row[] | undefined => {
  let left = mostSteps;
  const spend = (steps: number): void => {
    left -= steps;
    if (left < 0) throw new TooMuchForMemory();
  };
  try {
    return operator.run({ rowsOf, spend });
  } catch (error) {
    if (error instanceof TooMuchForMemory) return undefined;
    throw error;
  }
};
