/**
 * The item at an index that may run past either end, as on a ring.
 * Throws `RangeError` when the list is empty.
 */
export const cyclic = <T>(items: readonly T[], index: number): T => {
  const item = items[((index % items.length) + items.length) % items.length];
  if (item === undefined) throw new RangeError('An empty list has no items');
  return item;
};

/** The last item. Throws `RangeError` when the list is empty. */
export const last = <T>(items: readonly T[]): T => cyclic(items, -1);
