import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';
import { fieldId } from '../form/field.tsx';

export interface FieldTrouble {
  /** The field's name (or its own id, with `#` before it). */
  readonly field: string;
  readonly message: string;
}

/**
 * Stands above a form that came back, and leads to each field that needs attention. The fields'
 * labels are put before the messages when the page is whole (`name-fields.ts`).
 */
export const ErrorSummary = ({
  page,
  errors,
  id = 'error-summary',
}: {
  readonly page: Pick<PageContext, 'language'>;
  readonly errors: readonly FieldTrouble[];
  readonly id?: string | undefined;
}) => {
  if (errors.length === 0) return null;
  const own = words[page.language];
  return (
    <div
      class="polder-error-summary"
      role="alert"
      tabindex={-1}
      aria-labelledby={`${id}-title`}
      id={id}
    >
      <h2 id={`${id}-title`}>{own.errorSummary}</h2>
      <p>{own.errorSummaryLead}</p>
      <ul>
        {errors.map((error) => (
          <li>
            <a
              href={error.field.startsWith('#') ? error.field : `#${fieldId(error.field)}`}
              data-unnamed=""
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
