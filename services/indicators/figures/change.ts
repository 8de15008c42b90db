import type { FigureChange } from '../../../platform/ui/components/figure-card/figure-card.tsx';
import type { Indicator } from '../catalogue/store.ts';
import type { Value } from '../values/store.ts';
import { readSeries } from './reading.ts';
import type { IndicatorWords } from './words.ts';

interface Rebase {
  readonly areas: readonly string[];
  readonly period: string;
  readonly isRebase: boolean;
}

/** First days of the periods from which an area's limits are computed anew. */
export const rebasesFor = (annotations: readonly Rebase[], area: string): readonly string[] =>
  annotations
    .filter(({ isRebase, areas }) => isRebase && (areas.length === 0 || areas.includes(area)))
    .map(({ period }) => period);

/**
 * Whether the latest step counts as a change for the better or the worse. Within ordinary variation
 * it counts as neither: colour and words then stay neutral, so that chance is not taken for success
 * or failure. Short series are judged by their intervals: only apart do they differ.
 */
const meaningOf = (
  indicator: Indicator,
  series: readonly Value[],
  before: Value,
  latest: Value,
  rebaseAt: readonly string[],
): FigureChange['meaning'] => {
  const reading = readSeries(indicator, series, rebaseAt);
  if (reading.kind === 'control-chart') {
    const { kind } = reading.chart.reading.latest;
    if (kind === 'special-cause-improvement') return 'better';
    return kind === 'special-cause-concern' ? 'worse' : 'neutral';
  }
  const isApart =
    before.lower !== null &&
    before.upper !== null &&
    latest.lower !== null &&
    latest.upper !== null &&
    (latest.lower > before.upper || latest.upper < before.lower);
  if (!isApart || indicator.polarity === 'neutral') return 'neutral';
  const isUp = (latest.value ?? 0) > (before.value ?? 0);
  return isUp === (indicator.polarity === 'higher-is-better') ? 'better' : 'worse';
};

/** How the latest value differs from the one before, in words, and whether that means anything. */
export const changeOf = (
  indicator: Indicator,
  series: readonly Value[],
  rebaseAt: readonly string[],
  words: IndicatorWords,
): FigureChange | undefined => {
  const [before, latest] = series.filter(({ value }) => value !== null).slice(-2);
  if (typeof before?.value !== 'number' || typeof latest?.value !== 'number') return undefined;
  const difference = latest.value - before.value;
  const amount = words.number(Math.abs(difference));
  const size = words.unit === '%' ? words.messages.percentagePoints(amount) : amount;
  const period = words.label(before.period);
  if (amount === words.number(0))
    return { direction: 'same', meaning: 'neutral', text: words.messages.sameAsBefore(period) };
  const direction = difference > 0 ? 'up' : 'down';
  return {
    direction,
    meaning: meaningOf(indicator, series, before, latest, rebaseAt),
    text: words.messages.changeFromBefore(size, direction, period),
  };
};
