/**
 * JSON-stat 2.0 (https://json-stat.org/full/): a cube of area, time and parts of the population. What
 * is not shown has a status; what the cube has a place for and nobody counted has neither.
 */
import { formats } from '../../../platform/messages/format.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import type { Indicator } from '../catalogue/store.ts';
import { publishingMessages } from '../messages/publishing/index.ts';
import { periodKey, periodLabel } from '../values/period.ts';
import type { CutValue } from '../values/store.ts';
import type { AreaName } from './rows-store.ts';
import { type Status, statusOf } from './status.ts';

interface Dimension {
  readonly label: string;
  readonly category: {
    readonly index: readonly string[];
    readonly label: Readonly<Record<string, string>>;
    readonly unit?: Readonly<Record<string, { readonly label: string; readonly decimals: number }>>;
  };
  readonly extension?: Readonly<Record<string, unknown>>;
}

export interface JsonStatDataset {
  readonly version: '2.0';
  readonly class: 'dataset';
  readonly href: string;
  readonly label: string;
  readonly source: string;
  /** ISO 8601. */
  readonly updated: string;
  readonly note: readonly string[];
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly role: {
    readonly time: readonly string[];
    readonly geo: readonly string[];
    readonly metric: readonly string[];
  };
  readonly dimension: Readonly<Record<string, Dimension>>;
  /** By position in row-major order. */
  readonly value: Readonly<Record<string, number>>;
  readonly status: Readonly<Record<string, Status>>;
  readonly extension: Readonly<Record<string, unknown>>;
}

const measures = ['value', 'lower', 'upper', 'numerator', 'denominator'] as const;
type Measure = (typeof measures)[number];

/** Stands for all ages, and for what is not divided into categories: ids may not be empty. */
const whole = 'all';

const categoryId = ({ categoryType, category }: CutValue): string =>
  category === '' ? whole : `${categoryType}: ${category}`;

interface Axis {
  readonly id: string;
  readonly label: string;
  readonly of: (value: CutValue) => string;
  readonly name: (id: string) => string;
  readonly extension?: (ids: readonly string[]) => Readonly<Record<string, unknown>>;
}

const axesOf = (
  indicator: Indicator,
  areas: ReadonlyMap<string, AreaName>,
  language: Language,
): readonly Axis[] => {
  const t = publishingMessages[language];
  return [
    {
      id: 'sex',
      label: t.columns.sex,
      of: ({ sex }) => sex,
      name: (sex) => t.sexes[sex] ?? sex,
    },
    {
      id: 'age',
      label: t.columns.age,
      of: ({ age }) => (age === '' ? whole : age),
      name: (age) => (age === whole ? t.allAges : age),
    },
    {
      id: 'category',
      label: t.columns.category,
      of: categoryId,
      name: (category) => (category === whole ? t.allCategories : category),
    },
    {
      id: 'area',
      label: t.dimensions.area,
      of: ({ area }) => area,
      name: (area) => areas.get(area)?.name ?? area,
      extension: (ids) => ({
        level: Object.fromEntries(ids.map((id) => [id, areas.get(id)?.level ?? ''])),
      }),
    },
    {
      id: 'time',
      label: t.dimensions.time,
      of: ({ period }) => period,
      name: (period) => periodLabel(period, indicator, formats[language]),
    },
  ];
};

/** @param values of one indicator, each place of the cube at most once */
export const jsonStat = (
  indicator: Indicator,
  values: readonly CutValue[],
  areas: ReadonlyMap<string, AreaName>,
  options: { readonly language: Language; readonly href: string; readonly updated: Date },
): JsonStatDataset => {
  const { language, href, updated } = options;
  const t = publishingMessages[language];
  const axes = axesOf(indicator, areas, language).map((axis) => {
    const ids = [...new Set(values.map(axis.of))].toSorted();
    return { ...axis, ids, position: new Map(ids.map((id, index) => [id, index])) };
  });
  const used = measures.filter(
    (measure) => measure === 'value' || values.some((value) => value[measure] !== null),
  );
  const unit = chooseText(indicator.unit, language).text;
  const sizes = [...axes.map(({ ids }) => ids.length), used.length];
  const placed: Record<string, number> = {};
  const status: Record<string, Status> = {};
  for (const value of values) {
    const place = axes.reduce(
      (index, axis) => index * axis.ids.length + (axis.position.get(axis.of(value)) ?? 0),
      0,
    );
    const said = statusOf(value);
    for (const [index, measure] of used.entries()) {
      const number = value[measure];
      const cell = String(place * used.length + index);
      if (number !== null) placed[cell] = number;
      // Only the value itself says “incomplete”; an interval that was never there is not withheld.
      const isSaid = measure === 'value' ? said !== 'observed' : said === 'withheld';
      if (isSaid && (number === null || measure === 'value')) status[cell] = said;
    }
  }
  const decimals = (measure: Measure): number =>
    measure === 'numerator' || measure === 'denominator' ? 0 : indicator.decimals;
  const timeKey = (id: string) => periodKey(id, indicator);
  const dimension: Record<string, Dimension> = {};
  for (const { id, label, ids, name, extension } of axes) {
    const key = id === 'time' ? timeKey : (one: string) => one;
    dimension[id] = {
      label,
      category: {
        index: ids.map(key),
        label: Object.fromEntries(ids.map((one) => [key(one), name(one)])),
      },
      ...(extension ? { extension: extension(ids) } : {}),
    };
  }
  dimension.measure = {
    label: t.dimensions.measure,
    category: {
      index: used,
      label: Object.fromEntries(used.map((measure) => [measure, t.columns[measure]])),
      unit: Object.fromEntries(
        used.map((measure) => [
          measure,
          {
            label: measure === 'numerator' || measure === 'denominator' ? '' : unit,
            decimals: decimals(measure),
          },
        ]),
      ),
    },
  };
  return {
    version: '2.0',
    class: 'dataset',
    href,
    label: chooseText(indicator.name, language).text,
    source: indicator.source,
    updated: updated.toISOString(),
    note: [chooseText(indicator.definition, language).text].filter((text) => text !== ''),
    id: [...axes.map(({ id }) => id), 'measure'],
    size: sizes,
    role: { time: ['time'], geo: ['area'], metric: ['measure'] },
    dimension,
    value: placed,
    status,
    extension: {
      licence: indicator.licence,
      status: {
        label: Object.fromEntries(
          [...new Set(Object.values(status))].map((one) => [one, t.statuses[one]]),
        ),
      },
    },
  };
};
