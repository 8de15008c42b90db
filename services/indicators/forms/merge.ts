/** Two people at one entry: what both can keep is kept, and what cannot is shown to the one who comes last. */
import type { Answers } from './content.ts';

export interface Merge {
  /** What can be stored: own changes and the other's, own ones where both changed the same answer. */
  readonly merged: Answers;
  /** Keys that both changed, each to something else. */
  readonly conflicts: readonly string[];
  /** Keys that only the other changed. */
  readonly taken: readonly string[];
}

/** Answers as they were before changes were made, from the latest change to the earliest. */
export const before = (
  stored: Answers,
  changes: readonly { readonly question: string; readonly before: string }[],
): Answers =>
  changes.reduce<Answers>(
    (answers, change) => withAnswer(answers, change.question, change.before),
    stored,
  );

const withAnswer = (answers: Answers, key: string, answer: string): Answers => {
  const { [key]: _, ...rest } = answers;
  return answer === '' ? rest : { ...rest, [key]: answer };
};

/**
 * @param base the answers that both began from
 * @param stored what the other has saved since
 * @param mine what is being saved now
 */
export const mergeAnswers = (
  base: Answers,
  stored: Answers,
  mine: Answers,
  keys: readonly string[],
): Merge => {
  let merged: Answers = {};
  const conflicts: string[] = [];
  const taken: string[] = [];
  for (const key of keys) {
    const [was, theirs, own] = [base[key] ?? '', stored[key] ?? '', mine[key] ?? ''];
    const isOwnKept = own !== was || theirs === own;
    if (!isOwnKept && theirs !== was) taken.push(key);
    if (own !== was && theirs !== was && own !== theirs) conflicts.push(key);
    merged = withAnswer(merged, key, isOwnKept ? own : theirs);
  }
  return { merged, conflicts, taken };
};

export interface AnswerChange {
  readonly question: string;
  readonly before: string;
  readonly after: string;
}

/** One change per answer that differs, in the order of the questions. */
export const changesBetween = (
  stored: Answers,
  next: Answers,
  keys: readonly string[],
): readonly AnswerChange[] =>
  keys
    .map((key) => ({ question: key, before: stored[key] ?? '', after: next[key] ?? '' }))
    .filter((change) => change.before !== change.after);
