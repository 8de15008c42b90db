/** How well a model understands questions it has not seen. */
import type { Classifier, Understanding } from './classify.ts';
import type { Example } from './examples.ts';

/** Questions by what they were and what became of them. */
export interface DecisionTable {
  readonly answeredRight: number;
  readonly answeredWrong: number;
  /** The right intent was among the candidates. */
  readonly clarifiedRight: number;
  readonly clarifiedWrong: number;
  readonly declined: number;
}

export interface OutOfScopeResult {
  /** Area under the curve of own against strange questions by their score. */
  readonly auroc: number;
  /** At the score where the smaller of both is largest: own questions kept and right, strange ones declined. */
  readonly balanced: { readonly inScope: number; readonly outOfScope: number };
  readonly decisions: Pick<DecisionTable, 'declined'> & {
    readonly answered: number;
    readonly clarified: number;
  };
}

export interface Evaluation {
  /** Of all own questions, those whose likeliest intent is right; 0 … 1. */
  readonly accuracy: number;
  /** Those whose three likeliest intents hold the right one. */
  readonly top3: number;
  readonly decisions: DecisionTable;
  readonly outOfScope?: OutOfScopeResult;
}

interface Judged {
  readonly understanding: Understanding;
  readonly intent: string;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const isFirstRight = ({ understanding, intent }: Judged): boolean =>
  understanding.candidates[0]?.intent === intent;

const isAmong = ({ understanding, intent }: Judged): boolean =>
  understanding.candidates.some((one) => one.intent === intent);

const decisionsOf = (judged: readonly Judged[]): DecisionTable => {
  const many = (is: (one: Judged) => boolean): number => judged.filter(is).length;
  const became = (outcome: Understanding['outcome']) => (one: Judged) =>
    one.understanding.outcome === outcome;
  const [answered, clarified] = [became('answer'), became('clarify')];
  return {
    answeredRight: many((one) => answered(one) && isFirstRight(one)),
    answeredWrong: many((one) => answered(one) && !isFirstRight(one)),
    clarifiedRight: many((one) => clarified(one) && isAmong(one)),
    clarifiedWrong: many((one) => clarified(one) && !isAmong(one)),
    declined: many(became('decline')),
  };
};

/**
 * Area under the receiver operating characteristic: how often an own question scores above a strange
 * one; ties count half (H. B. Mann and D. R. Whitney 1947, by ranks).
 */
export const areaUnderCurve = (own: readonly number[], strange: readonly number[]): number => {
  const all = [
    ...own.map((score) => ({ score, isOwn: true })),
    ...strange.map((score) => ({ score, isOwn: false })),
  ].sort((one, other) => one.score - other.score);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from + 1;
    while (to < all.length && all[to]?.score === all[from]?.score) to += 1;
    const rank = (from + 1 + to) / 2; // the mean of the ranks from + 1 … to
    ranks += rank * all.slice(from, to).filter(({ isOwn }) => isOwn).length;
    from = to;
  }
  return share(ranks - (own.length * (own.length + 1)) / 2, own.length * strange.length);
};

const balance = (
  own: readonly Judged[],
  strange: readonly number[],
): OutOfScopeResult['balanced'] => {
  const all = [
    ...own.map((one) => ({
      score: one.understanding.score,
      isKept: isFirstRight(one),
      isStrange: false,
    })),
    ...strange.map((score) => ({ score, isKept: false, isStrange: true })),
  ].sort((one, other) => one.score - other.score);
  let best = { inScope: 0, outOfScope: 0 };
  let kept = own.filter(isFirstRight).length;
  let declined = 0;
  // From the lowest line to the highest: what lies below each is declined.
  for (let from = 0; from < all.length; ) {
    const inScope = share(kept, own.length);
    const outOfScope = share(declined, strange.length);
    if (Math.min(inScope, outOfScope) > Math.min(best.inScope, best.outOfScope))
      best = { inScope, outOfScope };
    const score = all[from]?.score;
    for (; from < all.length && all[from]?.score === score; from += 1) {
      if (all[from]?.isKept) kept -= 1;
      if (all[from]?.isStrange) declined += 1;
    }
  }
  return best;
};

/**
 * @param examples questions that the model has not seen, with the intent that is right
 * @param strange questions that no intent covers
 */
export const evaluate = (
  classify: Classifier,
  examples: readonly Example[],
  strange: readonly string[] = [],
): Evaluation => {
  const judged = examples.map(({ text, intent }) => ({ understanding: classify(text), intent }));
  const own = {
    accuracy: share(judged.filter(isFirstRight).length, judged.length),
    top3: share(judged.filter(isAmong).length, judged.length),
    decisions: decisionsOf(judged),
  };
  if (strange.length === 0) return own;
  const others = strange.map(classify);
  const scores = others.map(({ score }) => score);
  const many = (outcome: Understanding['outcome']): number =>
    others.filter((one) => one.outcome === outcome).length;
  return {
    ...own,
    outOfScope: {
      auroc: areaUnderCurve(
        judged.map((one) => one.understanding.score),
        scores,
      ),
      balanced: balance(judged, scores),
      decisions: {
        answered: many('answer'),
        clarified: many('clarify'),
        declined: many('decline'),
      },
    },
  };
};
