import { type Coordinates, type Dimension, keyOf } from './dimension.ts';
import type { Relation } from './linear-table.ts';
import type { ProtectableCell, ProtectedCell, ProtectionFailureOfCell } from './protect.ts';

/** A part of a table that no relation ties to the other parts. */
export interface Slice {
  readonly cells: readonly ProtectableCell[];
  readonly dimensions: readonly Dimension[];
  readonly relations: readonly Relation[];
}

export type ProtectedSlice =
  | {
      readonly kind: 'protected';
      /** The cells that have a value. */
      readonly cells: readonly ProtectedCell[];
      readonly solved: number;
    }
  | { readonly kind: 'unprotectable'; readonly failures: readonly ProtectionFailureOfCell[] };

export interface KnownCell extends ProtectableCell {
  readonly key: string;
  readonly value: number;
}

/** The cells that have a value, with their keys. */
export const knownCells = ({ cells, dimensions }: Slice): readonly KnownCell[] =>
  cells.flatMap((cell) =>
    cell.value === null
      ? []
      : [{ ...cell, value: cell.value, key: keyOf(dimensions, cell.coordinates) }],
  );

export const shown = (
  status: 'published' | 'rounded',
  { coordinates, population }: KnownCell,
  value: number,
): ProtectedCell =>
  Object.freeze({
    coordinates,
    status,
    value,
    ratio: population === undefined || population === 0 ? null : value / population,
  });

export const failuresOf = (
  cells: readonly KnownCell[],
  reasons: ReadonlyMap<string, ProtectionFailureOfCell['reason']>,
): ProtectedSlice => ({
  kind: 'unprotectable',
  failures: cells.flatMap(({ key, coordinates }) => {
    const reason = reasons.get(key);
    return reason === undefined ? [] : [failureOf(coordinates, reason)];
  }),
});

const failureOf = (
  coordinates: Coordinates,
  reason: ProtectionFailureOfCell['reason'],
): ProtectionFailureOfCell => Object.freeze({ coordinates, reason });
