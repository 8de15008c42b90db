import { raw } from 'hono/html';
import { escapeText, frame, percent, valueScale } from '../chart/chart.tsx';

export interface AgeGroup {
  readonly label: string;
  readonly left: number;
  readonly right: number;
  /** The same shares elsewhere, drawn as a stroke over the bar. */
  readonly leftElsewhere?: number | undefined;
  readonly rightElsewhere?: number | undefined;
}

export interface PopulationPyramidProps {
  /** Unique on the page. */
  readonly id: string;
  /** Youngest first; drawn from below. */
  readonly groups: readonly AgeGroup[];
  readonly sides: { readonly left: string; readonly right: string };
  /** Name of the place the strokes stand for. */
  readonly elsewhere?: string | undefined;
  readonly format: (value: number) => string;
  readonly title: string;
  readonly description: string;
}

const top = 30;
const rowHeight = 19;
/** Half of the room in the middle that holds the ages. */
const gap = 0.09;

/** The chart as markup: a pure function of its data. */
export const populationPyramid = ({
  id,
  groups,
  sides,
  elsewhere,
  format,
  title,
  description,
}: PopulationPyramidProps): string => {
  const extent = groups.flatMap((group) => [
    group.left,
    group.right,
    group.leftElsewhere ?? 0,
    group.rightElsewhere ?? 0,
  ]);
  const scale = valueScale(extent, 0, 1, { count: 2, includesZero: true });
  const share = (value: number) => (value / scale.maximum) * (0.5 - gap);
  const floor = top + groups.length * rowHeight;
  const axis = scale.ticks
    .map((tick) => {
      const left = percent(0.5 - gap - share(tick));
      const right = percent(0.5 + gap + share(tick));
      const isLast = tick === scale.maximum;
      return [
        { x: left, anchor: isLast ? 'start' : 'middle' },
        { x: right, anchor: isLast ? 'end' : 'middle' },
      ]
        .map(
          ({ x, anchor }) =>
            `<line class="polder-chart__grid" x1="${x}" x2="${x}" y1="${top}" y2="${floor}"/><text class="polder-chart__tick" x="${x}" y="${floor + 20}" text-anchor="${anchor}">${escapeText(format(tick))}</text>`,
        )
        .join('');
    })
    .join('');
  const rows = groups
    .map((group, index) => {
      const y = floor - (index + 1) * rowHeight + 2;
      const strokes = [
        group.leftElsewhere === undefined ? undefined : 0.5 - gap - share(group.leftElsewhere),
        group.rightElsewhere === undefined ? undefined : 0.5 + gap + share(group.rightElsewhere),
      ]
        .map((x) =>
          x === undefined
            ? ''
            : `<line class="polder-pyramid__elsewhere" x1="${percent(x)}" x2="${percent(x)}" y1="${y - 2}" y2="${y + rowHeight - 2}"/>`,
        )
        .join('');
      return `<rect class="polder-pyramid__left" x="${percent(0.5 - gap - share(group.left))}" width="${percent(share(group.left))}" y="${y}" height="${rowHeight - 3}"/><rect class="polder-pyramid__right" x="${percent(0.5 + gap)}" width="${percent(share(group.right))}" y="${y}" height="${rowHeight - 3}"/><text class="polder-pyramid__age" x="50%" y="${y + rowHeight / 2}" dy=".25em" text-anchor="middle">${escapeText(group.label)}</text>${strokes}`;
    })
    .join('');
  const inside = `<text class="polder-chart__strong" x="${percent(0.5 - gap)}" y="14" text-anchor="end">${escapeText(sides.left)}</text><text class="polder-chart__strong" x="${percent(0.5 + gap)}" y="14">${escapeText(sides.right)}</text>${axis}${rows}`;
  const key = elsewhere
    ? `<p class="polder-ranking__key"><svg width="20" height="18" aria-hidden="true"><line class="polder-pyramid__elsewhere" x1="10" x2="10" y2="18"/></svg>${escapeText(elsewhere)}</p>`
    : '';
  return `${frame({ id, title, description, height: floor + 28, start: 0, end: 0, kind: 'pyramid' }, inside)}${key}`;
};

export const PopulationPyramid = (props: PopulationPyramidProps) => (
  <div class="polder-chart-part">{raw(populationPyramid(props))}</div>
);
