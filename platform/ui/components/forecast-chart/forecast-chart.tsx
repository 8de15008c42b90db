/** What was measured and what is expected, with how sure that is. The model lives elsewhere. */
import { raw } from 'hono/html';
import type { Language } from '../../../messages/languages.ts';
import { type Messages, words } from '../../messages.ts';
import { band, bandPath } from '../chart/band.ts';
import {
  escapeText,
  frame,
  linePath,
  mark,
  percent,
  pointAxis,
  roomFor,
  stretched,
  tickTexts,
  type ValueScale,
  valueAxis,
  valueScale,
} from '../chart/chart.tsx';
import { type LegendEntry, legend } from '../chart/legend.ts';
import { intervalLine, type Reading } from '../chart/readings.ts';
import { texture } from '../chart/texture.ts';

export interface MeasuredPoint {
  readonly label: string;
  readonly value: number | null;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  /** What happened then; told where the point is read. */
  readonly note?: string | undefined;
}

/** A period to come: its middle and the ends of its prediction intervals. */
export interface ForecastPoint {
  readonly label: string;
  readonly value: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
}

export interface ForecastChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly language: Language;
  readonly measured: readonly MeasuredPoint[];
  /** The periods right after those measured. */
  readonly forecast: readonly ForecastPoint[];
  readonly target?: number | undefined;
  readonly format: (value: number) => string;
  readonly title: string;
  readonly description: string;
  readonly axisLabels: { readonly x?: string | undefined; readonly y: string };
  readonly includesZero?: boolean | undefined;
}

const top = 48;
const plotHeight = 240;
const floor = top + plotHeight;
const bottom = 32;
const height = floor + bottom;
/** Above this many points the line alone carries what was measured. */
const mostMarks = 60;

interface Course {
  /** The last measured value and all that follow from it, so that the forecast grows out of it. */
  readonly points: readonly ForecastPoint[];
  readonly along: (index: number) => number;
}

const courseOf = ({ measured, forecast }: ForecastChartProps): Course => {
  const count = measured.length + forecast.length;
  const last = measured.findLastIndex(({ value }) => value !== null);
  const value = measured[last]?.value;
  if (forecast.length === 0 || value === null || value === undefined)
    return { points: forecast, along: (index) => (measured.length + index + 0.5) / count };
  const start: ForecastPoint = {
    label: '',
    value,
    lower80: value,
    upper80: value,
    lower95: value,
    upper95: value,
  };
  return {
    points: [start, ...forecast],
    along: (index) => ((index === 0 ? last : measured.length + index - 1) + 0.5) / count,
  };
};

const bandsOf = ({ id }: ForecastChartProps, { points, along }: Course, y: ValueScale): string => {
  const down = (value: number) => (y.at(value) - top) / plotHeight;
  const wide = bandPath(
    points.map((point) => point.lower95),
    points.map((point) => point.upper95),
    { along, down },
  );
  const narrow = bandPath(
    points.map((point) => point.lower80),
    points.map((point) => point.upper80),
    { along, down },
  );
  const place = { top, height: plotHeight };
  return `<defs>${texture(`${id}-wide-texture`, 'dots')}${texture(`${id}-narrow-texture`, 'lines')}</defs>${band(
    {
      ...place,
      id: `${id}-wide`,
      path: `${wide}${narrow}`,
      name: 'polder-forecast__wide',
      texture: `${id}-wide-texture`,
    },
  )}${band({ ...place, id: `${id}-narrow`, path: narrow, name: 'polder-forecast__narrow', texture: `${id}-narrow-texture` })}`;
};

const boundary = ({ measured, forecast }: ForecastChartProps, own: Messages): string => {
  if (forecast.length === 0) return '';
  const share = measured.length / (measured.length + forecast.length);
  const anchor = share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle';
  return `<line class="polder-forecast__today" x1="${percent(share)}" x2="${percent(share)}" y1="${top - 8}" y2="${floor}"/><text class="polder-chart__strong" x="${percent(share)}" y="${top - 14}" text-anchor="${anchor}">${escapeText(own.today)}</text>`;
};

const readingsOf = (
  { language, measured, forecast, format }: ForecastChartProps,
  y: ValueScale,
): readonly Reading[] => {
  const own = words[language];
  const count = measured.length + forecast.length;
  const past = measured.map(
    ({ label, value, lower, upper, note }, index): Reading => ({
      along: (index + 0.5) / count,
      heights: value === null ? [] : [y.at(value)],
      name: label,
      lines: [
        value === null ? own.noData : format(value),
        ...intervalLine(language, lower, upper, format),
        ...(note ? [note] : []),
      ],
    }),
  );
  const coming = forecast.map(
    (point, index): Reading => ({
      along: (measured.length + index + 0.5) / count,
      heights: [y.at(point.value)],
      name: point.label,
      lines: [
        `${own.forecast}: ${format(point.value)}`,
        ...intervalLine(language, point.lower80, point.upper80, format).map(
          (interval) => `${own.limit80}: ${interval}`,
        ),
        ...intervalLine(language, point.lower95, point.upper95, format).map(
          (interval) => `${own.limit95}: ${interval}`,
        ),
      ],
    }),
  );
  return [...past, ...coming];
};

const entriesOf = ({ id, forecast, target, format }: ForecastChartProps, own: Messages) => {
  const entries: LegendEntry[] = [{ line: 'polder-line polder-line--1', text: own.measured }];
  if (forecast.length > 0)
    entries.push(
      { line: 'polder-forecast__line', text: own.forecast },
      { fill: 'polder-forecast__narrow', texture: `${id}-narrow-texture`, text: own.eightInTen },
      { fill: 'polder-forecast__wide', texture: `${id}-wide-texture`, text: own.nineteenInTwenty },
    );
  if (target !== undefined)
    entries.push({ line: 'polder-control__target', text: `${own.target}: ${format(target)}` });
  return entries;
};

/** The chart as markup: a pure function of its data. */
export const forecastChart = (props: ForecastChartProps): string => {
  const { id, language, measured, forecast, target, format, title, description, axisLabels } =
    props;
  const own = words[language];
  const count = measured.length + forecast.length;
  const extent: number[] = target === undefined ? [] : [target];
  for (const { value } of measured) if (value !== null) extent.push(value);
  for (const point of forecast) extent.push(point.lower95, point.upper95);
  const y = valueScale(extent, floor, top, {
    includesZero: props.includesZero ?? false,
    format: props.format,
  });
  const start = Math.min(5, roomFor(tickTexts(y.ticks, format)));
  const course = courseOf(props);
  const values = measured.map(({ value }) => value);
  const marks =
    count > mostMarks
      ? ''
      : values
          .map((value, index) =>
            value === null
              ? ''
              : `<circle class="polder-mark polder-mark--1${count > 24 ? ' polder-chart__wide' : ''}" cx="${percent((index + 0.5) / count)}" cy="${y.at(value)}" r="4"/>`,
          )
          .join('');
  const last = forecast.at(-1);
  const tip = last
    ? mark('diamond', percent((count - 0.5) / count), y.at(last.value), 'polder-point')
    : '';
  const lines = `<path class="polder-forecast__line" d="${linePath(
    course.points.map(({ value }) => value),
    y.at,
    course.along,
  )}"/><path class="polder-line polder-line--1" d="${linePath(values, y.at, (index) => (index + 0.5) / count)}"/>`;
  const aim =
    target === undefined
      ? ''
      : `<line class="polder-control__target" x2="100%" y1="${y.at(target)}" y2="${y.at(target)}"/>`;
  const inside = `<text class="polder-chart__axis" x="-${start}rem" y="12">${escapeText(axisLabels.y)}</text>${bandsOf(props, course, y)}${valueAxis(y, format)}${aim}${boundary(props, own)}${stretched(height, lines)}${marks}${tip}${pointAxis(
    [...measured, ...forecast].map(({ label }) => label),
    floor + 22,
  )}`;
  return `${frame(
    {
      id,
      title,
      description,
      height,
      start,
      end: 1,
      kind: 'forecast',
      readings: { language, way: 'along', top, bottom: floor, places: readingsOf(props, y) },
    },
    inside,
  )}${legend(own.legend, entriesOf(props, own))}`;
};

/** @example <ForecastChart id="pupils" language="nl" measured={years} forecast={coming} format={format.number} title="…" description="…" axisLabels={{ y: 'pupils' }} /> */
export const ForecastChart = (props: ForecastChartProps) => (
  <div class="polder-chart-part">{raw(forecastChart(props))}</div>
);
