/** What happened at some of the periods: a number above the chart, told in a list below it. */
import { escapeText, percent } from './markup.ts';

export interface Noted {
  readonly label: string;
  readonly note?: string | undefined;
}

/**
 * A numbered pointer for each period with a note.
 *
 * @param top of the plot, in pixels; the numbers stand in the 32 above it
 * @param endOf where the pointer of a period ends
 */
export const notePointers = (
  points: readonly Noted[],
  top: number,
  endOf: (index: number) => number,
): string => {
  let number = 0;
  return points
    .map(({ note }, index) => {
      if (!note) return '';
      number += 1;
      const x = percent((index + 0.5) / points.length);
      return `<line class="polder-note__pointer" x1="${x}" x2="${x}" y1="${top - 10}" y2="${endOf(index)}"/><circle class="polder-note__number" cx="${x}" cy="${top - 20}" r="11"/><text class="polder-chart__strong" x="${x}" y="${top - 20}" dy=".35em" text-anchor="middle">${number}</text>`;
    })
    .join('');
};

/** The notes in words, in the order of their numbers; nothing where nothing happened. */
export const noteList = (points: readonly Noted[], name: string): string => {
  const told = points.filter(({ note }) => note);
  return told.length === 0
    ? ''
    : `<ol class="polder-notes" aria-label="${escapeText(name)}">${told
        .map(({ label, note }) => `<li><b>${escapeText(label)}</b> ${escapeText(note ?? '')}</li>`)
        .join('')}</ol>`;
};
