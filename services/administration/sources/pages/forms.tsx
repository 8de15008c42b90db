import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import {
  DateField,
  FileField,
  TextArea,
  TextField,
} from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import type { AddressesEntry, AreasEntry } from '../entry.ts';

/** Both forms stand on one page: what is wrong belongs to one of them. */
interface FormProps<Entry> {
  readonly page: PageContext;
  readonly entry: Entry;
  readonly errors: FieldErrors;
}

export const areasId = (field: string): string => `areas-${field}`;
export const addressesId = (field: string): string => `addresses-${field}`;

export const AreasForm = ({ page, entry, errors }: FormProps<AreasEntry>) => {
  const t = messages[page.language].sources;
  const field = (name: keyof AreasEntry, label: string, hint?: string, isOptional = false) => (
    <TextField
      {...{ page, name, label, hint, isOptional }}
      id={areasId(name)}
      value={entry[name]}
      error={errors[name]}
      autocomplete="off"
      spellcheck={false}
    />
  );
  return (
    <Form page={page} action={page.href('/work/admin/sources/areas')} label={t.loadAreas} hasFiles>
      <FileField
        page={page}
        id={areasId('file')}
        name="file"
        label={t.file}
        hint={t.areasFileHint}
        error={errors.file}
        accept=".geojson,.json,.gpkg,.csv"
      />
      {field('slug', t.slug, t.slugHint)}
      {field('familyName', t.familyName)}
      {field('source', t.sourceField, t.sourceHint)}
      {field('licence', t.licence, t.licenceHint)}
      <DateField
        page={page}
        id={areasId('validFrom')}
        name="validFrom"
        label={t.validFrom}
        hint={t.validFromHint}
        value={entry.validFrom}
        error={errors.validFrom}
      />
      <FieldGroup legend={t.columns} hint={t.columnsHint}>
        {field('code', t.codeColumn)}
        {field('name', t.nameColumn)}
        {field('levelField', t.levelColumn, t.levelColumnHint, true)}
        {field('level', t.levelAll, t.levelAllHint, true)}
        {field('parent', t.parentColumn, t.parentColumnHint, true)}
      </FieldGroup>
      <TextArea
        page={page}
        id={areasId('levelNames')}
        name="levelNames"
        label={t.levelNames}
        hint={t.levelNamesHint}
        value={entry.levelNames}
        error={errors.levelNames}
        rows={3}
        isOptional
      />
      <Checkboxes
        page={page}
        id={areasId('isComplete')}
        name="isComplete"
        label={t.isComplete}
        isOptional
        values={[entry.isComplete]}
        choices={[{ value: 'yes', label: t.complete }]}
      />
      <FormActions>
        <Button icon="upload">{t.submitAreas}</Button>
      </FormActions>
    </Form>
  );
};

export const AddressesForm = ({ page, entry, errors }: FormProps<AddressesEntry>) => {
  const t = messages[page.language].sources;
  const field = (name: keyof AddressesEntry, label: string) => (
    <TextField
      {...{ page, name, label }}
      id={addressesId(name)}
      value={entry[name]}
      error={errors[name]}
      autocomplete="off"
      spellcheck={false}
    />
  );
  return (
    <Form
      page={page}
      action={page.href('/work/admin/sources/addresses')}
      label={t.loadAddresses}
      hasFiles
    >
      <FileField
        page={page}
        id={addressesId('file')}
        name="file"
        label={t.file}
        hint={t.areasFileHint}
        error={errors.file}
        accept=".csv,text/csv"
      />
      <FieldGroup legend={t.columns} hint={t.columnsHint}>
        {field('id', t.idColumn)}
        {field('street', t.streetColumn)}
        {field('number', t.numberColumn)}
        {field('postcode', t.postcodeColumn)}
        {field('town', t.townColumn)}
        {field('longitude', t.longitudeColumn)}
        {field('latitude', t.latitudeColumn)}
      </FieldGroup>
      <FormActions>
        <Button icon="upload">{t.submitAddresses}</Button>
      </FormActions>
    </Form>
  );
};
