import type { Interval } from '../interval.ts';
import { DisclosureError } from './disclosure-error.ts';
import { costOf, knownBounds, type LinearTable, type TableCell } from './linear-table.ts';
import type { ProtectionLevel } from './protection-level.ts';

/**
 * Joins tables that share cells, such as the same count by district and by size of town, or two
 * editions of a table. Cells with the same key are one cell: it is hidden when any table hides it,
 * and an intruder knows what the tables together tell. Protection is the strictest asked, cost the
 * highest. The joint table is in whole numbers only if all are.
 *
 * @throws DisclosureError `linked-values-differ`, `bounds-inverted` (bounds or roundings that exclude
 * each other)
 */
export const linkTables = (tables: readonly LinearTable[]): LinearTable => {
  const cells = new Map<string, TableCell>();
  for (const table of tables) {
    for (const cell of table.cells) {
      const other = cells.get(cell.key);
      cells.set(cell.key, other === undefined ? cell : joined(other, cell));
    }
  }
  return Object.freeze({
    cells: Object.freeze([...cells.values()]),
    relations: Object.freeze(tables.flatMap(({ relations }) => relations)),
    isInteger: tables.every(({ isInteger = true }) => isInteger),
  });
};

const joined = (a: TableCell, b: TableCell): TableCell => {
  if (a.value !== b.value) {
    throw new DisclosureError(
      'linked-values-differ',
      `The cell ${a.key} is ${a.value} in one table and ${b.value} in another.`,
    );
  }
  const protection = strictest(a.protection, b.protection);
  return Object.freeze({
    key: a.key,
    value: a.value,
    form: joinedForm(a, b),
    known: overlap(a.key, knownBounds(a), knownBounds(b)),
    cost: Math.max(costOf(a), costOf(b)),
    hasSingleContributor: a.hasSingleContributor === true || b.hasSingleContributor === true,
    ...(protection === undefined ? {} : { protection }),
  });
};

const joinedForm = ({ key, form: a }: TableCell, { form: b }: TableCell): TableCell['form'] => {
  if (a.kind === 'hidden' || b.kind === 'hidden') return { kind: 'hidden' };
  if (a.kind === 'exact' || b.kind === 'exact') return { kind: 'exact' };
  return { kind: 'rounded', within: overlap(key, a.within, b.within) };
};

const overlap = (key: string, a: Interval, b: Interval): Interval => {
  const lower = Math.max(a.lower, b.lower);
  const upper = Math.min(a.upper, b.upper);
  if (lower > upper) {
    throw new DisclosureError('bounds-inverted', `What is known of ${key} excludes itself.`);
  }
  return Object.freeze({ lower, upper });
};

const strictest = (
  a: ProtectionLevel | undefined,
  b: ProtectionLevel | undefined,
): ProtectionLevel | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return Object.freeze({
    lower: Math.max(a.lower ?? 0, b.lower ?? 0),
    upper: Math.max(a.upper ?? 0, b.upper ?? 0),
    sliding: Math.max(a.sliding ?? 0, b.sliding ?? 0),
  });
};
