import { type LinearTable, type Solver, suppress } from '@polder/statistics/disclosure';
import type { DisclosureRule, Kind } from '../catalogue/definition.ts';
import { type Hierarchy, type SliceTable, sliceTable } from './slice-table.ts';
import type { SliceValue, WithheldCell } from './slices-store.ts';

/** What the public does not see of a slice. */
export interface SliceProtection {
  readonly cells: readonly WithheldCell[];
  /** Cells that could not be protected: then nothing of the slice is shown. */
  readonly recoverable: number;
}

/**
 * Small counts must stay at least as uncertain as the rule's own range is wide, so that nobody can
 * tell which of the small numbers one is; less only where the denominator leaves less room. Where
 * zeros are published, everybody knows that a hidden count is 1 or more.
 */
const linearTable = (
  { cells, relations }: SliceTable,
  { hideUpTo, hidesZero }: DisclosureRule,
): LinearTable => {
  const least = hidesZero ? 0 : 1;
  const width = Math.max(1, hideUpTo - least);
  return {
    cells: cells.map(({ key, count, atMost = Number.POSITIVE_INFINITY, isSmall }) => {
      const lower = count < least ? 0 : least;
      return {
        key,
        value: count,
        form: isSmall ? { kind: 'hidden' } : { kind: 'exact' },
        known: { lower, upper: atMost },
        ...(isSmall ? { protection: { sliding: Math.min(width, atMost - lower) } } : {}),
      };
    }),
    relations: relations.map(({ total, parts, isComplete }) => ({
      terms: [{ key: total, coefficient: 1 }, ...parts.map((key) => ({ key, coefficient: -1 }))],
      ...(isComplete ? {} : { remainder: 'non-negative' as const }),
    })),
    isInteger: cells.every(({ count }) => Number.isInteger(count)),
  };
};

/** A slice to be protected, as plain data: it may go to another thread. */
export interface SliceTask {
  readonly values: readonly SliceValue[];
  readonly kind: Kind;
  readonly rule: DisclosureRule;
  readonly hierarchy: Hierarchy;
}

/** Withholds small counts of a slice and what would give them away, proven by an attack on the result. */
export const protectSlice = (
  { values, kind, rule, hierarchy }: SliceTask,
  solver: Solver,
): SliceProtection => {
  const table = sliceTable(values, kind, rule, hierarchy);
  const unknown = table.unknown.map((one) => ({ ...one, reason: 'primary' as const }));
  if (!table.cells.some(({ isSmall }) => isSmall)) return { cells: unknown, recoverable: 0 };
  const result = suppress(linearTable(table, rule), solver);
  if (result.kind === 'unprotectable') return { cells: unknown, recoverable: result.cells.length };
  const secondary = new Set(result.secondary);
  const withheld = table.cells
    .filter(({ key, isSmall }) => isSmall || secondary.has(key))
    .map(({ area, cutId, isSmall }) => ({
      area,
      cutId,
      reason: isSmall ? ('primary' as const) : ('secondary' as const),
    }));
  return { cells: [...withheld, ...unknown], recoverable: 0 };
};
