import { type Direction, extentOf, type Witness } from './witness.ts';

/** The widest witness seen of each cell in each direction. */
export interface WitnessMemory {
  /** How far the cell may deviate that way; 0 without a witness. */
  readonly attested: (cell: number, direction: Direction) => number;
  readonly keep: (witness: Witness) => void;
  /** Forgets witnesses that do not stand any more; the others take their places where they can. */
  readonly forget: (stands: (witness: Witness) => boolean) => Forgotten;
}

export interface Forgotten {
  /** The cells of which the widest witness fell. */
  readonly shaken: readonly number[];
  /** Takes the fallen witnesses back. */
  readonly restore: () => void;
}

const DIRECTIONS: readonly Direction[] = ['down', 'up'];

/** @param cells the cells of which witnesses are remembered */
export const createWitnessMemory = (cells: readonly number[]): WitnessMemory => {
  const widest: Readonly<Record<Direction, Map<number, Witness>>> = {
    down: new Map(),
    up: new Map(),
  };

  const attested = (cell: number, direction: Direction): number => {
    const witness = widest[direction].get(cell);
    return witness === undefined ? 0 : extentOf(witness, cell, direction);
  };

  const offer = (cell: number, witness: Witness): void => {
    const deviation = witness.get(cell) ?? 0;
    const direction = deviation > 0 ? 'up' : 'down';
    if (Math.abs(deviation) > attested(cell, direction)) widest[direction].set(cell, witness);
  };

  const forget = (stands: (witness: Witness) => boolean): Forgotten => {
    const standing = new Set<Witness>();
    const fallen: { readonly cell: number; readonly witness: Witness }[] = [];
    for (const direction of DIRECTIONS) {
      for (const [cell, witness] of widest[direction]) {
        if (standing.has(witness) || stands(witness)) standing.add(witness);
        else {
          fallen.push({ cell, witness });
          widest[direction].delete(cell);
        }
      }
    }
    const shaken = [...new Set(fallen.map(({ cell }) => cell))];
    for (const cell of shaken) for (const witness of standing) offer(cell, witness);
    return {
      shaken,
      restore: (): void => {
        for (const { cell, witness } of fallen) offer(cell, witness);
      },
    };
  };

  return Object.freeze({
    attested,
    keep: (witness: Witness): void => {
      for (const cell of cells) if (witness.has(cell)) offer(cell, witness);
    },
    forget,
  });
};
