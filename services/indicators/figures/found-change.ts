import { changeOf } from './change.ts';
import type { OverviewItem } from './overview.ts';
import { readSeries } from './reading.ts';
import { wordsOf } from './words.ts';

/** Periods that the recent trend looks at. */
const trendPeriods = 5;

export interface FoundChange {
  /** `other` when neither direction is good or bad. */
  readonly meaning: 'better' | 'worse' | 'other';
  /** First period of the change, first day `YYYY-MM-DD`. */
  readonly since: string;
  readonly sentence: string;
}

/** The change that an item shows now, if chance does not explain it. */
export const changeFoundIn = (
  item: OverviewItem,
  reader: Parameters<typeof wordsOf>[0],
): FoundChange | undefined => {
  const { indicator, series, rebaseAt } = item;
  const words = wordsOf(reader, indicator);
  const { messages } = words;
  const reading = readSeries(indicator, series, rebaseAt);
  if (reading.kind === 'empty') return undefined;
  if (reading.kind === 'control-chart') {
    const { active, activeSince, latest } = reading.chart.reading;
    const [finding] = active;
    const since = activeSince === null ? undefined : series[activeSince]?.period;
    if (!finding || since === undefined) return undefined;
    const meaning =
      latest.kind === 'special-cause-improvement'
        ? 'better'
        : latest.kind === 'special-cause-concern'
          ? 'worse'
          : 'other';
    return { meaning, since, sentence: messages.rules[finding.rule](finding.direction) };
  }
  const { trend } = reading;
  const first = series.at(-trendPeriods)?.period;
  if ((trend.kind === 'increasing' || trend.kind === 'decreasing') && first !== undefined)
    return {
      meaning: trend.judgement === 'none' ? 'other' : trend.judgement,
      since: first,
      sentence: trend.kind === 'increasing' ? messages.recentRise : messages.recentFall,
    };
  const step = changeOf(indicator, series, rebaseAt, words);
  const latest = series.findLast(({ value }) => value !== null);
  if (!step || step.meaning === 'neutral' || !latest) return undefined;
  return { meaning: step.meaning, since: latest.period, sentence: step.text };
};
