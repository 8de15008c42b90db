import { describe, expect, it } from 'vitest';
import { xmrChart } from './xmr-chart.ts';

/** Mean 50, every moving range 2: limits 44.68 and 55.32. */
const CALM = [51, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 49];

describe('the reading of a chart', () => {
  it('of calm points has nothing active', () => {
    expect(xmrChart(CALM, { polarity: 'higher-is-better', target: 40 }).reading).toEqual({
      latest: {
        kind: 'common-cause',
        index: 11,
        group: 0,
        value: 49,
        movingRange: 2,
        signals: [],
      },
      missingSince: 0,
      active: [],
      activeSince: null,
      assurance: 'pass',
      measured: 12,
      isTrial: false,
    });
  });

  it('names each rule that holds at the latest point, in order, and since when', () => {
    const values = [...CALM, 47, 47.5, 48, 48.5, 49, 49.5, 49.8];
    const { reading } = xmrChart(values, { baseline: 12, polarity: 'lower-is-better' });
    expect(reading.latest).toMatchObject({ kind: 'special-cause-concern', value: 49.8 });
    expect(reading.active).toMatchObject([
      { rule: 'trend', direction: 'up', first: 12, last: 18 },
      { rule: 'shift', direction: 'down', first: 11, last: 18 },
    ]);
    expect(reading.activeSince).toBe(12);
  });

  it('leaves out what ended before the latest point', () => {
    const { reading } = xmrChart([...CALM, 60, 50], { baseline: 12 });
    expect(reading.active).toEqual([]);
  });

  it('is of the last measured point and tells how many are missing since', () => {
    const { reading } = xmrChart([...CALM, 60, null, null], { baseline: 12 });
    expect(reading).toMatchObject({
      latest: { index: 12, value: 60, kind: 'special-cause-neutral-high' },
      missingSince: 2,
      measured: 13,
    });
  });

  it('assesses the target by the limits of the last group', () => {
    const raised = CALM.map((value) => value + 20);
    const options = { polarity: 'higher-is-better', target: 60 } as const;
    const assurance = (values: readonly (number | null)[], rebaseAt: readonly number[]) =>
      xmrChart(values, { ...options, rebaseAt }).reading.assurance;
    expect(assurance(CALM, [])).toBe('fail');
    expect(assurance([...CALM, ...raised], [12])).toBe('pass');
    expect(assurance([...CALM, 70], [12])).toBe('not-assessed');
    expect(assurance([...CALM, null], [12])).toBe('not-assessed');
  });

  it.each([
    ['no target', { polarity: 'higher-is-better' }],
    ['no polarity', { target: 60 }],
  ] as const)('does not assess with %s', (_, options) => {
    expect(xmrChart(CALM, options).reading.assurance).toBe('not-assessed');
  });
});
