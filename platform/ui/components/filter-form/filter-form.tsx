import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';
import { Button } from '../button/button.tsx';

export interface FilterFormProps {
  readonly action: string;
  /** Word on the button: “Show”. */
  readonly submit: string;
  /** Says what is chosen here, for those who do not see the page. */
  readonly label: string;
  /** What is chosen now: on a narrow page the fields are folded behind it. */
  readonly folded?: string | undefined;
  /** Fields; their answers end up in the address. */
  readonly children?: Content;
}

/**
 * Choices beside each other that decide what a page shows; they go in the address, so that a view
 * can be shared.
 *
 * @example <FilterForm action="/figures/x" submit="Show" label="Choose area and period"><SelectField … /></FilterForm>
 */
export const FilterForm = ({ action, submit, label, folded, children }: FilterFormProps) => {
  const fields = (
    <>
      {children}
      <Button kind="secondary">{submit}</Button>
    </>
  );
  return (
    <form method="get" action={action} class="polder-filter" aria-label={label}>
      {folded ? (
        <details class="polder-filter__fold">
          <summary class="polder-filter__summary">
            <Icon name="chevron-right" />
            {folded}
          </summary>
          <div class="polder-filter__fields">{fields}</div>
        </details>
      ) : (
        <div class="polder-filter__fields">{fields}</div>
      )}
    </form>
  );
};
