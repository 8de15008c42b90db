import type { FigureChangeFound, FigureOffer } from '../../../../platform/figures.ts';
import { townGeography } from '../../../../platform/places/areas.ts';
import { thePublic } from '../../values/viewer.ts';
import { changeOf } from '../change.ts';
import { itemsOf, type OverviewItem } from '../overview.ts';
import { readSeries } from '../reading.ts';
import { indicatorsOf } from '../store.ts';
import { wordsOf } from '../words.ts';

/** Periods that the recent trend looks at. */
const trendPeriods = 5;

interface Found {
  readonly meaning: FigureChangeFound['meaning'];
  readonly since: string;
  readonly sentence: string;
}

type Reader = Parameters<FigureOffer['changes']>[1];

/** The change that an item shows now, if chance does not explain it. */
const foundIn = (item: OverviewItem, reader: Reader): Found | undefined => {
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

const describe = (
  item: OverviewItem,
  area: string,
  reader: Reader,
): FigureChangeFound | undefined => {
  const found = foundIn(item, reader);
  const latest = item.series.findLast(({ value }) => value !== null);
  if (!found || typeof latest?.value !== 'number') return undefined;
  const words = wordsOf(reader, item.indicator);
  const before = item.series.findLast(
    ({ period, value }) => value !== null && period < found.since,
  );
  const dated = (value: number, period: string) =>
    `${words.measure(value)} (${words.label(period)})`;
  return {
    code: item.indicator.code,
    name: words.name,
    theme: item.indicator.theme,
    themeName: words.messages.themes[item.indicator.theme],
    area,
    meaning: found.meaning,
    since: found.since,
    sinceLabel: words.label(found.since),
    before: typeof before?.value === 'number' ? dated(before.value, before.period) : undefined,
    latest: dated(latest.value, latest.period),
    sentence: found.sentence,
    path: `/figures/${item.indicator.code}?area=${encodeURIComponent(area)}`,
  };
};

/** What changed beyond chance in these areas: by the control chart, or for short series by trend and interval. */
export const changes: FigureOffer['changes'] = async ({ db }, reader, areas) => {
  const indicators = await indicatorsOf(db, thePublic, townGeography);
  const found: FigureChangeFound[] = [];
  for (const area of areas)
    for (const item of await itemsOf(db, thePublic, indicators, area)) {
      const change = describe(item, area, reader);
      if (change) found.push(change);
    }
  return found.toSorted((a, b) => b.since.localeCompare(a.since));
};
