import type { ExampleSet } from '../../example.ts';
import { Stepper } from './stepper.tsx';

export const examples: ExampleSet = {
  component: 'Stepper',
  about: 'Where someone is in a task of a few steps; done steps lead back.',
  examples: [
    {
      title: 'An import',
      show: (page) => (
        <Stepper
          page={page}
          current={2}
          steps={[
            { label: 'Choose file', href: '#file' },
            { label: 'Match columns', href: '#columns' },
            { label: 'Check rows' },
            { label: 'Publish' },
          ]}
        />
      ),
    },
  ],
};
