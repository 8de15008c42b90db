import { describe, expect, it } from 'vitest';
import { deviationsOf } from './deviations.ts';
import type { LinearTable } from './linear-table.ts';
import { propagate } from './propagation.ts';
import { matrix } from './test/matrix.ts';

const roomsOf = (table: LinearTable) => {
  const space = deviationsOf(table);
  const rooms = space.deviators.map(({ hidden, published }, index) =>
    space.withheld[index] === true ? hidden : published,
  );
  const tight = propagate(space, rooms);
  return Object.fromEntries(
    table.cells.flatMap(({ key, form }, index) =>
      form.kind === 'hidden' ? [[key, [tight[index]?.down, tight[index]?.up]]] : [],
    ),
  );
};

const values = [
  [3, 20, 17],
  [12, 4, 30],
  [25, 31, 2],
];

describe('one equation at a time', () => {
  it('fixes a cell that is alone in its row, and then the next', () => {
    expect(roomsOf(matrix(values, { hidden: ['a1', 'a2', 'b1'] }))).toEqual({
      a1: [0, 0],
      a2: [0, 0],
      b1: [0, 0],
    });
  });

  it('bounds cells by what the others of their rows and columns leave', () => {
    expect(roomsOf(matrix(values, { hidden: ['a1', 'a2', 'b1', 'b2'] }))).toEqual({
      a1: [3, 12],
      a2: [12, 3],
      b1: [12, 3],
      b2: [3, 12],
    });
  });

  it('leaves cells without an upper bound open', () => {
    expect(roomsOf(matrix(values, { hidden: ['a1', 'a+', '+1', '++'] }))).toEqual({
      a1: [3, Number.POSITIVE_INFINITY],
      'a+': [3, Number.POSITIVE_INFINITY],
      '+1': [3, Number.POSITIVE_INFINITY],
      '++': [3, Number.POSITIVE_INFINITY],
    });
  });
});
