/**
 * A table seen from its true values: instead of a cell x we speak of how far it may deviate, y = x − a.
 * The truth is y = 0, so every program over deviations is feasible whatever floating point does.
 */
import type { Interval } from '../interval.ts';
import type { SparseRow } from './linear-program.ts';
import { costOf, knownBounds, type LinearTable, type TableCell } from './linear-table.ts';
import type { ProtectionLevel } from './protection-level.ts';

/** How far a cell may go down and up, both 0 or more. */
export interface Room {
  readonly down: number;
  readonly up: number;
}

export interface Deviator {
  readonly value: number;
  /** The room when the cell is hidden, and when it is published (none, or that of its rounding). */
  readonly hidden: Room;
  readonly published: Room;
  readonly cost: number;
  readonly protection: ProtectionLevel | undefined;
}

/** `deviators` are the table's cells in their order, and after them the remainders of relations. */
export interface Deviations {
  readonly deviators: readonly Deviator[];
  readonly relations: readonly SparseRow[];
  readonly isInteger: boolean;
  /** Which deviators an intruder does not know, at the start. */
  readonly withheld: readonly boolean[];
}

export const NO_ROOM: Room = Object.freeze({ down: 0, up: 0 });

/** @param table one that `requireLinearTable` accepts */
export const deviationsOf = ({ cells, relations, isInteger = true }: LinearTable): Deviations => {
  const deviators = cells.map((cell) => deviatorOf(cell, isInteger));
  const withheld = cells.map(({ form }) => form.kind === 'hidden');
  const indices = new Map(cells.map(({ key }, index) => [key, index]));
  const rows = relations.map(({ terms, remainder }): SparseRow => {
    const columns = terms.map(({ key }) => indices.get(key) ?? -1);
    const coefficients = terms.map(({ coefficient }) => coefficient);
    if (remainder !== 'non-negative') return { columns, coefficients };
    const sum = columns.reduce(
      (total, column, at) => total + (coefficients[at] ?? 0) * (deviators[column]?.value ?? 0),
      0,
    );
    deviators.push(remainderOf(Math.max(0, sum)));
    withheld.push(true);
    return { columns: [...columns, deviators.length - 1], coefficients: [...coefficients, -1] };
  });
  return { deviators, relations: rows, isInteger, withheld };
};

const deviatorOf = (cell: TableCell, isInteger: boolean): Deviator => {
  const { value, form, protection } = cell;
  const hidden = roomOf(value, knownBounds(cell), isInteger);
  const published = form.kind === 'rounded' ? roomOf(value, form.within, isInteger) : NO_ROOM;
  return { value, hidden, published: narrower(hidden, published), cost: costOf(cell), protection };
};

const remainderOf = (value: number): Deviator => {
  const room: Room = { down: value, up: Number.POSITIVE_INFINITY };
  return { value, hidden: room, published: room, cost: 0, protection: undefined };
};

const roomOf = (value: number, { lower, upper }: Interval, isInteger: boolean): Room =>
  isInteger
    ? { down: value - Math.ceil(lower), up: Math.floor(upper) - value }
    : { down: value - lower, up: upper - value };

const narrower = (a: Room, b: Room): Room => ({
  down: Math.min(a.down, b.down),
  up: Math.min(a.up, b.up),
});
