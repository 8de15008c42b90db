/** Figures as rows of a file: the same columns in every kind of table. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import type { Indicator } from '../catalogue/store.ts';
import { periodKey } from '../values/period.ts';
import { type CutValue, type Extent, valuePages } from '../values/store.ts';
import type { Viewer } from '../values/viewer.ts';
import { type AreaName, areaNames } from './rows-store.ts';
import { statusOf } from './status.ts';

/** Columns in their order, and what they hold. */
export const columnKinds = {
  indicator: 'text',
  indicator_name: 'text',
  unit: 'text',
  area: 'text',
  area_name: 'text',
  level: 'text',
  period: 'text',
  period_start: 'day',
  sex: 'text',
  age: 'text',
  category_type: 'text',
  category: 'text',
  numerator: 'number',
  denominator: 'number',
  value: 'number',
  lower: 'number',
  upper: 'number',
  status: 'text',
  note: 'text',
} as const satisfies Readonly<Record<string, 'text' | 'number' | 'day'>>;

export type Column = keyof typeof columnKinds;
export const columns = Object.keys(columnKinds) as readonly Column[]; // keys of the object above

/** One figure; empty texts mean everyone, all ages, no category. */
export type FigureRow = {
  readonly [Name in Column]: (typeof columnKinds)[Name] extends 'number'
    ? number | null
    : Name extends 'note'
      ? string | null
      : string;
};

/** How a value becomes a row, for one indicator. */
export const rowMaker = (
  indicator: Indicator,
  areas: ReadonlyMap<string, AreaName>,
  language: Language,
): ((value: CutValue) => FigureRow) => {
  const name = chooseText(indicator.name, language).text;
  const unit = chooseText(indicator.unit, language).text;
  return (value) => {
    const area = areas.get(value.area);
    return {
      indicator: indicator.code,
      indicator_name: name,
      unit,
      area: value.area,
      area_name: area?.name ?? '',
      level: area?.level ?? '',
      period: periodKey(value.period, indicator),
      period_start: value.period,
      sex: value.sex,
      age: value.age,
      category_type: value.categoryType,
      category: value.category,
      numerator: value.numerator,
      denominator: value.denominator,
      value: value.value,
      lower: value.lower,
      upper: value.upper,
      status: statusOf(value),
      note: value.note,
    };
  };
};

/** Rows of several indicators of one geography, page by page; others are answered between the pages. */
export const rowPages = async function* (
  db: Db,
  viewer: Viewer,
  indicators: readonly Indicator[],
  extentOf: (indicator: Indicator) => Extent,
  language: Language,
): AsyncGenerator<readonly FigureRow[]> {
  const names = new Map<string, ReadonlyMap<string, AreaName>>();
  for (const indicator of indicators) {
    const { geography } = indicator;
    const areas = names.get(geography) ?? (await areaNames(db, geography));
    names.set(geography, areas);
    const toRow = rowMaker(indicator, areas, language);
    for await (const page of valuePages(db, viewer, indicator.id, extentOf(indicator))) {
      yield page.map(toRow);
      await setImmediate();
    }
  }
};
