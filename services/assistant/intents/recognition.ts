/** How well intents are told apart, by the examples that a model did not learn from. */
import type { HeldOut } from '@polder/language';
import type { ModelReport } from './schema.ts';

export type Recognition = Pick<ModelReport, 'confusions' | 'recognised'>;
export type Confusion = ModelReport['confusions'][number];

/** Of the examples of an intent, from which share on taking them for another is worth a look. */
const LEAST_SHARE = 0.03;
const MOST_TEXTS = 5;

export const recognitionOf = (heldOut: readonly HeldOut[]): Recognition => {
  const byIntent = Map.groupBy(heldOut, ({ intent }) => intent);
  const recognised = Object.fromEntries(
    [...byIntent].map(([intent, own]) => [
      intent,
      { right: own.filter(({ found }) => found === intent).length, of: own.length },
    ]),
  );
  const confusions = [...byIntent].flatMap(([intent, own]) =>
    [...Map.groupBy(own, ({ found }) => found)]
      .filter(([other]) => other !== intent)
      .map(([other, taken]) => ({
        intent,
        other,
        count: taken.length,
        share: taken.length / own.length,
        // Those that it was the surest of say the most about what is alike.
        texts: taken
          .toSorted((one, another) => another.probability - one.probability)
          .slice(0, MOST_TEXTS)
          .map(({ text }) => text),
      })),
  );
  return {
    recognised,
    confusions: confusions
      .filter(({ share }) => share >= LEAST_SHARE)
      .sort((one, other) => other.count - one.count || other.share - one.share),
  };
};

export interface Recognised {
  readonly right: number;
  readonly of: number;
}

export const wholeOf = ({ recognised }: Pick<Recognition, 'recognised'>): Recognised =>
  Object.values(recognised).reduce(
    (sum, { right, of }) => ({ right: sum.right + right, of: sum.of + of }),
    { right: 0, of: 0 },
  );

/**
 * Whether the examples were tried by judges that learned from three quarters of them. Where only some were, the
 * judges knew nearly all others: shares of the two kinds cannot be compared.
 */
export const areAllTried = (
  report: Pick<Recognition, 'recognised'> | null,
  examples: number,
): boolean => report !== null && wholeOf(report).of > examples / 2;

const shareOf = ({ right, of }: Recognised): number => (of === 0 ? 0 : right / of);

export interface Change {
  readonly intent: string;
  readonly before: Recognised;
  readonly after: Recognised;
}

/** From so many examples on a share says something. */
const FEWEST_TO_COMPARE = 8;
const LEAST_CHANGE = 0.1;
const MOST_CHANGES = 5;

/** Intents that are recognised clearly worse or better than before, the clearest first. */
export const changesIn = (
  before: Pick<Recognition, 'recognised'>,
  after: Pick<Recognition, 'recognised'>,
): { readonly worse: readonly Change[]; readonly better: readonly Change[] } => {
  const changes = Object.entries(after.recognised).flatMap(([intent, now]) => {
    const was = before.recognised[intent];
    if (!was || Math.min(was.of, now.of) < FEWEST_TO_COMPARE) return [];
    const change = shareOf(now) - shareOf(was);
    return Math.abs(change) < LEAST_CHANGE ? [] : [{ intent, before: was, after: now, change }];
  });
  const clearest = changes.sort((one, other) => Math.abs(other.change) - Math.abs(one.change));
  const some = (is: (change: number) => boolean): readonly Change[] =>
    clearest
      .filter(({ change }) => is(change))
      .slice(0, MOST_CHANGES)
      .map(({ change: _, ...own }) => own);
  return { worse: some((change) => change < 0), better: some((change) => change > 0) };
};

export interface Neighbour {
  readonly other: string;
  /** Examples of the intent that were taken for the other. */
  readonly taken: Confusion | undefined;
  /** Examples of the other that were taken for the intent. */
  readonly mistaken: Confusion | undefined;
}

/** Intents that one is mixed up with, whichever way; the closest first. */
export const neighboursOf = (
  { confusions }: Pick<Recognition, 'confusions'>,
  intent: string,
): readonly Neighbour[] => {
  const others = new Set(
    confusions.flatMap(({ intent: one, other }) =>
      one === intent ? [other] : other === intent ? [one] : [],
    ),
  );
  const countOf = ({ taken, mistaken }: Neighbour) => (taken?.count ?? 0) + (mistaken?.count ?? 0);
  return [...others]
    .map((other) => ({
      other,
      taken: confusions.find((one) => one.intent === intent && one.other === other),
      mistaken: confusions.find((one) => one.intent === other && one.other === intent),
    }))
    .sort((one, another) => countOf(another) - countOf(one));
};
