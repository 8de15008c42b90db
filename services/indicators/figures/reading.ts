import {
  type RecentTrend,
  recentTrend,
  type TrendPoint,
  type XmrChart,
  xmrChart,
} from '@polder/statistics';
import type { Format } from '../../../platform/messages/format.ts';
import type { Indicator } from '../catalogue/store.ts';
import type { FigureMessages } from '../messages/figures/index.ts';
import type { Value } from '../values/store.ts';

/** Fewer figures than this say nothing about a usual range (NHS England, Making Data Count). */
export const pointsForControlChart = 12;

/** A series as it can honestly be shown: with limits, or, when it is short, with its uncertainty. */
export type SeriesReading =
  | { readonly kind: 'control-chart'; readonly chart: XmrChart }
  | { readonly kind: 'line'; readonly measured: number; readonly trend: RecentTrend }
  | { readonly kind: 'empty' };

/** Where no value can lie. Means have a floor as long as none is below it: days waited, but not degrees. */
const boundsOf = ({ kind, multiplier }: Indicator) =>
  kind === 'score' ? {} : { floor: 0, ...(kind === 'proportion' ? { ceiling: multiplier } : {}) };

const isWithin = (
  values: readonly (number | null)[],
  { floor, ceiling }: { floor?: number; ceiling?: number },
): boolean =>
  values.every(
    (value) =>
      value === null ||
      ((floor === undefined || value >= floor) && (ceiling === undefined || value <= ceiling)),
  );

const trendPoint = ({ value, lower, upper }: Value): TrendPoint | null =>
  value === null || lower === null || upper === null ? null : { value, lower, upper };

/**
 * Chooses the honest way to show a series.
 *
 * @param rebaseAt first days of periods from which the process is known to be another one
 */
export const readSeries = (
  indicator: Indicator,
  values: readonly Value[],
  rebaseAt: readonly string[] = [],
): SeriesReading => {
  const measured = values.filter(({ value }) => value !== null).length;
  if (measured === 0) return { kind: 'empty' };
  if (measured < pointsForControlChart)
    return {
      kind: 'line',
      measured,
      trend: recentTrend(values.map(trendPoint), indicator.polarity),
    };
  const numbers = values.map(({ value }) => value);
  const bounds = boundsOf(indicator);
  return {
    kind: 'control-chart',
    chart: xmrChart(numbers, {
      polarity: indicator.polarity,
      target: indicator.target,
      rebaseAt: values.flatMap(({ period }, index) =>
        index > 0 && rebaseAt.includes(period) ? [index] : [],
      ),
      ...(isWithin(numbers, bounds) ? bounds : {}),
    }),
  };
};

interface Words {
  readonly messages: FigureMessages;
  readonly format: Format;
  /** A value with its unit. */
  readonly measure: (value: number) => string;
  readonly label: (period: string) => string;
  /** The sentence that tells a value of a period in an area. */
  readonly told: (value: number, period: string, area: string) => string;
  readonly areaName: string;
}

const controlChartSentences = (
  chart: XmrChart,
  values: readonly Value[],
  indicator: Indicator,
  words: Words,
): string[] => {
  const { messages, measure, label, format } = words;
  const { latest, active, activeSince, assurance, missingSince, isTrial, measured } = chart.reading;
  const sentences: string[] = [];
  const finding = active[0];
  if (!finding) sentences.push(messages.commonCause);
  else {
    sentences.push(messages.rules[finding.rule](finding.direction));
    const since = activeSince === null ? undefined : values[activeSince]?.period;
    if (since && finding.rule !== 'outside-limits') sentences.push(messages.since(label(since)));
    if (latest.kind === 'special-cause-improvement') sentences.push(messages.improvement);
    if (latest.kind === 'special-cause-concern') sentences.push(messages.concern);
  }
  if (indicator.target !== null && assurance !== 'not-assessed') {
    const target = measure(indicator.target);
    if (finding) sentences.push(messages.targetUnclear(target));
    else if (assurance === 'pass') sentences.push(messages.pass(target));
    else if (assurance === 'fail') sentences.push(messages.fail(target));
    else if (assurance === 'hit-or-miss') sentences.push(messages.hitOrMiss(target));
  }
  if (missingSince > 0) sentences.push(format.plural(missingSince, messages.missingSince));
  if (isTrial) sentences.push(messages.fewPoints(measured));
  return sentences;
};

const trendSentence = (trend: RecentTrend, messages: FigureMessages): readonly string[] => {
  switch (trend.kind) {
    case 'increasing':
      return [messages.recentRise];
    case 'decreasing':
      return [messages.recentFall];
    case 'no-significant-change':
      return [messages.recentSame];
    case 'not-calculated':
      return [];
  }
};

/** What a series says, in plain sentences: the latest figure, whether it means change, and what to expect. */
export const inWords = (
  reading: SeriesReading,
  values: readonly Value[],
  indicator: Indicator,
  words: Words,
): readonly string[] => {
  const latest = values.findLast(({ value }) => value !== null);
  if (!latest || latest.value === null || reading.kind === 'empty')
    return [words.messages.noValues];
  const opening = words.told(latest.value, latest.period, words.areaName);
  if (reading.kind === 'control-chart')
    return [opening, ...controlChartSentences(reading.chart, values, indicator, words)];
  return [
    opening,
    words.messages.fewPoints(reading.measured),
    ...(values.some(({ lower }) => lower !== null) ? [words.messages.fewPointsBand] : []),
    ...trendSentence(reading.trend, words.messages),
  ];
};
