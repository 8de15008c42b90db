/** What every field shares: its label, its hint, its error, and the wiring between them. */
import type { Content } from '../../example.ts';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

export interface FieldProps {
  readonly page: Pick<PageContext, 'language'>;
  readonly name: string;
  readonly label: string;
  readonly hint?: Content;
  /** What went wrong and what to do; also to be listed in the `ErrorSummary`. */
  readonly error?: string | undefined;
  /** Fields are asked because they are needed; those that are not say so. */
  readonly isOptional?: boolean | undefined;
  /** Does not say so of itself: the group around it has. */
  readonly isUnmarked?: boolean | undefined;
  /** Left out, it follows from the name. */
  readonly id?: string | undefined;
}

/** The id of a field's control, and so the target of a line in the error summary. */
export const fieldId = (name: string): string => `field-${name.replace(/[^\w-]+/g, '-')}`;

const present = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Attributes of the control: id, name, and the ids of what describes it. */
export const control = ({ name, id = fieldId(name), hint, error, isOptional }: FieldProps) => {
  const describedBy = [
    ...(present(hint) ? [`${id}-hint`] : []),
    ...(error ? [`${id}-error`] : []),
  ].join(' ');
  return {
    id,
    name,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-required': isOptional ? undefined : ('true' as const),
  };
};

export const Hint = ({ id, children }: { readonly id: string; readonly children?: Content }) =>
  present(children) ? (
    <div class="utrecht-form-field-description" id={`${id}-hint`}>
      {children}
    </div>
  ) : null;

export const FieldError = ({
  page,
  id,
  error,
}: {
  readonly page: Pick<PageContext, 'language'>;
  readonly id: string;
  readonly error: string | undefined;
}) =>
  error ? (
    <p class="utrecht-form-field-error-message" id={`${id}-error`}>
      <span class="polder-visually-hidden">{words[page.language].errorPrefix} </span>
      {error}
    </p>
  ) : null;

export const Optional = ({ page }: { readonly page: Pick<PageContext, 'language'> }) => (
  <span class="utrecht-form-label__optional"> ({words[page.language].optional})</span>
);

/** Label, hint, error and control under each other. */
export const Field = ({
  field,
  children,
}: {
  readonly field: FieldProps;
  readonly children?: Content;
}) => {
  const id = field.id ?? fieldId(field.name);
  return (
    <div class={`utrecht-form-field${field.error ? ' utrecht-form-field--invalid' : ''}`}>
      <label class="utrecht-form-label" for={id}>
        {field.label}
        {field.isOptional && !field.isUnmarked ? <Optional page={field.page} /> : null}
      </label>
      <Hint id={id}>{field.hint}</Hint>
      <FieldError page={field.page} id={id} error={field.error} />
      {children}
    </div>
  );
};
