import { type BenchmarkComparison, compareWithBenchmark } from '@polder/statistics';
import type { Db } from '../../../platform/database/db.ts';
import { type Area, areasByCode, areasOfLevel, levelsOf } from '../../../platform/places/areas.ts';
import { type LevelNames, levelNamesOf } from '../../../platform/places/level-names.ts';
import { type Indicator, visibleDefinition } from '../catalogue/store.ts';
import { cutsOf } from '../values/cut-store.ts';
import type { Cut } from '../values/cuts.ts';
import { latestComplete, parsePeriod } from '../values/period.ts';
import { cross, everyone, periodsOf, series, type Value } from '../values/store.ts';
import type { Viewer } from '../values/viewer.ts';
import { annotationsOf } from './store.ts';

/** What the address of a figure's page chose; anything missing or impossible falls back to the obvious. */
export interface Choice {
  readonly area?: string | undefined;
  readonly period?: string | undefined;
  /** The latest period that begins no later than this day, `YYYY-MM-DD`; used without `period`. */
  readonly until?: string | undefined;
  readonly cut?: number | undefined;
  /** The part of the population by its own words; used without `cut`. */
  readonly group?: Pick<Cut, 'sex' | 'age'> | undefined;
  readonly level?: string | undefined;
  /** Compares only areas within this one. */
  readonly within?: ReadonlySet<string> | undefined;
}

export interface ComparedArea {
  readonly area: Area;
  readonly value: Value | undefined;
  readonly comparison: BenchmarkComparison;
}

export interface Annotation {
  readonly areas: readonly string[];
  readonly period: string;
  readonly title: Indicator['name'];
  readonly explanation: Indicator['name'];
  /** Limits are computed anew from here. */
  readonly isRebase: boolean;
}

/** Everything a figure's page shows of one indicator. */
export interface Figure {
  readonly indicator: Indicator;
  readonly cuts: readonly (Cut & { readonly id: number })[];
  readonly cutId: number;
  readonly periods: readonly string[];
  readonly period: string | undefined;
  /** The period that is shown unless another is asked for. */
  readonly usualPeriod: string | undefined;
  readonly area: Area | undefined;
  /** The whole of which the areas are parts: the yardstick. */
  readonly whole: Area | undefined;
  readonly wholeValue: Value | undefined;
  readonly series: readonly Value[];
  readonly levels: readonly string[];
  readonly levelNames: LevelNames;
  readonly level: string | undefined;
  /** Areas of the level, highest first, those without a figure last. */
  readonly compared: readonly ComparedArea[];
  readonly annotations: readonly Annotation[];
}

/** More bars than this no one reads; the table of the download has them all. */
export const areasAtMost = 160;

const interval = (value: Value | undefined) =>
  value === undefined || value.lower === null || value.upper === null
    ? null
    : { lower: value.lower, upper: value.upper };

const byValue = (a: ComparedArea, b: ComparedArea): number =>
  (b.value?.value ?? Number.NEGATIVE_INFINITY) - (a.value?.value ?? Number.NEGATIVE_INFINITY);

const chosenCut = (cuts: Figure['cuts'], { cut, group }: Choice): number =>
  (
    cuts.find(({ id }) => id === cut) ??
    (group &&
      cuts.find(
        ({ sex, age, categoryType }) =>
          sex === group.sex && age === group.age && categoryType === '',
      )) ??
    cuts.find(({ id }) => id === everyone) ??
    cuts[0]
  )?.id ?? everyone;

const onlyOneOf = (areas: readonly Area[], level: string | undefined): Area | undefined => {
  const [one, ...others] = areas.filter((area) => area.level === level);
  return others.length === 0 ? one : undefined;
};

/**
 * The area of which all others are parts. It counts also when its figure of the chosen period has not
 * come yet, as long as it has had figures: else the page would open at an area that nobody chose.
 */
const wholeOf = async (
  levels: readonly { readonly level: string; readonly count: number }[],
  present: readonly Area[],
  compared: string | undefined,
  load: {
    readonly areas: (level: string) => Promise<readonly Area[]>;
    readonly series: (area: Area) => Promise<readonly Value[]>;
  },
): Promise<Area | undefined> => {
  const [top] = levels;
  const shown = onlyOneOf(present, top?.level);
  if (shown) return shown;
  const [one] = top?.count === 1 && top.level !== compared ? await load.areas(top.level) : [];
  if (one && (await load.series(one)).some(({ value }) => value !== null)) return one;
  return levels
    .filter(({ level }) => level !== compared)
    .map(({ level }) => onlyOneOf(present, level))
    .find((area) => area !== undefined);
};

/** @throws Problem not-found */
export const loadFigure = async (
  db: Db,
  viewer: Viewer,
  code: string,
  choice: Choice,
): Promise<Figure> => {
  const indicator = await visibleDefinition(db, viewer, code);
  const { id: indicatorId, geography } = indicator;
  const cuts = await cutsOf(db, indicatorId);
  const cutId = chosenCut(cuts, choice);
  const filled = await periodsOf(db, indicatorId, cutId);
  const periods = filled.map(({ period: one }) => one);
  const wanted = choice.period === undefined ? undefined : parsePeriod(choice.period, indicator);
  const { until } = choice;
  const period =
    periods.find((one) => one === wanted) ??
    latestComplete(
      until === undefined ? filled : filled.filter(({ period: one }) => one <= until),
    ) ??
    periods[0];
  const values =
    period === undefined ? [] : await cross(db, viewer, { indicatorId, cutId, period });
  const byArea = new Map(values.map((value) => [value.area, value]));

  const levels = await levelsOf(db, geography);
  const present = await areasByCode(db, geography, values.length > 0 ? [...byArea.keys()] : ['']);
  const countByLevel = new Map<string, number>();
  for (const { level } of present) countByLevel.set(level, (countByLevel.get(level) ?? 0) + 1);
  const usable = levels
    .map(({ level }) => level)
    .filter((level) => (countByLevel.get(level) ?? 0) > 1);
  const level =
    usable.find((one) => one === choice.level) ??
    usable.findLast((one) => (countByLevel.get(one) ?? 0) <= areasAtMost) ??
    usable[0];
  const areas = level === undefined ? [] : await areasOfLevel(db, geography, level);

  const seriesOf = (one: Area) => series(db, viewer, { indicatorId, cutId, area: one.code });
  const whole = await wholeOf(levels, present, level, {
    areas: (one) => areasOfLevel(db, geography, one),
    series: seriesOf,
  });
  const wholeValue = whole && byArea.get(whole.code);
  const [chosen] = choice.area === undefined ? [] : await areasByCode(db, geography, [choice.area]);
  const area = chosen ?? whole ?? present[0];

  const compared = areas
    .map((one): ComparedArea => {
      const value = byArea.get(one.code);
      return {
        area: one,
        value,
        comparison: compareWithBenchmark(
          interval(value),
          wholeValue?.value ?? null,
          indicator.polarity,
        ),
      };
    })
    .filter(
      ({ area: one, value }) =>
        (value !== undefined || areas.length <= areasAtMost) &&
        (choice.within === undefined || choice.within.has(one.code)),
    )
    .toSorted(byValue)
    .slice(0, areasAtMost);

  return {
    indicator,
    cuts,
    cutId,
    periods,
    period,
    usualPeriod: latestComplete(filled) ?? periods[0],
    area,
    whole,
    wholeValue,
    series: area ? await seriesOf(area) : [],
    levels: usable,
    levelNames: await levelNamesOf(db, geography),
    level,
    compared,
    annotations: await annotationsOf(db, indicatorId),
  };
};
