import { type Attack, attack } from './attack.ts';
import { type Deviations, deviationsOf } from './deviations.ts';
import { createInsiders } from './insiders.ts';
import { createIntruder, type Intruder } from './intruder.ts';
import { costOf, type LinearTable, requireLinearTable, type TableCell } from './linear-table.ts';
import { createPatternFinder, type PatternFinder } from './pattern.ts';
import { createProtector, type ProtectionFailure } from './protector.ts';
import { publishNeedless } from './publish-needless.ts';
import { sameCells } from './same-cells.ts';
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
 * A contributor who alone makes up a hidden cell (`hasSingleContributor`) learns no other protected
 * cell exactly either. Rounded cells are counted with the room that their rounding gives, and are not hidden.
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
  const singles = singlesOf(table);
  const intruder = createIntruder(solver, space, { cells });
  const patterns = createPatternFinder(solver, space, intruder.isWithheld);
  const protector = createProtector(space, intruder, patterns, () => boldest(solver, space));
  try {
    const insiders = createInsiders(space, singles, intruder, patterns, protector);
    const unprotected = [
      ...failures(table, hardestFirst(space, cells), protector.protect),
      ...failures(table, singles, insiders.keepFrom),
    ];
    if (unprotected.length > 0) {
      return Object.freeze({ kind: 'unprotectable', cells: Object.freeze(unprotected) });
    }
    publishNeedless(space, intruder, protector, insiders);
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

/** Hidden cells whose only contributor knows them. */
const singlesOf = ({ cells }: LinearTable): readonly number[] =>
  cells.flatMap(({ form, hasSingleContributor }, index) =>
    form.kind === 'hidden' && hasSingleContributor === true ? [index] : [],
  );

const failures = (
  { cells }: LinearTable,
  indices: readonly number[],
  protectOne: (cell: number) => ProtectionFailure,
): readonly UnprotectedCell[] =>
  indices.flatMap((index): readonly UnprotectedCell[] => {
    const reason = protectOne(index);
    return reason === undefined ? [] : [Object.freeze({ key: cells[index]?.key ?? '', reason })];
  });

const hardestFirst = (space: Deviations, cells: readonly number[]): readonly number[] =>
  cells.toSorted((a, b) => asked(space, b) - asked(space, a) || a - b);

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
  const weak = [...proof.recoverable, ...proof.insufficient, ...knownToInsiders(hidden, solver)];
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

/** Attacks the table once more for each insider, to whom the own cell is as good as published. */
const knownToInsiders = (table: LinearTable, solver: Solver): readonly string[] => {
  const first = sameCells(deviationsOf(table));
  const others = (insider: number): ReadonlySet<string> =>
    new Set(
      table.cells.flatMap(({ key, protection }, index) =>
        protection !== undefined && first[index] !== first[insider] ? [key] : [],
      ),
    );
  return singlesOf(table).flatMap((insider) => {
    const cells = table.cells.map(
      (cell, index): TableCell => (index === insider ? { ...cell, form: { kind: 'exact' } } : cell),
    );
    const asked = others(insider);
    return attack({ ...table, cells }, solver).recoverable.filter((key) => asked.has(key));
  });
};
