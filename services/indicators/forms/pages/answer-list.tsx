import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { fieldId } from '../../../../platform/ui/components/form/field.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import type { Answers, FormContent } from '../content.ts';
import { answerText, labelOf } from '../wording.ts';
import { answerField } from './question-field.tsx';

/** Answers read back, with the way to change each when `changeAt` says where the form is. */
export const AnswerList = ({
  page,
  content,
  answers,
  changeAt,
}: {
  readonly page: PageContext;
  readonly content: FormContent;
  readonly answers: Answers;
  readonly changeAt?: string;
}) => {
  const text = formMessages[page.language].review;
  return (
    <DescriptionList
      items={content.questions.map((question) => ({
        term: labelOf(page, question),
        details: answerText(page, question, answers[question.key] ?? '') || text.empty,
        action:
          changeAt === undefined ? undefined : (
            <Link href={`${changeAt}#${fieldId(answerField(question.key))}`}>
              {text.change}
              <span class="polder-visually-hidden">: {labelOf(page, question)}</span>
            </Link>
          ),
      }))}
    />
  );
};
