/** What the questions of a form give to indicators: each part once, and enough of them. */
import type { Kind } from '../catalogue/definition.ts';
import type { FeedPart, NumberQuestion, Question } from './content.ts';
import { type DraftError, type FeedableIndicator, questionField } from './draft-errors.ts';

/** Parts a kind of indicator needs for a value; one of the lists is enough. */
const partsNeeded = (kind: Kind): readonly (readonly FeedPart[])[] => {
  if (kind === 'count') return [['numerator'], ['value']];
  return kind === 'standardised' ? [['value']] : [['numerator', 'denominator'], ['value']];
};

interface Feeder {
  readonly question: string;
  readonly field: string;
  readonly as: FeedPart;
}

const feedersByIndicator = (
  questions: readonly Question[],
): ReadonlyMap<string, readonly Feeder[]> => {
  const feeders = new Map<string, Feeder[]>();
  for (const question of questions)
    if (question.kind === 'number')
      question.feeds.forEach(({ indicator, as }, index) => {
        const feeder = {
          question: question.key,
          field: questionField(question.key, `feed-${index}`),
          as,
        };
        feeders.set(indicator, [...(feeders.get(indicator) ?? []), feeder]);
      });
  return feeders;
};

/** Every indicator that is fed gets each part once, and enough of them. */
export const feedErrors = (
  questions: readonly Question[],
  indicators: ReadonlyMap<string, FeedableIndicator>,
): readonly DraftError[] =>
  [...feedersByIndicator(questions)].flatMap(([code, feeders]): DraftError[] => {
    const parts = feeders.map(({ as }) => as);
    const twice = feeders.find(({ as }, index) => parts.indexOf(as) < index);
    const [first] = feeders;
    const kind = indicators.get(code)?.kind;
    if (twice) return [{ field: twice.field, code: 'fed-twice', about: code }];
    const isEnough =
      kind !== undefined &&
      partsNeeded(kind).some((needed) => needed.every((part) => parts.includes(part)));
    return isEnough || !first ? [] : [{ field: first.field, code: 'fed-by-half', about: code }];
  });

/**
 * Rules that follow from what is fed: counts are not below 0, and the part of a proportion is not
 * more than its whole.
 */
export const withImpliedRules = (
  questions: readonly Question[],
  indicators: ReadonlyMap<string, FeedableIndicator>,
): readonly Question[] => {
  const feeders = feedersByIndicator(questions);
  const wholeOf = (question: NumberQuestion): string | undefined => {
    for (const { indicator, as } of question.feeds)
      if (as === 'numerator' && indicators.get(indicator)?.kind === 'proportion')
        return feeders.get(indicator)?.find((feeder) => feeder.as === 'denominator')?.question;
    return undefined;
  };
  return questions.map((question) => {
    if (question.kind !== 'number') return question;
    const atMost = question.atMost ?? wholeOf(question);
    const isCount = question.feeds.some(({ as }) => as !== 'value');
    return {
      ...question,
      ...(isCount ? { least: Math.max(0, question.least ?? 0) } : {}),
      ...(atMost === undefined ? {} : { atMost }),
    };
  });
};
