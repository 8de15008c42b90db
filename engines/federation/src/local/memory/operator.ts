/** What every operator in memory has: where its columns stand, and how its rows come. */
import type { Fragment, Node } from '../../plan/node.ts';
import { outputOf } from '../../plan/node.ts';
import type { Row } from '../../values.ts';
import type { Positions } from './expression.ts';

/** Thrown while a plan runs: it grows beyond what is done in memory, and is better run by DuckDB. */
export class TooMuchForMemory extends Error {
  override readonly name = 'TooMuchForMemory';
}

/** One run of a prepared plan. */
export interface Run {
  /** All rows of a fragment. */
  readonly rowsOf: (fragment: Fragment) => readonly Row[];
  /**
   * Counts pairs that were looked at and rows that were made.
   *
   * @throws TooMuchForMemory when there are more than is reasonable on the event loop
   */
  readonly spend: (steps: number) => void;
}

export interface Operator {
  readonly positions: Positions;
  readonly width: number;
  readonly run: (run: Run) => readonly Row[];
}

export const positionsOf = (node: Node): Positions =>
  new Map(outputOf(node).map(({ id }, index) => [id, index]));
