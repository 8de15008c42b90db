/** Maps that do not grow for ever. */

/** Puts an entry last; when there are more than `most` then, the first one goes. */
export const keepLatest = <Key, Kept>(
  map: Map<Key, Kept>,
  key: Key,
  kept: Kept,
  most: number,
): void => {
  map.delete(key);
  map.set(key, kept);
  if (map.size <= most) return;
  for (const first of map.keys()) {
    map.delete(first);
    return;
  }
};
