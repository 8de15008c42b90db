/** What is told of a workbook: which sheet is read, and what may surprise. */
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { SelectField } from '../../../../platform/ui/components/form/fields.tsx';
import { Cluster } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { fileMessages } from '../../messages/files/index.ts';
import type { SheetChoice, WorkbookFacts } from '../workbook/read-in-place.ts';
import { batchPath } from './frame.tsx';

/** @returns sentences, the most surprising first; empty for a plain workbook */
export const notesOf = (
  { language, format }: Pick<PageContext, 'language' | 'format'>,
  facts: WorkbookFacts,
): readonly string[] => {
  const words = fileMessages[language].facts;
  const counted = (count: number, forms: { one: string; other: string }) =>
    count === 0 ? [] : [format.plural(count, forms)];
  return [
    ...counted(facts.hiddenRows, words.hiddenRows),
    ...(facts.hiddenColumns.length === 0
      ? []
      : [words.hiddenColumns(format.and(facts.hiddenColumns))]),
    ...counted(facts.formulas, words.formulas),
    ...(facts.hasExternalLinks && facts.formulas > 0 ? [words.external] : []),
    ...counted(facts.errors, words.errorCells),
    ...counted(facts.percentages, words.percentages),
    ...(facts.mergedCells > 0 ? [words.merged] : []),
    ...(facts.isFrom1904 ? [words.from1904] : []),
  ];
};

export const WorkbookNotes = ({
  page,
  facts,
}: {
  readonly page: PageContext;
  readonly facts: WorkbookFacts | undefined;
}) => {
  const notes = facts ? notesOf(page, facts) : [];
  if (notes.length === 0) return null;
  return (
    <Alert page={page} kind="warning" title={fileMessages[page.language].facts.title}>
      <ul>
        {notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </Alert>
  );
};

/** Another sheet is another table: a plain request, so that its columns come up. */
export const SheetForm = ({
  page,
  batchId,
  choice,
}: {
  readonly page: PageContext;
  readonly batchId: number;
  readonly choice: SheetChoice | undefined;
}) => {
  if (choice === undefined || choice.sheets.length < 2) return null;
  const words = fileMessages[page.language].sheet;
  return (
    <form class="polder-form" method="get" action={page.href(batchPath(batchId, '/columns'))}>
      <Cluster align="baseline">
        <SelectField
          page={page}
          name="sheet"
          label={words.label}
          options={choice.sheets.map(({ name, isHidden }) => ({
            value: name,
            label: isHidden ? words.hidden(name) : name,
          }))}
          value={choice.sheet}
        />
        <Button kind="secondary">{words.use}</Button>
      </Cluster>
    </form>
  );
};
