import { raw } from 'hono/html';
import type { Language } from '../../../messages/languages.ts';
import { type Messages, words } from '../../messages.ts';
import {
  escapeText,
  frame,
  mark,
  percent,
  type Shape,
  tickTexts,
  valueScale,
} from '../chart/chart.tsx';
import { legend } from '../chart/legend.ts';
import { intervalLine, type Reading } from '../chart/readings.ts';
import { texture } from '../chart/texture.ts';

/** How an area differs from the benchmark, beyond chance. */
export type Standing = 'better' | 'worse' | 'higher' | 'lower' | 'similar';

export interface RankedArea {
  readonly label: string;
  /** `null` where the figure may not or cannot be shown. */
  readonly value: number | null;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  /** Where areas are held against the benchmark: shape and colour of the point. */
  readonly standing?: Standing | undefined;
  /** There is a figure, but it is kept back to protect people: not the same as having none. */
  readonly isWithheld?: boolean | undefined;
  /** Why there is no figure, in place of “no data”. */
  readonly reason?: string | undefined;
  /** The reader's own area. */
  readonly isHighlighted?: boolean | undefined;
}

export interface RankingChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly language: Language;
  /** In the order in which they are shown; see `ranked`. */
  readonly areas: readonly RankedArea[];
  readonly benchmark?: { readonly label: string; readonly value: number } | undefined;
  readonly format: (value: number) => string;
  readonly title: string;
  readonly description: string;
  readonly axisLabel: string;
  readonly includesZero?: boolean | undefined;
}

/** Highest first; areas without a figure last. */
export const ranked = (areas: readonly RankedArea[]): readonly RankedArea[] =>
  [...areas].sort(
    (a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY),
  );

const top = 52;
const rowHeight = 38;

interface Look {
  readonly shape: Shape;
  readonly name: string;
  readonly word: keyof Messages;
}

const looks: Readonly<Record<Standing, Look>> = {
  better: { shape: 'diamond', name: 'polder-ranking__point--better', word: 'clearlyBetter' },
  worse: { shape: 'square', name: 'polder-ranking__point--worse', word: 'clearlyWorse' },
  higher: { shape: 'up', name: 'polder-ranking__point--apart', word: 'clearlyHigh' },
  lower: { shape: 'down', name: 'polder-ranking__point--apart', word: 'clearlyLow' },
  similar: { shape: 'circle', name: 'polder-ranking__point--similar', word: 'aboutSame' },
};

const pointClass = (standing: Standing): string => `polder-ranking__point ${looks[standing].name}`;

/** Letters of a name that the column of names has room for, and the wide one for long names. */
const letters = 24;
const lettersOfWide = 40;

/** A very long name ends in an ellipsis; whole, it stands in its tooltip and in the table. */
const shortened = (label: string): string =>
  label.length <= lettersOfWide
    ? escapeText(label)
    : `<title>${escapeText(label)}</title>${escapeText(label.slice(0, lettersOfWide - 1).trimEnd())}…`;

const point = ({ standing, isHighlighted }: RankedArea, x: string, y: number): string =>
  standing
    ? mark(looks[standing].shape, x, y, pointClass(standing))
    : `<circle class="polder-ranking__point" cx="${x}" cy="${y}" r="${isHighlighted ? 7 : 5}"/>`;

/** Why there is no figure. */
const reasonOf = ({ reason, isWithheld }: RankedArea, language: Language): string =>
  reason ?? (isWithheld ? words[language].withheld : words[language].noData);

/** A short hatched piece of the row: it says that something is kept back, not how much. */
const hatched = (texture: string, middle: number): string => {
  const place = `x="8" y="${middle - 7}" width="30" height="14" rx="3"`;
  return `<rect class="polder-withheld" ${place}/><rect class="polder-texture-fill" fill="url(#${texture})" ${place}/>`;
};

const readingOf = (
  area: RankedArea,
  { language, format, benchmark }: RankingChartProps,
  along: number,
  height: number,
): Reading => ({
  along,
  heights: area.value === null ? [] : [height],
  name: area.label,
  lines:
    area.value === null
      ? [reasonOf(area, language)]
      : [
          format(area.value),
          ...intervalLine(language, area.lower, area.upper, format),
          ...(area.standing ? [words[language][looks[area.standing].word]] : []),
          ...(benchmark ? [`${benchmark.label}: ${format(benchmark.value)}`] : []),
        ],
});

/** The chart as markup: a pure function of its data. */
export const rankingChart = (props: RankingChartProps): string => {
  const { id, language, areas, benchmark, format, title, description, axisLabel } = props;
  const extent: number[] = [];
  for (const area of areas) {
    if (area.value === null) continue;
    extent.push(area.value, area.lower ?? area.value, area.upper ?? area.value);
  }
  if (benchmark) extent.push(benchmark.value);
  const scale = valueScale(extent, 0, 1, {
    count: 4,
    includesZero: props.includesZero ?? false,
    format,
  });
  const share = (value: number) => (value - scale.minimum) / (scale.maximum - scale.minimum);
  const along = (value: number) => percent(share(value));
  const height = top + areas.length * rowHeight + 8;
  const ticks = tickTexts(scale.ticks, format);
  const grid = scale.ticks
    .map((tick, index) => {
      const anchor = index === 0 ? 'start' : index === scale.ticks.length - 1 ? 'end' : 'middle';
      return `<line class="polder-chart__grid" x1="${along(tick)}" x2="${along(tick)}" y1="${top - 6}" y2="${height}"/><text class="polder-chart__tick" x="${along(tick)}" y="${top - 12}" text-anchor="${anchor}">${escapeText(ticks[index] ?? '')}</text>`;
    })
    .join('');
  const rows = areas
    .map((area, index) => {
      const y = top + index * rowHeight;
      const middle = y + 27;
      const strong = area.isHighlighted ? ' polder-ranking--highlighted' : '';
      const name = `<text class="polder-ranking__name" x="0" y="${y + 14}">${shortened(area.label)}</text>`;
      const none = escapeText(reasonOf(area, language));
      if (area.value === null)
        return `<g class="polder-ranking__row${strong}">${area.isWithheld ? hatched(`${id}-withheld`, middle) : ''}${name}<text class="polder-ranking__none polder-chart__narrow" x="100%" y="${y + 14}" text-anchor="end">${none}</text><text class="polder-ranking__none polder-chart__wide" y="${middle}" dx="${area.isWithheld ? 46 : 8}" dy=".3em">${none}</text></g>`;
      const interval =
        area.lower === undefined || area.upper === undefined
          ? ''
          : `<line class="polder-ranking__interval" x1="${along(area.lower)}" x2="${along(area.upper)}" y1="${middle}" y2="${middle}"/>`;
      return `<g class="polder-ranking__row${strong}"><line class="polder-ranking__track" x2="100%" y1="${middle}" y2="${middle}"/>${name}<text class="polder-ranking__value" x="100%" y="${y + 14}" text-anchor="end">${escapeText(format(area.value))}</text>${interval}${point(area, along(area.value), middle)}</g>`;
    })
    .join('');
  const line = benchmark
    ? `<line class="polder-ranking__benchmark" x1="${along(benchmark.value)}" x2="${along(benchmark.value)}" y1="${top - 6}" y2="${height}"/>`
    : '';
  const hasWithheld = areas.some(({ value, isWithheld }) => value === null && isWithheld);
  const inside = `${hasWithheld ? `<defs>${texture(`${id}-withheld`, 'withheld')}</defs>` : ''}<text class="polder-chart__axis" y="12">${escapeText(axisLabel)}</text>${grid}${line}${rows}`;
  const key = benchmark
    ? `<p class="polder-ranking__key"><svg width="20" height="18" aria-hidden="true"><line class="polder-ranking__benchmark" x1="10" x2="10" y2="18"/></svg>${escapeText(benchmark.label)}: <b>${escapeText(format(benchmark.value))}</b></p>`
    : '';
  const standings = new Set(areas.map(({ standing }) => standing));
  const below = legend(words[language].legend, [
    ...(Object.keys(looks) as Standing[]) // keys of the record above
      .filter((standing) => standings.has(standing))
      .map((standing) => ({
        shape: looks[standing].shape,
        name: pointClass(standing),
        text: words[language][looks[standing].word],
      })),
    ...(hasWithheld
      ? [{ fill: 'polder-withheld', texture: `${id}-withheld`, text: words[language].withheld }]
      : []),
  ]);
  const places = areas.map((area, index) =>
    readingOf(area, props, share(area.value ?? scale.minimum), top + index * rowHeight + 27),
  );
  return `${key}${frame(
    {
      id,
      title,
      description,
      height,
      start: 0,
      end: 0,
      kind: areas.some(({ label }) => label.length > letters)
        ? 'ranking polder-ranking--wide'
        : 'ranking',
      readings: { language, way: 'down', top: top - 6, bottom: height, places },
    },
    inside,
  )}${below}`;
};

/** Areas in order, each with its interval, beside the figure of the whole. */
export const RankingChart = (props: RankingChartProps) => (
  <div class="polder-chart-part">{raw(rankingChart(props))}</div>
);
