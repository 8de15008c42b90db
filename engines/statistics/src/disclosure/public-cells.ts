import type { Coordinates } from './dimension.ts';
import type { ProtectedCell } from './protect.ts';

export interface PublicCell {
  readonly coordinates: Coordinates;
  readonly status: 'published' | 'rounded' | 'withheld' | 'missing';
  readonly value: number | null;
  readonly ratio: number | null;
}

/**
 * What readers may see. Why a cell is withheld is left out: that a cell is hidden for its own sake
 * says that it is small.
 */
export const publicCells = (cells: readonly ProtectedCell[]): readonly PublicCell[] =>
  Object.freeze(
    cells.map(({ coordinates, status, value, ratio }) =>
      Object.freeze({ coordinates, status: publicStatus(status), value, ratio }),
    ),
  );

const publicStatus = (status: ProtectedCell['status']): PublicCell['status'] =>
  status === 'primary' || status === 'secondary' || status === 'zero-hidden' ? 'withheld' : status;
