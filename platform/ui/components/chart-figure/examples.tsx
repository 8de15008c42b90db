import type { ExampleSet } from '../../example.ts';
import { DataTable } from '../data-table/data-table.tsx';
import { LineChart } from '../line-chart/line-chart.tsx';
import { ChartFigure } from './chart-figure.tsx';

const rows = [
  { year: '2022', value: 34.1 },
  { year: '2023', value: 35.2 },
  { year: '2024', value: 36.3 },
  { year: '2025', value: 38.4 },
];

export const examples: ExampleSet = {
  component: 'Chart figure',
  about:
    'Every chart stands in one: heading, reading in words, chart, and the same figures as a table.',
  examples: [
    {
      title: 'A line with its table',
      show: (page) => (
        <ChartFigure
          page={page}
          id="figure-cycling"
          title="More trips by bicycle, four years in a row"
          reading={
            <p>In 2025 people made 38.4% of their trips by bicycle, 4.3 more than in 2022.</p>
          }
          chart={
            <LineChart
              id="figure-cycling-chart"
              language={page.language}
              title="Trips by bicycle, 2022 to 2025"
              description="A rising line from 34.1% to 38.4%."
              labels={rows.map((row) => row.year)}
              series={[{ name: 'Polderdam', values: rows.map((row) => row.value) }]}
              format={(value) => `${page.format.number(value)}%`}
              axisLabels={{ y: '% of all trips' }}
            />
          }
          table={
            <DataTable
              page={page}
              id="figure-cycling-table"
              caption="Trips by bicycle, % of all trips"
              columns={[
                { header: 'Year', cell: (row) => row.year, isRowHeader: true },
                { header: '%', cell: (row) => page.format.number(row.value, 1), isNumeric: true },
              ]}
              rows={rows}
            />
          }
          source="Source: survey of getting around, made-up figures"
        />
      ),
    },
  ],
};
