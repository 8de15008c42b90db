/** Questions, answers and findings as sentences in the reader's language. */
import { chooseText } from '../../../platform/messages/text.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { formMessages } from '../messages/forms/index.ts';
import { periodLabel, periodPlus } from '../values/period.ts';
import type { FormContent, NumberQuestion, Question } from './content.ts';
import { type AnswerError, isChoice, type Oddity, type Previous } from './rules.ts';
import { readTypedNumber } from './typed-number.ts';

type Reader = Pick<PageContext, 'language' | 'format'>;

export const labelOf = ({ language }: Reader, question: Question): string =>
  chooseText(question.label, language).text;

/** The decimals that a number has, up to those that are asked: 12.5 stays 12.5, 12 stays 12. */
export const numberText = (
  { format }: Reader,
  number: number,
  { decimals }: Pick<NumberQuestion, 'decimals'>,
): string => {
  const written = String(Number(number.toFixed(decimals)));
  return format.number(number, written.split('.')[1]?.length ?? 0);
};

export const withUnit = (reader: Reader, number: number, question: NumberQuestion): string => {
  const unit = chooseText(question.unit, reader.language).text;
  const text = numberText(reader, number, question);
  return unit === '' ? text : `${text} ${unit}`;
};

/** An answer as it is read back; one that cannot be read stays as it was typed. */
export const answerText = (reader: Reader, question: Question, typed: string): string => {
  if (typed === '' || question.kind === 'remark') return typed;
  if (question.kind === 'choice')
    return isChoice(question, typed)
      ? chooseText(question.choices[Number(typed)] ?? {}, reader.language).text
      : typed;
  const read = readTypedNumber(typed, question.decimals);
  return read.ok ? withUnit(reader, read.value, question) : typed;
};

export const lastPeriodLabel = (reader: Reader, content: FormContent, period: string): string =>
  periodLabel(periodPlus(period, -1, content), content, reader.format);

/** “In February 2026: 41 days”; undefined where there is no number of the last period. */
export const lastTime = (
  reader: Reader,
  content: FormContent,
  period: string,
  question: Question,
  previous: Previous,
): string | undefined => {
  const before = previous.get(question.key);
  if (question.kind !== 'number' || before === undefined) return undefined;
  return formMessages[reader.language].form.lastTime(
    lastPeriodLabel(reader, content, period),
    withUnit(reader, before, question),
  );
};

export const errorText = (
  reader: Reader,
  content: FormContent,
  question: Question,
  error: AnswerError,
): string => {
  const text = formMessages[reader.language].errors;
  const shown = (limit: number) =>
    question.kind === 'number' ? numberText(reader, limit, question) : reader.format.number(limit);
  switch (error.code) {
    case 'too-many-decimals':
      return error.decimals === 0
        ? text.whole
        : text.decimals(reader.format.number(error.decimals));
    case 'below':
      return text.below(shown(error.limit));
    case 'above':
      return text.above(shown(error.limit));
    case 'above-whole': {
      const whole = content.questions.find(({ key }) => key === error.whole);
      return text.aboveWhole(shown(error.limit), whole ? labelOf(reader, whole) : '');
    }
    case 'too-long':
      return text.tooLong(reader.format.number(error.limit));
    case 'required':
      return question.kind === 'choice' ? text['unknown-choice'] : text.required;
    default:
      return text[error.code];
  }
};

export const oddityText = (
  reader: Reader,
  content: FormContent,
  period: string,
  question: NumberQuestion,
  oddity: Oddity,
): string => {
  const text = formMessages[reader.language].odd;
  const shown = (number: number) => numberText(reader, number, question);
  switch (oddity.code) {
    case 'below-usual':
      return text.below(shown(oddity.limit));
    case 'above-usual':
      return text.above(shown(oddity.limit));
    case 'changed':
      return text.changed(
        lastPeriodLabel(reader, content, period),
        shown(oddity.before),
        shown(oddity.now),
      );
  }
};

export const titleOf = ({ language }: Reader, content: FormContent): string =>
  chooseText(content.title, language).text;
