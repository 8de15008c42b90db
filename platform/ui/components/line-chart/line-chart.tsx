import { raw } from 'hono/html';
import type { Language } from '../../../messages/languages.ts';
import { words } from '../../messages.ts';
import { band, bandPath } from '../chart/band.ts';
import {
  escapeText,
  frame,
  linePath,
  mark,
  percent,
  pointAxis,
  roomFor,
  type Shape,
  spreadLabels,
  stretched,
  tickTexts,
  valueAxis,
  valueScale,
} from '../chart/chart.tsx';
import { legend } from '../chart/legend.ts';
import { noteList, notePointers } from '../chart/notes.ts';
import { intervalLine, type Reading } from '../chart/readings.ts';
import { texture } from '../chart/texture.ts';

export interface LineSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Ends of the interval around each value; both or neither. */
  readonly lower?: readonly (number | null)[] | undefined;
  readonly upper?: readonly (number | null)[] | undefined;
}

export interface LineChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly language: Language;
  readonly labels: readonly string[];
  /** At most five; the first is the one the page is about and is drawn strongest. */
  readonly series: readonly LineSeries[];
  readonly format: (value: number) => string;
  readonly title: string;
  readonly description: string;
  readonly axisLabels: { readonly x?: string | undefined; readonly y: string };
  readonly includesZero?: boolean | undefined;
  /** What happened at each label, if anything; numbered in the chart and told below it. */
  readonly notes?: readonly (string | undefined)[] | undefined;
}

const plotHeight = 240;
const bottom = 32;
/** Above the plot: the unit, and room for the numbers of notes where there are any. */
const topOf = ({ notes = [] }: LineChartProps): number => (notes.some(Boolean) ? 56 : 28);
const shapeOf: readonly Shape[] = ['circle', 'square', 'diamond', 'up', 'down'];

/** Every period with the value of each series. */
const readingsOf = (
  { language, labels, series, format, notes }: LineChartProps,
  at: (value: number) => number,
): readonly Reading[] =>
  labels.map((name, index) => ({
    along: (index + 0.5) / labels.length,
    heights: series.flatMap(({ values }) => {
      const value = values[index];
      return typeof value === 'number' ? [at(value)] : [];
    }),
    name,
    lines: [
      ...series.map((one) => {
        const value = one.values[index];
        const said = typeof value === 'number' ? format(value) : words[language].noData;
        const whole = [
          said,
          ...intervalLine(language, one.lower?.[index], one.upper?.[index], format),
        ].join(', ');
        return series.length > 1 ? `${one.name}: ${whole}` : whole;
      }),
      ...(notes?.[index] ? [notes[index]] : []),
    ],
  }));

/** The chart as markup: a pure function of its data. */
export const lineChart = (props: LineChartProps): string => {
  const { id, language, labels, series, format, title, description, axisLabels } = props;
  const top = topOf(props);
  const extent: number[] = [];
  for (const one of series)
    for (const values of [one.values, one.lower, one.upper])
      for (const value of values ?? []) if (value !== null) extent.push(value);
  const scale = valueScale(extent, top + plotHeight, top, {
    includesZero: props.includesZero ?? false,
    format,
  });
  const start = Math.min(5, roomFor(tickTexts(scale.ticks, format)));
  const height = top + plotHeight + bottom;

  const ends = series.map((one) => {
    const last = one.values.findLastIndex((value) => value !== null);
    return { last, y: scale.at(one.values[last] ?? 0) };
  });
  const places = spreadLabels(
    ends.map((end) => end.y),
    18,
    top,
    top + plotHeight,
  );
  const isNamed = series.length > 1;
  const longest = Math.max(0, ...series.map((one) => one.name.length));
  const end = !isNamed ? 1 : longest > 13 ? 8 : longest > 8 ? 6 : 4;

  const along = (index: number) => (index + 0.5) / labels.length;
  const down = (value: number) => (scale.at(value) - top) / plotHeight;
  const bands = series
    .map(({ lower, upper }, index) =>
      lower && upper
        ? `<defs>${texture(`${id}-texture-${index + 1}`, index % 2 === 0 ? 'lines' : 'dots')}</defs>${band({ id: `${id}-band-${index + 1}`, path: bandPath(lower, upper, { along, down }), top, height: plotHeight, name: `polder-line__band polder-line__band--${index + 1}`, texture: `${id}-texture-${index + 1}` })}`
        : '',
    )
    .reverse()
    .join('');
  const layers = series
    .map(
      (one, index) =>
        `<path class="polder-line polder-line--${index + 1}" d="${linePath(one.values, scale.at)}"/>`,
    )
    .reverse()
    .join('');
  const tips = series
    .map((_, index) => {
      const { last, y } = ends[index] ?? { last: -1, y: 0 };
      return last < 0
        ? ''
        : mark(
            shapeOf[index] ?? 'circle',
            percent((last + 0.5) / labels.length),
            y,
            `polder-mark polder-mark--${index + 1}`,
          );
    })
    .join('');
  const names = isNamed
    ? series
        .map(
          (one, index) =>
            `<text class="polder-chart__wide polder-line__name polder-line__name--${index + 1}" x="${percent(((ends[index]?.last ?? 0) + 0.5) / labels.length)}" dx="12" y="${places[index]}" dy=".32em">${escapeText(one.name)}</text>`,
        )
        .join('')
    : '';
  const noted = labels.map((label, index) => ({ label, note: props.notes?.[index] }));
  const inside = `<text class="polder-chart__axis" x="-${start}rem" y="12">${escapeText(axisLabels.y)}</text>${bands}${valueAxis(scale, format)}${notePointers(noted, top, () => top + plotHeight)}${stretched(height, layers)}${tips}${names}${pointAxis(labels, top + plotHeight + 22)}`;
  const key = isNamed
    ? `<div class="polder-line__key">${legend(
        words[language].legend,
        series.map((one, index) => ({
          shape: shapeOf[index] ?? 'circle',
          name: `polder-mark polder-mark--${index + 1}`,
          text: one.name,
        })),
      )}</div>`
    : '';
  return `<div class="polder-chart-place">${frame(
    {
      id,
      title,
      description,
      height,
      start,
      end,
      kind: 'lines',
      readings: {
        language,
        way: 'along',
        top,
        bottom: top + plotHeight,
        places: readingsOf(props, scale.at),
      },
    },
    inside,
  )}${key}${noteList(noted, words[language].notes)}</div>`;
};

/** @example <LineChart id="trips" language="en" labels={years} series={[{ name: 'Polderdam', values }]} format={format.number} title="…" description="…" axisLabels={{ y: 'trips a day' }} /> */
export const LineChart = (props: LineChartProps) => (
  <div class="polder-chart-part">{raw(lineChart(props))}</div>
);
