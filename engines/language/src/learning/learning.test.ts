import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Features } from '../features.ts';
import { margins, trainLargeMargin } from './large-margin.ts';
import { activate, quantise, softmax } from './network.ts';
import { type TrainingSet, trainNetwork } from './train-network.ts';

const question = (...places: readonly number[]): Features => ({
  places: Int32Array.from(places),
  weights: Float32Array.from(places, () => 1 / Math.sqrt(places.length)),
  known: 1,
});

const repeated = (
  rows: readonly (readonly [Features, number])[],
  times: number,
): Pick<TrainingSet, 'features' | 'labels'> => {
  const all = Array.from({ length: times }, () => rows).flat();
  return {
    features: all.map(([features]) => features),
    labels: Int32Array.from(all, ([, label]) => label),
  };
};

const best = (evidence: Float32Array): number => evidence.indexOf(Math.max(...evidence));
const options = { hidden: 16, passes: 40, batch: 8, rate: 0.02, seed: 1 };

describe('a network', () => {
  it('learns what no single feature tells: either of two, not both', () => {
    // feature 0 and 1: class 1 when exactly one of them is there; feature 2 always
    const rows = [
      [question(2), 0],
      [question(0, 2), 1],
      [question(1, 2), 1],
      [question(0, 1, 2), 0],
    ] as const;
    const network = trainNetwork({ ...repeated(rows, 30), classes: 2, size: 3 }, options);
    for (const [features, label] of rows) expect(best(activate(network, features))).toBe(label);
  });

  it('is the same for the same seed, and another for another', () => {
    const set = {
      ...repeated(
        [
          [question(0), 0],
          [question(1), 1],
        ],
        10,
      ),
      classes: 2,
      size: 2,
    };
    expect(trainNetwork(set, options)).toEqual(trainNetwork(set, options));
    expect(trainNetwork(set, { ...options, seed: 2 })).not.toEqual(trainNetwork(set, options));
  });
});

describe('a large-margin classifier', () => {
  it('finds the border that touches the nearest examples of both sides', () => {
    // Two examples on one axis each: by symmetry w = (a, −a), bias 0, and with the squared hinge
    // of C = 1 the dual is α = 1 / (1 + 1/2) for each: margin α · 1 = 2/3 on its own side.
    const set = {
      ...repeated(
        [
          [question(0), 0],
          [question(1), 1],
        ],
        1,
      ),
      classes: 2,
      size: 2,
    };
    const found = margins(trainLargeMargin(set, { cost: 1, rounds: 200, seed: 1 }), question(0));
    expect(found[0]).toBeCloseTo(2 / 3, 1);
    expect(found[1]).toBeCloseTo(-2 / 3, 1);
  });

  it('tells classes apart that a line divides, the same for the same seed', () => {
    const rows = Array.from(
      { length: 5 },
      (_, label) => [question(label, 5 + ((label * 2) % 5)), label] as const,
    );
    const set = { ...repeated(rows, 4), classes: 5, size: 10 };
    const settings = { cost: 1, rounds: 20, seed: 3 };
    const learned = trainLargeMargin(set, settings);
    for (const [features, label] of rows) expect(best(margins(learned, features))).toBe(label);
    expect(trainLargeMargin(set, settings)).toEqual(learned);
  });
});

describe('shares', () => {
  it('add up to one and keep the order, also of extreme evidence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 1 }),
        (evidence) => {
          const shares = softmax(Float32Array.from(evidence));
          expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 4);
          expect(shares[best(Float32Array.from(evidence))]).toBe(Math.max(...shares));
        },
      ),
    );
  });
});

describe('weights in bytes', () => {
  it('are off by half a step at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (weights) => {
          const { rows, scales } = quantise(Float32Array.from(weights), 4);
          const step = scales[0] ?? 0;
          weights.forEach((weight, at) => {
            expect(Math.abs((rows[at] ?? 0) * step - weight)).toBeLessThanOrEqual(step / 2 + 1e-6);
          });
        },
      ),
    );
  });
});
