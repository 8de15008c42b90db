/** What is wrong with answers, and what is odd about them. No I/O. */
import {
  type Answers,
  type ChoiceQuestion,
  type FormContent,
  type NumberQuestion,
  type Question,
  type Reasons,
  remarkAtMost,
} from './content.ts';
import { type NumberTrouble, readTypedNumber } from './typed-number.ts';

/** Must be corrected before the entry is sent. */
export type AnswerError =
  | { readonly code: 'required' | 'unknown-choice' | Exclude<NumberTrouble, 'too-many-decimals'> }
  | { readonly code: 'too-many-decimals'; readonly decimals: number }
  | { readonly code: 'below' | 'above'; readonly limit: number }
  | { readonly code: 'above-whole'; readonly whole: string; readonly limit: number }
  | { readonly code: 'too-long'; readonly limit: number };

/** May be right: is sent once there is a reason. */
export type Oddity =
  | { readonly code: 'below-usual' | 'above-usual'; readonly limit: number }
  | { readonly code: 'changed'; readonly before: number; readonly now: number };

export interface Findings {
  /** By key of the question. */
  readonly errors: Readonly<Record<string, AnswerError>>;
  readonly oddities: Readonly<Record<string, readonly Oddity[]>>;
  /** The numbers that could be read, right or wrong. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Answers of the last period, by key of the question. */
export type Previous = ReadonlyMap<string, number>;

const errorOfNumber = (
  question: NumberQuestion,
  typed: string,
): { readonly error: AnswerError } | { readonly value: number; readonly error?: AnswerError } => {
  const read = readTypedNumber(typed, question.decimals);
  if (!read.ok)
    return {
      error:
        read.trouble === 'too-many-decimals'
          ? { code: read.trouble, decimals: question.decimals }
          : { code: read.trouble },
    };
  const { value } = read;
  if (question.least !== undefined && value < question.least)
    return { value, error: { code: 'below', limit: question.least } };
  if (question.most !== undefined && value > question.most)
    return { value, error: { code: 'above', limit: question.most } };
  return { value };
};

const errorOfText = (
  question: Exclude<Question, NumberQuestion>,
  typed: string,
): AnswerError | undefined => {
  if (question.kind === 'choice')
    return isChoice(question, typed) ? undefined : { code: 'unknown-choice' };
  return typed.length > remarkAtMost ? { code: 'too-long', limit: remarkAtMost } : undefined;
};

export const isChoice = ({ choices }: ChoiceQuestion, typed: string): boolean =>
  /^\d{1,3}$/.test(typed) && Number(typed) < choices.length;

/**
 * Whether a change is large enough to ask about. Where both limits are given both must be passed, so
 * that 1 → 3 (200 per cent) is no news and 1 000 → 1 020 (20 more) neither. From 0 every change is
 * beyond any percentage.
 */
const isLargeChange = (
  { changePercent, changeAbsolute }: NumberQuestion,
  before: number,
  now: number,
): boolean => {
  if (changePercent === undefined && changeAbsolute === undefined) return false;
  const change = Math.abs(now - before);
  const isBeyondPercent =
    changePercent === undefined || change * 100 > changePercent * Math.abs(before);
  const isBeyondAbsolute = changeAbsolute === undefined || change > changeAbsolute;
  return change > 0 && isBeyondPercent && isBeyondAbsolute;
};

const odditiesOf = (
  question: NumberQuestion,
  now: number,
  before: number | undefined,
): readonly Oddity[] => {
  const found: Oddity[] = [];
  const { usualLeast, usualMost } = question;
  if (usualLeast !== undefined && now < usualLeast)
    found.push({ code: 'below-usual', limit: usualLeast });
  if (usualMost !== undefined && now > usualMost)
    found.push({ code: 'above-usual', limit: usualMost });
  if (before !== undefined && isLargeChange(question, before, now))
    found.push({ code: 'changed', before, now });
  return found;
};

/** Checks every answer alone, against the last period, and against the whole of which it is a part. */
export const checkAnswers = (
  { questions }: Pick<FormContent, 'questions'>,
  answers: Answers,
  previous: Previous,
): Findings => {
  const errors: Record<string, AnswerError> = {};
  const oddities: Record<string, readonly Oddity[]> = {};
  const numbers = new Map<string, number>();
  for (const question of questions) {
    const { key } = question;
    const typed = (answers[key] ?? '').trim();
    if (typed === '') {
      if (question.isRequired) errors[key] = { code: 'required' };
      continue;
    }
    if (question.kind !== 'number') {
      const error = errorOfText(question, typed);
      if (error) errors[key] = error;
      continue;
    }
    const judged = errorOfNumber(question, typed);
    if (judged.error) errors[key] = judged.error;
    if (!('value' in judged)) continue;
    numbers.set(key, judged.value);
    if (judged.error) continue;
    const odd = odditiesOf(question, judged.value, previous.get(key));
    if (odd.length > 0) oddities[key] = odd;
  }
  for (const question of questions) {
    if (question.kind !== 'number' || question.atMost === undefined) continue;
    const part = numbers.get(question.key);
    const whole = numbers.get(question.atMost);
    if (part !== undefined && whole !== undefined && part > whole && !errors[question.key])
      errors[question.key] = { code: 'above-whole', whole: question.atMost, limit: whole };
  }
  return { errors, oddities, numbers };
};

const reasonAtLeast = 3;
export const reasonAtMost = 500;

/** Keys of odd answers that still need a reason. */
export const missingReasons = (
  { oddities }: Pick<Findings, 'oddities'>,
  reasons: Reasons,
): readonly string[] =>
  Object.keys(oddities).filter((key) => (reasons[key] ?? '').trim().length < reasonAtLeast);
