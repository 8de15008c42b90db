import { describe, expect, it } from 'vitest';
import { metresBetween, middleOf, nearestPlaces } from './near.ts';

const place = (kind: string, name: string, x: number, y: number): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { kind, name },
  geometry: { type: 'Point', coordinates: [x, y] },
});

describe('what is near', () => {
  it('is measured along the earth: a degree of latitude is 111.2 km, of longitude at 60° half of it', () => {
    expect(metresBetween([0, 0], [0, 1])).toBeCloseTo(111_195, -2);
    expect(metresBetween([0, 60], [1, 60]) / metresBetween([0, 0], [1, 0])).toBeCloseTo(0.5, 2);
    expect(metresBetween([4, 53], [4, 53])).toBe(0);
  });

  it('is the nearest of each kind, and only of kinds that people look for', () => {
    const found = nearestPlaces([4.6, 53.7], {
      type: 'FeatureCollection',
      features: [
        place('school', 'Far', 4.7, 53.7),
        place('school', 'Near', 4.601, 53.7),
        place('lighthouse', 'Light', 4.6, 53.7),
        place('park', 'Green', 4.6, 53.71),
      ],
    });
    expect(found.map(({ name }) => name)).toEqual(['Near', 'Green']);
    expect(found[1]?.metres).toBe(1100);
  });

  it('is nothing without an outline or places', () => {
    expect(middleOf({ outline: null })).toBeUndefined();
    expect(nearestPlaces([4.6, 53.7], undefined)).toEqual([]);
  });
});
