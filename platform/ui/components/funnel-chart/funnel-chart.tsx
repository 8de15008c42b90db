/**
 * Areas by their size and their figure, within the lines that chance alone draws: small areas differ
 * much by chance, large ones little. After D. J. Spiegelhalter, “Funnel plots for comparing
 * institutional performance”, Statistics in Medicine 24 (2005).
 */
import { curveMonotoneX, line } from 'd3-shape';
import { raw } from 'hono/html';
import type { Language } from '../../../messages/languages.ts';
import { type Messages, words } from '../../messages.ts';
import {
  escapeText,
  frame,
  mark,
  percent,
  roomFor,
  type Shape,
  spreadLabels,
  tickTexts,
  type ValueScale,
  valueAxis,
  valueScale,
} from '../chart/chart.tsx';
import { type LegendEntry, legend } from '../chart/legend.ts';
import { type LabelPlaced, labelAttributes, placeLabels } from '../chart/place-labels.ts';
import { intervalLine, type Reading } from '../chart/readings.ts';
import { type FunnelLimits, type FunnelPosition, limitsAt, positionOf } from './position.ts';

export type { FunnelLimits, FunnelPosition };

export interface FunnelArea {
  readonly label: string;
  /** Denominator, or expected count: how much the figure rests on. */
  readonly size: number;
  /** `null` where the figure may not or cannot be shown: the area is left out of the chart. */
  readonly value: number | null;
  /** Given when the engine has decided it; left out, it is read from the limits. */
  readonly position?: FunnelPosition | undefined;
  /** The reader's own area: always named. */
  readonly isHighlighted?: boolean | undefined;
}

export interface FunnelChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly language: Language;
  readonly areas: readonly FunnelArea[];
  /** By rising `x`; twenty or more make smooth lines. */
  readonly limits: readonly FunnelLimits[];
  readonly benchmark: { readonly label: string; readonly value: number };
  readonly format: (value: number) => string;
  readonly formatSize: (size: number) => string;
  readonly title: string;
  readonly description: string;
  readonly axisLabels: { readonly x: string; readonly y: string };
}

interface Look {
  readonly shape: Shape;
  readonly name: string;
  readonly word: keyof Messages;
}

const looks: Readonly<Record<FunnelPosition, Look>> = {
  high: { shape: 'up', name: 'polder-point polder-point--high', word: 'clearlyHigh' },
  'possibly-high': {
    shape: 'up',
    name: 'polder-point polder-point--possibly-high',
    word: 'possiblyHigh',
  },
  within: { shape: 'circle', name: 'polder-point polder-point--within', word: 'withinChance' },
  'possibly-low': {
    shape: 'down',
    name: 'polder-point polder-point--possibly-low',
    word: 'possiblyLow',
  },
  low: { shape: 'down', name: 'polder-point polder-point--low', word: 'clearlyLow' },
};

const top = 28;
const plotHeight = 300;
const floor = top + plotHeight;
const bottom = 54;
/** Above this many areas the ordinary ones are dots of one path. */
const mostCircles = 80;
/** Widths of the plot below and above which a chart is narrow, in pixels. */
const narrowWidths = [216, 300, 440];
const wideWidths = [384, 560, 800, 1080];

const limitNames = ['upper99_8', 'upper95', 'lower95', 'lower99_8'] as const;

interface Placed {
  readonly area: FunnelArea;
  readonly value: number;
  readonly position: FunnelPosition;
  readonly limits: Omit<FunnelLimits, 'x'> | undefined;
  readonly along: number;
  readonly y: number;
}

/** Limits of very small areas reach far; they may widen the scale by this share of the areas' span. */
const reach = 0.6;

const extentOf = ({ areas, limits, benchmark }: FunnelChartProps): readonly number[] => {
  let [least, most] = [benchmark.value, benchmark.value];
  let smallest = Number.POSITIVE_INFINITY;
  for (const { value, size } of areas) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    smallest = Math.min(smallest, size);
  }
  const [floorOf, ceiling] = [least - (most - least) * reach, most + (most - least) * reach];
  const extent = [least, most];
  const atSmallest = limitsAt(limits, smallest);
  if (atSmallest)
    extent.push(Math.max(floorOf, atSmallest.lower99_8), Math.min(ceiling, atSmallest.upper99_8));
  return extent;
};

/** The limits, cut off at the edges of the plot. */
const limitLines = (
  limits: readonly FunnelLimits[],
  x: (size: number) => number,
  y: ValueScale,
): string => {
  const course = (name: (typeof limitNames)[number]): string =>
    line<FunnelLimits>(
      (at) => x(at.x) * 1000,
      (at) => y.at(at[name]),
    )
      .curve(curveMonotoneX)
      .digits(1)(limits) ?? '';
  const lines = limitNames
    .map(
      (name) =>
        `<path class="polder-funnel__limit polder-funnel__limit--${name.slice(5)}" d="${course(name)}"/>`,
    )
    .join('');
  return `<svg y="${top}" viewBox="0 ${top} 1000 ${plotHeight}" width="100%" height="${plotHeight}" preserveAspectRatio="none">${lines}</svg>`;
};

const sizeAxis = (
  ticks: readonly number[],
  along: (size: number) => number,
  { formatSize, axisLabels }: FunnelChartProps,
): string =>
  `${ticks
    .map((tick, index) => {
      const isEnd = index === ticks.length - 1;
      return `<line class="polder-chart__grid" x1="${percent(along(tick))}" x2="${percent(along(tick))}" y1="${floor}" y2="${floor + 5}"/><text class="polder-chart__tick${index % 2 === 1 && !isEnd ? ' polder-chart__wide' : ''}" x="${percent(along(tick))}" y="${floor + 21}" text-anchor="${isEnd ? 'end' : 'middle'}">${escapeText(formatSize(tick))}</text>`;
    })
    .join(
      '',
    )}<text class="polder-chart__axis" x="100%" y="${floor + 43}" text-anchor="end">${escapeText(axisLabels.x)}</text>`;

const marksOf = (places: readonly Placed[]): string => {
  const within = places.filter(({ position }) => position === 'within');
  const outside = places.filter(({ position }) => position !== 'within');
  const ordinary =
    within.length > mostCircles
      ? `<svg viewBox="0 0 1000 ${floor}" width="100%" height="${floor}" preserveAspectRatio="none"><path class="polder-funnel__dots" d="${within.map(({ along, y }) => `M${Math.round(along * 10_000) / 10} ${y}h0`).join('')}"/></svg>`
      : within
          .map(
            ({ along, y }) =>
              `<circle class="polder-point polder-point--within" cx="${percent(along)}" cy="${y}" r="4"/>`,
          )
          .join('');
  const rings = places
    .filter(({ area }) => area.isHighlighted)
    .map(
      ({ along, y }) =>
        `<circle class="polder-funnel__own" cx="${percent(along)}" cy="${y}" r="10"/>`,
    )
    .join('');
  return `${ordinary}${outside
    .map(({ along, y, position }) => {
      const { shape, name } = looks[position];
      return mark(shape, percent(along), y, name);
    })
    .join('')}${rings}`;
};

/** How far outside the limits: its own area first, then the clearest differences. */
const weight = ({ area, position, value, limits }: Placed): number => {
  if (area.isHighlighted) return Number.POSITIVE_INFINITY;
  if (position === 'within' || limits === undefined) return 0;
  const half = (limits.upper99_8 - limits.lower99_8) / 2 || 1;
  const centre = (limits.upper99_8 + limits.lower99_8) / 2;
  return Math.abs(value - centre) / half;
};

/** Names of the areas outside the limits: those with room on a phone stand at every width. */
const labelsOf = (places: readonly Placed[]): string => {
  const named = places.filter(({ area, position }) => area.isHighlighted || position !== 'within');
  const wanted = named
    .toSorted((a, b) => weight(b) - weight(a))
    .map(({ area, along, y }) => ({ along, y, text: area.label, isOwn: area.isHighlighted }));
  const own = new Set(wanted.filter(({ isOwn }) => isOwn).map(({ text }) => text));
  const room = { top: top - 12, bottom: floor - 2 };
  const always = placeLabels(wanted, named, {
    ...room,
    widths: [...narrowWidths, ...wideWidths],
  });
  const stand = new Set(always.map(({ text }) => text));
  const rest = wanted.filter(({ text }) => !stand.has(text));
  const wide = placeLabels(rest, named, { ...room, widths: wideWidths }, always);
  const text = (label: LabelPlaced, name: string) =>
    `<text class="polder-funnel__name${own.has(label.text) ? ' polder-chart__strong' : ''}${name}" x="${percent(label.along)}"${labelAttributes(label)}>${escapeText(label.text)}</text>`;
  return `${always.map((label) => text(label, '')).join('')}${wide.map((label) => text(label, ' polder-chart__wide')).join('')}`;
};

const endLabels = (
  { limits, benchmark }: FunnelChartProps,
  own: Messages,
  y: ValueScale,
): string => {
  const last = limits.at(-1);
  const labels = [
    { text: benchmark.label, value: benchmark.value, name: ' polder-chart__strong' },
    ...(last
      ? limitNames.map((name) => ({
          text: name.endsWith('95') ? own.limit95 : own.limit99_8,
          value: last[name],
          name: '',
        }))
      : []),
  ].filter(({ value }) => value >= y.minimum && value <= y.maximum);
  const places = spreadLabels(
    labels.map(({ value }) => y.at(value)),
    17,
    top,
    floor,
  );
  return labels
    .map(
      ({ text, name }, index) =>
        `<text class="polder-chart__wide${name}" x="100%" dx="8" y="${places[index]}" dy=".32em">${escapeText(text)}</text>`,
    )
    .join('');
};

const readingOf =
  ({ language, format, formatSize, axisLabels }: FunnelChartProps) =>
  ({ area, value, along, y, position, limits }: Placed): Reading => ({
    along,
    heights: [y],
    name: area.label,
    lines: [
      format(value),
      words[language][looks[position].word],
      `${axisLabels.x}: ${formatSize(area.size)}`,
      ...intervalLine(language, limits?.lower95, limits?.upper95, format).map(
        (interval) => `${words[language].limit95}: ${interval}`,
      ),
    ],
  });

const entriesOf = (
  { benchmark, format, limits }: FunnelChartProps,
  own: Messages,
  places: readonly Placed[],
): readonly LegendEntry[] => {
  const present = new Set(places.map(({ position }) => position));
  return [
    ...Object.entries(looks)
      .filter(([position]) => present.has(position as FunnelPosition)) // keys of `looks`
      .map(([, { shape, name, word }]) => ({ shape, name, text: own[word] })),
    {
      line: 'polder-funnel__benchmark',
      text: `${benchmark.label}: ${format(benchmark.value)}`,
    },
    ...(limits.length > 0
      ? [
          { line: 'polder-funnel__limit polder-funnel__limit--95', text: own.limits95 },
          { line: 'polder-funnel__limit polder-funnel__limit--99_8', text: own.limits99_8 },
        ]
      : []),
  ];
};

/** The chart as markup: a pure function of its data. */
export const funnelChart = (props: FunnelChartProps): string => {
  const { id, language, areas, limits, benchmark, format, title, description, axisLabels } = props;
  const own = words[language];
  const y = valueScale(extentOf(props), floor, top, { format });
  const sizes = valueScale(
    areas.map(({ size }) => size),
    0,
    1,
    { count: 6, includesZero: true, format: props.formatSize },
  );
  const along = (size: number) => (size - sizes.minimum) / (sizes.maximum - sizes.minimum);
  const places: Placed[] = [];
  for (const area of areas) {
    if (area.value === null) continue;
    const here = limitsAt(limits, area.size);
    places.push({
      area,
      value: area.value,
      position: area.position ?? positionOf(area.value, here),
      limits: here,
      along: along(area.size),
      y: y.at(area.value),
    });
  }
  places.sort((a, b) => a.along - b.along);
  const start = Math.min(5, roomFor(tickTexts(y.ticks, format)));
  const level = y.at(benchmark.value);
  const inside = `<text class="polder-chart__axis" x="-${start}rem" y="12">${escapeText(axisLabels.y)}</text>${valueAxis(y, format)}<line class="polder-chart__base" x2="100%" y1="${floor}" y2="${floor}"/>${sizeAxis(sizes.ticks, along, props)}<line class="polder-funnel__benchmark" x2="100%" y1="${level}" y2="${level}"/>${limitLines(limits, along, y)}${marksOf(places)}${labelsOf(places)}${endLabels(props, own, y)}`;
  const end = benchmark.label.length > 11 ? 8 : benchmark.label.length > 7 ? 6 : 5;
  return `${frame(
    {
      id,
      title,
      description,
      height: floor + bottom,
      start,
      end,
      kind: 'funnel',
      readings: {
        language,
        way: 'around',
        top,
        bottom: floor,
        places: places.map(readingOf(props)),
      },
    },
    inside,
  )}${legend(own.legend, entriesOf(props, own, places))}`;
};

/** @example <FunnelChart id="falls" language="nl" areas={areas} limits={limits} benchmark={{ label: 'Polderdam', value: 4 }} format={format.number} formatSize={format.number} title="…" description="…" axisLabels={{ x: 'people over 65', y: 'per 100' }} /> */
export const FunnelChart = (props: FunnelChartProps) => (
  <div class="polder-chart-part">{raw(funnelChart(props))}</div>
);
