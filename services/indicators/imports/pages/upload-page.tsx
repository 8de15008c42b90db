import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Card } from '../../../../platform/ui/components/card/card.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { FileField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Prose, Sidebar } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { importMessages } from '../../messages/imports/index.ts';
import { ImportPage, importsPath } from './frame.tsx';

export const UploadPage = ({
  page,
  error,
}: {
  readonly page: PageContext;
  readonly error?: string | undefined;
}) => {
  const words = importMessages[page.language];
  const checks = (
    <Card title={words.upload.what} level={2}>
      <Prose>
        <ul>
          {words.upload.checks.map((check) => (
            <li>{check}</li>
          ))}
        </ul>
        <p>{words.upload.help}</p>
        <ul>
          <li>
            <a href={page.href(`${importsPath}/example.csv`)} download>
              {words.upload.example}
            </a>
          </li>
          <li>
            <a href={page.href(`${importsPath}/codes.csv`)} download>
              {words.upload.codes}
            </a>
          </li>
        </ul>
      </Prose>
    </Card>
  );
  return (
    <ImportPage page={page} title={words.upload.title} lead={words.upload.lead} step="file">
      <ErrorSummary
        page={page}
        errors={error === undefined ? [] : [{ field: 'file', message: error }]}
      />
      <Sidebar side={checks}>
        <Form page={page} action={page.href(importsPath)} hasFiles>
          <FileField
            page={page}
            name="file"
            label={words.upload.file}
            hint={words.upload.fileHint}
            accept=".xlsx,.csv,.txt,.tsv,text/csv"
            error={error}
          />
          <FormActions>
            <Button icon="upload">{words.upload.next}</Button>
          </FormActions>
        </Form>
      </Sidebar>
    </ImportPage>
  );
};
