import { describe, expect, it } from 'vitest';
import { createDraws } from './random.ts';

const many = 20_000;

const momentsOf = (draw: () => number) => {
  const values = Array.from({ length: many }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / many;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (many - 1);
  return { values, mean, variance };
};

/** Five standard errors of a mean; the seeds are fixed, so a pass stays one. */
const near = (mean: number, variance: number) =>
  [mean - 5 * Math.sqrt(variance / many), mean + 5 * Math.sqrt(variance / many)] as const;

describe('draws', () => {
  it.each([0.02, 0.7, 3.5, 40, 2500])('poisson of mean %d has that mean and variance', (mean) => {
    const draws = createDraws(1, `poisson ${mean}`);
    const found = momentsOf(() => draws.poisson(mean));
    const [low, high] = near(mean, mean);
    expect(found.mean).toBeGreaterThan(low);
    expect(found.mean).toBeLessThan(high);
    expect(found.variance / mean).toBeCloseTo(1, 0);
    expect(found.values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
  });

  it.each([
    [1, 0.3],
    [12, 0.02],
    [40, 0.97],
    [4000, 0.82],
    [90_000, 0.5],
  ])('binomial of %d at %d has the mean and variance of its size and chance', (size, chance) => {
    const draws = createDraws(1, `binomial ${size}`);
    const found = momentsOf(() => draws.binomial(size, chance));
    const variance = size * chance * (1 - chance);
    const [low, high] = near(size * chance, variance);
    expect(found.mean).toBeGreaterThan(low);
    expect(found.mean).toBeLessThan(high);
    expect(found.variance / variance).toBeCloseTo(1, 0);
    expect(
      found.values.every((value) => Number.isInteger(value) && value >= 0 && value <= size),
    ).toBe(true);
  });

  it.each([0.4, 1.6, 300])('gamma of shape %d has that mean and variance', (shape) => {
    const draws = createDraws(1, `gamma ${shape}`);
    const found = momentsOf(() => draws.gamma(shape));
    const [low, high] = near(shape, shape);
    expect(found.mean).toBeGreaterThan(low);
    expect(found.mean).toBeLessThan(high);
    expect(found.variance / shape).toBeCloseTo(1, 0);
  });

  it.each([
    ['nothing expected', 0, 0],
    ['nothing to choose from', 0, 0.5],
    ['no chance', 10, 0],
  ])('give 0 with %s', (_, size, chance) => {
    expect(createDraws(1, 'edge').binomial(size, chance)).toBe(0);
    expect(createDraws(1, 'edge').poisson(0)).toBe(0);
  });

  it('give all when the chance is 1', () => {
    expect(createDraws(1, 'edge').binomial(10, 1)).toBe(10);
  });

  it('repeat for a seed and label, and differ for another', () => {
    const take = (seed: number, label: string) => {
      const draws = createDraws(seed, label);
      return Array.from({ length: 8 }, () => draws.poisson(30));
    };
    expect(take(1, 'a')).toEqual(take(1, 'a'));
    expect(take(1, 'b')).not.toEqual(take(1, 'a'));
    expect(take(2, 'a')).not.toEqual(take(1, 'a'));
  });
});
