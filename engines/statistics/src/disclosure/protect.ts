import type { Interval } from '../interval.ts';
import { type CrossTableCell, crossTable, type IrregularTotal } from './cross-table.ts';
import { type Coordinates, type Dimension, keyOf } from './dimension.ts';
import type { PrimaryRule } from './primary-rule.ts';
import { protectByHiding } from './protect-by-hiding.ts';
import { protectByRounding } from './protect-by-rounding.ts';
import type { Rounding } from './rounding.ts';
import type { Solver } from './solver.ts';

export interface ProtectableCell extends CrossTableCell {
  /** The public number of people the count is taken from; gives a ratio and bounds the count. */
  readonly population?: number;
  /** What each contributor adds, for rules about contributors. */
  readonly contributions?: readonly number[];
  /** What hiding the cell costs as a secondary cell; see `TableCell`. */
  readonly cost?: number;
}

export interface ProtectableTable {
  readonly cells: readonly ProtectableCell[];
  /** Dimensions without a hierarchy cut the table into slices, each protected on its own. */
  readonly dimensions: readonly Dimension[];
  readonly rule: PrimaryRule | ({ readonly kind: 'rounding' } & Rounding);
  /**
   * What secondary cells cost unless they say so themselves: their `value`, so that little is lost and
   * totals stay, or 1 for each of the `cells`, so that few are hidden. `value` unless given.
   */
  readonly costs?: 'value' | 'cells';
  /**
   * Whether people are `considered` who alone make up a count of 1 (or a magnitude) and so know that
   * cell although it is hidden. `ignored` unless given: it hides more and takes longer.
   */
  readonly insiders?: 'ignored' | 'considered';
}

export type ProtectedCell = {
  readonly coordinates: Coordinates;
} & (
  | {
      readonly status: 'published' | 'rounded';
      readonly value: number;
      /** `value` over the population; `null` without one. */
      readonly ratio: number | null;
    }
  | {
      /** `zero-hidden` is primary too. */
      readonly status: 'primary' | 'secondary' | 'zero-hidden';
      readonly value: null;
      readonly ratio: null;
      /** What a reader can still conclude; `upper` may be Infinity. */
      readonly interval: Interval;
    }
  | { readonly status: 'missing'; readonly value: null; readonly ratio: null }
);

export interface ProtectionFailureOfCell {
  readonly coordinates: Coordinates;
  /** See `UnprotectedCell`; `rounded-too-finely`: the rounded cells together give a small count
   * away. */
  readonly reason: 'known-too-well' | 'search-too-large' | 'rounded-too-finely';
}

export type ProtectedTable =
  | {
      readonly kind: 'protected';
      /** In the order given. For staff: the status tells readers more than they should know. */
      readonly cells: readonly ProtectedCell[];
      /**
       * What an intruder who solves the whole table recovers of what is hidden (or of small counts,
       * when rounded), and how many programs all this took.
       */
      readonly proof: { readonly recoverable: 0; readonly solved: number };
      readonly irregular: readonly IrregularTotal[];
    }
  | {
      readonly kind: 'unprotectable';
      readonly failures: readonly ProtectionFailureOfCell[];
      readonly irregular: readonly IrregularTotal[];
    };

/**
 * Protects a table of counts (or magnitudes) by a rule: hides what the rule hides, then the cheapest
 * further cells until nothing hidden can be worked out; or rounds every cell. Ratios go with their
 * numerators. There is no half protected table: when one cell cannot be protected, none is returned.
 *
 * @throws DisclosureError see `crossTable`, `assess`, `roundCount`, `suppress`
 * @example
 * const table = protect(
 *   {
 *     cells: [{ coordinates: { area: 'Town', sex: 'all' }, value: 4120 }, …],
 *     dimensions: [
 *       { name: 'area', hierarchy: [{ parent: 'Town', children: ['North', 'South'] }] },
 *       { name: 'sex', hierarchy: [{ parent: 'all', children: ['women', 'men'] }] },
 *     ],
 *     rule: { kind: 'threshold', hideUpTo: 4, zeros: 'published' },
 *   },
 *   await loadSolver(),
 * );
 * if (table.kind === 'protected') publish(publicCells(table.cells));
 */
export const protect = (table: ProtectableTable, solver: Solver): ProtectedTable => {
  const { cells, dimensions, rule } = table;
  const slices = [...Map.groupBy(cells, sliceOf(dimensions)).values()].map((slice) => {
    const { relations, irregular } = crossTable(slice, dimensions);
    const outcome =
      rule.kind === 'rounding'
        ? protectByRounding({ cells: slice, dimensions, relations }, rule, solver)
        : protectByHiding({ cells: slice, dimensions, relations }, rule, table, solver);
    return { outcome, irregular };
  });

  const irregular = Object.freeze(slices.flatMap((slice) => slice.irregular));
  const outcomes = slices.map(({ outcome }) => outcome);
  const failures = outcomes.flatMap((one) => (one.kind === 'unprotectable' ? one.failures : []));
  if (failures.length > 0) {
    return Object.freeze({ kind: 'unprotectable', failures: Object.freeze(failures), irregular });
  }
  const made = outcomes.flatMap((one) => (one.kind === 'protected' ? [one] : []));
  const byKey = new Map(
    made.flatMap((slice) => slice.cells).map((cell) => [keyOf(dimensions, cell.coordinates), cell]),
  );
  return Object.freeze({
    kind: 'protected',
    cells: Object.freeze(
      cells.map(
        ({ coordinates }) => byKey.get(keyOf(dimensions, coordinates)) ?? missing(coordinates),
      ),
    ),
    proof: Object.freeze({
      recoverable: 0,
      solved: made.reduce((sum, { solved }) => sum + solved, 0),
    }),
    irregular,
  });
};

const sliceOf = (dimensions: readonly Dimension[]) => {
  const apart = dimensions.filter(({ hierarchy = [] }) => hierarchy.length === 0);
  return ({ coordinates }: ProtectableCell): string => keyOf(apart, coordinates);
};

const missing = (coordinates: Coordinates): ProtectedCell =>
  Object.freeze({ coordinates, status: 'missing', value: null, ratio: null });
