/** The cheapest secondary cells by trying all choices: for small tables, to measure the gap. */
import { attack } from '../attack.ts';
import { costOf, type LinearTable, type TableCell } from '../linear-table.ts';
import type { Solver } from '../solver.ts';

/** What the cheapest safe choice costs; `undefined` when no choice below `most` is safe. */
export const cheapestCost = (
  table: LinearTable,
  solver: Solver,
  most: number,
): number | undefined => {
  const candidates = table.cells
    .filter((cell) => cell.form.kind === 'exact' && Number.isFinite(costOf(cell)))
    .sort((a, b) => costOf(a) - costOf(b));
  const choices: { readonly cost: number; readonly keys: ReadonlySet<string> }[] = [];
  const collect = (from: number, cost: number, keys: readonly string[]): void => {
    if (cost >= most) return;
    choices.push({ cost, keys: new Set(keys) });
    for (let index = from; index < candidates.length; index++) {
      const cell = candidates[index] as TableCell; // below the length
      collect(index + 1, cost + costOf(cell), [...keys, cell.key]);
    }
  };
  collect(0, 0, []);
  choices.sort((a, b) => a.cost - b.cost);
  return choices.find(({ keys }) => isSafe(hide(table, keys), solver))?.cost;
};

const isSafe = (table: LinearTable, solver: Solver): boolean => {
  const { cells, insufficient } = attack(table, solver);
  const asked = new Set(table.cells.flatMap(({ key, protection }) => (protection ? [key] : [])));
  return (
    insufficient.length === 0 &&
    cells.every(({ key, outcome }) => outcome !== 'recoverable' || !asked.has(key))
  );
};

const hide = (table: LinearTable, keys: ReadonlySet<string>): LinearTable => ({
  ...table,
  cells: table.cells.map(
    (cell): TableCell => (keys.has(cell.key) ? { ...cell, form: { kind: 'hidden' } } : cell),
  ),
});
