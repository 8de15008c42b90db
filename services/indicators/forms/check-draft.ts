/** From the builder's copy to what can be released: everything wrong with it, or the form's content. */
import { languages } from '../../../platform/messages/languages.ts';
import type { Text } from '../../../platform/messages/text.ts';
import { frequencies, yearKinds } from '../catalogue/definition.ts';
import { type Feed, type FormContent, feedParts, type Question } from './content.ts';
import { type Draft, type DraftQuestion, isBlank, type Typed } from './draft.ts';
import {
  type DraftError,
  type DraftErrorCode,
  type FeedableIndicator,
  questionField,
} from './draft-errors.ts';
import { feedErrors, withImpliedRules } from './feeds.ts';
import { readTypedNumber } from './typed-number.ts';

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
    ...(draft.addsUp ? { addsUp: true } : {}),
    questions: withImpliedRules(questions, indicators),
  };
  return { content, errors };
};
