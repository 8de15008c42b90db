import type { Db } from '../../../platform/database/db.ts';
import {
  type Area,
  areasByCode,
  areasOfLevel,
  geographies,
  levelsOf,
  townGeography,
} from '../../../platform/places/areas.ts';
import { fold } from '../../../platform/places/fold.ts';
import { type Theme, themes } from '../catalogue/definition.ts';
import type { Indicator } from '../catalogue/store.ts';
import { crossOfAll, latestPeriodsOfAll } from '../values/across-store.ts';
import { latestComplete } from '../values/period.ts';
import { latestOfAreas, type Value } from '../values/store.ts';
import type { Viewer } from '../values/viewer.ts';
import { rebasesFor } from './change.ts';
import { annotationsOfAll, indicatorsOf, measuredGeographies } from './store.ts';

export interface OverviewItem {
  readonly indicator: Indicator;
  readonly series: readonly Value[];
  /** Periods from which limits are computed anew. */
  readonly rebaseAt: readonly string[];
  /** Where the whole has no figure: how far its areas lie apart. */
  readonly span?: Span | undefined;
}

/** The lowest and highest value of an indicator's areas in the newest period that is reasonably complete. */
export interface Span {
  /** First day, `YYYY-MM-DD`. */
  readonly period: string;
  readonly lowest: number;
  readonly highest: number;
}

export interface Overview {
  readonly geography: string;
  readonly geographies: readonly { readonly slug: string; readonly name: string }[];
  readonly area: Area | undefined;
  readonly whole: Area | undefined;
  readonly items: readonly OverviewItem[];
  /** How many indicators the geography has before the search. */
  readonly total: number;
  /** How many the search finds, by theme; of very many only the first of each theme are items. */
  readonly found: ReadonlyMap<Theme, number>;
  /** The one theme that is shown; undefined for all. */
  readonly theme: Theme | undefined;
}

const textOf = ({ code, name, definition }: Indicator): string =>
  fold([code, ...Object.values(name), ...Object.values(definition)].join(' '));

/** Five years of months: enough for the limits of a control chart. */
const valuesAtMost = 60;

/** Indicators with their latest values in one area. */
export const itemsOf = async (
  db: Db,
  viewer: Viewer,
  indicators: readonly Indicator[],
  area: string,
): Promise<readonly OverviewItem[]> => {
  const ids = indicators.map(({ id }) => id);
  const values = Map.groupBy(
    await latestOfAreas(db, viewer, [area], ids, valuesAtMost),
    ({ indicatorId }) => indicatorId,
  );
  const annotations = Map.groupBy(
    await annotationsOfAll(db, ids),
    ({ indicatorId }) => indicatorId,
  );
  return indicators.map((indicator) => ({
    indicator,
    series: values.get(indicator.id) ?? [],
    rebaseAt: rebasesFor(annotations.get(indicator.id) ?? [], area),
  }));
};

/** For indicators that are known of areas but not of the whole, such as a median. */
const withSpans = async (
  db: Db,
  viewer: Viewer,
  items: readonly OverviewItem[],
): Promise<readonly OverviewItem[]> => {
  const without = items.filter(({ series }) => series.every(({ value }) => value === null));
  if (without.length === 0) return items;
  const periods = await latestPeriodsOfAll(
    db,
    without.map(({ indicator }) => indicator.id),
  );
  const wanted = without.flatMap(({ indicator: { id } }) => {
    const period = latestComplete(periods.get(id) ?? []);
    return period === undefined ? [] : [{ indicatorId: id, period }];
  });
  const values = Map.groupBy(
    await crossOfAll(db, viewer, wanted),
    ({ indicatorId }) => indicatorId,
  );
  return items.map((item) => {
    const own = values.get(item.indicator.id) ?? [];
    const numbers = own.flatMap(({ value }) => (value === null ? [] : [value]));
    const [one] = own;
    return one === undefined || numbers.length < 2
      ? item
      : {
          ...item,
          span: {
            period: one.period,
            lowest: Math.min(...numbers),
            highest: Math.max(...numbers),
          },
        };
  });
};

/** More cards than this are too long a page: then each theme begins, and has a page of its own. */
const cardsAtOnce = 120;
const cardsOfTheme = 12;

/** The indicators of one geography with their latest values in one area, filtered by words. */
export const loadOverview = async (
  db: Db,
  viewer: Viewer,
  choice: {
    readonly geography?: string | undefined;
    readonly area?: string | undefined;
    readonly words: string;
    readonly theme?: string | undefined;
  },
): Promise<Overview> => {
  const measured = await measuredGeographies(db);
  const all = (await geographies(db)).filter(
    ({ slug }) => slug === townGeography || measured.has(slug),
  );
  // A town without figures of its own still shows those it has loaded.
  const fallback = measured.has(townGeography)
    ? townGeography
    : (all.find(({ slug }) => measured.has(slug))?.slug ?? townGeography);
  const geography = all.find(({ slug }) => slug === choice.geography)?.slug ?? fallback;
  const [top] = await levelsOf(db, geography);
  const [whole] = top ? await areasOfLevel(db, geography, top.level) : [];
  const [chosen] = choice.area ? await areasByCode(db, geography, [choice.area]) : [];
  const area = chosen ?? whole;
  const indicators = await indicatorsOf(db, viewer, geography);
  const terms = fold(choice.words)
    .split(' ')
    .filter((term) => term !== '');
  const found = indicators.filter((indicator) => {
    const text = textOf(indicator);
    return terms.every((term) => text.includes(term));
  });
  const theme = themes.find((one) => one === choice.theme);
  const ofTheme = Map.groupBy(found, (indicator) => indicator.theme);
  const shown =
    theme === undefined
      ? found.length <= cardsAtOnce
        ? found
        : [...ofTheme.values()].flatMap((group) => group.slice(0, cardsOfTheme))
      : (ofTheme.get(theme) ?? []);
  const own = area ? await itemsOf(db, viewer, shown, area.code) : [];
  const items = area?.code === whole?.code ? await withSpans(db, viewer, own) : own;
  return {
    geography,
    geographies: all,
    area,
    whole,
    total: indicators.length,
    found: new Map([...ofTheme].map(([one, group]) => [one, group.length])),
    theme,
    items,
  };
};
