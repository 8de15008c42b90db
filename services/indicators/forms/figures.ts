/** From answers to figures: the same reckoning as for a row of a file. */
import type { Figures } from '../imports/accepted-rows.ts';
import { figuresOfRow, type Measure, type RowNumbers } from '../imports/figures-of-row.ts';
import type { FeedPart, FormContent } from './content.ts';

/** Stands as a value's note where nobody was counted: there is no part of nothing. */
export const noCases = 'no cases';

export interface AnsweredFigures {
  readonly figures: Figures;
  readonly note: string;
}

const cellsOf = (numbers: RowNumbers): Readonly<Record<keyof RowNumbers, string>> => ({
  numerator: String(numbers.numerator),
  denominator: String(numbers.denominator),
  value: Number.isNaN(numbers.value) ? '' : String(numbers.value),
  lower: '',
  upper: '',
});

/** Means are no part of a whole for a file, which prints them; a form asks for their sum and count. */
const quotientOfMean = (
  { kind, multiplier }: Measure,
  numerator: number,
  denominator: number,
): number =>
  (kind === 'mean' || kind === 'score') && denominator > 0
    ? (numerator / denominator) * multiplier
    : Number.NaN;

/**
 * Value and 95 % interval of an indicator from the answers that feed it.
 *
 * @returns undefined when what was answered is not enough for a value
 */
export const figuresOfAnswers = (
  measure: Measure,
  parts: Readonly<Partial<Record<FeedPart, number>>>,
): AnsweredFigures | undefined => {
  const numerator = parts.numerator ?? Number.NaN;
  const denominator = parts.denominator ?? Number.NaN;
  const value = parts.value ?? quotientOfMean(measure, numerator, denominator);
  const numbers = { numerator, denominator, value, lower: Number.NaN, upper: Number.NaN };
  const isOfNobody = denominator === 0 && Number.isNaN(value);
  // “the source gives a value” with none given: the row keeps its counts and says why it has no value
  const { figures, findings } = figuresOfRow(measure, numbers, cellsOf(numbers), isOfNobody);
  const isWrong = findings.some(({ severity }) => severity === 'error');
  if (isWrong || (Number.isNaN(figures.value) && !isOfNobody)) return undefined;
  return { figures, note: isOfNobody ? noCases : '' };
};

/** What the answers give each indicator, by its code. */
export const partsByIndicator = (
  { questions }: Pick<FormContent, 'questions'>,
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<string, Readonly<Partial<Record<FeedPart, number>>>> => {
  const parts = new Map<string, Partial<Record<FeedPart, number>>>();
  for (const question of questions) {
    const answer = numbers.get(question.key);
    if (question.kind !== 'number' || answer === undefined) continue;
    for (const { indicator, as } of question.feeds)
      parts.set(indicator, { ...parts.get(indicator), [as]: answer });
  }
  return parts;
};
