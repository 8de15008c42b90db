import type { ExampleSet } from '../../example.ts';
import { ComparisonBar } from './comparison-bar.tsx';

export const examples: ExampleSet = {
  component: 'Comparison',
  about: 'One figure here beside the same figure elsewhere.',
  examples: [
    {
      title: 'Three places',
      show: (page) => (
        <ComparisonBar
          format={(value) => `${page.format.number(value, 1)}%`}
          max={60}
          items={[
            { label: 'Binnenstad', value: 44.1, lower: 41.2, upper: 47, isHighlighted: true },
            { label: 'Polderdam', value: 38.4 },
            { label: 'All towns', value: 28.2 },
          ]}
        />
      ),
    },
  ],
};
