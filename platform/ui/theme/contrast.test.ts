import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colourTokens, contrast } from './contrast.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const tokens = read('./tokens.css');
const municipalities = '../../../city/municipalities/';
const themes = readdirSync(new URL(municipalities, import.meta.url));

/** What stands on what, and the least contrast it must have. */
const pairs: readonly (readonly [string, string, number])[] = [
  ['color-ink', 'color-paper', 7],
  ['color-ink', 'color-surface', 7],
  ['color-ink-soft', 'color-paper', 7],
  ['color-ink-soft', 'color-surface', 4.5],
  ['color-link', 'color-paper', 7],
  ['color-link', 'color-surface', 4.5],
  ['color-accent', 'color-paper', 4.5],
  ['color-accent-ink', 'color-accent', 7],
  ['color-signal-ink', 'color-signal', 7],
  ['color-deep-ink', 'color-deep', 7],
  ['color-positive', 'color-paper', 4.5],
  ['color-negative', 'color-paper', 4.5],
  ['color-warning', 'color-paper', 4.5],
  ['color-paper', 'color-negative', 4.5],
  ['color-line-strong', 'color-paper', 3],
  ['color-focus', 'color-paper', 3],
  ['color-focus', 'color-surface', 3],
  ...[1, 2, 3, 4, 5].map((n) => [`data-${n}`, 'color-paper', 4.5] as const),
  ...[1, 2, 3].map((n) => ['color-ink', `scale-${n}`, 4.5] as const),
  ...[4, 5].map((n) => ['color-paper', `scale-${n}`, 4.5] as const),
  ...[2, 3, 4].map((n) => ['color-ink', `diverging-${n}`, 4.5] as const),
  ...[1, 5].map((n) => ['color-paper', `diverging-${n}`, 4.5] as const),
];

describe.each([undefined, ...themes])('theme %s', (theme) => {
  const sheets = theme === undefined ? [] : [read(`${municipalities}${theme}/theme.css`)];
  const schemes = colourTokens(tokens, ...sheets);

  describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
    it.each(pairs)('%s can be read on %s, at least %s to 1', (front, back, least) => {
      const [a, b] = [schemes[scheme].get(front), schemes[scheme].get(back)];
      expect(contrast(a ?? '', b ?? ''), `${a} on ${b}`).toBeGreaterThanOrEqual(least);
    });

    it('orders the steps of a map by lightness', () => {
      const paper = schemes[scheme].get('color-paper') ?? '';
      const steps = [1, 2, 3, 4, 5].map((n) =>
        contrast(schemes[scheme].get(`scale-${n}`) ?? '', paper),
      );
      expect(steps).toEqual(steps.toSorted((x, y) => x - y));
    });
  });
});
