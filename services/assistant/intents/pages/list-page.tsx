import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Subjects } from '../../dialogues/subjects.ts';
import { subjectsPath, teachPath } from '../../learning/paths.ts';
import { messages } from '../../messages/index.ts';
import { intentMessages } from '../messages/index.ts';
import type { Recognised } from '../recognition.ts';
import { recognisedInWords } from './recognition.tsx';
import { SubjectLink } from './subject-link.tsx';

export const intentsPath = subjectsPath;

export interface IntentLine {
  readonly key: string;
  readonly title: string;
  readonly theme: string;
  /** In all languages. */
  readonly examples: number;
  /** Name of the article that answers it. */
  readonly article: string | undefined;
  /** Of the examples that were tried; undefined where none was. */
  readonly recognised: Recognised | undefined;
  /** Keys of the closest subjects that it is mixed up with. */
  readonly neighbours: readonly string[];
}

export interface NewIntent {
  readonly key: string;
  readonly title: string;
  readonly theme: string;
}

/** All that people ask about, and a new subject. */
export const IntentListPage = ({
  page,
  lines,
  subjects,
  entered = { key: '', title: '', theme: '' },
  errors = {},
}: {
  readonly page: PageContext;
  readonly lines: readonly IntentLine[];
  readonly subjects: Pick<Subjects, 'titleOf' | 'isWritten'>;
  readonly entered?: NewIntent;
  readonly errors?: FieldErrors;
}) => {
  const t = intentMessages[page.language];
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ label: messages[page.language].teach.title, href: page.href(teachPath) }]}
    >
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <DataTable
          page={page}
          id="subjects"
          caption={t.title}
          isCaptionHidden
          columns={[
            {
              header: t.name,
              cell: ({ key, title }) => (
                <a href={page.href(`${intentsPath}/${encodeURIComponent(key)}`)}>{title}</a>
              ),
              isRowHeader: true,
            },
            { header: t.theme, cell: ({ theme }) => theme },
            {
              header: t.examples,
              cell: ({ examples }) => page.format.number(examples, 0),
              isNumeric: true,
            },
            {
              header: t.recognition.recognised,
              cell: ({ recognised }) => recognisedInWords(page, recognised),
              isNumeric: true,
            },
            {
              header: t.recognition.mixedUpWith,
              cell: ({ neighbours }) => (
                <Cluster>
                  {neighbours.map((subject) => (
                    <SubjectLink page={page} subjects={subjects} subject={subject} />
                  ))}
                </Cluster>
              ),
            },
            { header: t.answered, cell: ({ article }) => article ?? t.nothing },
          ]}
          rows={lines}
        />
        <Section id="make" title={t.make}>
          <Form page={page} action={page.href(intentsPath)}>
            <TextField
              page={page}
              name="title"
              label={t.titleField}
              value={entered.title}
              error={errors.title}
              maxlength={120}
              width="full"
            />
            <TextField
              page={page}
              name="key"
              label={t.key}
              hint={t.keyHint}
              value={entered.key}
              error={errors.key}
              maxlength={60}
              spellcheck={false}
            />
            <TextField
              page={page}
              name="theme"
              label={t.theme}
              value={entered.theme}
              error={errors.theme}
              maxlength={60}
            />
            <FormActions>
              <Button>{t.make}</Button>
            </FormActions>
          </Form>
        </Section>
      </Stack>
    </WorkPage>
  );
};
