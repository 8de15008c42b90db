import { type Attack, attack } from './attack.ts';
import { type Deviations, deviationsOf } from './deviations.ts';
import { createIntruder, type Intruder } from './intruder.ts';
import { costOf, type LinearTable, requireLinearTable, type TableCell } from './linear-table.ts';
import { createPatternFinder, type PatternFinder } from './pattern.ts';
import { createProtector, type Protector } from './protector.ts';
import { publishNeedless } from './publish-needless.ts';
import type { Solver } from './solver.ts';

export interface UnprotectedCell {
  readonly key: string;
  /**
   * `known-too-well`: what is known of the cells, or may never be hidden, leaves too little room.
   * `search-too-large`: no pattern in whole numbers was found within reason.
   */
  readonly reason: 'known-too-well' | 'search-too-large';
}

export type Suppression =
  | {
      readonly kind: 'suppressed';
      /** The table with the secondary cells hidden as well. */
      readonly table: LinearTable;
      /** Keys of the secondary cells, in the order of the table. */
      readonly secondary: readonly string[];
      /** What the secondary cells cost together. */
      readonly cost: number;
      /** The proof: nothing recoverable, nothing insufficient. */
      readonly attack: Attack;
      /** Programs solved, without those of the proof. */
      readonly solved: number;
    }
  | { readonly kind: 'unprotectable'; readonly cells: readonly UnprotectedCell[] };

/**
 * Hides the cheapest further cells until nobody can work out a hidden cell more closely than its
 * protection allows. A heuristic: each cell that is not yet protected, hardest first, gets the
 * cheapest pattern of cells that protects it; at the end every secondary cell that turns out needless
 * is published again, dearest first. The same table always gives the same cells. The result is
 * attacked anew, from nothing but the table.
 *
 * Rounded cells are counted with the room that their rounding gives, and are not hidden.
 *
 * @param table what must be hidden is hidden, with its protection
 * @throws DisclosureError the codes of `requireLinearTable`, `solver-failed`
 * @example
 * const result = suppress({ cells, relations }, solver);
 * if (result.kind === 'suppressed') publish(result.table);
 */
export const suppress = (table: LinearTable, solver: Solver): Suppression => {
  requireLinearTable(table);
  const space = deviationsOf(table);
  const cells = space.deviators.flatMap(({ protection }, index) => (protection ? [index] : []));
  const intruder = createIntruder(solver, space, { cells });
  const patterns = createPatternFinder(solver, space, intruder.isWithheld);
  const protector = createProtector(space, intruder, patterns, () => boldest(solver, space));
  try {
    const unprotected = protectAll(table, space, protector);
    if (unprotected.length > 0) {
      return Object.freeze({ kind: 'unprotectable', cells: Object.freeze(unprotected) });
    }
    publishNeedless(space, intruder, protector);
    return proven(table, solver, intruder, patterns);
  } finally {
    intruder.close();
    patterns.close();
    protector.close();
  }
};

/** An intruder from whom everything is hidden that may be. */
const boldest = (solver: Solver, space: Deviations): Intruder =>
  createIntruder(solver, {
    ...space,
    withheld: space.deviators.map(
      ({ cost }, index) => space.withheld[index] === true || Number.isFinite(cost),
    ),
  });

const protectAll = (
  { cells }: LinearTable,
  space: Deviations,
  protector: Protector,
): readonly UnprotectedCell[] => {
  const order = [...cells.keys()]
    .filter((index) => space.deviators[index]?.protection !== undefined)
    .sort((a, b) => asked(space, b) - asked(space, a) || a - b);
  return order.flatMap((index): readonly UnprotectedCell[] => {
    const reason = protector.protect(index);
    return reason === undefined ? [] : [Object.freeze({ key: cells[index]?.key ?? '', reason })];
  });
};

const asked = ({ deviators }: Deviations, index: number): number => {
  const { lower = 0, upper = 0, sliding = 0 } = deviators[index]?.protection ?? {};
  return Math.max(lower + upper, sliding);
};

const proven = (
  table: LinearTable,
  solver: Solver,
  intruder: Intruder,
  patterns: PatternFinder,
): Suppression => {
  const isSecondary = ({ form }: TableCell, index: number): boolean =>
    form.kind === 'exact' && intruder.isWithheld(index);
  const hidden: LinearTable = Object.freeze({
    ...table,
    cells: table.cells.map(
      (cell, index): TableCell =>
        isSecondary(cell, index) ? { ...cell, form: { kind: 'hidden' } } : cell,
    ),
  });
  const secondary = table.cells.filter(isSecondary);
  const proof = attack(hidden, solver);
  const weak = [...proof.recoverable, ...proof.insufficient];
  if (weak.length > 0) {
    const cells = weak.map((key) => Object.freeze({ key, reason: 'search-too-large' as const }));
    return Object.freeze({ kind: 'unprotectable', cells: Object.freeze(cells) });
  }
  return Object.freeze({
    kind: 'suppressed',
    table: hidden,
    secondary: Object.freeze(secondary.map(({ key }) => key)),
    cost: secondary.reduce((sum, cell) => sum + costOf(cell), 0),
    attack: proof,
    solved: intruder.solved() + patterns.solved(),
  });
};
