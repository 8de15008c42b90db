/** Ages as sources write them, and which bands make up which: what an intruder would add and subtract. */

interface Band {
  /** First and last year of age; the last of an open band is Infinity. */
  readonly from: number;
  readonly to: number;
}

/** `0-4`, `10–14 yrs`, `65+`, `85 and over`, `<5`; undefined for anything else. An empty age is all ages. */
export const bandOf = (age: string): Band | undefined => {
  const text = age.trim();
  if (text === '') return { from: 0, to: Number.POSITIVE_INFINITY };
  const range = /^(\d{1,3})\s*(?:-|–|to|t\/m|bis|til)\s*(\d{1,3})\b/i.exec(text);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  const open =
    /^(?:(?:>=|≥)\s*(\d{1,3})|(\d{1,3})\s*(?:\+|and over|of ouder|und älter|og over))/i.exec(text);
  if (open) return { from: Number(open[1] ?? open[2]), to: Number.POSITIVE_INFINITY };
  const below = /^(?:<|under|onder|unter)\s*(\d{1,3})/i.exec(text);
  if (below) return { from: 0, to: Number(below[1]) - 1 };
  const single = /^(\d{1,3})\b/.exec(text);
  return single ? { from: Number(single[1]), to: Number(single[1]) } : undefined;
};

const isWithin = (inner: Band, outer: Band): boolean =>
  inner.from >= outer.from &&
  inner.to <= outer.to &&
  (inner.from !== outer.from || inner.to !== outer.to);

/**
 * Ways in which the given ages tile each other: `whole` is exactly `parts` side by side. From each
 * start both the longest and the shortest next band is tried, which finds the nested schemes that
 * sources publish (single years, five years, children and adults).
 */
export const tilings = (
  ages: readonly string[],
): readonly { readonly whole: string; readonly parts: readonly string[] }[] => {
  const bands = ages.flatMap((age) => {
    const band = bandOf(age);
    return band ? [{ age, band }] : [];
  });
  const last = Math.max(0, ...bands.map(({ band }) => (Number.isFinite(band.to) ? band.to : 0)));
  const found = new Map<string, { readonly whole: string; readonly parts: readonly string[] }>();
  for (const whole of bands)
    for (const longestFirst of [true, false]) {
      const inner = bands
        .filter(({ band }) => isWithin(band, whole.band))
        .toSorted((a, b) => (longestFirst ? b.band.to - a.band.to : a.band.to - b.band.to));
      const parts: string[] = [];
      // All ages end where the last band ends: sources rarely publish an open one.
      const isOpen = inner.some(({ band }) => band.to === whole.band.to);
      const end = whole.age === '' && !isOpen ? last : whole.band.to;
      let reached = whole.band.from - 1;
      while (reached < end) {
        const part = inner.find(({ band }) => band.from === reached + 1 && band.to <= end);
        if (!part) break;
        parts.push(part.age);
        reached = part.band.to;
      }
      if (reached === end && parts.length > 1)
        found.set([whole.age, ...parts].join('\0'), { whole: whole.age, parts });
    }
  return [...found.values()];
};
