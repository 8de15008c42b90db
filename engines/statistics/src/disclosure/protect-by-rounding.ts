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
 * Rounds every cell and attacks the result: margins that are rounded on their own can give a cell
 * away. That is a failure for counts that are small by the rule: below the base, or rounded to 0.
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
  const small = new Set(cells.flatMap(({ key, protection }) => (protection ? [key] : [])));
  const given = proof.recoverable.filter((key) => small.has(key));
  if (given.length > 0) {
    return failuresOf(known, new Map(given.map((key) => [key, 'rounded-too-finely'])));
  }
  return {
    kind: 'protected',
    cells: known.map((cell) => shown('rounded', cell, roundCount(cell.value, rounding))),
    solved: proof.solved,
  };
};

const tableCell = ({ key, value, population }: KnownCell, rounding: Rounding): TableCell => {
  const isSmall = value <= Math.max(rounding.base - 1, rounding.zeroUpTo ?? 0);
  return {
    key,
    value,
    form: { kind: 'rounded', within: countsRoundedTo(roundCount(value, rounding), rounding) },
    known: { lower: 0, upper: population ?? Number.POSITIVE_INFINITY },
    ...(isSmall ? { protection: ANOTHER_VALUE } : {}),
  };
};
