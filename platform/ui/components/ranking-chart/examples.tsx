import type { ExampleSet } from '../../example.ts';
import { neighbourhoods } from '../chart/example-data.ts';
import { RankingChart, ranked } from './ranking-chart.tsx';

export const examples: ExampleSet = {
  component: 'Ranking',
  about: 'Areas in order with their intervals: where intervals overlap, the order says little.',
  examples: [
    {
      title: 'Twelve neighbourhoods',
      show: (page) => (
        <RankingChart
          id="example-ranking"
          language={page.language}
          title="Homes with rain water kept on the plot"
          description="Twelve neighbourhoods from high to low, with the mean of the town."
          areas={ranked(
            neighbourhoods.slice(0, 12).map((area) => ({
              ...area,
              label: area.name,
              isHighlighted: area.id === 'vuurtoren',
              ...(area.id === 'sluisbuurt' ? { value: null, isWithheld: true } : {}),
            })),
          )}
          benchmark={{ label: 'Polderdam', value: 16.4 }}
          format={(value) => page.format.number(value, value % 1 === 0 ? 0 : 1)}
          axisLabel="% of homes"
        />
      ),
    },
  ],
};
