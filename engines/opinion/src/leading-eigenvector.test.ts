import { uniformDraws } from '@polder/random';
import { describe, expect, it } from 'vitest';
import { dot, leadingEigenvector } from './leading-eigenvector.ts';

/** A diagonal matrix turned by reflections, so that its eigenvectors are not the axes. */
const turnedDiagonal = (eigenvalues: readonly number[], seed: number) => {
  const draw = uniformDraws(seed);
  const mirrors = Array.from({ length: 3 }, () => {
    const mirror = Float64Array.from(eigenvalues, () => draw() - 0.5);
    const length = Math.sqrt(dot(mirror, mirror));
    return mirror.map((value) => value / length);
  });
  const reflect = (vector: Float64Array, mirror: Float64Array) => {
    const part = 2 * dot(vector, mirror);
    return vector.map((value, at) => value - part * (mirror[at] ?? 0));
  };
  const turn = (vector: Float64Array) => mirrors.reduce(reflect, vector);
  const turnBack = (vector: Float64Array) => mirrors.toReversed().reduce(reflect, vector);
  const multiply = (vector: Float64Array) =>
    turn(turnBack(vector).map((value, at) => value * (eigenvalues[at] ?? 0)));
  const axis = (at: number) => turn(new Float64Array(eigenvalues.length).fill(1, at, at + 1));
  const start = Float64Array.from(eigenvalues, draw);
  return { multiply, axis, start };
};

describe('the leading eigenvector', () => {
  it.each([
    { title: 'a wide gap', eigenvalues: [9, 4, 1, 0.5, 0.1] },
    { title: 'a narrow gap', eigenvalues: [1, 0.999, 0.5, ...Array<number>(60).fill(0.3)] },
    {
      title: 'many more than one search has steps',
      eigenvalues: Array.from({ length: 300 }, (_, at) => 1 / (1 + at / 20)),
    },
    { title: 'all others 0', eigenvalues: [3, ...Array<number>(70).fill(0)] },
    { title: 'very small values', eigenvalues: [3e-9, 1e-9, 1e-10] },
  ])('is found with $title', ({ eigenvalues }) => {
    const { multiply, axis, start } = turnedDiagonal(eigenvalues, 5);
    const found = leadingEigenvector({ multiply, start, orthogonalTo: [] });
    expect((found?.value ?? 0) / (eigenvalues[0] ?? 1)).toBeCloseTo(1, 10);
    expect(Math.abs(dot(found?.vector ?? start, axis(0)))).toBeCloseTo(1, 12);
  });

  it('is the second where the first is taken out, also when it has the same value', () => {
    for (const eigenvalues of [
      [5, 3, 1, 0, 0],
      [5, 5, 1, 0, 0],
    ]) {
      const { multiply, axis, start } = turnedDiagonal(eigenvalues, 8);
      const found = leadingEigenvector({ multiply, start, orthogonalTo: [axis(0)] });
      expect(found?.value).toBeCloseTo(eigenvalues[1] ?? 0, 10);
      expect(dot(found?.vector ?? start, axis(0))).toBeCloseTo(0, 12);
      expect(Math.abs(dot(found?.vector ?? start, axis(1)))).toBeCloseTo(1, 12);
    }
  });

  it('is nothing of a matrix that is 0', () => {
    const zero = new Float64Array(4);
    const start = Float64Array.of(1, 2, 3, 4);
    expect(leadingEigenvector({ multiply: () => zero, start, orthogonalTo: [] })).toBeUndefined();
  });
});
