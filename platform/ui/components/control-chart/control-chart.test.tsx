import { describe, expect, it } from 'vitest';
import { faults } from '../../testing.ts';
import { handlingTimes } from '../chart/example-data.ts';
import { type ControlChartProps, controlChart } from './control-chart.tsx';

const chart = (changes: Partial<ControlChartProps> = {}): string =>
  controlChart({
    id: 'c',
    language: 'en',
    title: 'Days',
    description: 'Falling',
    ...handlingTimes(),
    format: String,
    axisLabels: { y: 'days' },
    ...changes,
  });

describe('controlChart', () => {
  it('has a name and a description', () => {
    expect(chart()).toContain('role="img" aria-labelledby="c-title c-desc"');
    expect(chart()).toContain('<title id="c-title">Days</title><desc id="c-desc">Falling</desc>');
    expect(faults(chart())).toEqual([]);
  });

  it('tells special causes by shape and names only those it shows', () => {
    const html = chart();
    expect(html.match(/polder-point--improvement/g)).toHaveLength(5); // four points and the legend
    expect(html).toContain('Clear improvement');
    expect(html).not.toContain('Clearly higher');
  });

  it('draws a step where the baseline was set anew', () => {
    expect(chart().match(/polder-control__step/g)).toHaveLength(1);
  });

  it('draws a target only when there is one', () => {
    expect(chart()).not.toContain('Target');
    expect(chart({ target: 7 })).toContain('Target');
  });

  it('numbers notes in the chart and tells them below', () => {
    const html = chart();
    expect(html.match(/polder-note__number/g)).toHaveLength(2);
    expect(html).toContain('<li><b>Sep 2023</b> The storm');
  });

  it('survives missing values, one point and no point at all', () => {
    const point = { label: 'x', value: null, kind: 'common-cause' } as const;
    for (const points of [[], [point], [point, { ...point, value: 3 }]])
      expect(faults(chart({ points, groups: [] }))).toEqual([]);
  });

  it('escapes labels and notes', () => {
    const points = [{ label: '<b>', value: 1, kind: 'common-cause', note: '"<i>"' } as const];
    expect(chart({ points, groups: [] })).not.toMatch(/<i>|<b><b>/);
  });

  it('takes less than five milliseconds of processor time for 120 points', () => {
    const data = handlingTimes(120);
    for (let warm = 0; warm < 20; warm += 1) chart(data);
    const before = process.cpuUsage();
    for (let run = 0; run < 50; run += 1) chart(data);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / 50).toBeLessThan(5);
  });
});
