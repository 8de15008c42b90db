import type { Content } from '../../example.ts';
import type { PageContext } from '../../page.ts';

/** The hidden key that makes sending a form twice count once. */
export const FormKey = ({ page }: { readonly page: Pick<PageContext, 'formKey'> }) => (
  <input type="hidden" name="_key" value={page.formKey()} />
);

export interface FormProps {
  readonly page: Pick<PageContext, 'formKey'>;
  readonly action: string;
  readonly id?: string | undefined;
  /** Says what the form is for when no heading does. */
  readonly label?: string | undefined;
  /** For forms with a file. */
  readonly hasFiles?: boolean | undefined;
  /** Larger boxes and buttons, for a thumb, a glove and bad light. */
  readonly isLarge?: boolean | undefined;
  readonly children?: Content;
}

/**
 * A form that posts. The browser's own checks are off: ours say what to do, in the page's language.
 *
 * @example <Form page={page} action="/reports"><TextField page={page} name="place" label="Where is it?" /><Button>Send</Button></Form>
 */
export const Form = ({ page, action, id, label, hasFiles, isLarge, children }: FormProps) => (
  <form
    class={`polder-form${isLarge ? ' polder-form--large' : ''}`}
    method="post"
    action={action}
    id={id}
    aria-label={label}
    enctype={hasFiles ? 'multipart/form-data' : undefined}
    novalidate
  >
    <FormKey page={page} />
    {children}
  </form>
);

/** Buttons at the end of a form: the main one first. */
export const FormActions = ({ children }: { readonly children?: Content }) => (
  <div class="polder-form__actions">{children}</div>
);

/** Fields that ask one thing together. */
export const FieldGroup = ({
  legend,
  hint,
  children,
}: {
  readonly legend: string;
  readonly hint?: Content;
  readonly children?: Content;
}) => (
  <fieldset class="utrecht-form-fieldset polder-form__group">
    <legend class="utrecht-form-fieldset__legend">{legend}</legend>
    {hint ? <p class="utrecht-form-field-description">{hint}</p> : null}
    {children}
  </fieldset>
);
