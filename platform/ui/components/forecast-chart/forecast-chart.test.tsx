import { describe, expect, it } from 'vitest';
import { faults } from '../../testing.ts';
import { peopleOver80 } from '../chart/example-data.ts';
import { type ForecastChartProps, forecastChart } from './forecast-chart.tsx';

const coming = (label: string, value: number) => ({
  label,
  value,
  lower80: value - 1,
  upper80: value + 1,
  lower95: value - 2,
  upper95: value + 2,
});

const chart = (changes: Partial<ForecastChartProps> = {}): string =>
  forecastChart({
    id: 'f',
    language: 'en',
    measured: [
      { label: '2024', value: 10 },
      { label: '2025', value: 11 },
    ],
    forecast: [coming('2026', 12), coming('2027', 13)],
    format: String,
    title: 'T',
    description: 'D',
    axisLabels: { y: 'people' },
    ...changes,
  });

describe('forecastChart', () => {
  it('puts today between what was measured and what is expected', () => {
    expect(chart()).toMatch(/polder-forecast__today" x1="50%"/);
    expect(chart()).toContain('>Today</text>');
  });

  it('lets forecast and bands grow out of the last measured value', () => {
    expect(chart()).toMatch(/polder-forecast__line" d="M375 [\d.]+L625 [\d.]+L875/);
    const [, narrow = ''] = /id="f-narrow"[^>]*><path[^>]* d="M([^L]*)L/.exec(chart()) ?? [];
    expect(narrow.split(' ')[0]).toBe('0.375');
  });

  it('gives each band a texture of its own, and the wide one leaves the narrow one out', () => {
    const html = chart();
    expect(html).toContain('fill="url(#f-narrow-texture)"');
    expect(html).toContain('fill="url(#f-wide-texture)"');
    expect(/id="f-wide"[^>]*><path[^>]* d="([^"]*)"/.exec(html)?.[1]?.match(/Z/g)).toHaveLength(2);
  });

  it('tells a forecast apart from a figure where it is read', () => {
    const [, written = '[]'] = /data-readings='([^']*)'/.exec(chart()) ?? [];
    const readings: unknown[][] = JSON.parse(written);
    expect(readings.map((reading) => reading.slice(2))).toEqual([
      ['2024', ['10']],
      ['2025', ['11']],
      ['2026', ['Forecast: 12', '80%: between 11 and 13', '95%: between 10 and 14']],
      ['2027', ['Forecast: 13', '80%: between 12 and 14', '95%: between 11 and 15']],
    ]);
  });

  it('draws a target only when there is one', () => {
    expect(chart()).not.toContain('Target');
    expect(chart({ target: 12 })).toContain('Target: 12');
  });

  it('is sound markup with gaps, without a past, without a future and without either', () => {
    for (const changes of [
      peopleOver80(),
      { measured: [] },
      { forecast: [] },
      { measured: [], forecast: [] },
      { measured: [{ label: 'a', value: null }] },
    ])
      expect(faults(chart(changes))).toEqual([]);
  });
});
