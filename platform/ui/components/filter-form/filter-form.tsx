import type { Content } from '../../example.ts';
import { Button } from '../button/button.tsx';

export interface FilterFormProps {
  readonly action: string;
  /** Word on the button: “Show”. */
  readonly submit: string;
  /** Says what is chosen here, for those who do not see the page. */
  readonly label: string;
  /** Fields; their answers end up in the address. */
  readonly children?: Content;
}

/**
 * Choices beside each other that decide what a page shows; they go in the address, so that a view
 * can be shared.
 *
 * @example <FilterForm action="/figures/x" submit="Show" label="Choose area and period"><SelectField … /></FilterForm>
 */
export const FilterForm = ({ action, submit, label, children }: FilterFormProps) => (
  <form method="get" action={action} class="polder-filter" aria-label={label}>
    {children}
    <Button kind="secondary">{submit}</Button>
  </form>
);
