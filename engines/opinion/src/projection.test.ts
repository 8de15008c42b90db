import { describe, expect, it } from 'vitest';
import { matrixOf } from '../test/votes.ts';
import { extremityOf, projectParticipants, projectStatements } from './projection.ts';

const components = [Float64Array.of(0.6, 0.8, 0, 0), Float64Array.of(0, 0, 1, 0)] as const;
const centre = Float64Array.of(0.5, 0, -0.5, 0);

describe('participants on the map', () => {
  const matrix = matrixOf([
    [1, null, null, null],
    [1, -1, 0, 1],
  ]);

  it('stand at the sum of their votes less the mean, farther out for few votes', () => {
    const points = projectParticipants(matrix, centre, components, new Uint8Array(4));
    // One vote of four: (1 − ½) · 0.6 · √4. Four votes: ½ · 0.6 − 1 · 0.8, and (0 + ½) · 1.
    expect([...points.x]).toEqual([expect.closeTo(0.6, 12), expect.closeTo(-0.5, 12)]);
    expect([...points.y]).toEqual([0, expect.closeTo(0.5, 12)]);
  });

  it('count a moderated statement as a vote of everybody that moves nobody', () => {
    const points = projectParticipants(matrix, centre, components, Uint8Array.of(0, 0, 0, 1));
    // Two votes of four now: (1 − ½) · 0.6 · √2; the other still has four.
    expect(points.x[0]).toBeCloseTo(0.3 * Math.SQRT2, 12);
    expect(points.x[1]).toBeCloseTo(-0.5, 12);
  });
});

describe('statements on the map', () => {
  it('stand where somebody would who only agreed with them', () => {
    const points = projectStatements(centre, components);
    expect([...points.x]).toEqual([0.6, 1.6, 0, 0]);
    expect([...points.y]).toEqual([0, 0, 3, 0]);
    expect([...extremityOf(points)]).toEqual([0.6, 1.6, 3, 0]);
  });
});
