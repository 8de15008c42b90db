import { expect, it } from 'vitest';
import { normalDraws } from './normal-draws.ts';

const drawn = (seed: number, count: number): readonly number[] => {
  const draw = normalDraws(seed);
  return Array.from({ length: count }, draw);
};

it('depends on the seed alone', () => {
  expect(drawn(42, 50)).toEqual(drawn(42, 50));
  expect(drawn(42, 5)).not.toEqual(drawn(43, 5));
});

it('has the moments and tails of the standard normal distribution', () => {
  const all = drawn(3, 200_000);
  const moment = (power: number) => all.reduce((sum, one) => sum + one ** power, 0) / all.length;
  expect(moment(1)).toBeCloseTo(0, 1);
  expect(moment(2)).toBeCloseTo(1, 1);
  expect(moment(3)).toBeCloseTo(0, 1);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  const beyond = all.filter((one) => Math.abs(one) > 1.959964).length / all.length;
  expect(Math.abs(beyond - 0.05)).toBeLessThan(0.002);
  expect(all.every(Number.isFinite)).toBe(true);
});
