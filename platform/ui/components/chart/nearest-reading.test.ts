import { describe, expect, it } from 'vitest';
import { nearest, nextIndex } from './nearest-reading.ts';
import type { WrittenReading } from './readings.ts';

const places: readonly WrittenReading[] = [
  [0.1, [100], 'a', []],
  [0.5, [20, 180], 'b', []],
  [0.9, [], 'nothing there', []],
];

describe('the nearest reading', () => {
  it('along the line counts only how far along, values that are missing included', () => {
    expect(nearest(places, 'along', 0.28, 0, 400)).toBe(0);
    expect(nearest(places, 'along', 0.32, 999, 400)).toBe(1);
    expect(nearest(places, 'along', 0.95, 0, 400)).toBe(2);
  });

  it('down the rows counts only the height, of any of several values', () => {
    expect(nearest(places, 'down', 0.9, 90, 400)).toBe(0);
    expect(nearest(places, 'down', 0.1, 170, 400)).toBe(1);
  });

  it('around takes both in pixels', () => {
    // 160 px across and 0 down to the first, 0 across and 80 down to the second
    expect(nearest(places, 'around', 0.5, 100, 400)).toBe(1);
    expect(nearest(places, 'around', 0.5, 100, 100)).toBe(0);
  });
});

describe('a key', () => {
  it('goes one on or back, ten with a page, and to the ends, never beyond', () => {
    expect(nextIndex('ArrowRight', 3, 60)).toBe(4);
    expect(nextIndex('ArrowUp', 3, 60)).toBe(2);
    expect(nextIndex('PageDown', 55, 60)).toBe(59);
    expect(nextIndex('Home', 3, 60)).toBe(0);
    expect(nextIndex('End', 3, 60)).toBe(59);
    expect(nextIndex('ArrowLeft', 0, 60)).toBe(0);
  });

  it('of another kind does nothing', () => {
    expect(nextIndex('Tab', 3, 60)).toBeUndefined();
  });
});
