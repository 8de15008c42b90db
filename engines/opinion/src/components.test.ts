import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, matrixOf, nobodySilenced, table } from '../test/votes.ts';
import { centreOf } from './centre.ts';
import { componentsOf } from './components.ts';
import type { VoteMatrix } from './vote-matrix.ts';

const componentsFor = (matrix: VoteMatrix, silenced = nobodySilenced(matrix)) =>
  componentsOf(matrix, centreOf(matrix, silenced), silenced);

const length = (vector: Float64Array) => Math.hypot(...vector);
const along = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  Array.from(one).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

describe('the centre', () => {
  it('is the mean vote of those who voted on a statement', () => {
    const matrix = matrixOf([
      [1, -1, 0],
      [1, null, -1],
      [0, 1, null],
    ]);
    expect([...centreOf(matrix, nobodySilenced(matrix))]).toEqual([2 / 3, 0, -0.5]);
  });

  it('is 0 for a statement that is moderated out', () => {
    const matrix = matrixOf([[1, 1]]);
    expect([...centreOf(matrix, Uint8Array.of(1, 0))]).toEqual([0, 1]);
  });
});

describe('components', () => {
  it('point where opinions vary most, then where they vary most at a right angle', () => {
    // The products of columns are [[4, 4, 0], [4, 4, 0], [0, 0, 4]]: eigenvalues 8, 4 and 0.
    const matrix = matrixOf([
      [1, 1, 1],
      [1, 1, -1],
      [-1, -1, 1],
      [-1, -1, -1],
    ]);
    const [first, second] = componentsFor(matrix);
    expect([...first]).toEqual([
      expect.closeTo(Math.SQRT1_2, 12),
      expect.closeTo(Math.SQRT1_2, 12),
      expect.closeTo(0, 12),
    ]);
    expect([...second]).toEqual([
      expect.closeTo(0, 12),
      expect.closeTo(0, 12),
      expect.closeTo(1, 12),
    ]);
  });

  it('take missing votes for the mean of their statement', () => {
    const matrix = matrixOf([
      [1, 1],
      [1, -1],
      [-1, 0],
      [null, 0],
    ]);
    const [first, second] = componentsFor(matrix);
    // Means ⅓ and 0; the products of columns are [[8⁄3, 0], [0, 2]].
    expect([...first]).toEqual([expect.closeTo(1, 12), expect.closeTo(0, 12)]);
    expect([...second]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)]);
  });

  it.each<{ title: string; votes: readonly Answers[] }>([
    { title: 'one participant', votes: [[1, -1, 0]] },
    {
      title: 'nothing but passes',
      votes: [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    },
    {
      title: 'unanimous votes',
      votes: [
        [1, -1],
        [1, -1],
        [1, -1],
      ],
    },
  ])('are 0 for $title', ({ votes }) => {
    const [first, second] = componentsFor(matrixOf(votes));
    expect([...first, ...second].every((value) => value === 0)).toBe(true);
  });

  it('are one and then 0 where all opinions lie on a line', () => {
    const [first, second] = componentsFor(
      matrixOf([
        [1, -1],
        [-1, 1],
        [0, 0],
      ]),
    );
    expect(length(first)).toBeCloseTo(1, 12);
    expect([...second]).toEqual([0, 0]);
  });

  it('are two at a right angle where all directions are alike', () => {
    const [first, second] = componentsFor(
      matrixOf([
        [1, 1],
        [1, -1],
        [-1, 1],
        [-1, -1],
      ]),
    );
    expect(length(first)).toBeCloseTo(1, 12);
    expect(length(second)).toBeCloseTo(1, 12);
    expect(along(first, second)).toBeCloseTo(0, 12);
  });

  it('leave statements out that are moderated', () => {
    const matrix = matrixOf([
      [1, 1, -1],
      [-1, -1, -1],
      [1, -1, 1],
    ]);
    const [first, second] = componentsFor(matrix, Uint8Array.of(0, 1, 0));
    expect([first[1], second[1]]).toEqual([0, 0]);
  });

  it('keep the signs of those they start from', () => {
    const matrix = matrixOf([
      [1, 1, 1],
      [1, 1, -1],
      [-1, -1, 1],
      [-1, -1, 0],
    ]);
    const silenced = nobodySilenced(matrix);
    const centre = centreOf(matrix, silenced);
    const [first, second] = componentsOf(matrix, centre, silenced);
    const turned = [first.map((value) => -value), second] as const;
    const again = componentsOf(matrix, centre, silenced, { start: turned });
    expect(along(again[0], first)).toBeCloseTo(-1, 12);
    expect(along(again[1], second)).toBeCloseTo(1, 12);
  });

  it('find the larger direction though they start from what is now the smaller', () => {
    const matrix = matrixOf([
      [1, 1, 1],
      [1, 1, -1],
      [-1, -1, 1],
      [-1, -1, -1],
    ]);
    const silenced = nobodySilenced(matrix);
    const swapped = [Float64Array.of(0, 0, 1), Float64Array.of(1, 1, 0)] as const;
    const [first] = componentsOf(matrix, centreOf(matrix, silenced), silenced, { start: swapped });
    expect(first[0]).toBeCloseTo(Math.SQRT1_2, 12);
  });

  /** Deviations from the centre, gaps 0, written out. */
  const deviations = (matrix: VoteMatrix, centre: Float64Array): readonly Float64Array[] =>
    matrix.participants.map((_, row) => {
      const filled = new Float64Array(centre.length);
      for (let at = matrix.rowStarts[row] ?? 0; at < (matrix.rowStarts[row + 1] ?? 0); at++) {
        const column = matrix.columns[at] ?? 0;
        filled[column] = (matrix.values[at] ?? 0) - (centre[column] ?? 0);
      }
      return filled;
    });

  it('are eigenvectors, and no direction at a right angle to the ones before varies more', () => {
    const anyDirection = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(table(), anyDirection, (votes, direction) => {
        const matrix = matrixOf(votes);
        const rows = deviations(matrix, centreOf(matrix, nobodySilenced(matrix)));
        const variance = (vector: ArrayLike<number>) =>
          rows.reduce((sum, row) => sum + along(row, vector) ** 2, 0);
        let rest: readonly number[] = direction;
        const components = componentsFor(matrix);
        expect(along(...components)).toBeCloseTo(0, 12);
        for (const component of components) {
          const value = variance(component);
          const size = along(rest, rest);
          if (size > 1e-9) expect(value).toBeGreaterThanOrEqual(variance(rest) / size - 1e-9);
          for (const at of component.keys()) {
            const product = rows.reduce(
              (sum, row) => sum + (row[at] ?? 0) * along(row, component),
              0,
            );
            expect(product).toBeCloseTo(value * (component[at] ?? 0), 9);
          }
          const part = along(rest, component);
          rest = rest.map((entry, at) => entry - part * (component[at] ?? 0));
        }
      }),
    );
  });
});
