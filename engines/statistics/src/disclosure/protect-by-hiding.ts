import type { Interval } from '../interval.ts';
import type { TableCell } from './linear-table.ts';
import { assess, boundsUnder, type PrimaryRule } from './primary-rule.ts';
import type { ProtectableTable, ProtectedCell } from './protect.ts';
import {
  failuresOf,
  type KnownCell,
  knownCells,
  type ProtectedSlice,
  type Slice,
  shown,
} from './protected-slice.ts';
import type { Solver } from './solver.ts';
import { suppress } from './suppress.ts';

type Choices = Pick<ProtectableTable, 'costs' | 'insiders'>;

/** @throws DisclosureError see `assess`, `suppress` */
export const protectByHiding = (
  slice: Slice,
  rule: PrimaryRule,
  choices: Choices,
  solver: Solver,
): ProtectedSlice => {
  const known = knownCells(slice);
  const cells = known.map((cell) => tableCell(cell, rule, choices));
  const isInteger = rule.kind === 'threshold';
  const result = suppress({ cells, relations: slice.relations, isInteger }, solver);
  if (result.kind === 'unprotectable') {
    return failuresOf(known, new Map(result.cells.map(({ key, reason }) => [key, reason])));
  }
  const primary = new Set(cells.flatMap(({ key, protection }) => (protection ? [key] : [])));
  const intervals = new Map(result.attack.cells.map(({ key, interval }) => [key, interval]));
  return {
    kind: 'protected',
    cells: known.map((cell) => {
      const interval = intervals.get(cell.key);
      return interval === undefined
        ? shown('published', cell, cell.value)
        : hidden(cell, primary.has(cell.key), interval);
    }),
    solved: result.attack.solved + result.solved,
  };
};

const hidden = (
  { coordinates, value }: KnownCell,
  isPrimary: boolean,
  interval: Interval,
): ProtectedCell =>
  Object.freeze({
    coordinates,
    status: isPrimary ? (value === 0 ? 'zero-hidden' : 'primary') : 'secondary',
    value: null,
    ratio: null,
    interval,
  });

const tableCell = (
  cell: KnownCell,
  rule: PrimaryRule,
  { costs = 'value', insiders = 'ignored' }: Choices,
): TableCell => {
  const { key, value, population } = cell;
  const assessment = assess(cell, rule);
  const isPrimary = assessment.kind === 'primary';
  const bounds = boundsUnder(rule, population);
  // A shown zero (or a shown full house) lies outside what hidden cells can be: it stays shown.
  const isOutside = value < bounds.lower || value > bounds.upper;
  const cost = cell.cost ?? (costs === 'cells' ? 1 : Math.abs(value));
  return {
    key,
    value,
    form: { kind: isPrimary ? 'hidden' : 'exact' },
    known: isOutside ? { lower: value, upper: value } : bounds,
    cost: isOutside ? Number.POSITIVE_INFINITY : cost,
    hasSingleContributor: insiders === 'considered' && isSingle(cell),
    ...(isPrimary ? { protection: assessment.protection } : {}),
  };
};

const isSingle = ({ value, contributions }: KnownCell): boolean =>
  contributions === undefined ? value === 1 : contributions.length === 1;
