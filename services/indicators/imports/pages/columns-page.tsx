import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { SelectField, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Grid, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { fileMessages } from '../../messages/files/index.ts';
import { importMessages } from '../../messages/imports/index.ts';
import type { Issue } from '../issue.ts';
import type { Field, Mapping } from '../mapping.ts';
import type { FieldTrouble } from '../mapping-form.ts';
import type { SheetChoice, WorkbookFacts } from '../workbook/read-in-place.ts';
import { batchPath, ImportPage } from './frame.tsx';
import { hasPolicies, isWritingOwn, Policies, Promises, Writing } from './reading-rules.tsx';
import { SheetForm, WorkbookNotes } from './workbook-notes.tsx';

export interface ColumnsPageProps {
  readonly page: PageContext;
  readonly batchId: number;
  /** Of the batch as it is shown. */
  readonly version: number;
  readonly fileName: string;
  readonly header: readonly string[];
  readonly headerRow: number;
  readonly rows: readonly (readonly string[])[];
  readonly mapping: Mapping;
  /** Name of the known mapping that was filled in. */
  readonly known: string | undefined;
  readonly knownNames: readonly string[];
  /** Indicators to choose from when no column says which. */
  readonly indicators: readonly { readonly value: string; readonly label: string }[];
  /** Cells with letters to confirm; undefined when the encoding is certain. */
  readonly letters: readonly string[] | undefined;
  readonly name?: string;
  readonly troubles?: readonly FieldTrouble[];
  /** The schema as it was entered, also when it is none. */
  readonly schemaText?: string;
  readonly choice: SheetChoice | undefined;
  readonly facts: WorkbookFacts | undefined;
  /** Why the chosen sheet is no table. */
  readonly noTable?: Issue | undefined;
  /** Someone else changed the batch while this was entered. */
  readonly isChanged?: boolean;
}

const subjectFields: readonly Field[] = ['indicator', 'area', 'period', 'sex', 'age'];
const figureFields: readonly Field[] = [
  'value',
  'numerator',
  'denominator',
  'lower',
  'upper',
  'note',
];
const rareFields: readonly Field[] = [
  'quarter',
  'month',
  'periodEnd',
  'ageTo',
  'categoryType',
  'category',
];
const neededFields: readonly Field[] = ['indicator', 'area', 'period'];

export const ColumnsPage = (props: ColumnsPageProps) => {
  const { page, batchId, fileName, known, troubles = [] } = props;
  const words = importMessages[page.language];
  const text = words.columns;
  const fileWords = fileMessages[page.language];
  return (
    <ImportPage page={page} title={text.title} lead={text.lead(fileName)} step="columns">
      <ErrorSummary page={page} errors={troubles} />
      {props.isChanged ? (
        <Alert page={page} kind="warning" title={text.changedMeanwhile}>
          <p>{text.changedAdvice}</p>
          <Link href={page.href(batchPath(batchId))}>{text.changedLink}</Link>
        </Alert>
      ) : null}
      <SheetForm page={page} batchId={batchId} choice={props.choice} />
      {props.noTable ? (
        <Alert page={page} kind="error" title={fileWords.sheet.noTable}>
          <p>{words.issues[props.noTable.code](props.noTable)}</p>
        </Alert>
      ) : null}
      {troubles.length === 0 && !props.noTable && !props.isChanged ? (
        <Alert page={page} title={known === undefined ? text.guessed : text.known(known)}>
          {props.headerRow > 1 ? (
            <p>{fileWords.sheet.header(page.format.number(props.headerRow))}</p>
          ) : null}
        </Alert>
      ) : null}
      <WorkbookNotes page={page} facts={props.facts} />
      {props.noTable ? null : <Choices {...props} />}
    </ImportPage>
  );
};

/** Everything there is to choose once the file is a table. */
const Choices = (props: ColumnsPageProps) => {
  const { page, batchId, header, rows, mapping, letters, troubles = [] } = props;
  const words = importMessages[page.language];
  const text = words.columns;
  const errorOf = (name: string) => troubles.find(({ field }) => field === name)?.message;
  const columnOptions = header
    .filter((column) => column !== '')
    .map((column) => ({ value: column, label: column }));
  const columns = (chosen: readonly Field[]) => (
    <Grid minimum="medium">
      {chosen.map((field) => (
        <SelectField
          page={page}
          name={`column-${field}`}
          label={words.fieldNames[field]}
          options={columnOptions}
          value={mapping.columns[field]}
          placeholder={text.none}
          error={errorOf(`column-${field}`)}
          isOptional={!neededFields.includes(field)}
        />
      ))}
    </Grid>
  );
  return (
    <>
      <DataTable
        page={page}
        id="first-rows"
        caption={text.beginning}
        isDense
        rows={rows}
        columns={header.map((column, position) => ({
          header: column,
          cell: (cells: readonly string[]) => cells[position] ?? '',
        }))}
      />
      <KnownMappings {...props} />
      <Form page={page} action={page.href(batchPath(batchId, '/columns'))}>
        <input type="hidden" name="version" value={String(props.version)} />
        <input type="hidden" name="sheet" value={mapping.sheet} />
        <FieldGroup legend={text.what}>
          {columns(subjectFields)}
          <Details
            summary={text.sameHint}
            isOpen={
              Object.keys(mapping.constants).length > 0 ||
              neededFields.some((field) => errorOf(`column-${field}`))
            }
          >
            <Grid minimum="medium">
              <SelectField
                page={page}
                name="constant-indicator"
                label={text.sameIndicator}
                options={props.indicators}
                value={mapping.constants.indicator}
                placeholder={text.none}
                isOptional
              />
              <TextField
                page={page}
                name="constant-period"
                label={text.samePeriod}
                value={mapping.constants.period}
                width="short"
                isOptional
              />
              <TextField
                page={page}
                name="constant-area"
                label={text.sameArea}
                value={mapping.constants.area}
                width="short"
                isOptional
              />
            </Grid>
          </Details>
        </FieldGroup>
        <FieldGroup legend={text.figures}>{columns(figureFields)}</FieldGroup>
        <Details
          summary={text.details}
          isOpen={rareFields.some((field) => mapping.columns[field] !== undefined)}
        >
          {columns(rareFields)}
        </Details>
        <Details
          summary={text.writing}
          isOpen={isWritingOwn(mapping) || errorOf('sexes') !== undefined}
        >
          <Writing page={page} mapping={mapping} sexesError={errorOf('sexes')} />
        </Details>
        <Details summary={text.policies} isOpen={hasPolicies(mapping)}>
          <Policies page={page} mapping={mapping} />
        </Details>
        <Promises page={page} mapping={mapping} text={props.schemaText} error={errorOf('schema')} />
        {letters === undefined ? null : (
          <FieldGroup legend={text.letters} hint={text.lettersLead}>
            <Stack space="1">
              {letters.length === 0 ? <p>{text.lettersNone}</p> : null}
              <ul>
                {letters.map((cell) => (
                  <li>{cell}</li>
                ))}
              </ul>
              <Checkboxes
                page={page}
                name="letters"
                label={text.letters}
                choices={[{ value: 'yes', label: text.lettersConfirm }]}
                values={mapping.encoding === 'windows-1252' ? ['yes'] : []}
                error={errorOf('letters')}
              />
            </Stack>
          </FieldGroup>
        )}
        <TextField
          page={page}
          name="name"
          label={text.save}
          hint={text.saveHint}
          value={props.name}
          maxlength={80}
          isOptional
        />
        <FormActions>
          <Button icon="arrow-right">{text.next}</Button>
          <Button kind="subtle" formaction={page.href(batchPath(batchId, '/discard'))}>
            {words.batch.discard}
          </Button>
        </FormActions>
      </Form>
    </>
  );
};

/** Fills the form from a mapping that is already known: a plain request, so the page stays one. */
const KnownMappings = ({ page, batchId, knownNames, known }: ColumnsPageProps) => {
  const text = importMessages[page.language].columns;
  if (knownNames.length === 0) return null;
  return (
    <form class="polder-form" method="get" action={page.href(batchPath(batchId, '/columns'))}>
      <Cluster align="baseline">
        <SelectField
          page={page}
          name="use"
          label={text.saved}
          hint={text.savedHint}
          options={knownNames.map((name) => ({ value: name, label: name }))}
          value={known}
          isOptional
        />
        <Button kind="secondary">{text.use}</Button>
      </Cluster>
    </form>
  );
};
