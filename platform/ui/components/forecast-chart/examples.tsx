import type { ExampleSet } from '../../example.ts';
import { peopleOver80 } from '../chart/example-data.ts';
import { ForecastChart } from './forecast-chart.tsx';

export const examples: ExampleSet = {
  component: 'Forecast',
  about: 'What was measured, what is expected, and how sure that is: never a line alone.',
  examples: [
    {
      title: 'Fourteen years measured, eight expected',
      show: (page) => (
        <ForecastChart
          id="example-forecast"
          language={page.language}
          title="People over 80"
          description="From 2,300 in 2012 to 3,100 in 2025; in 2033 between 3,300 and 3,850 are expected."
          {...peopleOver80()}
          target={3400}
          format={(value) => page.format.number(value, 0)}
          axisLabels={{ y: 'people' }}
        />
      ),
    },
  ],
};
