import type { ExampleSet } from '../../example.ts';
import { SelectField } from '../form/fields.tsx';
import { FilterForm } from './filter-form.tsx';

export const examples: ExampleSet = {
  component: 'FilterForm',
  about:
    'Choices that decide what a page shows. They stand in the address, so that a view can be shared.',
  examples: [
    {
      title: 'Area and period',
      show: (page) => (
        <FilterForm action="#filter" submit="Show" label="Choose area and period">
          <SelectField
            page={page}
            name="example-filter-area"
            label="Area"
            options={[
              { value: 'a', label: 'Whole town' },
              { value: 'b', label: 'Harbour' },
            ]}
          />
          <SelectField
            page={page}
            name="example-filter-period"
            label="Period"
            options={[{ value: '2025', label: '2025' }]}
          />
        </FilterForm>
      ),
    },
  ],
};
