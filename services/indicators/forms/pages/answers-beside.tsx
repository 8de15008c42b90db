import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import type { FormContent, NumberQuestion, Question } from '../content.ts';
import type { Entry } from '../entry-store.ts';
import type { Previous } from '../rules.ts';
import { answerText, labelOf, lastPeriodLabel, numberText, withUnit } from '../wording.ts';

/** A true minus, and a plus: a change always says which way it went. */
const signed = (page: PageContext, change: number, question: NumberQuestion): string => {
  const text = numberText(page, Math.abs(change), question);
  if (change === 0) return '=';
  return change > 0 ? `+${text}` : `−${text}`;
};

/** Answers beside those of the last period, with the change and why an odd one is right. */
export const AnswersBeside = ({
  page,
  content,
  entry,
  numbers,
  previous,
}: {
  readonly page: PageContext;
  readonly content: FormContent;
  readonly entry: Entry;
  readonly numbers: ReadonlyMap<string, number>;
  readonly previous: Previous;
}) => {
  const words = formMessages[page.language];
  const text = words.sign;
  const changeOf = (question: Question): string => {
    const now = numbers.get(question.key);
    const before = previous.get(question.key);
    return question.kind === 'number' && now !== undefined && before !== undefined
      ? signed(page, now - before, question)
      : '';
  };
  const before = (question: Question): string => {
    const number = previous.get(question.key);
    return question.kind === 'number' && number !== undefined
      ? withUnit(page, number, question)
      : '';
  };
  return (
    <DataTable
      page={page}
      id="answers-table"
      caption={text.answersTable}
      onPhones="cards"
      isCaptionHidden
      rows={content.questions}
      columns={[
        { header: text.question, isRowHeader: true, cell: (question) => labelOf(page, question) },
        {
          header: text.answer,
          cell: (question) => {
            const reason = entry.reasons[question.key];
            return (
              <>
                {answerText(page, question, entry.answers[question.key] ?? '') ||
                  words.review.empty}
                {reason ? (
                  <>
                    <br />
                    <span class="polder-card__meta">
                      {text.reason}: {reason}
                    </span>
                  </>
                ) : null}
              </>
            );
          },
        },
        {
          header: text.lastTime(lastPeriodLabel(page, content, entry.period)),
          isNumeric: true,
          cell: before,
        },
        { header: text.change, isNumeric: true, cell: changeOf },
      ]}
    />
  );
};
