import type { ExampleSet } from '../../example.ts';
import { ProgressBar } from './progress-bar.tsx';

export const examples: ExampleSet = {
  component: 'Progress',
  about: 'How far a longer task is, in words and as a bar.',
  examples: [
    {
      title: 'Halfway',
      show: () => (
        <ProgressBar
          id="example-progress"
          label="Reading addresses"
          value={18204}
          max={29740}
          text="18 204 of 29 740"
        />
      ),
    },
  ],
};
