import { Icon } from '../../icons.tsx';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

export interface SearchFormProps {
  readonly page: Pick<PageContext, 'language'>;
  readonly action: string;
  /** What can be found here: “Search the figures”. */
  readonly label: string;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  /** Word on the button. */
  readonly submit?: string | undefined;
  /** The label stays for screen readers only. */
  readonly isLabelHidden?: boolean | undefined;
  /** Large: the first thing on a page. */
  readonly isLarge?: boolean | undefined;
  /** Other parts of the address to keep, such as a filter. */
  readonly keep?: Readonly<Record<string, string>> | undefined;
}

/** @example <SearchForm page={page} action="/figures" label="Search the figures" /> */
export const SearchForm = ({
  page,
  action,
  label,
  name = 'q',
  value,
  hint,
  submit,
  isLabelHidden,
  isLarge,
  keep = {},
}: SearchFormProps) => (
  <search>
    <form
      class={`polder-search${isLarge ? ' polder-search--large' : ''}`}
      method="get"
      action={action}
    >
      {Object.entries(keep).map(([key, kept]) => (
        <input type="hidden" name={key} value={kept} />
      ))}
      <label
        class={isLabelHidden ? 'polder-visually-hidden' : 'utrecht-form-label'}
        for={`search-${name}`}
      >
        {label}
      </label>
      <div class="polder-search__line">
        <input
          class="utrecht-textbox"
          type="search"
          id={`search-${name}`}
          name={name}
          value={value}
          autocomplete="off"
          aria-describedby={hint ? `search-${name}-hint` : undefined}
        />
        <button class="utrecht-button utrecht-button--primary-action" type="submit">
          <Icon name="search" />
          {submit ?? words[page.language].search}
        </button>
      </div>
      {hint ? (
        <p class="utrecht-form-field-description" id={`search-${name}-hint`}>
          {hint}
        </p>
      ) : null}
    </form>
  </search>
);
