import { chooseText } from '../../../../../platform/messages/text.ts';
import { Alert } from '../../../../../platform/ui/components/alert/alert.tsx';
import { Prose } from '../../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import type { FormContent } from '../../content.ts';
import type { FormRow } from '../../form-store.ts';
import { QuestionField } from '../question-field.tsx';
import { buildPath, draftTitle, formPath } from './frame.ts';

/** The draft as those who enter would see it, in the reader's language; nothing can be sent. */
export const PreviewPage = ({
  page,
  form,
  content,
}: {
  readonly page: PageContext;
  readonly form: FormRow;
  readonly content: FormContent;
}) => {
  const words = builderMessages[page.language];
  const title = draftTitle(page, form.draft);
  const introduction = chooseText(content.introduction, page.language);
  return (
    <WorkPage
      page={page}
      title={words.preview.title(title)}
      breadcrumb={[
        { label: words.list.title, href: page.href(buildPath) },
        { label: title, href: page.href(formPath(form.code)) },
      ]}
    >
      <Alert page={page} title={words.preview.lead} />
      {introduction.text === '' ? null : (
        <Prose>
          <p lang={introduction.lang}>{introduction.text}</p>
        </Prose>
      )}
      <div class="polder-form polder-form--large">
        {content.questions.map((question) => (
          <QuestionField page={page} question={question} typed={undefined} />
        ))}
      </div>
    </WorkPage>
  );
};
