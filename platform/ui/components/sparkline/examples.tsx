import type { ExampleSet } from '../../example.ts';
import { Sparkline } from './sparkline.tsx';

export const examples: ExampleSet = {
  component: 'Sparkline',
  about: 'The course of a figure at a glance, beside the figure itself.',
  examples: [
    {
      title: 'Eight years',
      show: () => (
        <Sparkline
          values={[31, 31.6, 32.9, null, 34, 35.1, 36.3, 38.4]}
          title="Rising since 2018"
        />
      ),
    },
  ],
};
