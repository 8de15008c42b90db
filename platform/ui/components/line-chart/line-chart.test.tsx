import { describe, expect, it } from 'vitest';
import { faults } from '../../testing.ts';
import { type LineChartProps, lineChart } from './line-chart.tsx';

const chart = (series: LineChartProps['series']): string =>
  lineChart({
    id: 'l',
    language: 'en',
    title: 'Trips',
    description: 'Rising',
    labels: ['2023', '2024', '2025'],
    series,
    format: String,
    axisLabels: { y: '%' },
  });

describe('lineChart', () => {
  it('needs no legend for one series', () => {
    expect(chart([{ name: 'Here', values: [1, 2, 3] }])).not.toContain('polder-legend');
  });

  it('names two series beside their lines, and in a legend where that is too narrow', () => {
    const html = chart([
      { name: 'Here', values: [1, 2, 3] },
      { name: 'All & more', values: [2, 2, null] },
    ]);
    expect(html.match(/>All &amp; more</g)).toHaveLength(2);
    expect(faults(html)).toEqual([]);
  });

  it('numbers what happened, and tells it below and at its period', () => {
    const html = lineChart({
      id: 'l',
      language: 'en',
      title: 'Trips',
      description: 'Rising',
      labels: ['2023', '2024', '2025'],
      series: [{ name: 'Here', values: [1, 2, 3] }],
      notes: [undefined, 'A new <bridge>', 'Counted anew'],
      format: String,
      axisLabels: { y: '%' },
    });
    expect(html).toContain('<li><b>2024</b> A new &lt;bridge&gt;</li>');
    expect(html.match(/polder-note__number/g)).toHaveLength(2);
    expect(/data-readings='([^']*)'/.exec(html)?.[1]).toContain('Counted anew');
    expect(faults(html)).toEqual([]);
    expect(chart([{ name: 'Here', values: [1, 2, 3] }])).not.toContain('polder-note');
  });

  it('draws an interval in as many stretches as there are', () => {
    const html = chart([
      { name: 'Here', values: [1, null, 3], lower: [0, null, 2], upper: [2, null, 4] },
    ]);
    const [, path = ''] =
      /id="l-band-1"[^>]*><path clip-rule="evenodd" d="([^"]*)"/.exec(html) ?? [];
    expect(path.match(/Z/g)).toHaveLength(2);
  });

  it('tells at every period what all series say, also where one says nothing', () => {
    const [, written = '[]'] =
      /data-readings='([^']*)'/.exec(
        chart([
          { name: 'Here', values: [1, null, 3], lower: [0, null, 2], upper: [2, null, 4] },
          { name: 'All', values: [2, 2, 2] },
        ]),
      ) ?? [];
    expect(JSON.parse(written)).toEqual([
      [
        expect.closeTo(1 / 6, 3),
        [expect.any(Number), expect.any(Number)],
        '2023',
        ['Here: 1, between 0 and 2', 'All: 2'],
      ],
      [0.5, [expect.any(Number)], '2024', ['Here: No data', 'All: 2']],
      [
        expect.closeTo(5 / 6, 3),
        [expect.any(Number), expect.any(Number)],
        '2025',
        ['Here: 3, between 2 and 4', 'All: 2'],
      ],
    ]);
  });

  it('survives a series without values', () => {
    expect(faults(chart([{ name: 'Here', values: [null, null, null] }]))).toEqual([]);
  });
});
