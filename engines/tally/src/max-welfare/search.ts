/**
 * Looks for a selection of at least some utility. Item after item is taken or left; of partial selections
 * only those are kept whose bound reaches the goal, and of those that leave equal room in the side rows
 * only those that no other one beats in both budget left and utility. Projects that are alike therefore
 * never multiply: partial selections are no more than different sums of costs.
 *
 * Sources: Nemhauser, Ullmann, Discrete Dynamic Programming and Capital Allocation, Management Science
 * 15 (1969); with bounds: Martello, Pisinger, Toth, Dynamic Programming and Strong Bounds for the 0-1
 * Knapsack Problem, Management Science 45 (1999).
 */
import { type Bounds, boundsOf, narrow, type Room, roomOf, stepsThrough } from './bound.ts';
import { type Item, type Program, utilityOfAll } from './program.ts';

/** Partial selections that may still be looked at; shared by all searches of one count. */
export interface Effort {
  left: number;
}

export interface SearchResult {
  /** Undefined when nothing reached the goal. */
  readonly found?: readonly Item[];
  /** False when effort ran out first: then there may be more than was found. */
  readonly isComplete: boolean;
}

/** Items chosen one after another; chains share what they have in common. */
export interface Chain {
  readonly item: Item;
  readonly before: Chain | undefined;
}

interface Partial extends Room {
  readonly utility: bigint;
  readonly chosen: Chain | undefined;
}

export const itemsOf = (chain: Chain | undefined): Item[] => {
  const items: Item[] = [];
  for (let link = chain; link; link = link.before) items.push(link.item);
  return items;
};

/** Room after an item won; undefined when it does not fit. */
export const roomAfter = (room: Room, { cost, demands }: Item): Room | undefined => {
  if (cost > room.left) return undefined;
  const left = room.left - cost;
  if (demands.every((demand) => demand === 0n)) return { left, rows: room.rows };
  const rows = room.rows.map((capacity, row) => capacity - (demands[row] ?? 0n));
  return rows.some((capacity) => capacity < 0n) ? undefined : { left, rows };
};

const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0);

/** Those that no other one of the same side rows beats, by room left in the budget, most first. */
const undominated = (partials: Partial[]): Partial[] => {
  partials.sort((a, b) => descending(a.left, b.left) || descending(a.utility, b.utility));
  let best = -1n;
  return partials.filter(({ utility }) => {
    if (utility <= best) return false;
    best = utility;
    return true;
  });
};

/** A partial selection with more items, when they fit together. */
const completed = (partial: Partial, more: readonly Item[]): readonly Item[] | undefined => {
  let room: Room | undefined = partial;
  for (const item of more) {
    room = roomAfter(room, item);
    if (!room) return undefined;
  }
  return [...itemsOf(partial.chosen), ...more];
};

/** What a search looks for: at least `goal`, and not `except`. */
export interface Quest {
  readonly goal: bigint;
  /** Ends at the first selection, or goes on to one of greatest utility. */
  readonly wanted: 'any' | 'best';
  /** A selection that does not count. */
  readonly except?: readonly Item[];
}

/** One search over a program that bounds alone cannot narrow any further. */
const sweep = (program: Program, { goal, wanted, except }: Quest, effort: Effort): SearchResult => {
  let threshold = goal;
  let found: readonly Item[] | undefined;
  /** Keeps a partial selection that may still reach the threshold, and sees whether it already does. */
  const visit = (
    kept: Map<string, Partial[]>,
    { rest, bounds }: { readonly rest: Program; readonly bounds: Bounds },
    partial: Partial,
  ): void => {
    effort.left -= 1;
    const { utility, chosen } = partial;
    const room = bounds.usable(partial);
    const split = bounds.splitAt(room.left);
    const most = bounds.atMost(room, split, utility);
    if (most < threshold) return;
    if (utility + bounds.utilityOfFirst(split) >= threshold) {
      const selection = completed(partial, rest.items.slice(0, split));
      if (selection) {
        found = selection;
        threshold = utilityOfAll(selection) + 1n;
        if (most < threshold) return;
      }
    }
    const key = room.rows.join();
    const alike = kept.get(key);
    const trimmed = { ...room, utility, chosen };
    if (alike) alike.push(trimmed);
    else kept.set(key, [trimmed]);
  };
  const take = (partial: Partial, item: Item): Partial | undefined => {
    const room = roomAfter(partial, item);
    return (
      room && {
        ...room,
        utility: partial.utility + item.utility,
        chosen: { item, before: partial.chosen },
      }
    );
  };
  const isSettled = (): boolean => wanted === 'any' && found !== undefined;
  const isOver = (): boolean => isSettled() || effort.left <= 0;

  const start: Partial = { ...roomOf(program), utility: 0n, chosen: undefined };
  // What agrees with the excepted selection so far goes beside the others: it must not beat one that
  // leads elsewhere.
  const excepted = except && new Set(except);
  let agreeing = excepted && start;
  let layer = new Map<string, Partial[]>();
  let isCut = isOver();
  if (!excepted) visit(layer, { rest: program, bounds: boundsOf(program) }, start);
  for (const step of stepsThrough(program)) {
    if (isCut) break;
    const { item } = step;
    const kept = new Map<string, Partial[]>();
    for (const partials of layer.values()) {
      if (isOver()) break;
      for (const partial of partials) visit(kept, step, partial);
      for (const partial of partials) {
        const taken = take(partial, item);
        if (taken) visit(kept, step, taken);
      }
    }
    isCut = isOver();
    if (agreeing && !isCut) {
      const taken = take(agreeing, item);
      const isTaken = excepted?.has(item) === true;
      const other = isTaken ? agreeing : taken;
      if (other) visit(kept, step, other);
      agreeing = isTaken ? taken : agreeing;
    }
    for (const [key, partials] of kept) kept.set(key, undominated(partials));
    layer = kept;
  }
  return {
    ...(found && { found }),
    isComplete: !isCut || isSettled(),
  };
};

/** Exact, unless effort runs out. */
export const search = (program: Program, quest: Quest, effort: Effort): SearchResult => {
  const narrowed = narrow(program, quest.goal);
  if (!narrowed) return { isComplete: true };
  const { won, open } = narrowed;
  const { found, isComplete } = sweep(
    open,
    { ...quest, goal: quest.goal - utilityOfAll(won) },
    effort,
  );
  return { ...(found && { found: [...won, ...found] }), isComplete };
};
