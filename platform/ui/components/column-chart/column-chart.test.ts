import { describe, expect, it } from 'vitest';
import { faults } from '../../testing.ts';
import { type ColumnChartProps, columnChart } from './column-chart.tsx';

const props: ColumnChartProps = {
  id: 'c',
  language: 'en',
  labels: ['8', '9', '10'],
  parts: [
    { name: 'Young', values: [10, 20, 0] },
    { name: 'Old', values: [30, 20, 40] },
  ],
  format: String,
  title: 'T',
  description: 'D',
  axisLabel: 'people',
};
const html = columnChart(props);

const heights = (part: number, markup = html): readonly number[] =>
  [
    ...markup.matchAll(
      new RegExp(`part--${part}" x="[^"]+" width="[^"]+" y="[^"]+" height="([\\d.]+)"`, 'g'),
    ),
  ].map(([, height]) => Number(height));

describe('columnChart', () => {
  it('stands each part on the one below, with a height as its value', () => {
    expect(faults(html)).toEqual([]);
    const [ten, twenty] = heights(1);
    expect((twenty ?? 0) / (ten ?? 1)).toBeCloseTo(2, 1);
    expect(heights(2)).toHaveLength(3);
  });

  it('draws nothing for nothing, and begins at zero', () => {
    expect(heights(1)).toHaveLength(2);
    expect(html).toMatch(/text-anchor="end">0</);
  });

  it('names its parts, and itself and its columns for those who do not see it', () => {
    expect(html).toContain('Young');
    expect(html).toContain('<title>9: 40</title>');
    expect(html).toContain('<desc id="c-desc">D</desc>');
  });

  it('is read on the same scale as another when asked', () => {
    const [own] = heights(2);
    const [asked] = heights(2, columnChart({ ...props, atLeast: 80 }));
    expect((asked ?? 0) / (own ?? 1)).toBeCloseTo(0.5, 1);
  });

  it('leaves markup in names harmless', () => {
    expect(columnChart({ ...props, title: '<script>' })).not.toContain('<script>');
  });
});
