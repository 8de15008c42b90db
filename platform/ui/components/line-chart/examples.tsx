import type { ExampleSet } from '../../example.ts';
import { LineChart } from './line-chart.tsx';

const labels = ['2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025'];
const here = [31, 31.6, 29.2, null, 34, 35.1, 36.3, 38.4];

export const examples: ExampleSet = {
  component: 'Line chart',
  about: 'One or a few series over time, with how sure each is.',
  examples: [
    {
      title: 'Two series, one with an interval and a gap',
      show: (page) => (
        <LineChart
          id="example-lines"
          language={page.language}
          title="Trips by bicycle, 2018 to 2025"
          description="Polderdam rose from 31 to 38.4%; all towns from 27 to 28.2%. There is no figure of 2021 for Polderdam."
          labels={labels}
          series={[
            {
              name: 'Polderdam',
              values: here,
              lower: here.map((value) => (value === null ? null : value - 1.5)),
              upper: here.map((value) => (value === null ? null : value + 1.5)),
            },
            { name: 'All towns', values: [27, 27.1, 26.2, 26.9, 27.4, 27.6, 28, 28.2] },
          ]}
          format={(value) => `${page.format.number(value)}%`}
          axisLabels={{ y: '% of all trips' }}
          notes={labels.map((label) =>
            label === '2022' ? 'A bridge for bicycles opened' : undefined,
          )}
        />
      ),
    },
  ],
};
