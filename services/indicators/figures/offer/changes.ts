import type { FigureChangeFound, FigureOffer } from '../../../../platform/figures.ts';
import { townGeography } from '../../../../platform/places/areas.ts';
import { thePublic } from '../../values/viewer.ts';
import { changeFoundIn } from '../found-change.ts';
import { itemsOf, type OverviewItem } from '../overview.ts';
import { indicatorsOf } from '../store.ts';
import { wordsOf } from '../words.ts';

type Reader = Parameters<FigureOffer['changes']>[1];

const describe = (
  item: OverviewItem,
  area: string,
  reader: Reader,
): FigureChangeFound | undefined => {
  const found = changeFoundIn(item, reader);
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
