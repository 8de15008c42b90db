import type { ExampleSet } from '../../example.ts';
import { Stack } from '../layout/layout.tsx';
import { Checkboxes, Radios } from './choices.tsx';

export const examples: ExampleSet = {
  component: 'Radios and checkboxes',
  about: 'Radios for one of a few, checkboxes for any of a few; the question is the legend.',
  examples: [
    {
      title: 'With hints',
      show: (page) => (
        <Stack>
          <Radios
            page={page}
            name="contact-by"
            label="How can we reach you?"
            hint="We answer within five working days."
            value="mail"
            choices={[
              { value: 'mail', label: 'E-mail' },
              { value: 'call', label: 'Telephone', hint: 'We call between 9:00 and 17:00.' },
            ]}
          />
          <Radios
            page={page}
            name="again"
            label="Did you report this before?"
            isInline
            isOptional
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No' },
            ]}
          />
          <Checkboxes
            page={page}
            name="subjects"
            label="What do you want to hear about?"
            values={['plans']}
            choices={[
              { value: 'plans', label: 'Plans near me' },
              { value: 'waste', label: 'Waste' },
              { value: 'events', label: 'Events', isDisabled: true },
            ]}
          />
        </Stack>
      ),
    },
  ],
};
