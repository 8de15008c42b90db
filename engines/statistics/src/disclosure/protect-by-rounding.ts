import { attack } from './attack.ts';
import type { TableCell } from './linear-table.ts';
import {
  failuresOf,
  type KnownCell,
  knownCells,
  type ProtectedSlice,
  type Slice,
  shown,
} from './protected-slice.ts';
import { ANOTHER_VALUE } from './protection-level.ts';
import { countsRoundedTo, type Rounding, roundCount } from './rounding.ts';
import type { Solver } from './solver.ts';

/**
 * Rounds every cell and attacks the result: margins that are rounded on their own can narrow a cell
 * down.
 *
 * @throws DisclosureError see `roundCount`, `attack`
 */
export const protectByRounding = (
  slice: Slice,
  rounding: Rounding,
  solver: Solver,
): ProtectedSlice => {
  const known = knownCells(slice);
  const cells = known.map((cell) => tableCell(cell, rounding));
  const proof = attack({ cells, relations: slice.relations }, solver);
  const given = [...proof.recoverable, ...proof.insufficient];
  if (given.length > 0) {
    return failuresOf(known, new Map(given.map((key) => [key, 'rounded-too-finely'])));
  }
  return {
    kind: 'protected',
    cells: known.map((cell) => shown('rounded', cell, roundCount(cell.value, rounding))),
    solved: proof.solved,
  };
};

const tableCell = ({ key, value, population }: KnownCell, rounding: Rounding): TableCell => ({
  key,
  value,
  form: { kind: 'rounded', within: countsRoundedTo(roundCount(value, rounding), rounding) },
  known: { lower: 0, upper: population ?? Number.POSITIVE_INFINITY },
  protection: ANOTHER_VALUE,
});
