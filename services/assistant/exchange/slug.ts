/** Addresses of articles, from what they are called. */

const longestSlug = 60;

/** `Doodgeboren kind/foetus – begraving` is `doodgeboren-kind-foetus-begraving`. */
export const slugOf = (name: string): string => {
  const slug = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (slug.length <= longestSlug) return slug === '' ? 'article' : slug;
  const end = slug.lastIndexOf('-', longestSlug);
  return slug.slice(0, end > longestSlug / 2 ? end : longestSlug);
};

/** The first that is not taken of `parking`, `parking-2`, `parking-3` … */
export const freeSlug = (wanted: string, isTaken: (slug: string) => boolean): string => {
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const end = `-${number}`;
    const slug = `${wanted.slice(0, longestSlug - end.length)}${end}`;
    if (!isTaken(slug)) return slug;
  }
};
