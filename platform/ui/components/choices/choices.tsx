/** Fields to choose from a few: one (radios) or several (checkboxes). */
import type { Content } from '../../example.ts';
import { FieldError, type FieldProps, fieldId, Hint, Optional } from '../form/field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: Content;
  readonly isDisabled?: boolean | undefined;
}

export interface RadiosProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  /** Beside each other; for two or three short answers. */
  readonly isInline?: boolean | undefined;
}

export interface CheckboxesProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly values?: readonly string[] | undefined;
  /** As many columns as fit; for more choices than a screen is high. */
  readonly isInColumns?: boolean | undefined;
}

const ChoiceGroup = ({
  field,
  type,
  choices,
  isChosen,
  isInline,
  isInColumns,
}: {
  readonly field: FieldProps;
  readonly type: 'radio' | 'checkbox';
  readonly choices: readonly Choice[];
  readonly isChosen: (value: string) => boolean;
  readonly isInline?: boolean | undefined;
  readonly isInColumns?: boolean | undefined;
}) => {
  const id = field.id ?? fieldId(field.name);
  const describedBy = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      class={`utrecht-form-fieldset utrecht-form-field${field.error ? ' utrecht-form-field--invalid' : ''}`}
      aria-describedby={describedBy || undefined}
    >
      <legend class="utrecht-form-fieldset__legend" data-names={id}>
        {field.label}
        {field.isOptional ? <Optional page={field.page} /> : null}
      </legend>
      <Hint id={id}>{field.hint}</Hint>
      <FieldError page={field.page} id={id} error={field.error} />
      <div
        class={`polder-choices${isInline ? ' polder-choices--inline' : ''}${isInColumns ? ' polder-choices--columns' : ''}`}
      >
        {choices.map((choice, index) => {
          // The first control carries the field's id: the error summary leads there.
          const own = index === 0 ? id : `${id}-${index + 1}`;
          return (
            <div class="polder-choice">
              <input
                class={type === 'radio' ? 'utrecht-radio-button' : 'utrecht-checkbox'}
                type={type}
                id={own}
                name={field.name}
                value={choice.value}
                checked={isChosen(choice.value)}
                disabled={choice.isDisabled}
                aria-describedby={choice.hint ? `${own}-about` : undefined}
              />
              <label for={own}>{choice.label}</label>
              {choice.hint ? (
                <div class="utrecht-form-field-description" id={`${own}-about`}>
                  {choice.hint}
                </div>
              ) : null}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
};

/** @example <Radios page={page} name="reply" label="May we call you?" choices={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} /> */
export const Radios = (props: RadiosProps) => (
  <ChoiceGroup
    field={props}
    type="radio"
    choices={props.choices}
    isChosen={(value) => value === props.value}
    isInline={props.isInline}
  />
);

export const Checkboxes = (props: CheckboxesProps) => (
  <ChoiceGroup
    field={props}
    type="checkbox"
    choices={props.choices}
    isChosen={(value) => props.values?.includes(value) ?? false}
    isInColumns={props.isInColumns}
  />
);
