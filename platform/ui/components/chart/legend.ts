import { type Shape, shapes } from './chart.tsx';
import { escapeText } from './markup.ts';

/** A mark, a line or a filled area as it is drawn in the chart, with what it stands for. */
export type LegendEntry = { readonly text: string } & (
  | { readonly shape: Shape; readonly name: string }
  | { readonly line: string }
  /** Fills, the lower first: the class of each and the texture over it. */
  | { readonly fill: string; readonly texture: string }
);

const sample = (entry: LegendEntry): string => {
  if ('shape' in entry)
    return `<svg viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true"><path class="${entry.name}" d="${shapes[entry.shape]}"/></svg>`;
  if ('line' in entry)
    return `<svg width="30" height="18" aria-hidden="true"><line class="${entry.line}" x2="30" y1="9" y2="9"/></svg>`;
  return `<svg width="30" height="18" aria-hidden="true"><rect class="${entry.fill}" width="30" height="18" rx="3"/><rect class="polder-texture-fill" fill="url(#${entry.texture})" width="30" height="18" rx="3"/></svg>`;
};

/** What the signs of a chart mean, in words. Nothing when there is nothing to tell apart. */
export const legend = (label: string, entries: readonly LegendEntry[]): string =>
  entries.length === 0
    ? ''
    : `<ul class="polder-legend" aria-label="${escapeText(label)}">${entries
        .map((entry) => `<li>${sample(entry)}${escapeText(entry.text)}</li>`)
        .join('')}</ul>`;
