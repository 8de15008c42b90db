import { Button } from '../../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../../platform/ui/components/choices/choices.tsx';
import { fieldId } from '../../../../../platform/ui/components/form/field.tsx';
import { TextField } from '../../../../../platform/ui/components/form/fields.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import type { Colleague, Task } from '../../assignment-store.ts';
import { foundAtMost, listedAtMost, offeredPeople } from '../../find-people.ts';

export const searchField = (task: Task): string => `${task}-search`;

/** Value of the button that looks for people and saves nothing. */
export const findPeople = 'find';

export interface PeopleFieldProps {
  readonly page: PageContext;
  readonly task: Task;
  /** Everyone who may have the task. */
  readonly people: readonly Colleague[];
  readonly chosen: readonly string[];
  /** The name that was looked for. */
  readonly typed: string;
  /** Where the form goes. */
  readonly action: string;
  readonly error: string | undefined;
}

/** Who has a task: a few to tick, or of many those chosen with a box to find others by name. */
export const PeopleField = (props: PeopleFieldProps) => {
  const { page, task, people, chosen, typed, error } = props;
  const text = builderMessages[page.language].people;
  const offered = offeredPeople(people, chosen, typed);
  const isListed = offered.people.length > 0;
  const outcome = typed === '' ? undefined : outcomeOf(page, typed, offered.found);
  return (
    <>
      {isListed ? (
        <Checkboxes
          page={page}
          name={task}
          label={text[task]}
          hint={outcome ?? text[`${task}Hint`]}
          choices={offered.people.map(({ id, name, email }) => ({
            value: id,
            label: name,
            hint: email,
          }))}
          values={chosen}
          error={error}
        />
      ) : null}
      {people.length > listedAtMost ? (
        <PeopleSearch {...props} outcome={isListed ? undefined : outcome} isOnly={!isListed} />
      ) : null}
    </>
  );
};

const outcomeOf = (page: PageContext, typed: string, found: number): string => {
  const text = builderMessages[page.language].people;
  const { number, plural } = page.format;
  if (found === 0) return text.sought(typed, text.notFound);
  return text.sought(
    typed,
    found > foundAtMost
      ? text.foundMany(number(found), number(foundAtMost))
      : plural(found, text.found),
  );
};

const PeopleSearch = ({
  page,
  task,
  action,
  error,
  outcome,
  isOnly,
}: PeopleFieldProps & {
  readonly outcome: string | undefined;
  /** Whether there is nobody to tick. */
  readonly isOnly: boolean;
}) => {
  const text = builderMessages[page.language].people;
  return (
    <>
      <TextField
        page={page}
        name={searchField(task)}
        // The error summary leads to the box when there is nobody to tick.
        {...(isOnly ? { id: fieldId(task), error } : {})}
        type="search"
        label={text.find[task]}
        hint={outcome ?? text.findHint}
        autocomplete="off"
        spellcheck={false}
        isOptional={!isOnly}
      />
      <p>
        <Button
          kind="secondary"
          name="do"
          value={findPeople}
          formaction={`${action}#${fieldId(task)}`}
        >
          {text.findButton}
          <span class="polder-visually-hidden">: {text[task]}</span>
        </Button>
      </p>
    </>
  );
};
