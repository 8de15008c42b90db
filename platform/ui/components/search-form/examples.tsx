import type { ExampleSet } from '../../example.ts';
import { SearchForm } from './search-form.tsx';

export const examples: ExampleSet = {
  component: 'Search',
  about: 'A question to a list or to the town. Answers have an address that can be shared.',
  examples: [
    {
      title: 'With hint',
      show: (page) => (
        <SearchForm
          page={page}
          action="/figures"
          label="Search the figures"
          hint="For example: cycling, rent, green"
        />
      ),
    },
  ],
};
