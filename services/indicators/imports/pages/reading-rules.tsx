/** The lower half of the second step: how a file is written, and what to do with rows that do not fit. */
import { Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import {
  SelectField,
  TextArea,
  TextField,
} from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup } from '../../../../platform/ui/components/form/form.tsx';
import { Grid } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { importMessages } from '../../messages/imports/index.ts';
import type { Mapping } from '../mapping.ts';
import { writeSexes } from '../mapping-form.ts';

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
      </Grid>
    </FieldGroup>
  );
};
