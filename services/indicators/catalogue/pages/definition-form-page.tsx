import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes, Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import {
  NumberField,
  SelectField,
  TextField,
} from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Grid } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { TextsField } from '../../forms/pages/builder/texts-field.tsx';
import { definitionMessages } from '../../messages/definitions/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { textFields } from '../definition-form.ts';
import { catalogueMessages } from '../messages/index.ts';
import { typedText } from '../typed-text.ts';
import { cataloguePath } from './list-page.tsx';

const longFields: readonly string[] = ['definition', 'rationale', 'numerator', 'denominator'];

const options = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([value, label]) => ({ value, label }));

export interface DefinitionFormPageProps {
  readonly page: PageContext;
  /** Undefined for a new indicator. */
  readonly code: string | undefined;
  readonly title: string;
  readonly entered: Partial<IndicatorDefinition>;
  readonly version: number;
  readonly geographies: readonly { readonly slug: string; readonly name: string }[];
  readonly errors?: FieldErrors;
}

export const DefinitionFormPage = (props: DefinitionFormPageProps) => {
  const { page, code, title, entered, version, geographies, errors = {} } = props;
  const words = catalogueMessages[page.language];
  const own = definitionMessages[page.language];
  const { fields, form: text } = words;
  const action = code === undefined ? cataloguePath : `${cataloguePath}/${code}`;
  const common = (name: keyof IndicatorDefinition) => ({
    page,
    name,
    label: fields[name],
    error: errors[name],
  });
  const number = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? undefined : value;
  return (
    <WorkPage
      page={page}
      title={title}
      lead={text.lead}
      breadcrumb={[{ label: words.list.title, href: page.href(cataloguePath) }]}
    >
      <ErrorSummary
        page={page}
        errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
      />
      <Form page={page} action={page.href(action)}>
        <input type="hidden" name="version" value={String(version)} />
        {code === undefined ? (
          <TextField
            {...common('code')}
            hint={text.codeHint}
            value={entered.code}
            maxlength={60}
            spellcheck={false}
          />
        ) : null}
        <FieldGroup legend={text.texts}>
          {textFields.map((field) => (
            <TextsField
              page={page}
              name={field}
              label={fields[field]}
              value={typedText(entered[field])}
              error={errors[`${field}-${page.language}`]}
              rows={longFields.includes(field) ? 4 : undefined}
              isOptional={field !== 'name'}
            />
          ))}
        </FieldGroup>
        <FieldGroup legend={text.numbers}>
          <Grid minimum="medium">
            <SelectField {...common('kind')} options={options(words.kinds)} value={entered.kind} />
            <NumberField
              {...common('multiplier')}
              hint={text.multiplierHint}
              value={number(entered.multiplier)}
            />
            <NumberField {...common('decimals')} value={number(entered.decimals)} isWhole />
            <SelectField
              {...common('method')}
              hint={text.methodHint}
              options={options(words.methods)}
              value={entered.method}
            />
            <SelectField
              {...common('polarity')}
              options={options(words.polarities)}
              value={entered.polarity}
            />
            <NumberField {...common('target')} value={number(entered.target)} isOptional />
            <SelectField
              {...common('frequency')}
              options={options(words.frequencies)}
              value={entered.frequency}
            />
            <SelectField
              {...common('yearKind')}
              options={options(words.yearKinds)}
              value={entered.yearKind}
            />
            <NumberField
              {...common('expectedWithin')}
              hint={own.expected.hint}
              value={number(entered.expectedWithin)}
              isWhole
              isOptional
            />
          </Grid>
          <Checkboxes
            {...common('dimensions')}
            hint={text.dimensionsHint}
            choices={options(words.dimensions)}
            values={[...(entered.dimensions ?? [])]}
            isOptional
          />
        </FieldGroup>
        <FieldGroup legend={text.origin}>
          <Grid minimum="medium">
            <SelectField
              {...common('theme')}
              options={options(words.themes)}
              value={entered.theme}
            />
            <SelectField
              {...common('geography')}
              options={geographies.map(({ slug, name }) => ({ value: slug, label: name }))}
              value={entered.geography}
            />
            <TextField {...common('source')} value={entered.source} width="full" />
            <TextField
              {...common('sourceUrl')}
              type="url"
              value={entered.sourceUrl}
              width="full"
              isOptional
            />
            <TextField {...common('licence')} value={entered.licence} />
            <TextField
              {...common('owner')}
              hint={text.ownerHint}
              value={entered.owner}
              isOptional
            />
          </Grid>
        </FieldGroup>
        <FieldGroup legend={own.privacy.legend} hint={own.privacy.changed}>
          <NumberField
            page={page}
            name="hideUpTo"
            label={own.privacy.hideUpTo}
            hint={own.privacy.hideUpToHint}
            value={number(entered.disclosure?.hideUpTo)}
            error={errors.hideUpTo}
            isWhole
            isOptional
          />
          <Checkboxes
            page={page}
            name="hides"
            label={own.privacy.hides}
            choices={[
              { value: 'zero', label: own.privacy.zero },
              { value: 'complement', label: own.privacy.complement },
            ]}
            values={[
              ...(entered.disclosure?.hidesZero ? ['zero'] : []),
              ...(entered.disclosure?.hidesComplement ? ['complement'] : []),
            ]}
            isOptional
          />
          <Radios
            {...common('audience')}
            choices={options(own.audiences)}
            value={entered.audience ?? 'public'}
            isInline
          />
        </FieldGroup>
        <FormActions>
          <Button>{text.save}</Button>
        </FormActions>
      </Form>
    </WorkPage>
  );
};
