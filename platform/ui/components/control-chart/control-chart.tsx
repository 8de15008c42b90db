/**
 * A process over time with its ordinary variation: what is noise, what is a signal.
 * The rules that find special causes live in the statistics engine; here they are only drawn.
 */
import { raw } from 'hono/html';
import type { Language } from '../../../messages/languages.ts';
import { type Messages, words } from '../../messages.ts';
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
import type { Reading } from '../chart/readings.ts';

export type PointKind =
  | 'common-cause'
  | 'special-cause-improvement'
  | 'special-cause-concern'
  | 'special-cause-neutral-high'
  | 'special-cause-neutral-low';

export interface ControlPoint {
  readonly label: string;
  readonly value: number | null;
  readonly kind: PointKind;
  /** What happened then; numbered in the chart and told below it. */
  readonly note?: string | undefined;
}

/** A stretch with one mean and one pair of limits; `from` and `to` are indexes, both included. */
export interface ControlGroup {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

export interface ControlChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly language: Language;
  readonly points: readonly ControlPoint[];
  readonly groups: readonly ControlGroup[];
  readonly target?: number | undefined;
  readonly format: (value: number) => string;
  readonly title: string;
  /** What the chart shows, in a sentence or two; read aloud in place of the picture. */
  readonly description: string;
  readonly axisLabels: { readonly x?: string | undefined; readonly y: string };
}

interface Look {
  readonly shape: Shape;
  readonly name: string;
  readonly word: keyof Messages;
}

const looks: Readonly<Record<PointKind, Look>> = {
  'common-cause': { shape: 'circle', name: 'polder-point', word: 'ordinaryVariation' },
  'special-cause-improvement': {
    shape: 'diamond',
    name: 'polder-point polder-point--improvement',
    word: 'improvement',
  },
  'special-cause-concern': {
    shape: 'square',
    name: 'polder-point polder-point--concern',
    word: 'concern',
  },
  'special-cause-neutral-high': {
    shape: 'up',
    name: 'polder-point polder-point--neutral',
    word: 'clearlyHigh',
  },
  'special-cause-neutral-low': {
    shape: 'down',
    name: 'polder-point polder-point--neutral',
    word: 'clearlyLow',
  },
};

const top = 54;
const plotHeight = 248;
const bottom = 32;
/** Above this many points only the special ones get a mark; the line carries the rest. */
const mostMarks = 80;
/** Above this many points a narrow chart leaves the ordinary marks out. */
const crowded = 24;

const limits = (
  groups: readonly ControlGroup[],
  count: number,
  at: (value: number) => number,
): string =>
  groups
    .map((group, index) => {
      const x1 = percent(group.from / count);
      const x2 = percent((group.to + 1) / count);
      const upper = at(group.upper);
      const lower = at(group.lower);
      const mean = at(group.mean);
      const step =
        index === 0
          ? ''
          : `<line class="polder-control__step" x1="${x1}" x2="${x1}" y1="${top}" y2="${top + plotHeight}"/>`;
      return `<rect class="polder-control__band" x="${x1}" width="${percent((group.to + 1 - group.from) / count)}" y="${upper}" height="${Math.max(0, lower - upper)}"/><line class="polder-control__limit" x1="${x1}" x2="${x2}" y1="${upper}" y2="${upper}"/><line class="polder-control__limit" x1="${x1}" x2="${x2}" y1="${lower}" y2="${lower}"/><line class="polder-control__mean" x1="${x1}" x2="${x2}" y1="${mean}" y2="${mean}"/>${step}`;
    })
    .join('');

const marks = (points: readonly ControlPoint[], at: (value: number) => number): string => {
  const count = points.length;
  let inside = '';
  points.forEach((point, index) => {
    if (point.value === null) return;
    const x = percent((index + 0.5) / count);
    const y = at(point.value);
    const look = looks[point.kind];
    if (point.kind !== 'common-cause') inside += mark(look.shape, x, y, look.name);
    else if (count <= mostMarks)
      inside += `<circle class="polder-point${count > crowded ? ' polder-chart__wide' : ''}" cx="${x}" cy="${y}" r="3.5"/>`;
  });
  return inside;
};

const pointerEnd = (value: number | null, at: (value: number) => number): number =>
  value === null ? top + plotHeight : at(value) - 9;

const endLabels = (
  { groups, target, format }: ControlChartProps,
  own: Messages,
  at: (value: number) => number,
): { readonly markup: string; readonly room: number } => {
  const last = groups.at(-1);
  const labels = [
    ...(last
      ? [
          { word: own.upperLimit, value: last.upper, name: '' },
          { word: own.mean, value: last.mean, name: ' polder-chart__strong' },
          { word: own.lowerLimit, value: last.lower, name: '' },
        ]
      : []),
    ...(target === undefined
      ? []
      : [{ word: own.target, value: target, name: ' polder-control__target-label' }]),
  ];
  const places = spreadLabels(
    labels.map((label) => at(label.value)),
    31,
    top + 4,
    top + plotHeight - 10,
  );
  const markup = labels
    .map(
      (label, index) =>
        `<text class="polder-control__label${label.name}" x="100%" y="${places[index]}"><tspan dx="8" dy="-.1em">${escapeText(label.word)}</tspan><tspan class="polder-chart__line-2" x="100%" dx="8" dy="1.05em">${escapeText(format(label.value))}</tspan></text>`,
    )
    .join('');
  const longest = Math.max(0, ...labels.map((label) => label.word.length));
  return { markup, room: labels.length === 0 ? 1 : longest > 8 ? 6 : 5 };
};

const readingsOf = (
  { language, points, groups, format }: ControlChartProps,
  at: (value: number) => number,
): readonly Reading[] => {
  const own = words[language];
  return points.map(({ label, value, kind, note }, index) => {
    const group = groups.find(({ from, to }) => index >= from && index <= to);
    return {
      along: (index + 0.5) / points.length,
      heights: value === null ? [] : [at(value)],
      name: label,
      lines: [
        value === null ? own.noData : format(value),
        ...(value === null ? [] : [own[looks[kind].word]]),
        ...(group ? [`${own.mean}: ${format(group.mean)}`] : []),
        ...(note ? [note] : []),
      ],
    };
  });
};

/** The chart as markup: a pure function of its data. */
export const controlChart = (props: ControlChartProps): string => {
  const { id, language, points, groups, target, format, title, description, axisLabels } = props;
  const own = words[language];
  const values = points.map((point) => point.value);
  const extent: number[] = [];
  for (const value of values) if (value !== null) extent.push(value);
  for (const group of groups) extent.push(group.lower, group.upper);
  if (target !== undefined) extent.push(target);
  const scale = valueScale(extent, top + plotHeight, top, { format });
  const start = Math.min(5, roomFor(tickTexts(scale.ticks, format)));
  const ends = endLabels(props, own, scale.at);
  const height = top + plotHeight + bottom;
  const targetLine =
    target === undefined
      ? ''
      : `<line class="polder-control__target" x2="100%" y1="${scale.at(target)}" y2="${scale.at(target)}"/>`;

  const inside = `<text class="polder-chart__axis" x="-${start}rem" y="12">${escapeText(axisLabels.y)}</text>${limits(groups, points.length, scale.at)}${valueAxis(scale, format)}${targetLine}${stretched(height, `<path class="polder-control__line" d="${linePath(values, scale.at)}"/>`)}${notePointers(points, top, (index) => pointerEnd(points[index]?.value ?? null, scale.at))}${marks(points, scale.at)}${pointAxis(
    points.map((point) => point.label),
    top + plotHeight + 22,
  )}${ends.markup}`;

  const present = new Set(points.map((point) => point.kind));
  const entries = Object.entries(looks)
    .filter(([kind]) => kind !== 'common-cause' && present.has(kind as PointKind)) // keys of `looks`
    .map(([, look]) => ({ shape: look.shape, name: look.name, text: own[look.word] }));
  const list = noteList(points, own.notes);
  return `${frame(
    {
      id,
      title,
      description,
      height,
      start,
      end: ends.room,
      kind: 'control',
      readings: {
        language,
        way: 'along',
        top,
        bottom: top + plotHeight,
        places: readingsOf(props, scale.at),
      },
    },
    inside,
  )}${legend(own.legend, entries)}${list}`;
};

/** @example <ControlChart id="falls" language="nl" points={points} groups={groups} format={format.number} title="…" description="…" axisLabels={{ y: 'per 1 000' }} /> */
export const ControlChart = (props: ControlChartProps) => (
  <div class="polder-chart-part">{raw(controlChart(props))}</div>
);
