/** All selections that reach a goal exactly: a network of partial selections, walked back from its ends. */
import { type Room, roomOf, stepsThrough } from './bound.ts';
import type { Item, Program } from './program.ts';
import { type Chain, type Effort, itemsOf, roomAfter } from './search.ts';

/** Partial selections that are alike for all that follows, and how they came about. */
interface Junction extends Room {
  readonly utility: bigint;
  readonly arrivals: { readonly from: Junction; readonly item: Item | undefined }[];
}

/**
 * Each selection once. No better one than the goal may be possible. Ends early, with `effort.left` below
 * zero, when there is too much to look at.
 */
export const everySelection = function* (
  program: Program,
  goal: bigint,
  effort: Effort,
): Generator<readonly Item[]> {
  const start: Junction = { ...roomOf(program), utility: 0n, arrivals: [] };
  let layer: readonly Junction[] = [start];
  for (const { item, bounds } of stepsThrough(program)) {
    const met = new Map<string, Junction>();
    const arrive = (from: Junction, room: Room, utility: bigint, taken: Item | undefined): void => {
      effort.left -= 1;
      const { left, rows } = bounds.usable(room);
      if (bounds.atMost({ left, rows }, bounds.splitAt(left), utility) < goal) return;
      const key = `${utility}|${left}|${rows.join()}`;
      const junction = met.get(key) ?? { left, rows, utility, arrivals: [] };
      junction.arrivals.push({ from, item: taken });
      met.set(key, junction);
    };
    for (const junction of layer) {
      if (effort.left < 0) return;
      arrive(junction, junction, junction.utility, undefined);
      const room = roomAfter(junction, item);
      if (room) arrive(junction, room, junction.utility + item.utility, item);
    }
    layer = [...met.values()];
  }
  for (const end of layer) {
    if (end.utility !== goal) continue;
    const waiting: { readonly junction: Junction; readonly chosen: Chain | undefined }[] = [
      { junction: end, chosen: undefined },
    ];
    for (let step = waiting.pop(); step; step = waiting.pop()) {
      const { junction, chosen } = step;
      if (junction === start) yield itemsOf(chosen);
      for (const { from, item } of junction.arrivals)
        waiting.push({ junction: from, chosen: item ? { item, before: chosen } : chosen });
    }
  }
};
