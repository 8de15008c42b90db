/** Names that were probably meant. */

/** Insertions, deletions, replacements and swaps of neighbours that make one of the other. */
const editDistance = (from: string, to: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      if (isSwap) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
};

/**
 * The name that takes the fewest edits (optimal string alignment), case aside; undefined when none is
 * within a third of the wanted name's length.
 */
export const nearestName = (wanted: string, names: Iterable<string>): string | undefined => {
  const folded = wanted.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) >= fewest) continue;
    const distance = editDistance(folded, name.toLowerCase());
    if (distance < fewest) [best, fewest] = [name, distance];
  }
  return best;
};

/** `; did you mean x?`, or nothing. */
export const suggestion = (wanted: string, names: Iterable<string>): string => {
  const name = nearestName(wanted, names);
  return name === undefined ? '' : `; did you mean ${name}?`;
};
