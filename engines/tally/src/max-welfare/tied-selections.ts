/** Of all selections of the greatest utility, the one that comes first in tie order. */
import { narrow } from './bound.ts';
import { decide, type Item, type Program, utilityOfAll } from './program.ts';
import { type Effort, search } from './search.ts';

const inTieOrder = (items: readonly Item[], rank: Int32Array): readonly Item[] =>
  [...items].sort((a, b) => (rank[a.project] ?? 0) - (rank[b.project] ?? 0));

/** Any selection that agrees with what was decided and reaches the goal. */
const anySelection = (
  program: Program,
  decided: { readonly won: readonly Item[]; readonly lost: readonly Item[] },
  goal: bigint,
  effort: Effort,
): ReturnType<typeof search> => {
  const rest = decide(program, decided.won, decided.lost);
  if (!rest) return { isComplete: true };
  const { found, isComplete } = search(
    rest,
    { goal: goal - utilityOfAll(decided.won), wanted: 'any' },
    effort,
  );
  return { ...(found && { found: [...decided.won, ...found] }), isComplete };
};

/**
 * Goes through the projects in tie order: each wins when some selection of the greatest utility holds it
 * together with those that won before it.
 *
 * @param selection any one of the greatest utility
 */
export const lexicographicallyFirst = (
  program: Program,
  selection: readonly Item[],
  rank: Int32Array,
  effort: Effort,
): { readonly selection: readonly Item[]; readonly isProven: boolean } => {
  const goal = utilityOfAll(selection);
  const narrowed = narrow(program, goal);
  // Narrowing keeps every selection that reaches the goal, and there is one.
  if (!narrowed) return { selection, isProven: false };
  const won = [...narrowed.won];
  const lost: Item[] = [];
  let best = new Set(selection);
  let isProven = true;
  for (const item of inTieOrder(narrowed.open.items, rank)) {
    if (!best.has(item)) {
      const { found, isComplete } = anySelection(
        program,
        { won: [...won, item], lost },
        goal,
        effort,
      );
      if (found) best = new Set(found);
      if (!isComplete) isProven = false;
    }
    (best.has(item) ? won : lost).push(item);
  }
  return { selection: [...best], isProven };
};
