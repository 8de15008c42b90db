import type { ExampleSet } from '../../example.ts';
import { handlingTimes } from '../chart/example-data.ts';
import { ControlChart } from './control-chart.tsx';

export const examples: ExampleSet = {
  component: 'Control chart',
  about: 'Tells noise from signal: act on marked points, not on every rise and fall.',
  examples: [
    {
      title: 'With a new baseline, signals, a target and notes',
      show: (page) => (
        <ControlChart
          id="example-control"
          language={page.language}
          title="Days until a report is dealt with"
          description="36 months. The mean fell from 12.4 to 8.2 days after January 2025; the last four months are clearly better again."
          {...handlingTimes()}
          target={7}
          format={(value) => page.format.number(value, value % 1 === 0 ? 0 : 1)}
          axisLabels={{ y: 'days, mean by month' }}
        />
      ),
    },
  ],
};
