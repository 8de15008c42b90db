/**
 * Puts a list in an order that depends on the draws alone, in place.
 *
 * Source: R. A. Fisher and F. Yates, as D. E. Knuth, The Art of Computer Programming 2, section 3.4.2, algorithm P.
 *
 * @param draw uniform numbers in 0 ≤ x < 1
 */
export const shuffle = <List extends { length: number; [index: number]: unknown }>(
  list: List,
  draw: () => number,
): List => {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    const kept = list[last];
    list[last] = list[other];
    list[other] = kept;
  }
  return list;
};
