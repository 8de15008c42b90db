import { raw } from 'hono/html';
import type { Language } from '../../../messages/languages.ts';
import { words } from '../../messages.ts';
import {
  escapeText,
  frame,
  percent,
  pointAxis,
  roomFor,
  tickTexts,
  valueAxis,
  valueScale,
} from '../chart/chart.tsx';
import { legend } from '../chart/legend.ts';

export interface ColumnPart {
  readonly name: string;
  /** One for each column; never negative. */
  readonly values: readonly number[];
}

export interface ColumnChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly language: Language;
  /** What each column stands for: hours, days. */
  readonly labels: readonly string[];
  /** What a column is made of, from the bottom up; at most four. */
  readonly parts: readonly ColumnPart[];
  readonly format: (value: number) => string;
  readonly title: string;
  readonly description: string;
  readonly axisLabel: string;
  /** End of the axis at least: charts beside each other are then read on one scale. */
  readonly atLeast?: number | undefined;
}

const top = 28;
const plotHeight = 200;
const bottom = 32;
/** Part of its place that a column fills. */
const fill = 0.78;

/** The chart as markup: a pure function of its data. */
export const columnChart = ({
  id,
  language,
  labels,
  parts,
  format,
  title,
  description,
  axisLabel,
  atLeast = 0,
}: ColumnChartProps): string => {
  const sums = labels.map((_, index) =>
    parts.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  );
  const scale = valueScale([...sums, atLeast], top + plotHeight, top, {
    count: 4,
    includesZero: true,
    format,
  });
  const start = Math.min(5, roomFor(tickTexts(scale.ticks, format)));
  const columns = labels
    .map((label, index) => {
      const x = percent((index + (1 - fill) / 2) / labels.length);
      const width = percent(fill / labels.length);
      let below = 0;
      const boxes = parts
        .map(({ values }, part) => {
          const value = values[index] ?? 0;
          const [y, floor] = [scale.at(below + value), scale.at(below)];
          below += value;
          return value > 0
            ? `<rect class="polder-columns__part polder-columns__part--${part + 1}" x="${x}" width="${width}" y="${y}" height="${Math.max(0, floor - y)}"/>`
            : '';
        })
        .join('');
      return `<g><title>${escapeText(`${label}: ${format(sums[index] ?? 0)}`)}</title>${boxes}</g>`;
    })
    .join('');
  const inside = `<text class="polder-chart__axis" x="-${start}rem" y="12">${escapeText(axisLabel)}</text>${valueAxis(scale, format)}${columns}<line class="polder-chart__base" x2="100%" y1="${top + plotHeight}" y2="${top + plotHeight}"/>${pointAxis(labels, top + plotHeight + 22)}`;
  const key =
    parts.length > 1
      ? legend(
          words[language].legend,
          parts.map(({ name }, part) => ({
            shape: 'square' as const,
            name: `polder-columns__part polder-columns__part--${part + 1}`,
            text: name,
          })),
        )
      : '';
  return `${frame({ id, title, description, height: top + plotHeight + bottom, start, end: 0, kind: 'columns' }, inside)}${key}`;
};

/** @example <ColumnChart id="hours" language="en" labels={hours} parts={[{ name: '20–39', values }]} format={format.number} title="…" description="…" axisLabel="people an hour" /> */
export const ColumnChart = (props: ColumnChartProps) => (
  <div class="polder-chart-part">{raw(columnChart(props))}</div>
);
