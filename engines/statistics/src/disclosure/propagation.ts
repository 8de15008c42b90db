/**
 * What an intruder finds with one equation at a time: the bounds of all but one cell of a relation
 * bound the last one. Repeated until nothing changes, it solves most of a poorly protected table
 * without the solver (bounds tightening; Savelsbergh 1994, "Preprocessing and probing techniques for
 * mixed integer programming problems", section 1).
 */
import type { Deviations, Room } from './deviations.ts';
import type { SparseRow } from './linear-program.ts';
import { toleranceOf } from './linear-table.ts';

const MOST_ROUNDS = 50;

/** @returns the room of each deviator after propagation; never outside the room given */
export const propagate = (
  { deviators, relations, isInteger }: Deviations,
  rooms: readonly Room[],
): readonly Room[] => {
  const tightened = [...rooms];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isChanged = false;
    for (const relation of relations) {
      for (const [index, room] of boundsWithin(relation, tightened)) {
        const size = deviators[index]?.value ?? 0;
        const tighter = isInteger ? wholeRoom(room) : room;
        const known = tightened[index] ?? tighter;
        const isTighter =
          tighter.down < known.down - toleranceOf(size) ||
          tighter.up < known.up - toleranceOf(size);
        if (!isTighter) continue;
        tightened[index] = {
          down: Math.max(0, Math.min(known.down, tighter.down)),
          up: Math.max(0, Math.min(known.up, tighter.up)),
        };
        isChanged = true;
      }
    }
    if (!isChanged) break;
  }
  return tightened;
};

/** The room that the other terms of the relation leave to each of its open terms. */
const boundsWithin = (
  { columns, coefficients }: SparseRow,
  rooms: readonly Room[],
): readonly (readonly [number, Room])[] => {
  const open = columns.flatMap((index, at) => {
    const { down, up } = rooms[index] ?? { down: 0, up: 0 };
    const coefficient = coefficients[at] ?? 0;
    if (coefficient === 0 || (down === 0 && up === 0)) return [];
    const isPositive = coefficient > 0;
    return [
      {
        index,
        coefficient,
        // How far the term may go down and up.
        falls: Math.abs(coefficient) * (isPositive ? down : up),
        rises: Math.abs(coefficient) * (isPositive ? up : down),
      },
    ];
  });
  const falls = totals(open.map((term) => term.falls));
  const rises = totals(open.map((term) => term.rises));
  return open.map(({ index, coefficient, falls: ownFall, rises: ownRise }) => {
    // What the others can fall, this term can rise, and the other way round.
    const rise = without(falls, ownFall) / Math.abs(coefficient);
    const fall = without(rises, ownRise) / Math.abs(coefficient);
    return [index, coefficient > 0 ? { down: fall, up: rise } : { down: rise, up: fall }];
  });
};

interface Total {
  readonly finite: number;
  readonly infinities: number;
}

const totals = (amounts: readonly number[]): Total => ({
  finite: amounts.reduce((sum, amount) => (Number.isFinite(amount) ? sum + amount : sum), 0),
  infinities: amounts.filter((amount) => !Number.isFinite(amount)).length,
});

const without = ({ finite, infinities }: Total, own: number): number => {
  const others = Number.isFinite(own) ? infinities : infinities - 1;
  if (others > 0) return Number.POSITIVE_INFINITY;
  return Number.isFinite(own) ? finite - own : finite;
};

const wholeRoom = ({ down, up }: Room): Room => ({
  down: Math.floor(down + toleranceOf(down)),
  up: Math.floor(up + toleranceOf(up)),
});
