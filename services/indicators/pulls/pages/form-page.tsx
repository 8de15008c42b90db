import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import {
  SelectField,
  TextArea,
  TextField,
} from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Grid } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { pullMessages } from '../../messages/pulls/index.ts';
import { pullKinds } from '../content.ts';
import { pullsPath, sourcePath } from '../paths.ts';
import type { PullSource } from '../pull-store.ts';
import type { SourceEntry } from '../source-form.ts';

export interface SourceFormPageProps {
  readonly page: PageContext;
  readonly entry: SourceEntry;
  /** The source that is changed; undefined for a new one. */
  readonly source?: PullSource;
  /** Names of mappings that a CSV may be read by. */
  readonly mappings: readonly string[];
  readonly errors?: Readonly<Record<string, string>>;
  readonly isChanged?: boolean;
}

/** Name, address, what of it is ours, and when to look. */
export const SourceFormPage = (props: SourceFormPageProps) => {
  const { page, entry, source, mappings, errors = {} } = props;
  const words = pullMessages[page.language];
  const action = source === undefined ? pullsPath : sourcePath(source.id, '/edit');
  return (
    <WorkPage
      page={page}
      title={source === undefined ? words.newTitle : words.editTitle(source.name)}
      breadcrumb={[{ label: words.title, href: page.href(pullsPath) }]}
    >
      <ErrorSummary
        page={page}
        errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
      />
      {props.isChanged ? (
        <Alert page={page} kind="warning" title={words.changedMeanwhile}>
          <p>{words.changedAdvice}</p>
        </Alert>
      ) : null}
      <Form page={page} action={page.href(action)}>
        <input type="hidden" name="version" value={String(source?.version ?? '')} />
        {source === undefined ? (
          <TextField
            page={page}
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={entry.name}
            maxlength={80}
            error={errors.name}
          />
        ) : (
          <input type="hidden" name="name" value={source.name} />
        )}
        <FieldGroup legend={words.where}>
          <SelectField
            page={page}
            name="kind"
            label={words.kind}
            options={pullKinds.map((value) => ({ value, label: words.kinds[value] }))}
            value={entry.kind}
          />
          <TextField
            page={page}
            name="url"
            type="url"
            label={words.url}
            hint={words.urlHint}
            value={entry.url}
            width="full"
            maxlength={2000}
            error={errors.url}
          />
          <SelectField
            page={page}
            name="mappingName"
            label={words.mappingName}
            hint={words.mappingHint}
            options={mappings.map((name) => ({ value: name, label: name }))}
            value={entry.mappingName}
            placeholder="–"
            error={errors.mappingName}
            isOptional
          />
        </FieldGroup>
        <SelectionFields {...props} />
        <FieldGroup legend={words.when}>
          <Grid minimum="small">
            <SelectField
              page={page}
              name="every"
              label={words.every}
              options={(['day', 'week', 'month'] as const).map((value) => ({
                value,
                label: words.everyChoices[value],
              }))}
              value={entry.every}
            />
            <TextField
              page={page}
              name="day"
              label={words.day}
              hint={words.dayHint}
              inputmode="numeric"
              value={entry.day}
              width="short"
              error={errors.day}
            />
            <TextField
              page={page}
              name="hour"
              label={words.hour}
              hint={words.hourHint}
              inputmode="numeric"
              value={entry.hour}
              width="short"
              error={errors.hour}
            />
          </Grid>
        </FieldGroup>
        <Radios
          page={page}
          name="onChange"
          label={words.onChange}
          choices={(['submit', 'publish'] as const).map((value) => ({
            value,
            label: words.onChangeChoices[value],
          }))}
          value={entry.onChange}
        />
        <FormActions>
          <Button>{words.save}</Button>
        </FormActions>
      </Form>
    </WorkPage>
  );
};

const places = [
  ['indicatorDimension', 'indicatorConstant'],
  ['areaDimension', 'areaConstant'],
  ['periodDimension', 'periodConstant'],
] as const;
const rarePlaces = ['sexDimension', 'ageDimension', 'categoryDimension'] as const;
const selectionFields = [
  'indicators',
  'indicatorDimension',
  'areaDimension',
  'periodDimension',
  'codes',
  'fixed',
];

/** Which dimension of a cube means what. */
const SelectionFields = ({ page, entry, errors = {} }: SourceFormPageProps) => {
  const words = pullMessages[page.language];
  const field = (name: (typeof places)[number][0 | 1] | (typeof rarePlaces)[number]) => (
    <TextField
      page={page}
      name={name}
      label={words[name]}
      value={entry[name]}
      maxlength={200}
      error={errors[name]}
      isOptional
    />
  );
  const area = (name: 'indicators' | 'codes' | 'fixed', rows: number) => (
    <TextArea
      page={page}
      name={name}
      label={words[name]}
      hint={words[`${name}Hint`]}
      value={entry[name]}
      rows={rows}
      error={errors[name]}
      isOptional
    />
  );
  return (
    <Details
      summary={words.selection}
      isOpen={entry.kind !== 'csv' || selectionFields.some((name) => errors[name] !== undefined)}
    >
      <p>{words.selectionLead}</p>
      {area('indicators', 4)}
      {places.map(([dimension, constant]) => (
        <Grid minimum="medium">
          {field(dimension)}
          {field(constant)}
        </Grid>
      ))}
      <Grid minimum="medium">{rarePlaces.map(field)}</Grid>
      <Grid minimum="medium">
        {area('codes', 3)}
        {area('fixed', 3)}
      </Grid>
    </Details>
  );
};
