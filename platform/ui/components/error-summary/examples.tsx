import type { ExampleSet } from '../../example.ts';
import { TextField } from '../form/fields.tsx';
import { Stack } from '../layout/layout.tsx';
import { ErrorSummary } from './error-summary.tsx';

export const examples: ExampleSet = {
  component: 'Error summary',
  about: 'Stands above a form that came back and leads to each field.',
  examples: [
    {
      title: 'One error',
      show: (page) => (
        <Stack>
          <ErrorSummary
            page={page}
            id="example-error-summary"
            errors={[
              { field: 'postcode', message: 'Write the postcode with four digits and two letters' },
            ]}
          />
          <TextField
            page={page}
            name="postcode"
            label="Postcode"
            width="short"
            value="99 ZZ"
            error="Write the postcode with four digits and two letters"
          />
        </Stack>
      ),
    },
  ],
};
