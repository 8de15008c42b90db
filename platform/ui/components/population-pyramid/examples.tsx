import type { ExampleSet } from '../../example.ts';
import { PopulationPyramid } from './population-pyramid.tsx';

const shares = [4.1, 4.6, 5, 5.2, 5.4, 6, 6.6, 6.3, 6, 6.2, 7, 7.3, 6.9, 6.2, 5.6, 4.8, 3.4, 2];

export const examples: ExampleSet = {
  component: 'Population pyramid',
  about: 'Who lives here, by age, beside another place.',
  examples: [
    {
      title: 'A neighbourhood beside the town',
      show: (page) => (
        <PopulationPyramid
          id="example-pyramid"
          title="People in Binnenstad by age"
          description="Many people between 20 and 35, few children; the town as a whole is older."
          sides={{ left: 'Men', right: 'Women' }}
          elsewhere="Polderdam"
          groups={shares.map((share, index) => ({
            label: index === 17 ? '85+' : `${index * 5}–${index * 5 + 4}`,
            left: Math.max(0.6, share + Math.sin(index / 2) * 1.8),
            right: Math.max(0.7, share + Math.sin(index / 2 + 0.2) * 1.6),
            leftElsewhere: share,
            rightElsewhere: share * 1.02,
          }))}
          format={(value) => `${page.format.number(value)}%`}
        />
      ),
    },
  ],
};
