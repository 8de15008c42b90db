import { raw } from 'hono/html';
import { escapeText, linePath, percent, round, stretched } from '../chart/chart.tsx';

export interface SparklineProps {
  readonly values: readonly (number | null)[];
  /** Left out, the line is hidden from screen readers: the words beside it say the same. */
  readonly title?: string | undefined;
}

const height = 40;

/** From edge to edge: there are no labels to keep room for. */
const fullWidth = (count: number) => (index: number) => index / (count - 1);

/** The course of a figure at a glance, its last value marked. */
export const sparkline = ({ values, title }: SparklineProps): string => {
  const present = values.filter((value) => value !== null);
  if (present.length < 2) return '';
  const minimum = Math.min(...present);
  const span = Math.max(...present) - minimum || 1;
  const at = (value: number) => round(height - 6 - ((value - minimum) / span) * (height - 12));
  const last = values.findLastIndex((value) => value !== null);
  const name = title ? `role="img" aria-label="${escapeText(title)}"` : 'aria-hidden="true"';
  return `<svg class="polder-sparkline" ${name} width="100%" height="${height}">${stretched(height, `<path class="polder-sparkline__line" d="${linePath(values, at, fullWidth(values.length))}"/>`)}<circle class="polder-sparkline__last" cx="${percent(fullWidth(values.length)(last))}" cy="${at(values[last] ?? 0)}" r="4"/></svg>`;
};

export const Sparkline = (props: SparklineProps) => <>{raw(sparkline(props))}</>;
