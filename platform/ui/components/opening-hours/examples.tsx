import { entryOf } from '../../../opening-hours/entry.ts';
import type { OpeningHours } from '../../../opening-hours/opening-hours.ts';
import type { ExampleSet } from '../../example.ts';
import { OpeningHoursFields, OpeningHoursView } from './opening-hours.tsx';

const office = [
  { from: '09:00', to: '12:30' },
  { from: '13:00', to: '17:00' },
];

const hours: OpeningHours = {
  week: [office, office, office, [{ from: '09:00', to: '20:00' }], office, [], []],
  special: [{ day: '2026-12-25', until: '2026-12-26', spans: [], label: 'Christmas' }],
};

export const examples: ExampleSet = {
  component: 'Opening hours',
  about: 'When a counter is open, week by week, and the days with hours of their own.',
  examples: [
    {
      title: 'For readers',
      show: (page) => (
        <OpeningHoursView page={page} hours={hours} now={new Date('2026-11-27T18:00:00Z')} isLive />
      ),
    },
    {
      title: 'For editors',
      show: (page) => <OpeningHoursFields page={page} name="example" entry={entryOf(hours)} />,
    },
  ],
};
