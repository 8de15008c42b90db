/**
 * A witness is another table that an intruder cannot tell from the true one. Each one found by the
 * solver attests at once how far many cells may deviate.
 */
import type { Deviations } from './deviations.ts';
import { toleranceOf } from './linear-table.ts';

export type Direction = 'down' | 'up';

/** The deviations that are not 0, by index. */
export type Witness = ReadonlyMap<number, number>;

const ROUNDING = 1e-5;

/**
 * Makes a witness of a solution, or `undefined` when the table holds whole numbers and the solution
 * does not: a fractional table persuades nobody.
 */
export const witnessOf = (
  { relations, isInteger }: Deviations,
  solution: Float64Array,
): Witness | undefined => {
  const witness = new Map<number, number>();
  for (const [index, amount] of solution.entries()) {
    const whole = Math.round(amount);
    if (isInteger && Math.abs(amount - whole) > ROUNDING * Math.max(1, Math.abs(whole) / 1000))
      return undefined;
    const deviation = isInteger ? whole : amount;
    if (Math.abs(deviation) > toleranceOf(0)) witness.set(index, deviation);
  }
  if (!isInteger) return witness;
  const isSatisfied = relations.every(({ columns, coefficients }) => {
    const sum = columns.reduce(
      (total, column, at) => total + (coefficients[at] ?? 0) * (witness.get(column) ?? 0),
      0,
    );
    return Math.abs(sum) < ROUNDING;
  });
  return isSatisfied ? witness : undefined;
};

/** How far the witness moves the cell that way; 0 when it moves it the other way or not. */
export const extentOf = (witness: Witness, index: number, direction: Direction): number => {
  const deviation = witness.get(index) ?? 0;
  return Math.max(0, direction === 'up' ? deviation : -deviation);
};
