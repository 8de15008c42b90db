/** @polder/statistics/disclosure: tables of counts that tell nothing about single people. */
export { type Attack, type AttackedCell, attack } from './attack.ts';
export {
  type CrossTable,
  type CrossTableCell,
  crossTable,
  type IrregularTotal,
} from './cross-table.ts';
export { type Coordinates, type Dimension, keyOf, type Split } from './dimension.ts';
export { DisclosureError, type DisclosureErrorCode } from './disclosure-error.ts';
export {
  type CellForm,
  type LinearTable,
  type Relation,
  sumOf,
  type TableCell,
} from './linear-table.ts';
export { linkTables } from './link-tables.ts';
export {
  type AssessedCell,
  type Assessment,
  assess,
  type DominanceRule,
  type PercentRule,
  type PrimaryRule,
  type ThresholdRule,
} from './primary-rule.ts';
export {
  type ProtectableCell,
  type ProtectableTable,
  type ProtectedCell,
  type ProtectedTable,
  type ProtectionFailureOfCell,
  protect,
} from './protect.ts';
export { ANOTHER_VALUE, type ProtectionLevel } from './protection-level.ts';
export { type PublicCell, publicCells } from './public-cells.ts';
export {
  countsRoundedTo,
  OPENSAFELY_ROUNDING,
  type RoundedRatio,
  type Rounding,
  ratioOfRounded,
  roundCount,
} from './rounding.ts';
export { loadSolver, type Solver } from './solver.ts';
export { type Suppression, suppress, type UnprotectedCell } from './suppress.ts';
