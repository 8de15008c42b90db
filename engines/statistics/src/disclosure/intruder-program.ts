/** The linear program of an intruder: what the deviations that are not known can be. */
import { NO_ROOM, type Room } from './deviations.ts';
import { createProgram, type ProgramOutcome, type SparseRow } from './linear-program.ts';
import type { Solver } from './solver.ts';
import type { Direction } from './witness.ts';

export type IntruderOutcome =
  | {
      readonly kind: 'optimal';
      /** The deviation of every deviator. */
      readonly solution: Float64Array;
      readonly isProven: boolean;
    }
  | Exclude<ProgramOutcome, { kind: 'optimal' }>;

export interface IntruderProgram {
  /** Whether any relation ties the cell to others; a known cell has left the relations. */
  readonly has: (cell: number) => boolean;
  readonly setRoom: (cell: number, room: Room) => void;
  /** A solution in which the cell goes as far as it can, but not beyond `far`. */
  readonly furthest: (cell: number, direction: Direction, far: number) => IntruderOutcome;
  readonly furthestInWholeNumbers: (
    cell: number,
    direction: Direction,
    far: number,
  ) => IntruderOutcome;
  /**
   * A solution that moves the cell by `amount` and all others the same way as the given one but as
   * little as possible. Short patterns mostly come in whole numbers.
   */
  readonly sparser: (
    solution: Float64Array,
    cell: number,
    amount: number,
  ) => Float64Array | undefined;
  readonly close: () => void;
}

/** @param rooms of each deviator; those without room are 0 and leave the relations */
export const openProgram = (
  solver: Solver,
  relations: readonly SparseRow[],
  rooms: readonly Room[],
): IntruderProgram => {
  const { columns, rows } = unknownsOf(relations, rooms);
  const program = createProgram(solver, columns.size, rows);
  const current = new Map<number, Room>();

  const setRoom = (cell: number, room: Room): void => {
    const column = columns.get(cell);
    if (column === undefined) return;
    current.set(cell, room);
    program.setBounds(column, -room.down, room.up);
  };
  for (const cell of columns.keys()) setRoom(cell, rooms[cell] ?? NO_ROOM);

  const spread = (outcome: ProgramOutcome): IntruderOutcome => {
    if (outcome.kind !== 'optimal') return outcome;
    const solution = new Float64Array(rooms.length);
    for (const [cell, column] of columns) solution[cell] = outcome.values[column] ?? 0;
    return { kind: 'optimal', solution, isProven: outcome.isProven };
  };

  const pushing = (
    cell: number,
    direction: Direction,
    far: number,
    work: () => ProgramOutcome,
  ): IntruderOutcome => {
    const column = columns.get(cell) ?? 0;
    program.setCost(column, direction === 'up' ? -1 : 1);
    program.setBounds(column, direction === 'up' ? 0 : -far, direction === 'up' ? far : 0);
    try {
      return spread(work());
    } finally {
      program.setCost(column, 0);
      setRoom(cell, current.get(cell) ?? NO_ROOM);
    }
  };

  const sparser = (
    solution: Float64Array,
    cell: number,
    amount: number,
  ): Float64Array | undefined => {
    for (const [other, column] of columns) {
      const deviation = solution[other] ?? 0;
      const { down, up } = current.get(other) ?? NO_ROOM;
      const least = other === cell ? amount : 0;
      if (deviation > NEARLY_NOTHING) program.setBounds(column, least, up);
      else if (deviation < -NEARLY_NOTHING) program.setBounds(column, -down, -least);
      else program.setBounds(column, 0, 0);
      program.setCost(column, Math.sign(deviation));
    }
    try {
      const outcome = spread(program.minimise());
      return outcome.kind === 'optimal' ? outcome.solution : undefined;
    } finally {
      for (const [other, column] of columns) {
        program.setCost(column, 0);
        setRoom(other, current.get(other) ?? NO_ROOM);
      }
    }
  };

  return Object.freeze({
    has: (cell: number): boolean => columns.has(cell),
    setRoom,
    furthest: (cell: number, direction: Direction, far: number) =>
      pushing(cell, direction, far, program.minimise),
    furthestInWholeNumbers: (cell: number, direction: Direction, far: number) =>
      pushing(cell, direction, far, program.minimiseInWholeNumbers),
    sparser,
    close: program.close,
  });
};

const NEARLY_NOTHING = 1e-7;

/** Every deviator with room that is in a relation gets a column. */
const unknownsOf = (
  relations: readonly SparseRow[],
  rooms: readonly Room[],
): { readonly columns: ReadonlyMap<number, number>; readonly rows: readonly SparseRow[] } => {
  const columns = new Map<number, number>();
  const rows = relations.flatMap((relation): readonly SparseRow[] => {
    const terms = relation.columns.flatMap((index, at) => {
      const { down, up } = rooms[index] ?? NO_ROOM;
      return down > 0 || up > 0 ? [{ index, coefficient: relation.coefficients[at] ?? 0 }] : [];
    });
    for (const { index } of terms) if (!columns.has(index)) columns.set(index, columns.size);
    if (terms.length === 0) return [];
    return [
      {
        columns: terms.map(({ index }) => columns.get(index) ?? 0),
        coefficients: terms.map(({ coefficient }) => coefficient),
      },
    ];
  });
  return { columns, rows };
};
