import { NO_ROOM, type Room } from './deviations.ts';
import { createProgram, type LinearProgram, type SparseRow } from './linear-program.ts';
import type { Solver } from './solver.ts';

export interface OpenProgram {
  readonly program: LinearProgram;
  /** The column of each deviator that is not known. */
  readonly columns: ReadonlyMap<number, number>;
}

/** A program over the unknown deviators only: all others are 0 and leave the relations. */
export const openProgram = (
  solver: Solver,
  relations: readonly SparseRow[],
  rooms: readonly Room[],
): OpenProgram => {
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
  const program = createProgram(solver, columns.size, rows);
  for (const [index, column] of columns) {
    const { down, up } = rooms[index] ?? NO_ROOM;
    program.setBounds(column, -down, up);
  }
  return { program, columns };
};

/** The columns' values as a deviation of every deviator. */
export const spread = (
  values: Float64Array,
  columns: ReadonlyMap<number, number>,
  size: number,
): Float64Array => {
  const solution = new Float64Array(size);
  for (const [index, column] of columns) solution[index] = values[column] ?? 0;
  return solution;
};
