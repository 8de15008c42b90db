/** What a series says has really changed at its end: the rules of the control chart, or a trend of few figures. */
import type { Indicator } from '../catalogue/store.ts';
import { readSeries } from '../figures/reading.ts';
import type { Value } from '../values/store.ts';

export interface Finding {
  /** Period of the latest figure, to which the rule points. */
  readonly period: string;
  /** A rule of the control chart, or `recent-trend`. */
  readonly rule: string;
  readonly direction: 'up' | 'down';
  readonly meaning: 'better' | 'worse' | 'neutral';
}

const meaningOf = (
  direction: 'up' | 'down',
  polarity: Indicator['polarity'],
): Finding['meaning'] =>
  polarity === 'neutral'
    ? 'neutral'
    : (direction === 'up') === (polarity === 'higher-is-better')
      ? 'better'
      : 'worse';

const firing = (
  indicator: Indicator,
  series: readonly Value[],
  rebaseAt: readonly string[],
): readonly Pick<Finding, 'rule' | 'direction'>[] => {
  const reading = readSeries(indicator, series, rebaseAt);
  switch (reading.kind) {
    case 'control-chart':
      return reading.chart.reading.active.map(({ rule, direction }) => ({ rule, direction }));
    case 'line':
      if (reading.trend.kind === 'increasing') return [{ rule: 'recent-trend', direction: 'up' }];
      if (reading.trend.kind === 'decreasing') return [{ rule: 'recent-trend', direction: 'down' }];
      return [];
    case 'empty':
      return [];
  }
};

/**
 * Rules that fire at the latest figure and did not at the one before: news, not what is known. A
 * figure outside the limits is news each time. A figure that is not there, or withheld from whoever
 * asks, fires nothing.
 *
 * @param rebaseAt first days of periods from which the process is known to be another one
 */
export const findingsOf = (
  indicator: Indicator,
  series: readonly Value[],
  rebaseAt: readonly string[],
): readonly Finding[] => {
  const latest = series.at(-1);
  if (!latest || latest.value === null) return [];
  const before = firing(indicator, series.slice(0, -1), rebaseAt);
  return firing(indicator, series, rebaseAt)
    .filter(
      ({ rule, direction }) =>
        rule === 'outside-limits' ||
        !before.some((one) => one.rule === rule && one.direction === direction),
    )
    .map(({ rule, direction }) => ({
      period: latest.period,
      rule,
      direction,
      meaning: meaningOf(direction, indicator.polarity),
    }));
};
