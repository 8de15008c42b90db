/** Words that nobody wrote in an example, read as the known word they are one slip away from. */

/** What was meant by a wrong figure nobody can tell: "11e" is not 112. */
const hasFigure = (word: string): boolean => /\p{N}/u.test(word);

/** Shorter words have too many neighbours to guess. */
const SHORTEST = 3;

/** Every word that is left when one letter is taken out, and the word itself. */
const withoutOneLetter = (word: string): readonly string[] => {
  const left = [word];
  for (let at = 0; at < word.length; at += 1) left.push(word.slice(0, at) + word.slice(at + 1));
  return left;
};

/** Whether two different words are one insertion, deletion, substitution or swap of neighbours apart. */
export const areOneSlipApart = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  const after = (from: number): string => long.slice(from);
  if (short.length < long.length) return short.slice(same) === after(same + 1);
  if (short.slice(same + 1) === after(same + 1)) return true;
  return (
    short[same] === long[same + 1] &&
    short[same + 1] === long[same] &&
    short.slice(same + 2) === after(same + 2)
  );
};

export interface Spelling {
  /** How often the examples have a word; 0 for one that they do not know. */
  readonly timesSeen: (word: string) => number;
  /** The known words that may be meant, the most frequent first. */
  readonly nearest: (word: string) => readonly string[];
  /** The two known words that a missing space may have joined; none when there is no such place. */
  readonly apart: (word: string) => readonly string[];
}

/** Shorter parts are found in any word. */
const SHORTEST_PART = 2;

/**
 * Source of the search: words that share a form with one letter less (symmetric deletion, W. Garbe).
 *
 * @param words how often each known word was written
 */
export const createSpelling = (words: ReadonlyMap<string, number>): Spelling => {
  const byForm = new Map<string, string[]>();
  for (const word of words.keys()) {
    if (word.length < SHORTEST || hasFigure(word)) continue;
    for (const form of withoutOneLetter(word)) {
      const known = byForm.get(form);
      if (known) known.push(word);
      else byForm.set(form, [word]);
    }
  }
  const timesSeen = (word: string): number => words.get(word) ?? 0;
  return {
    timesSeen,
    nearest: (word) => {
      if (word.length < SHORTEST || hasFigure(word)) return [];
      const found = new Set<string>();
      for (const form of withoutOneLetter(word))
        for (const candidate of byForm.get(form) ?? [])
          if (areOneSlipApart(word, candidate)) found.add(candidate);
      return [...found].sort(
        (one, other) => timesSeen(other) - timesSeen(one) || (one < other ? -1 : 1),
      );
    },
    apart: (word) => {
      let best: readonly string[] = [];
      let mostSeen = 0;
      for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
        const parts = [word.slice(0, at), word.slice(at)];
        const seen = Math.min(...parts.map(timesSeen));
        if (seen > mostSeen) [best, mostSeen] = [parts, seen];
      }
      return best;
    },
  };
};
