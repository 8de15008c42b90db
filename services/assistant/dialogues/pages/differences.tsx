import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { dialoguesPath } from '../../learning/paths.ts';
import type { DialogueResult } from '../dialogue.ts';
import { dialogueMessages } from '../messages/index.ts';
import { isAsExpected } from '../run.ts';
import type { Subjects } from '../subjects.ts';
import { expectedInWords, foundInWords } from './words.ts';

/** What goes otherwise than it is written in the dialogues that fail: question, expected, found. */
export const Differences = ({
  page,
  results,
  subjects,
}: {
  readonly page: PageContext;
  readonly results: readonly DialogueResult[];
  readonly subjects: Pick<Subjects, 'titleOf'>;
}) => {
  const t = dialogueMessages[page.language];
  const rows = results.flatMap(({ id, name, turns }) =>
    turns.filter((turn) => !isAsExpected(turn)).map((turn) => ({ id, name, ...turn })),
  );
  if (rows.length === 0) return null;
  return (
    <DataTable
      page={page}
      id="differences"
      caption={t.differences}
      columns={[
        {
          header: t.question,
          cell: ({ id, question }) => <a href={page.href(`${dialoguesPath}/${id}`)}>{question}</a>,
          isRowHeader: true,
        },
        { header: t.expected, cell: ({ expected }) => expectedInWords(page, subjects, expected) },
        { header: t.found, cell: ({ found }) => foundInWords(page, subjects, found) },
      ]}
      rows={rows}
      group={({ name }) => name}
    />
  );
};
