import type { ExampleSet } from '../../example.ts';
import { sortingHouseholds } from '../chart/example-data.ts';
import { FunnelChart } from './funnel-chart.tsx';

export const examples: ExampleSet = {
  component: 'Funnel chart',
  about:
    'Which areas differ more than their size explains: small areas differ much by chance, large ones little.',
  examples: [
    {
      title: 'Twenty-four neighbourhoods, five of them outside the limits',
      show: (page) => (
        <FunnelChart
          id="example-funnel"
          language={page.language}
          title="Households that sort their waste"
          description="Most neighbourhoods lie within the lines. Three are clearly different, two may be."
          {...sortingHouseholds()}
          benchmark={{ label: 'Polderdam', value: 62 }}
          format={(value) => `${page.format.number(value, value % 1 === 0 ? 0 : 1)}%`}
          formatSize={(size) => page.format.number(size, 0)}
          axisLabels={{ x: 'households', y: '% that sort' }}
        />
      ),
    },
    {
      title: 'Many areas',
      show: (page) => (
        <FunnelChart
          id="example-funnel-many"
          language={page.language}
          title="Households that sort their waste, 300 small areas"
          description="The cloud of areas fills the funnel; five lie outside."
          {...sortingHouseholds(300)}
          benchmark={{ label: 'Polderdam', value: 62 }}
          format={(value) => `${page.format.number(value, value % 1 === 0 ? 0 : 1)}%`}
          formatSize={(size) => page.format.number(size, 0)}
          axisLabels={{ x: 'households', y: '% that sort' }}
        />
      ),
    },
  ],
};
