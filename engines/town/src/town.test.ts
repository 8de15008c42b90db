import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { outlineOf } from './areas.ts';
import { cyclic } from './cyclic.ts';
import { generateTown, POPULATION, populationByYear } from './index.ts';
import type { Point } from './point.ts';
import { contains, doOverlap, extentOf, isSimple, signedArea } from './polygon.ts';
import { toPoint } from './projection.ts';
import { createRandom } from './random.ts';
import type { Polygon, Position, Town } from './town.ts';

const town = generateTown({ seed: 1 });
const hashOf = (value: Town): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const cornersOf = (polygon: Polygon): Point[] => cyclic(polygon, 0).slice(1).map(toPoint);
const keyOf = (position: Position): string => position.join(' ');

const outlines = new Map(
  town.neighbourhoods.map(({ code, polygon }) => [code, cornersOf(polygon)]),
);

describe('a seed', () => {
  it('gives the same town again, to the last digit', () => {
    expect(hashOf(generateTown({ seed: 1 }))).toBe(hashOf(town));
  });

  it.each([2, 20_261])('of %i gives another town with the same codes and names', (seed) => {
    const other = generateTown({ seed });
    expect(hashOf(other)).not.toBe(hashOf(town));
    const names = ({ neighbourhoods }: Town) =>
      neighbourhoods.map(({ code, name }) => [code, name]);
    expect(names(other)).toEqual(names(town));
    expect(sum(other.population.map(({ count }) => count))).toBe(POPULATION);
  });
});

describe('areas', () => {
  it('are 3 districts and 24 neighbourhoods', () => {
    expect(town.districts).toHaveLength(3);
    expect(town.neighbourhoods).toHaveLength(24);
    const districts = new Set(town.districts.map(({ code }) => code));
    expect(town.neighbourhoods.every(({ districtCode }) => districts.has(districtCode))).toBe(true);
  });

  it('have simple, closed, counter-clockwise rings', () => {
    for (const { polygon } of [town.municipality, ...town.districts, ...town.neighbourhoods]) {
      const ring = cyclic(polygon, 0);
      expect(ring.at(-1)).toEqual(ring[0]);
      expect(signedArea(cornersOf(polygon))).toBeGreaterThan(0);
      expect(isSimple(cornersOf(polygon))).toBe(true);
    }
  });

  it('share their borders vertex for vertex', () => {
    const sides = new Map<string, number>();
    for (const { polygon } of town.neighbourhoods) {
      const ring = cyclic(polygon, 0);
      ring.slice(1).forEach((to, index) => {
        const key = [keyOf(cyclic(ring, index)), keyOf(to)].sort().join('|');
        sides.set(key, (sides.get(key) ?? 0) + 1);
      });
    }
    const outer = [...sides.values()].filter((count) => count === 1).length;
    expect([...sides.values()].every((count) => count <= 2)).toBe(true);
    expect(outer).toBe(cyclic(town.municipality.polygon, 0).length - 1);
  });

  it('add up to the municipality', () => {
    const whole = signedArea(cornersOf(town.municipality.polygon));
    const parts = sum(town.neighbourhoods.map(({ polygon }) => signedArea(cornersOf(polygon))));
    expect(parts).toBeCloseTo(whole, 0);
    const outline = outlineOf(town.districts.map(({ polygon }) => cyclic(polygon, 0)));
    expect(new Set(outline.map(keyOf))).toEqual(
      new Set(cyclic(town.municipality.polygon, 0).map(keyOf)),
    );
  });

  it('hold every point of land exactly once', () => {
    const whole = cornersOf(town.municipality.polygon);
    const [west, south, east, north] = extentOf(whole);
    const random = createRandom(5);
    for (let draw = 0; draw < 3000; draw += 1) {
      const point: Point = [random.between(west, east), random.between(south, north)];
      const holders = [...outlines.values()].filter((corners) => contains(corners, point));
      expect(holders).toHaveLength(contains(whole, point) ? 1 : 0);
    }
  });
});

describe('streets', () => {
  it('form one connected network', () => {
    const parent = new Map<string, string>();
    const find = (key: string): string => {
      let root = key;
      for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root))
        root = up;
      return root;
    };
    for (const { line } of town.streets) {
      const keys = line.map(keyOf);
      const [first = ''] = keys;
      for (const key of keys) {
        if (!parent.has(key)) parent.set(key, key);
        parent.set(find(key), find(first));
      }
    }
    expect(new Set([...parent.keys()].map(find)).size).toBe(1);
  });
});

describe('buildings', () => {
  const boxed = <T extends { readonly polygon: Polygon }>(items: readonly T[]) =>
    items.map((item) => {
      const corners = cornersOf(item.polygon);
      return { item, corners, extent: extentOf(corners) };
    });

  it('do not stand in water', () => {
    const water = boxed(town.water.filter(({ kind }) => kind !== 'sea'));
    const wet = boxed(town.buildings).filter(({ corners, extent }) =>
      water.some(
        (body) =>
          body.extent[0] < extent[2] &&
          body.extent[2] > extent[0] &&
          body.extent[1] < extent[3] &&
          body.extent[3] > extent[1] &&
          doOverlap(body.corners, corners),
      ),
    );
    expect(wet.map(({ item }) => item.id)).toEqual([]);
  });

  it('do not stand across streets or railway', () => {
    const segments = [...town.streets, ...town.railways].flatMap(({ line }) =>
      line.slice(1).map((to, index): [Point, Point] => [toPoint(cyclic(line, index)), toPoint(to)]),
    );
    const cells = new Map<string, [Point, Point][]>();
    const cellOf = ([x, y]: Point): string => `${Math.floor(x / 100)} ${Math.floor(y / 100)}`;
    for (const [a, b] of segments) {
      const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 20);
      const keys = Array.from({ length: steps + 1 }, (_, step) =>
        cellOf([a[0] + ((b[0] - a[0]) * step) / steps, a[1] + ((b[1] - a[1]) * step) / steps]),
      );
      for (const key of new Set(keys)) cells.set(key, [...(cells.get(key) ?? []), [a, b]]);
    }
    const crossed = boxed(town.buildings).filter(({ corners }) => {
      const near = new Set(corners.flatMap((corner) => cells.get(cellOf(corner)) ?? []));
      return [...near].some(([a, b]) => doOverlap(corners, [a, b, [b[0] + 0.01, b[1] + 0.01]]));
    });
    expect(crossed.map(({ item }) => item.id)).toEqual([]);
  });

  it('are 8 000 to 12 000', () => {
    expect(town.buildings.length).toBeGreaterThan(8000);
    expect(town.buildings.length).toBeLessThan(12_000);
  });
});

describe('addresses', () => {
  it('are unique by street and number', () => {
    const keys = town.addresses.map(({ street, number }) => `${street} ${number}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lie in their neighbourhood and at a known street and building', () => {
    const buildings = new Set(town.buildings.map(({ id }) => id));
    const streets = new Set(town.streets.map(({ name }) => name));
    const astray = town.addresses.filter(
      ({ position, neighbourhoodCode, buildingId, street }) =>
        !contains(outlines.get(neighbourhoodCode) ?? [], toPoint(position)) ||
        !buildings.has(buildingId) ||
        !streets.has(street),
    );
    expect(astray).toEqual([]);
  });

  it('include a home for every household and little vacancy', () => {
    const dwellings = town.addresses.filter(({ isDwelling }) => isDwelling).length;
    const households = sum(town.households.map(({ count }) => count));
    expect(dwellings).toBeGreaterThan(27_000);
    expect(dwellings).toBeLessThan(29_000);
    expect(households).toBeLessThanOrEqual(dwellings);
    expect(households / dwellings).toBeGreaterThan(0.95);
  });
});

describe('people', () => {
  it('are 61 000, by band and by single year', () => {
    expect(sum(town.population.map(({ count }) => count))).toBe(61_000);
    const byYear = populationByYear(town);
    expect(sum(byYear.map(({ count }) => count))).toBe(61_000);
    expect(byYear.every(({ count }) => Number.isInteger(count) && count >= 0)).toBe(true);
  });

  it.each(town.neighbourhoods.map(({ code, name }) => [code, name]))(
    'of %s (%s) live in households or institutions',
    (code) => {
      const isHere = (row: { readonly neighbourhoodCode: string }): boolean =>
        row.neighbourhoodCode === code;
      const members = sum(town.households.filter(isHere).map(({ size, count }) => size * count));
      const inCare = sum(town.institutions.filter(isHere).map(({ count }) => count));
      expect(sum(town.population.filter(isHere).map(({ count }) => count))).toBe(members + inCare);
    },
  );

  it('are younger in the centre and older in the villages', () => {
    const shareOf = (code: string, bands: readonly string[]): number => {
      const rows = town.population.filter(({ neighbourhoodCode }) => neighbourhoodCode === code);
      const chosen = rows.filter(({ ageBand }) => bands.includes(ageBand));
      return sum(chosen.map(({ count }) => count)) / sum(rows.map(({ count }) => count));
    };
    const [students, elderly, children] = [
      ['20-24', '25-29'],
      ['70-74', '75-79', '80-84'],
      ['5-9', '10-14'],
    ];
    expect(shareOf('PD01', students)).toBeGreaterThan(2 * shareOf('PD16', students));
    expect(shareOf('PD16', elderly)).toBeGreaterThan(2 * shareOf('PD14', elderly));
    expect(shareOf('PD14', children)).toBeGreaterThan(1.8 * shareOf('PD01', children));
  });
});

describe('businesses and landmarks', () => {
  it('have a known address', () => {
    const known = new Set(town.addresses.map(({ id }) => id));
    expect(town.businesses).toHaveLength(2400);
    expect(town.businesses.every(({ addressId }) => known.has(addressId))).toBe(true);
    expect(
      town.landmarks.every(({ addressId }) => addressId === null || known.has(addressId)),
    ).toBe(true);
  });

  it.each([
    'town-hall',
    'library',
    'station',
    'lighthouse',
    'market-square',
    'health-centre',
    'care-home',
  ])('include a %s', (kind) => {
    expect(town.landmarks.some((landmark) => landmark.kind === kind)).toBe(true);
  });
});
