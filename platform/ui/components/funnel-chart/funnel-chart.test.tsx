import { describe, expect, it } from 'vitest';
import { faults } from '../../testing.ts';
import { sortingHouseholds } from '../chart/example-data.ts';
import { type FunnelArea, type FunnelChartProps, funnelChart } from './funnel-chart.tsx';
import { limitsAt, positionOf } from './position.ts';

const limits = [
  { x: 100, lower95: 40, upper95: 60, lower99_8: 30, upper99_8: 70 },
  { x: 200, lower95: 44, upper95: 56, lower99_8: 40, upper99_8: 60 },
  { x: 400, lower95: 46, upper95: 54, lower99_8: 44, upper99_8: 56 },
];

const chart = (areas: readonly FunnelArea[], changes: Partial<FunnelChartProps> = {}): string =>
  funnelChart({
    id: 'f',
    language: 'en',
    areas,
    limits,
    benchmark: { label: 'Town', value: 50 },
    format: String,
    formatSize: String,
    title: 'T',
    description: 'D',
    axisLabels: { x: 'people', y: '%' },
    ...changes,
  });

describe('limitsAt', () => {
  it.each([
    ['on a given size', 200, 44, 60],
    ['halfway two', 150, 42, 65],
    ['a quarter on', 250, 44.5, 59],
    ['below the smallest, which then counts', 10, 40, 70],
    ['above the largest', 9000, 46, 56],
  ])('%s', (_, size, lower95, upper99_8) => {
    expect(limitsAt(limits, size)).toMatchObject({ lower95, upper99_8 });
  });

  it('knows none without limits', () => expect(limitsAt([], 5)).toBeUndefined());
});

describe('positionOf', () => {
  it.each([
    [71, 'high'],
    [70, 'possibly-high'],
    [60.1, 'possibly-high'],
    [60, 'within'],
    [50, 'within'],
    [40, 'within'],
    [39, 'possibly-low'],
    [29, 'low'],
  ])('%d is %s', (value, position) => {
    expect(positionOf(value, limits[0])).toBe(position);
  });
});

describe('funnelChart', () => {
  it('tells areas outside the limits by shape, by name and in the legend', () => {
    const html = chart([
      { label: 'Far', size: 300, value: 80 },
      { label: 'Near', size: 300, value: 50 },
    ]);
    expect(html.match(/polder-point--high/g)).toHaveLength(2);
    expect(html).toContain('>Far</text>');
    expect(html).not.toContain('>Near</text>');
    expect(html).toContain('Clearly higher');
    expect(html).not.toContain('Clearly lower');
  });

  it('lets the engine decide on the position', () => {
    expect(chart([{ label: 'A', size: 300, value: 50, position: 'low' }])).toContain(
      'polder-point--low',
    );
  });

  it('always names the reader’s own area', () => {
    expect(chart([{ label: 'Mine', size: 300, value: 50, isHighlighted: true }])).toContain(
      '>Mine</text>',
    );
  });

  it('leaves areas without a figure out of the picture and of what is read', () => {
    expect(chart([{ label: 'Nothing', size: 300, value: null }])).not.toContain('Nothing');
  });

  it('draws a curve for each of the four limits', () => {
    const html = chart([{ label: 'A', size: 300, value: 50 }]);
    expect(html.match(/<path class="polder-funnel__limit [^"]*" d="M[^"]*C/g)).toHaveLength(4);
  });

  it('is not stretched by the limits of areas smaller than any there is', () => {
    const [, lowest = ''] =
      />(-?[\d.]+)<\/text>/.exec(chart([{ label: 'A', size: 400, value: 51 }])) ?? [];
    expect(Number(lowest)).toBeGreaterThan(30);
  });

  it('reads areas from small to large', () => {
    const html = chart([
      { label: 'Large', size: 400, value: 50 },
      { label: 'Small', size: 100, value: 90 },
    ]);
    const [, written = '[]'] = /data-readings='([^']*)'/.exec(html) ?? [];
    expect(JSON.parse(written)).toEqual([
      [
        0.25,
        [expect.any(Number)],
        'Small',
        ['90', 'Clearly higher', 'people: 100', '95%: between 40 and 60'],
      ],
      [
        1,
        [expect.any(Number)],
        'Large',
        ['50', 'What chance can explain', 'people: 400', '95%: between 46 and 54'],
      ],
    ]);
  });

  it('is sound markup with few areas, many, one and none', () => {
    for (const areas of [[], [{ label: 'A', size: 0, value: 1 }], sortingHouseholds(400).areas])
      expect(faults(chart(areas))).toEqual([]);
    expect(faults(chart([], { limits: [] }))).toEqual([]);
  });

  it('escapes names', () => {
    const html = chart([{ label: `<b>'"`, size: 300, value: 80 }]);
    expect(html).not.toContain('<b>');
    expect(/data-readings='([^']*)'/.exec(html)?.[1]).toContain(`&lt;b&gt;&#39;\\"`);
  });
});
