/** What would be taken over, to be ticked, in groups of the same field. */
import { Checkboxes, type Choice } from '../../../../platform/ui/components/choices/choices.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { fieldId } from '../../../../platform/ui/components/form/field.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';

export interface TickGroup {
  /** Unique on the page. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly Choice[];
  /** Stands behind its label until somebody wants to see it. */
  readonly isFolded?: boolean;
}

const field = 'take';

export const Ticks = ({
  page,
  groups,
  ticked,
  hasError,
}: {
  readonly page: PageContext;
  readonly groups: readonly TickGroup[];
  readonly ticked: readonly string[];
  /** Nothing is folded where somebody is to choose again. */
  readonly hasError: boolean;
}) => (
  <>
    {groups
      .filter(({ choices }) => choices.length > 0)
      .map(({ name, label, hint, choices, isFolded }, place) => {
        const boxes = (
          <Checkboxes
            page={page}
            // The error summary leads to the first.
            id={place === 0 ? fieldId(field) : `${fieldId(field)}-${name}`}
            name={field}
            label={label}
            hint={hint}
            values={ticked}
            isOptional
            choices={choices}
          />
        );
        return isFolded ? (
          <Details summary={label} isOpen={hasError}>
            {boxes}
          </Details>
        ) : (
          boxes
        );
      })}
  </>
);
