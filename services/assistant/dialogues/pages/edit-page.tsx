import type { FieldErrors } from '../../../../platform/http/form.ts';
import { languageNames, languages } from '../../../../platform/messages/languages.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { SelectField, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { longestQuestion } from '../../chat/rules.ts';
import { dialoguesPath, teachPath } from '../../learning/paths.ts';
import { messages } from '../../messages/index.ts';
import type { DialogueResult } from '../dialogue.ts';
import {
  type Entry,
  type EntryRow,
  expectedKinds,
  fieldsOf,
  longestName,
  withRoom,
} from '../entry.ts';
import { dialogueMessages } from '../messages/index.ts';
import { isAsExpected } from '../run.ts';
import type { Subjects } from '../subjects.ts';
import { expectedInWords, foundInWords } from './words.ts';

/** What became of a dialogue with each model that there is. */
export interface Tried {
  readonly inUse: Pick<DialogueResult, 'turns'> | undefined;
  readonly candidate: Pick<DialogueResult, 'turns'> | undefined;
}

export interface DialogueEditPageProps {
  readonly page: PageContext;
  /** Undefined for a new one. */
  readonly id: number | undefined;
  /** What it is called now, whatever is being entered. */
  readonly title: string;
  readonly entry: Entry;
  readonly subjects: Subjects;
  readonly tried?: Tried | undefined;
  /** Whether what was tried has not been saved. */
  readonly isUnsaved?: boolean | undefined;
  readonly errors?: FieldErrors | undefined;
}

const Row = ({
  props: { page, subjects, errors = {} },
  row,
  place,
}: {
  readonly props: DialogueEditPageProps;
  readonly row: EntryRow;
  readonly place: number;
}) => {
  const t = dialogueMessages[page.language];
  const fields = fieldsOf(place);
  return (
    <FieldGroup legend={t.turn(page.format.number(place, 0))}>
      <TextField
        page={page}
        name={fields.question}
        label={t.question}
        value={row.question}
        error={errors[fields.question]}
        maxlength={longestQuestion}
        width="full"
        autocomplete="off"
        isOptional={place > 1}
      />
      <SelectField
        page={page}
        name={fields.kind}
        label={t.kind}
        placeholder={t.choose}
        value={row.kind}
        error={errors[fields.kind]}
        options={expectedKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        isOptional={place > 1}
      />
      <SelectField
        page={page}
        name={fields.intent}
        label={t.subject}
        hint={t.subjectHint}
        placeholder={t.choose}
        value={row.intent}
        error={errors[fields.intent]}
        options={subjects.options}
        isOptional
      />
    </FieldGroup>
  );
};

interface ResultRow {
  readonly model: string;
  readonly turn: DialogueResult['turns'][number];
}

const Results = ({ page, subjects, entry, tried, isUnsaved }: DialogueEditPageProps) => {
  const t = dialogueMessages[page.language];
  if (!tried) return null;
  const rowsOf = (model: string, one: Tried['inUse']): readonly ResultRow[] =>
    (one?.turns ?? []).map((turn) => ({ model, turn }));
  const rows = [...rowsOf(t.inUse, tried.inUse), ...rowsOf(t.candidate, tried.candidate)];
  return (
    <Section id="results" title={t.results}>
      {isUnsaved ? <Alert page={page} kind="info" title={t.tried} live /> : null}
      {rows.length === 0 ? (
        <p>{t.nothingLearned}</p>
      ) : (
        <DataTable
          page={page}
          id="tried"
          caption={t.results}
          isCaptionHidden
          group={({ model }) => model}
          columns={[
            {
              header: t.question,
              cell: ({ turn }) => <span lang={entry.language}>{turn.question}</span>,
              isRowHeader: true,
            },
            {
              header: t.expected,
              cell: ({ turn }) => expectedInWords(page, subjects, turn.expected),
            },
            { header: t.found, cell: ({ turn }) => foundInWords(page, subjects, turn.found) },
            {
              header: t.results,
              cell: ({ turn }) => (
                <Status tone={isAsExpected(turn) ? 'positive' : 'negative'}>
                  {isAsExpected(turn) ? t.asExpected : t.otherwise}
                </Status>
              ),
            },
          ]}
          rows={rows}
        />
      )}
    </Section>
  );
};

/** One test dialogue: its questions, what is expected of each, and what becomes of them. */
export const DialogueEditPage = (props: DialogueEditPageProps) => {
  const { page, id, title, errors = {} } = props;
  const t = dialogueMessages[page.language];
  const entry = withRoom(props.entry);
  const path = `${dialoguesPath}/${id ?? 'new'}`;
  return (
    <WorkPage
      page={page}
      title={id === undefined ? t.add : t.edit(title)}
      breadcrumb={[
        { label: messages[page.language].teach.title, href: page.href(teachPath) },
        { label: t.title, href: page.href(dialoguesPath) },
      ]}
    >
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <Results {...props} />
        <Form page={page} action={page.href(path)}>
          <TextField
            page={page}
            name="name"
            label={t.name}
            hint={t.nameHint}
            value={entry.name}
            error={errors.name}
            maxlength={longestName}
            width="full"
            isOptional
          />
          <SelectField
            page={page}
            name="language"
            label={t.language}
            value={entry.language}
            options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
          />
          <p>{t.turnsHint}</p>
          {entry.rows.map((row, index) => (
            <Row props={props} row={row} place={index + 1} />
          ))}
          <FormActions>
            <Button name="do" value="save">
              {t.save}
            </Button>
            <Button kind="secondary" name="do" value="try">
              {t.tryNow}
            </Button>
          </FormActions>
        </Form>
        {id === undefined ? null : (
          <Form page={page} action={page.href(`${path}/remove`)} label={t.remove}>
            <FormActions>
              <Button kind="danger">{t.remove}</Button>
            </FormActions>
          </Form>
        )}
      </Stack>
    </WorkPage>
  );
};
