import type { FieldErrors } from '../../../../platform/http/form.ts';
import { languageNames, languages } from '../../../../platform/messages/languages.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { SelectField, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { FormPage } from './form-page.tsx';

export const DetailsPage = ({
  page,
  name,
  language,
  errors = {},
}: {
  readonly page: PageContext;
  readonly name: string;
  /** Empty: the browser's. */
  readonly language: string;
  readonly errors?: FieldErrors | undefined;
}) => {
  const own = messages[page.language];
  const t = own.profile;
  return (
    <FormPage page={page} title={own.details.title} errors={errors}>
      <Form page={page} action={page.href('/me/details')} label={own.details.title}>
        <TextField
          page={page}
          name="name"
          label={t.name}
          value={name}
          error={errors.name}
          autocomplete="name"
        />
        <SelectField
          page={page}
          name="language"
          label={t.language}
          hint={t.languageHint}
          error={errors.language}
          placeholder={t.languageOfBrowser}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
        />
        <FormActions>
          <Button>{t.save}</Button>
        </FormActions>
      </Form>
    </FormPage>
  );
};
