import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { erasedPerson } from '../../lineage-store.ts';
import { formMessages } from '../../messages/forms/index.ts';
import type { FormContent } from '../content.ts';
import type { LogLine } from '../entry-store.ts';
import { answerText, labelOf } from '../wording.ts';
import { Moment } from './day.tsx';

const sentence = (page: PageContext, content: FormContent, line: LogLine): string => {
  const text = formMessages[page.language].log;
  const question = content.questions.find(({ key }) => key === line.question);
  const label = question ? labelOf(page, question) : line.question;
  const read = (typed: string) => (question ? answerText(page, question, typed) : typed);
  switch (line.what) {
    case 'answer':
      return text.answer(label, read(line.before), read(line.after) || text.emptied);
    case 'reason':
      return text.reason(label, line.after);
    case 'returned':
    case 'reopened':
      return text[line.what](line.after);
    default:
      return text[line.what];
  }
};

export const personName = (
  page: Pick<PageContext, 'language'>,
  people: ReadonlyMap<string, string>,
  id: string | null,
): string =>
  id === null || id === erasedPerson
    ? formMessages[page.language].log.erased
    : (people.get(id) ?? formMessages[page.language].log.erased);

/** Who entered what when, the latest first. */
export const LogTable = ({
  page,
  content,
  lines,
  people,
}: {
  readonly page: PageContext;
  readonly content: FormContent;
  readonly lines: readonly LogLine[];
  readonly people: ReadonlyMap<string, string>;
}) => {
  const text = formMessages[page.language].log;
  if (lines.length === 0) return <p>{text.empty}</p>;
  return (
    <DataTable
      page={page}
      id="log"
      caption={text.title}
      isCaptionHidden
      isDense
      rows={lines}
      columns={[
        { header: text.when, cell: ({ at }) => <Moment page={page} at={at} /> },
        { header: text.who, cell: ({ by }) => personName(page, people, by) },
        {
          header: text.what,
          isRowHeader: true,
          cell: (line) => sentence(page, content, line),
        },
      ]}
    />
  );
};
