/** From the builder's copy to what can be released: everything wrong with it, or the form's content. */
import { languages } from '../../../platform/messages/languages.ts';
import type { Text } from '../../../platform/messages/text.ts';
import {
  type Frequency,
  frequencies,
  type Kind,
  type YearKind,
  yearKinds,
} from '../catalogue/definition.ts';
import {
  type Feed,
  type FeedPart,
  type FormContent,
  feedParts,
  type NumberQuestion,
  type Question,
} from './content.ts';
import { type Draft, type DraftQuestion, isBlank, type Typed } from './draft.ts';
import { readTypedNumber } from './typed-number.ts';

/** What must be known of an indicator that a question may feed. */
export interface FeedableIndicator {
  readonly code: string;
  readonly name: Text;
  readonly kind: Kind;
  readonly geography: string;
  readonly frequency: Frequency;
  readonly yearKind: YearKind;
}

export const draftErrorCodes = [
  'title-missing',
  'level-missing',
  'due-days-wrong',
  'no-questions',
  'label-missing',
  'decimals-wrong',
  'number-wrong',
  'limits-reversed',
  'part-of-itself',
  'choices-missing',
  'indicator-unknown',
  'indicator-other-calendar',
  'indicator-other-geography',
  'fed-twice',
  'fed-by-half',
] as const;
export type DraftErrorCode = (typeof draftErrorCodes)[number];

export interface DraftError {
  /** Name of the control that it is about. */
  readonly field: string;
  readonly code: DraftErrorCode;
  /** Name of an indicator, where it is about one. */
  readonly about?: string;
}

export const questionField = (key: string, part: string): string => `${key}-${part}`;

const textOf = (text: Typed): Text =>
  Object.fromEntries(
    languages
      .map((language) => [language, text[language].trim()] as const)
      .filter(([, words]) => words !== ''),
  );

const wholeNumber = (text: string, most: number): number | undefined =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) <= most ? Number(text) : undefined;

const choicesOf = (question: DraftQuestion): readonly Text[] => {
  const lines = languages.map(
    (language) =>
      [
        language,
        question.choices[language]
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      ] as const,
  );
  const count = Math.max(...lines.map(([, own]) => own.length));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      lines
        .map(([language, own]) => [language, own[index] ?? ''] as const)
        .filter(([, words]) => words !== ''),
    ),
  );
};

const limitNames = [
  'least',
  'most',
  'usualLeast',
  'usualMost',
  'changePercent',
  'changeAbsolute',
] as const;

type Report = (part: string, code: DraftErrorCode, about?: string) => void;

const limitsOf = (question: DraftQuestion, decimals: number, report: Report) => {
  const limits: Partial<Record<(typeof limitNames)[number], number>> = {};
  for (const name of limitNames) {
    const text = question[name].trim();
    if (text === '') continue;
    const read = readTypedNumber(text, name === 'changePercent' ? 2 : decimals);
    if (read.ok) limits[name] = read.value;
    else report(name, 'number-wrong');
  }
  const isReversed = (low: number | undefined, high: number | undefined) =>
    low !== undefined && high !== undefined && low > high;
  if (isReversed(limits.least, limits.most)) report('most', 'limits-reversed');
  if (isReversed(limits.usualLeast, limits.usualMost)) report('usualMost', 'limits-reversed');
  return limits;
};

const feedsOf = (
  question: DraftQuestion,
  draft: Draft,
  indicators: ReadonlyMap<string, FeedableIndicator>,
  report: Report,
): readonly Feed[] =>
  question.feeds.flatMap(({ indicator: code, as }, index) => {
    if (code === '') return [];
    const found = indicators.get(code);
    const part = feedParts.find((one) => one === as) ?? 'numerator';
    const complain = (error: DraftErrorCode) => {
      report(`feed-${index}`, error, code);
      return [];
    };
    if (!found) return complain('indicator-unknown');
    if (found.geography !== draft.geography) return complain('indicator-other-geography');
    const isOtherYear = found.frequency === 'year' && found.yearKind !== draft.yearKind;
    if (found.frequency !== draft.frequency || isOtherYear)
      return complain('indicator-other-calendar');
    return [{ indicator: code, as: part }];
  });

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
const feedErrors = (
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
const withImpliedRules = (
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

/** @param indicators by code; those that questions may feed */
export const checkDraft = (
  draft: Draft,
  indicators: ReadonlyMap<string, FeedableIndicator>,
): { readonly content: FormContent; readonly errors: readonly DraftError[] } => {
  const errors: DraftError[] = [];
  if (isBlank(draft.title)) errors.push({ field: 'title-nl', code: 'title-missing' });
  if (draft.level.trim() === '') errors.push({ field: 'level', code: 'level-missing' });
  const dueDays = wholeNumber(draft.dueDays, 365);
  if (dueDays === undefined) errors.push({ field: 'dueDays', code: 'due-days-wrong' });
  if (draft.questions.length === 0) errors.push({ field: '#add', code: 'no-questions' });

  const readQuestion = (question: DraftQuestion): Question => {
    const report: Report = (part, code, about) =>
      errors.push({
        field: questionField(question.key, part),
        code,
        ...(about === undefined ? {} : { about }),
      });
    if (isBlank(question.label)) report('label-nl', 'label-missing');
    const asked = {
      key: question.key,
      label: textOf(question.label),
      help: textOf(question.help),
      isRequired: question.isRequired,
    };
    if (question.kind === 'remark') return { ...asked, kind: 'remark' };
    if (question.kind === 'choice') {
      const choices = choicesOf(question);
      if (choices.length < 2) report('choices-nl', 'choices-missing');
      return { ...asked, kind: 'choice', choices };
    }
    const decimals = wholeNumber(question.decimals, 6);
    if (decimals === undefined) report('decimals', 'decimals-wrong');
    if (question.atMost === question.key) report('atMost', 'part-of-itself');
    const isPart = draft.questions.some(
      ({ key, kind }) => key === question.atMost && kind === 'number' && key !== question.key,
    );
    return {
      ...asked,
      kind: 'number',
      unit: textOf(question.unit),
      decimals: decimals ?? 0,
      ...limitsOf(question, decimals ?? 0, report),
      ...(isPart ? { atMost: question.atMost } : {}),
      feeds: feedsOf(question, draft, indicators, report),
    };
  };

  const questions = draft.questions.map(readQuestion);
  errors.push(...feedErrors(questions, indicators));
  const content: FormContent = {
    title: textOf(draft.title),
    introduction: textOf(draft.introduction),
    geography: draft.geography,
    level: draft.level,
    frequency: frequencies.find((one) => one === draft.frequency) ?? 'month',
    yearKind: yearKinds.find((one) => one === draft.yearKind) ?? 'calendar',
    dueDays: dueDays ?? 0,
    questions: withImpliedRules(questions, indicators),
  };
  return { content, errors };
};
