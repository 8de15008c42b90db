/** The lower half of the second step: how a file is written, and what to do with rows that do not fit. */
import { Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import {
  SelectField,
  TextArea,
  TextField,
} from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup } from '../../../../platform/ui/components/form/form.tsx';
import { Grid } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { fileMessages } from '../../messages/files/index.ts';
import { importMessages } from '../../messages/imports/index.ts';
import type { Mapping } from '../mapping.ts';
import { writeSexes } from '../mapping-form.ts';

/** Whether a mapping says anything about writing that is not the usual. */
export const isWritingOwn = (mapping: Mapping): boolean =>
  mapping.decimalSign !== '.' ||
  mapping.dateOrder !== 'unsure' ||
  mapping.missing.length + mapping.withheld.length + mapping.allAges.length > 0 ||
  Object.keys(mapping.sexes).length > 0;

/** Whether a mapping leaves anything out instead of refusing the file. */
export const hasPolicies = (mapping: Mapping): boolean =>
  [
    mapping.duplicates,
    mapping.unknownAreas,
    mapping.unknownIndicators,
    mapping.unfitPeriods,
    mapping.otherBoundaries,
  ].some((policy) => policy !== 'reject');

export const Writing = ({
  page,
  mapping,
  sexesError,
}: {
  readonly page: PageContext;
  readonly mapping: Mapping;
  readonly sexesError: string | undefined;
}) => {
  const text = importMessages[page.language].columns;
  const files = fileMessages[page.language];
  return (
    <FieldGroup legend={text.writing}>
      <Radios
        page={page}
        name="decimalSign"
        label={text.decimalSign}
        isInline
        choices={[
          { value: '.', label: text.point },
          { value: ',', label: text.comma },
        ]}
        value={mapping.decimalSign}
      />
      <TextField
        page={page}
        name="missing"
        label={text.missing}
        hint={text.missingHint}
        value={mapping.missing.join(' ')}
        width="short"
        isOptional
      />
      <TextField
        page={page}
        name="withheld"
        label={files.withheld}
        hint={files.withheldHint}
        value={mapping.withheld.join(' ')}
        width="short"
        isOptional
      />
      <Radios
        page={page}
        name="dateOrder"
        label={files.dateOrder}
        choices={(['unsure', 'day-first', 'month-first'] as const).map((order) => ({
          value: order,
          label: files.dateOrders[order],
        }))}
        value={mapping.dateOrder}
      />
      <Grid minimum="medium">
        <TextArea
          page={page}
          name="allAges"
          label={text.allAges}
          hint={text.allAgesHint}
          value={mapping.allAges.join('\n')}
          rows={3}
          isOptional
        />
        <TextArea
          page={page}
          name="sexes"
          label={text.sexes}
          hint={text.sexesHint}
          value={writeSexes(mapping.sexes)}
          rows={3}
          error={sexesError}
          isOptional
        />
      </Grid>
    </FieldGroup>
  );
};

export const Policies = ({
  page,
  mapping,
}: {
  readonly page: PageContext;
  readonly mapping: Mapping;
}) => {
  const text = importMessages[page.language].columns;
  const files = fileMessages[page.language];
  const leaveOut = [
    { value: 'reject', label: text.reject },
    { value: 'set-aside', label: text.leaveOut },
  ];
  return (
    <FieldGroup legend={text.policies}>
      <Grid minimum="medium">
        <SelectField
          page={page}
          name="duplicates"
          label={text.duplicates}
          options={[
            { value: 'reject', label: text.reject },
            { value: 'first', label: text.first },
            { value: 'last', label: text.last },
          ]}
          value={mapping.duplicates}
        />
        <SelectField
          page={page}
          name="unknownAreas"
          label={text.unknownAreas}
          options={leaveOut}
          value={mapping.unknownAreas}
        />
        <SelectField
          page={page}
          name="unknownIndicators"
          label={text.unknownIndicators}
          options={leaveOut}
          value={mapping.unknownIndicators}
        />
        <SelectField
          page={page}
          name="unfitPeriods"
          label={text.unfitPeriods}
          options={leaveOut}
          value={mapping.unfitPeriods}
        />
        <SelectField
          page={page}
          name="otherBoundaries"
          label={files.otherBoundaries}
          options={[...leaveOut, { value: 'keep', label: files.keepBoundaries }]}
          value={mapping.otherBoundaries}
        />
      </Grid>
    </FieldGroup>
  );
};

/** What the publisher of the file promises of its columns. */
export const Promises = ({
  page,
  mapping,
  text,
  error,
}: {
  readonly page: PageContext;
  readonly mapping: Mapping;
  /** As it was entered, when that is no schema. */
  readonly text: string | undefined;
  readonly error: string | undefined;
}) => {
  const words = fileMessages[page.language].schema;
  const written = mapping.schema ? JSON.stringify(mapping.schema, null, 2) : '';
  return (
    <Details summary={words.title} isOpen={error !== undefined}>
      <TextArea
        page={page}
        name="schema"
        label={words.label}
        hint={words.hint}
        value={text ?? written}
        rows={8}
        error={error}
        isOptional
      />
    </Details>
  );
};
