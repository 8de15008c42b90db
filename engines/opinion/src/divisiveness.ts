import type { GroupVotes } from './group-votes.ts';
import { isSignificant, probabilityOf, twoProportionTest } from './significance.ts';

/** A statement on which two groups differ. */
export interface DivisiveStatement {
  /** Its column. */
  readonly statement: number;
  /** Id of the group that agrees most. */
  readonly most: number;
  /** Id of the group that agrees least. */
  readonly least: number;
  /** Probability to agree in the one less that in the other, from 0 to 1. */
  readonly spread: number;
}

/**
 * The statements that groups differ on with significance, those with the widest spread first.
 *
 * Ours: polis has no such list. The probabilities and the test are those of its representative
 * statements.
 *
 * @param silenced 1 for each statement that is moderated out
 */
export const divisiveStatements = (
  groups: readonly GroupVotes[],
  silenced: Uint8Array,
): readonly DivisiveStatement[] =>
  (groups[0]?.counts ?? [])
    .flatMap((_, statement): readonly DivisiveStatement[] => {
      if (silenced[statement] === 1 || groups.length < 2) return [];
      const [first, ...others] = groups
        .map(({ id, counts }) => {
          const { agree, seen } = counts[statement] ?? { agree: 0, seen: 0 };
          return { id, agree, seen, probability: probabilityOf(agree, seen) };
        })
        .sort((one, other) => other.probability - one.probability);
      const last = others.at(-1);
      if (first === undefined || last === undefined) return [];
      if (!isSignificant(twoProportionTest(first.agree, last.agree, first.seen, last.seen)))
        return [];
      const spread = first.probability - last.probability;
      return [{ statement, most: first.id, least: last.id, spread }];
    })
    .sort((one, other) => other.spread - one.spread);
