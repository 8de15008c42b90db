import type { ExampleSet } from '../../example.ts';
import { ColumnChart } from './column-chart.tsx';

const hours = ['7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18'];

export const examples: ExampleSet = {
  component: 'Column chart',
  about: 'Amounts by hour or day, and what they are made of.',
  examples: [
    {
      title: 'People passing by, by hour and age',
      show: (page) => (
        <ColumnChart
          id="example-columns"
          language={page.language}
          title="People passing by on a working day"
          description="Most people pass between 12 and 13; in the morning they are younger than in the afternoon."
          labels={hours}
          parts={[
            { name: '0–19', values: [20, 90, 40, 30, 40, 60, 60, 70, 110, 80, 50, 40] },
            { name: '20–64', values: [60, 120, 140, 180, 230, 320, 280, 240, 220, 210, 190, 120] },
            { name: '65+', values: [10, 20, 80, 140, 150, 110, 90, 110, 90, 60, 30, 10] },
          ]}
          format={(value) => page.format.number(value, 0)}
          axisLabel="people an hour"
        />
      ),
    },
  ],
};
