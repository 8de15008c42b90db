import { chooseText } from '../../../../platform/messages/text.ts';
import { Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { NumberField, TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { type Question, remarkAtMost } from '../content.ts';
import { labelOf } from '../wording.ts';

export const answerField = (key: string): string => `answer-${key}`;

export interface QuestionFieldProps {
  readonly page: PageContext;
  readonly question: Question;
  readonly typed: string | undefined;
  /** “In February 2026: 41 days”. */
  readonly lastTime?: string | undefined;
  readonly error?: string | undefined;
}

/** One question with its help, what was answered last time, and a field large enough for a thumb. */
export const QuestionField = ({ page, question, typed, lastTime, error }: QuestionFieldProps) => {
  const help = chooseText(question.help, page.language);
  const hint =
    help.text === '' && lastTime === undefined ? undefined : (
      <>
        {help.text === '' ? null : <span lang={help.lang}>{help.text}</span>}
        {help.text !== '' && lastTime !== undefined ? <br /> : null}
        {lastTime === undefined ? null : <strong>{lastTime}</strong>}
      </>
    );
  const field = {
    page,
    name: answerField(question.key),
    label: labelOf(page, question),
    hint,
    error,
    isOptional: !question.isRequired,
  };
  if (question.kind === 'choice')
    return (
      <Radios
        {...field}
        value={typed}
        choices={question.choices.map((choice, index) => ({
          value: String(index),
          label: chooseText(choice, page.language).text,
        }))}
      />
    );
  if (question.kind === 'remark')
    return <TextArea {...field} value={typed} rows={3} maxlength={remarkAtMost} />;
  return (
    <NumberField
      {...field}
      value={typed}
      unit={chooseText(question.unit, page.language).text || undefined}
      isWhole={question.decimals === 0 && (question.least ?? -1) >= 0}
    />
  );
};
