import { describe, expect, it } from 'vitest';
import { faults } from '../../testing.ts';
import { exampleLayers, neighbourhoods } from '../chart/example-data.ts';
import { classOf, quantileBreaks, stepOf } from './classes.ts';
import { extentOf, labelPlace, pathOf, projectionOf } from './geometry.ts';
import { type ChoroplethProps, choropleth, townMap } from './town-map.tsx';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [4, 52],
      [4.1, 52],
      [4.1, 52.1],
      [4, 52.1],
      [4, 52],
    ],
  ],
} as const;

const map = (changes: Partial<ChoroplethProps> = {}) =>
  choropleth({
    id: 'm',
    language: 'en',
    title: 'T',
    description: 'D',
    unit: '%',
    areas: neighbourhoods,
    format: (value) => value.toFixed(1),
    ...changes,
  });

describe('projectionOf', () => {
  const projection = projectionOf(extentOf([square], 0));

  it('puts north up and west at the start', () => {
    expect(projection.x(4)).toBe(0);
    expect(projection.y(52.1)).toBe(0);
    expect(projection.y(52)).toBe(projection.height);
  });

  it('keeps the shape of the land: a degree of longitude is shorter than one of latitude', () => {
    expect(projection.height / 2000).toBeCloseTo(1 / Math.cos((52.05 * Math.PI) / 180), 2);
  });

  it('draws closed rings and leaves out what is too small to see', () => {
    expect(pathOf(square, projection)).toMatch(/^M0 \d+l2000 0l0-\d+l-2000 0z$/);
    expect(pathOf(square, projection, { smallest: 5000 })).toBe('');
  });

  it('places a label in the middle of an area', () => {
    const { x, y } = labelPlace(square, projection);
    expect([x, y]).toEqual([expect.closeTo(0.5, 2), expect.closeTo(0.5, 2)]);
  });
});

describe('classes', () => {
  it('hold about equally many values', () => {
    expect(quantileBreaks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)).toEqual(
      [2.8, 4.6, 6.4, 8.2].map((b) => expect.closeTo(b)),
    );
  });

  it('are fewer when values are equal, and none is empty', () => {
    expect(quantileBreaks([3, 3, 3, null])).toEqual([]);
    expect(quantileBreaks([0, 0, 0, 2, 1, 1])).toEqual([1, 2]);
    expect(quantileBreaks([0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5])).toEqual(
      [0.6, 2.8].map((b) => expect.closeTo(b)),
    );
  });

  it.each([
    [0, 0],
    [1, 1],
    [1.5, 1],
    [9, 2],
  ])('put %d in class %i', (value, index) => {
    expect(classOf(value, [1, 2])).toBe(index);
  });

  it('reach both ends of the scale, however many they are', () => {
    expect([0, 1].map((index) => stepOf(index, 2))).toEqual([1, 5]);
    expect([0, 1, 2].map((index) => stepOf(index, 3))).toEqual([1, 3, 5]);
  });
});

describe('choropleth', () => {
  it('is one picture without links, and a group of named links with them', () => {
    expect(map()).toContain('role="img"');
    const linked = map({ areas: neighbourhoods.map((area) => ({ ...area, href: `/${area.id}` })) });
    expect(linked).toContain('role="group"');
    expect(linked).toMatch(/<a href="\/duinwijk" aria-label="Duinwijk: [\d.]+">/);
  });

  it('says “no data” by pattern, in the legend and in the name', () => {
    expect(map()).toContain('fill="url(#m-none)"');
    expect(map()).toContain('Waterlanden: No data');
    expect(map().match(/No data<\/li>/g)).toHaveLength(1);
  });

  it('tells withheld from missing: another pattern, another word', () => {
    const html = map({
      areas: neighbourhoods.map((area, index) =>
        index === 3 ? { ...area, value: null, isWithheld: true } : area,
      ),
    });
    expect(html).toContain('fill="url(#m-withheld)"');
    expect(html).toContain('Havenkwartier: Withheld: too few people');
    expect(html).toMatch(/Withheld: too few people<\/li>/);
    expect(html).toContain('Waterlanden: No data');
  });

  it('gives classes a texture each beside their colour, on both sides of a middle others', () => {
    const used = (html: string) => new Set(html.match(/url\(#m-[a-z]+\)/g));
    expect(used(map()).size).toBe(5); // four classes, no data; the lowest is plain
    expect(used(map({ scheme: 'diverging', breaks: [10, 14, 18, 22] })).size).toBe(5);
  });

  it('explains every class in its legend', () => {
    expect(map({ breaks: [10, 20] }).match(/<li>/g)).toHaveLength(4);
    expect(map({ breaks: [10, 20] })).toContain('10.0 to 20.0');
  });

  it('is sound markup', () => {
    expect(faults(map({ labels: 'all', layers: exampleLayers }))).toEqual([]);
  });
});

describe('townMap', () => {
  it('projects a background once for the same layers', () => {
    const props = {
      id: 'b',
      language: 'en',
      title: 'T',
      description: 'D',
      layers: exampleLayers,
    } as const;
    const first = townMap(props);
    const before = process.cpuUsage();
    expect(townMap(props)).toBe(first);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(20);
  });

  it('survives having nothing to draw', () => {
    expect(faults(townMap({ id: 'e', language: 'en', title: 'T', description: 'D' }))).toEqual([]);
  });
});
