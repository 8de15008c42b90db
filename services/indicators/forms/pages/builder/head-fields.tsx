import { Checkboxes } from '../../../../../platform/ui/components/choices/choices.tsx';
import {
  NumberField,
  SelectField,
  TextField,
} from '../../../../../platform/ui/components/form/fields.tsx';
import { Grid } from '../../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { frequencies, yearKinds } from '../../../catalogue/definition.ts';
import { catalogueMessages } from '../../../catalogue/messages/index.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import type { Draft } from '../../draft.ts';
import { areasValue } from '../../draft-form.ts';
import { TextsField } from './texts-field.tsx';

export interface AreaChoice {
  /** `town|district`. */
  readonly value: string;
  readonly label: string;
}

/** What a form is about and when it is due. */
export const HeadFields = ({
  page,
  draft,
  owner,
  areas,
  isReleased,
  errors,
}: {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly owner: string;
  readonly areas: readonly AreaChoice[];
  readonly isReleased: boolean;
  readonly errors: Readonly<Record<string, string>>;
}) => {
  const text = builderMessages[page.language].head;
  const words = catalogueMessages[page.language];
  return (
    <>
      <TextsField
        page={page}
        name="title"
        label={text.title}
        value={draft.title}
        error={errors['title-nl']}
      />
      <TextsField
        page={page}
        name="introduction"
        label={text.introduction}
        value={draft.introduction}
        rows={3}
        isOptional
      />
      {isReleased ? (
        <p>{text.fixed}</p>
      ) : (
        <Grid minimum="medium">
          <SelectField
            page={page}
            name="level"
            label={text.areas}
            placeholder={text.chooseAreas}
            options={areas}
            value={areasValue(draft)}
            error={errors.level}
          />
          <SelectField
            page={page}
            name="frequency"
            label={text.frequency}
            options={frequencies.map((value) => ({ value, label: words.frequencies[value] }))}
            value={draft.frequency}
          />
          <SelectField
            page={page}
            name="yearKind"
            label={text.yearKind}
            options={yearKinds.map((value) => ({ value, label: words.yearKinds[value] }))}
            value={draft.yearKind}
          />
        </Grid>
      )}
      <NumberField
        page={page}
        name="dueDays"
        label={text.dueDays}
        value={draft.dueDays}
        error={errors.dueDays}
        isWhole
      />
      <Checkboxes
        page={page}
        name="addsUp"
        label={text.largerAreas}
        choices={[{ value: 'yes', label: text.addsUp, hint: text.addsUpHint }]}
        values={draft.addsUp ? ['yes'] : []}
      />
      <TextField
        page={page}
        name="owner"
        label={text.owner}
        hint={text.ownerHint}
        value={owner}
        maxlength={200}
        isOptional
      />
    </>
  );
};
