import type { FieldErrors } from '../../../../platform/http/form.ts';
import {
  type Language,
  languageNames,
  languages,
} from '../../../../platform/messages/languages.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import {
  type Option,
  SelectField,
  TextArea,
  TextField,
} from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { teachPath } from '../../learning/paths.ts';
import { messages } from '../../messages/index.ts';
import { intentMessages } from '../messages/index.ts';
import type { Intent } from '../store.ts';
import { intentsPath } from './list-page.tsx';
import { type IntentRecognition, RecognitionSection } from './recognition.tsx';

/** One subject: what people call it, how they ask for it, who answers. */
export const IntentEditPage = ({
  page,
  intent,
  language,
  articles,
  recognition,
  errors = {},
}: {
  readonly page: PageContext;
  readonly intent: Intent;
  /** In which language it is being written. */
  readonly language: Language;
  readonly articles: readonly Option[];
  /** How well it is told apart from others. */
  readonly recognition: IntentRecognition;
  readonly errors?: FieldErrors;
}) => {
  const t = intentMessages[page.language];
  const own = intent.wordings.find((one) => one.language === language);
  const title =
    intent.wordings.find((one) => one.language === page.language)?.title ??
    intent.wordings[0]?.title ??
    intent.key;
  return (
    <WorkPage
      page={page}
      title={title}
      breadcrumb={[
        { label: messages[page.language].teach.title, href: page.href(teachPath) },
        { label: t.title, href: page.href(intentsPath) },
      ]}
    >
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <Form page={page} action={page.href(`${intentsPath}/${encodeURIComponent(intent.key)}`)}>
          <input type="hidden" name="language" value={language} />
          <FieldGroup legend={t.language}>
            <Cluster>
              {languages.map((one) => (
                <Button
                  kind={one === language ? 'primary' : 'secondary'}
                  small
                  name="do"
                  value={`in-${one}`}
                >
                  {languageNames[one]}
                </Button>
              ))}
            </Cluster>
          </FieldGroup>
          <FieldGroup legend={t.in(languageNames[language])}>
            <TextField
              page={page}
              name="title"
              label={t.titleField}
              value={own?.title}
              error={errors.title}
              maxlength={120}
              width="full"
            />
            <TextArea
              page={page}
              name="examples"
              label={t.examples}
              hint={t.examplesHint}
              value={own?.examples.join('\n')}
              error={errors.examples}
              rows={16}
            />
            <TextField
              page={page}
              name="handledBy"
              label={t.handledBy}
              value={intent.handledBy[language]}
              maxlength={160}
              width="full"
              isOptional
            />
          </FieldGroup>
          <SelectField
            page={page}
            name="article"
            label={t.article}
            placeholder={t.noArticle}
            value={intent.articleId === null ? undefined : String(intent.articleId)}
            options={articles}
          />
          <FormActions>
            <Button name="do" value="save">
              {t.save}
            </Button>
          </FormActions>
        </Form>
        <RecognitionSection page={page} {...recognition} />
        <Form
          page={page}
          action={page.href(`${intentsPath}/${encodeURIComponent(intent.key)}/remove`)}
          label={t.remove}
        >
          <p>{t.removeHint}</p>
          <FormActions>
            <Button kind="danger">{t.remove}</Button>
          </FormActions>
        </Form>
      </Stack>
    </WorkPage>
  );
};
